"""A changed number is surely wrong, and of the right one's form."""

from dataclasses import replace

import pytest

from app.facts.clauses import Part
from app.facts.misread import two_objects
from app.questions.anchors import with_article
from app.questions.claims import other_fraction, other_number, told_of_day, true_claim, was_done_there
from app.questions.drafting import claim, number
from app.questions.measures import FRACTIONS
from app.questions.phrasing import Asked, ask
from app.questions.slot import Slot, SlotKind
from tests.questions.conftest import Told


def counted(answer: str, hedge: str = "") -> Slot:
    return Slot(SlotKind.COUNT, (0,), (0,), None, answer, hedge=hedge, noun="soldiers")


@pytest.mark.parametrize(
    ("answer", "other"),
    [
        ("8,000", "13,000"),
        ("29", "46"),
        ("4.8%", "7.7%"),
        ("83 percent", "50 percent"),
        ("nine", "six"),
        ("two", "four"),
    ],
)
def test_another_number_keeps_the_form(answer: str, other: str):
    assert other_number(counted(answer)) == other


@pytest.mark.parametrize("hedge", ["more than", "at least", "up to", "over", "less than"])
def test_under_a_one_sided_hedge_no_number_is_surely_wrong(hedge: str):
    assert other_number(counted(f"{hedge} 18", hedge)) is None


def test_words_without_a_value_give_no_other():
    assert other_number(counted("dozens")) is None


@pytest.mark.parametrize("answer", FRACTIONS)
def test_another_fraction_is_not_the_next_one(answer: str):
    other = other_fraction(Slot(SlotKind.FRACTION, (0,), (0,), None, answer, noun="farmers"))
    assert other
    assert abs(FRACTIONS.index(other) - FRACTIONS.index(answer)) > 1


def test_under_a_one_sided_hedge_no_fraction_is_surely_wrong():
    assert other_fraction(Slot(SlotKind.FRACTION, (0,), (0,), None, "half", hedge="more than")) is None


@pytest.mark.parametrize(
    ("text", "ways"),
    [
        ("The Soto Bridge was opened in Lima by Ana Soto in 2019.", 1),
        ("Soto Bridges were opened in Lima by Ana Soto in 2019.", 0),  # there may be more elsewhere
        ("The Soto Bridge won a prize in Lima in 2019.", 0),  # and perhaps another one elsewhere
    ],
)
def test_one_named_thing_is_put_elsewhere(told: Told, text: str, ways: int):
    statement, _ = told(text)
    city = Slot(SlotKind.CITY, (0,), (0,), None, "Lima", preposition="in")
    assert int(was_done_there(statement, city)) == ways


def test_a_day_of_which_the_article_tells_more_of_the_subject_is_not_claimed(told: Told):
    statement, _ = told("Ana Soto came to Lima on May 9. On May 8, 2019, Ana Soto met Luis Vega in Cusco.")
    day = Slot(SlotKind.DATE, (0,), (0,), None, "May 8")
    assert [told_of_day(statement, day, other) for other in ("May 9", "May 5")] == [True, False]


@pytest.mark.parametrize(
    ("text", "begun"),
    [
        ("23% of ferries in Peru are believed to be owned by Chile.", "According to the article, 23% of"),
        ("Major Ann Poe is leading 40 divers to the port of Lima.", "According to the article, Major Ann Poe"),
        ("Baker Ann Poe is leading 40 divers to the port of Lima.", "According to the article, baker Ann Poe"),
    ],
)
def test_a_claim_begins_as_a_clause_does(told: Told, text: str, begun: str):
    statement, _ = told(f"A baker came. {text}")
    assert claim(true_claim(statement)).stem.startswith(begun)


def test_whose_word_stands_at_the_end_is_told_once(told: Told):
    statement, _ = told("A baker came. Peru has 40 boats on the coast of Chile.")
    said = with_article("Peru has 40 boats, according to Ann Poe.", statement.reading)
    assert said == "In the article, Peru has 40 boats, according to Ann Poe."
    assert with_article(said, statement.reading) == said


def test_a_long_source_stands_behind_what_it_says(told: Told):
    statement, _ = told("A baker came. Peru has 40 boats on the coast of Chile.")
    source = "a study published in 2019 by the School of Lima and the Museum of Cusco"
    said = with_article(f"According to {source}, Peru has 40 boats.", statement.reading)
    assert said == f"In the article, Peru has 40 boats, according to {source}."
    short = with_article("According to the School of Lima, Peru has 40 boats.", statement.reading)
    assert short == "According to the School of Lima in the article, Peru has 40 boats."


def test_no_question_parts_two_objects_of_a_verb(told: Told):
    # "Houses" was read as a noun: "How many fields and houses does the port cover 80 boats?"
    statement, _ = told("A baker came. The port of Lima covers just 37 acres and houses 80 boats of the Peruvian Navy.")
    clause = statement.clause
    acres = next(token for token in clause.tokens if token.text == "acres")
    part = Part(acres.index, "dobj", (acres.index - 1, acres.index))
    slot = Slot(SlotKind.COUNT, part.words[:1], part.words, part, "37", noun="acres")
    assert two_objects(clause)
    assert ask(statement, slot) is None


@pytest.mark.parametrize(
    ("answer", "noun", "stem"),
    [
        ("two-", "thirds of Lima", "How many thirds of Lima did fires ring?"),
        ("31", "soles", "To how many soles did the price of bread rise five soles?"),
    ],
)
def test_nobody_asks_how_many_thirds_or_counts_one_thing_twice(told: Told, answer: str, noun: str, stem: str):
    statement, _ = told("A baker came. Peru has 40 boats on the coast of Chile.")
    slot = Slot(SlotKind.COUNT, (0,), (0,), None, answer, noun=noun)
    assert number(Asked(statement, slot, stem)) is None
    assert number(Asked(statement, replace(slot, answer="40", noun="boats"), "How many boats has Peru?"))
