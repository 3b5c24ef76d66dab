"""Places and days that hang on another one; and the near misses that tell it."""

import pytest

from app.facts.syntax import Parse
from tests.questions.test_left_open import open_words


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Ann Poe never reached her shop, a five-minute walk away.", "away"),
        ("Ann Poe never reached her shop, a five-minute walk away from the Lima market.", ""),
        ("Ann Poe left Lima for her shop, a five-minute drive away.", ""),
        ("The boat was found near Huaral, about nine miles to the south.", "south"),
        ("The boat was found near Huaral, about nine miles south of Lima.", ""),
        ("The army went on from Lima to Huaral, about nine miles to the south.", ""),
        ("The army turned to the south.", ""),
    ],
)
def test_a_distance_needs_where_it_begins(parse: Parse, text: str, word: str):
    assert open_words(parse, text) == ([word] if word else [])


@pytest.mark.parametrize(
    ("text", "title", "word"),
    [
        ("Nine boats were in the port of Lima by noon.", "", "noon"),
        ("Nine boats were in the port of Lima by noon.", "Boats fill the port on Friday", ""),
        ("Nine boats were in the port of Lima by noon on Friday.", "", ""),
        ("The port of Lima opens at noon.", "", ""),
        ("Ann Poe left the port of Lima at 9.15pm.", "", "9.15pm"),
        ("Ann Poe left the port of Lima at 9.15pm on 4 May.", "", ""),
    ],
)
def test_a_time_of_day_needs_its_day(parse: Parse, text: str, title: str, word: str):
    assert open_words(parse, text, title) == ([word] if word else [])


@pytest.mark.parametrize(
    ("text", "title", "word"),
    [
        ("Ann Poe crossed the breakaway province.", "", "breakaway"),
        ("Ann Poe crossed the breakaway province of Tacna.", "", ""),
        ("Ann Poe crossed a breakaway province.", "", ""),
        ("Ann Poe crossed Tacna, the breakaway province.", "", ""),
        ("Ann Poe crossed the breakaway province.", "Peru sends troops to breakaway Tacna", ""),
    ],
)
def test_the_breakaway_province_needs_a_name(parse: Parse, text: str, title: str, word: str):
    assert open_words(parse, text, title) == ([word] if word else [])


def test_a_sentence_before_tells_the_day_only_where_it_names_one(parse: Parse):
    text = "Nine boats were in the port of Lima by noon."
    assert open_words(parse, text, lead="The strike was soon felt.") == ["noon"]
    assert open_words(parse, text, lead="The strike began on Friday.") == []
