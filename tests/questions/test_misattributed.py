"""What is so of a whole phrase, only on paper, or told by a title, is not told of a name in it, outright or again."""

import pytest

from app.facts.affiliations import affiliations_of
from app.facts.extraction import clauses_of
from app.facts.reading import Library
from app.facts.statements import Statement, statement_of
from app.facts.syntax import Parse
from app.questions.candidates import human
from app.questions.claims import false_claim
from app.questions.forms import country_forms
from app.questions.misattributed import says_of_another
from app.questions.slot import Slot, SlotKind
from tests.questions.conftest import Asker, Told
from tests.questions.test_people import library_of


def statements(library: Library) -> list[Statement]:
    made = (
        statement_of(clause, reading, library)
        for reading, sentence in library.sentences()
        for clause in clauses_of(sentence)
    )
    return [statement for statement in made if isinstance(statement, Statement)]


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("The court heard Ann Poe, a baker from Lima, who was given nine years.", "Lima was given nine years"),
        ("The town kept the tomb of Ann Poe, which weighs 40 tons.", "Ann Poe weighs 40 tons"),
        ("Ann Poe, on paper, owned 4 percent of the Andes Bank.", "Ann Poe owned 4 percent of the Andes Bank"),
    ],
)
def test_what_is_so_of_something_else_is_refused(parse: Parse, text: str, refused: str):
    told = {statement.text: says_of_another(statement) for statement in statements(library_of(parse, text))}
    assert told.get(refused, True)


@pytest.mark.parametrize(
    "text",
    [
        "The court heard the sister of Ann Poe, who was given nine years.",
        "The boats sailed to Lima, which has 40 harbours.",
        "Ann Poe, on Monday, bought 4 percent of the Andes Bank.",
    ],
)
def test_what_is_so_of_the_name_is_told(parse: Parse, text: str):
    assert not any(says_of_another(statement) for statement in statements(library_of(parse, text)))


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Ann Poe, of the group Neighbours Against Lima Noise, spoke.", "Neighbours Against Lima Noise"),
        ("Ann Poe, of the trade union Unison, spoke.", "Unison"),
    ],
)
def test_a_body_is_named_to_its_end(parse: Parse, text: str, body: str):
    library = library_of(parse, text)
    assert [found.body for found in affiliations_of(library.readings[0], library)] == [body]


def test_the_name_of_a_village_is_no_person(parse: Parse):
    library = library_of(parse, "Ann Poe telephoned from the village of Rosa Paz, where she lives. Ann Poe sings.")
    assert human(library, library.readings[0], "Ann Poe")
    assert not human(library, library.readings[0], "Rosa Paz")


@pytest.mark.parametrize(
    ("text", "answer", "instead", "made"),
    [
        ("The average family in Lima had 4.8 cows, down from 5.4 in 2031.", "4.8", "7.7", False),
        ("The average family in Lima had 4.8 cows, down from 5.4 in 2031.", "4.8", "3.1", True),
        ("The average family in Lima had 5.4 cows, up from 4.8 in 2031.", "5.4", "3.2", False),
    ],
)
def test_a_false_claim_does_not_refute_itself(told: Told, text: str, answer: str, instead: str, *, made: bool):
    slot = Slot(SlotKind.COUNT, (0,), (0,), None, answer)
    assert (false_claim(told(text)[0], slot, instead) is not None) is made


def test_congo_may_be_either_of_two():
    assert [form.text for form in country_forms("Congo")] == ["Congo"]
    assert len(country_forms("Sudan")) > 1


def test_no_second_half_without_a_verb_is_asked(questions_on: Asker):
    asked = questions_on("The harbour office of Peru said that 40 boats were counted in Lima and 30 in Arica.")
    assert not [one for one in asked if one.stem.startswith("How many") or "how many" in one.stem]


def test_what_the_title_says_is_not_asked(questions_on: Asker):
    text = "Peru closed 40 schools in the harbour of Lima. Chile sold 30 boats to the farmers of Arica."
    titled = questions_on(text, title="Peru closed 40 schools in the harbour of Lima")
    assert not [one for one in titled if "schools" in one.stem.split("”")[-1]]
