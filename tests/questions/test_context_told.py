"""What the sentences shown have told of when a word points back; and blanks for a nationality."""

from collections.abc import Callable
from datetime import date

import pytest

from app.articles.cleaning import clean
from app.articles.text import Article, ArticleDate, DateBasis
from app.facts.names import NameKind
from app.facts.reading import read
from app.facts.syntax import Parse
from app.questions.context_cloze import in_context
from app.questions.draft import BLANK, Draft
from app.questions.hints import hint_of

Clozes = Callable[[str], list[Draft]]


@pytest.fixture(scope="session")
def clozes(parse: Parse) -> Clozes:
    def of(text: str) -> list[Draft]:
        dated = ArticleDate(date(2023, 5, 9), DateBasis.DERIVED)
        article = Article("a", text, "Harbours", published=dated)
        library = read([(article, clean(article.raw, article="a"))], parse=parse)
        return list(in_context(library.readings[0], library))

    return of


def keys(drafts: list[Draft], sentence: str) -> set[str]:
    return {draft.key.accepted[0].text for draft in drafts if sentence in draft.stem}


@pytest.mark.parametrize(
    ("before", "sentence", "key"),
    [
        (
            "Peru runs the Rimac naval base in Chile. In Cuba, Peru runs the 3rd naval base of its fleet.",
            "These bases were built to keep the smugglers of neighbouring Ecuador away.",
            "Ecuador",
        ),
        (
            "In May, the mayors of Lima and Cusco accepted invitations to attend a parade in Quito.",
            "This participation surprised many, for only the mayors of Bolivia and Chile had graced the occasion.",
            "Chile",
        ),
    ],
)
def test_what_was_told_of_singly_or_in_other_words_is_shown(
    clozes: Clozes, before: str, sentence: str, key: str
) -> None:
    assert key in keys(clozes(f"{before} {sentence}"), sentence.split(maxsplit=1)[0])


@pytest.mark.parametrize(
    ("before", "sentence"),
    [
        (
            "Peru runs the Rimac naval base in Chile. It rained.",
            "These bases were built to keep the smugglers of neighbouring Ecuador away.",
        ),
        (
            "In May, the mayors of Lima and Cusco painted a wall in Quito.",
            "This participation surprised many, for only the mayors of Bolivia and Chile had graced the occasion.",
        ),
    ],
)
def test_what_was_not_told_is_not(clozes: Clozes, before: str, sentence: str) -> None:
    assert not keys(clozes(f"{before} {sentence}"), sentence.split(maxsplit=1)[0])


def test_people_may_be_asked_for_their_nationality(clozes: Clozes) -> None:
    found = clozes("In 2019, Ann Poe opened a memorial to Peruvian nurses who died in the city of Quito.")
    (asked,) = [draft for draft in found if draft.rule == "context:nationality"]
    assert f"a memorial to {BLANK} (a nationality) nurses" in asked.stem
    assert {form.text for form in asked.key.accepted} == {"Peruvian", "Peruvians"}


def test_a_nationality_that_a_country_in_view_tells_is_not_asked_for(clozes: Clozes) -> None:
    found = clozes("In 2019, Peru opened a memorial to Peruvian nurses who died in the city of Quito.")
    assert not [draft for draft in found if draft.rule == "context:nationality"]


def test_a_union_of_the_past_is_a_former_state() -> None:
    assert hint_of("Soviet Union", NameKind.REGION) == "a former state"


@pytest.mark.parametrize(
    ("before", "sentence", "key"),
    [
        ("The boats of Peru are old.", "Ecuador, Peru and Bolivia opposed it, two guards in Cusco said.", "Bolivia"),
        ("The harbours of Ecuador are old.", "Peru built a port there, which it sold to Bolivia.", "Bolivia"),
        ("The harbours of Peru are old.", "Under the latter, Ann Poe will build nine boats in Bolivia.", "Bolivia"),
    ],
)
def test_nobody_opposes_himself_and_no_head_tells_the_latter(
    clozes: Clozes, before: str, sentence: str, key: str
) -> None:
    assert all(draft.lead.endswith(before) for draft in clozes(f"{before} {sentence}") if key in draft.stem)


def test_two_thirds_of_them_lean_on_the_half_before(clozes: Clozes) -> None:
    text = "The boats of Peru have lost their sails, and two-thirds of them will leave the port of Lima for Bolivia."
    assert not [draft for draft in clozes(text) if draft.stem.startswith("Two-thirds of them")]


LENT = "The museum of Lima lent its ferry to a yard in Chile. In 2001, the yard painted the {} in Arica with 13 men."


@pytest.mark.parametrize(("noun", "told"), [("ferry", True), ("vessel", True), ("tram", False)])
def test_a_broader_noun_takes_up_a_narrower_one(clozes: Clozes, noun: str, *, told: bool):
    assert ("13" in keys(clozes(LENT.format(noun)), "In 2001")) is told


SHIPPED = (
    "In 2001 {} sold its old bells and an organ to a rich church near the port of Cusco and got for them three "
    "boats carrying stones from the many quarries of marble that lie around the town of Arica in the north of Chile."
)


@pytest.mark.parametrize(("who", "cut"), [("the museum of Lima", True), ("no museum but that of Lima", False)])
def test_the_last_participle_of_a_long_sentence_is_left_out(clozes: Clozes, who: str, *, cut: bool):
    drafts = clozes(SHIPPED.format(who))
    assert any(draft.stem.endswith("boats.") for draft in drafts) is cut


BOATS = "Boats of the Andean Fleet carry copper to Chile."


@pytest.mark.parametrize(
    ("sentence", "stem", "asked"),
    [
        (  # the ferries cost so much, no boats
            "Two ferries built in Cuba may be a cure, but they cost $40 million, take diesel and have sunk in Peru.",
            "They cost",
            False,
        ),
        (  # a connective left out names nothing
            "In the end, they cost the Museum of Lima $40 million and have since been sold to Peru.",
            "They cost",
            True,
        ),
    ],
)
def test_no_pronoun_means_what_was_cut_off_before_it(clozes: Clozes, sentence: str, stem: str, asked: bool):  # noqa: FBT001
    assert any(draft.stem.startswith(stem) for draft in clozes(f"{BOATS} {sentence}")) is asked


def test_a_number_in_a_second_half_is_not_shown_without_the_first(clozes: Clozes) -> None:
    before = "The mayor of Lima denied that there was a quarrel."
    first = "Payments had been held up by a mistake in the accounts of a bank in Chile"
    assert not keys(clozes(f"{before} {first}, and all but 40 of 900 had now gone through."), "All but")
    assert keys(clozes(f"{before} {first}, and 40 boats had now left the port of Callao."), BLANK)
