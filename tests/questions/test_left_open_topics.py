"""Words of surveys, illnesses, goods and harm of which nothing in view says which; and those that it does."""

import pytest

from app.facts.syntax import Parse
from tests.questions.test_left_open import open_words


@pytest.mark.parametrize(
    ("text", "title", "word"),
    [
        ("The margin of error was plus or minus four points.", "", "error"),
        ("The margin of error was plus or minus four points.", "Peruvians like trains, survey finds", ""),
        ("The margin of error of the poll was four points.", "", ""),
        ("The error cost Ann Poe four points.", "", ""),
        ("A third of those surveyed live in Lima.", "", "those"),
        ("A third of those surveyed live in Lima.", "Poll: Peruvians like trains", ""),
    ],
)
def test_survey_terms_need_their_survey(parse: Parse, text: str, title: str, word: str):
    assert open_words(parse, text, title) == ([word] if word else [])


@pytest.mark.parametrize(
    ("text", "title", "word"),
    [
        ("Peru reported more cases than Chile in 2031.", "", "cases"),
        ("Peru reported more cases of cholera than Chile in 2031.", "", ""),
        ("Peru reported more cases than Chile in 2031.", "Peru fights cholera", ""),
        ("Peru reported more cases than Chile in 2031.", "Peru fights cholera and dengue", "cases"),
        ("The judges in Lima heard nine cases in 2031.", "", ""),
    ],
)
def test_cases_need_one_illness(parse: Parse, text: str, title: str, word: str):
    assert open_words(parse, text, title) == ([word] if word else [])


def test_the_sentence_before_names_the_illness_nearest(parse: Parse):
    text, title = "Peru reported more cases than Chile in 2031.", "Peru fights cholera and dengue"
    assert open_words(parse, text, title, lead="Cholera kills many people.") == []
    assert open_words(parse, text, title, lead="Both kill many people.") == ["cases"]


@pytest.mark.parametrize(
    ("text", "title", "word"),
    [
        ("Deliveries through Peru stopped in 2031.", "", "Deliveries"),
        ("Deliveries of gas through Peru stopped in 2031.", "", ""),
        ("Gas deliveries through Peru stopped in 2031.", "", ""),
        ("Deliveries through Peru stopped in 2031.", "How Chile learnt to live without gas", ""),
    ],
)
def test_deliveries_need_their_goods(parse: Parse, text: str, title: str, word: str):
    assert open_words(parse, text, title) == ([word] if word else [])


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The Andes Bank has been hit harder.", "hit"),
        ("The Andes Bank has been hit harder by the new tax.", ""),
        ("The Andes Bank was hit hard when prices fell.", ""),
        ("The farms of Huaral were badly hit.", "hit"),
        ("In the flood, the farms of Huaral were badly hit.", ""),
        ("The ferries of Lima fared worse.", "fared"),
        ("The ferries of Lima fared worse than the trains.", ""),
    ],
)
def test_harm_needs_its_cause(parse: Parse, text: str, word: str):
    assert open_words(parse, text) == ([word] if word else [])
