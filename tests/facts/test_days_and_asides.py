"""Weekdays that nothing dates, commas that close what stands beside a noun, and verbs that nothing joins."""

import pytest

from app.facts.extraction import clauses_of
from app.facts.gates import refusal
from app.facts.left_over import LEFT_OVER
from app.facts.names import NameKind
from app.facts.reading import Library
from app.facts.statements import Statement, whole_statement
from app.facts.whole import whole_clauses
from app.questions.appositions import appositions_of
from tests.facts.conftest import Reader
from tests.facts.test_whole import wordings


def told(read: Library) -> str:
    """Give the whole statement of a text's last sentence, or why there is none."""
    (*_, (reading, sentence)) = read.sentences()
    made = whole_statement(sentence, reading, read)
    return made.text if isinstance(made, Statement) else made


@pytest.mark.parametrize("day", ["on Saturday night", "on Saturday", "Saturday"])
def test_a_day_without_its_date_goes(library: Reader, day: str):
    assert told(library(f"The bakers of Lima sold 40 cakes in Chile {day}.")).endswith("sold 40 cakes in Chile")


def test_a_day_that_tells_which_thing_is_meant_keeps_its_sentence_back(library: Reader):
    assert told(library("The bakers of Lima sold 40 cakes at the fair that opened Sunday night.")) == "relative time"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Chile moved its oldest judge, Ann Poe, to a court in Lima.", "to a court in Lima"),
        ("The council of Lima sent a young baker, Ann Poe, to a fair in Chile.", "to a fair in Chile"),
    ],
)
def test_a_comma_that_closes_an_aside_opens_none(library: Reader, text: str, kept: str):
    ((_, sentence),) = library(text).sentences()
    assert all(kept in Statement(None, clause, {}).text for clause in whole_clauses(sentence))  # type: ignore[arg-type]


def test_who_adds_to_a_person_is_told_of_the_person_alone(library: Reader):
    text = "The fair opened with a song by Lima Post editor-in-chief Ann Poe, who teaches 40 pupils in Cusco."
    ((_, sentence),) = library(text).sentences()
    (clause,) = (clause for clause in clauses_of(sentence) if clause.rule == "relative")
    assert [sentence.parsed.tokens[word].text for word in clause.subject.words] == ["Ann", "Poe"]


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("The bakers of Lima baked 40 cakes sold them and went to Chile.", False),
        ("The bakers of Lima baked 40 cakes and sold them in Chile.", True),
        ("The bakers of Lima baked 40 cakes, sold them and went to Chile.", True),
    ],
)
def test_a_second_verb_that_nothing_joins_is_a_misreading(library: Reader, text: str, *, joined: bool):
    ((_, sentence),) = library(text).sentences()
    first = next(clauses_of(sentence))
    reasons = {name for name, holds in LEFT_OVER if holds(first)}
    assert ("two clauses run into one" not in reasons) is joined
    assert bool(refusal(first)) is not joined


@pytest.mark.parametrize(
    ("text", "which"),
    [
        ("The Lima bank lent 40 ferries to Chile in 2019.", False),
        ("The Peruvian government opened 40 schools in the town of Puno.", True),
    ],
)
def test_a_towns_name_does_not_tell_which_club(library: Reader, text: str, *, which: bool):
    assert told(library(text)).startswith("The ") is which


def test_a_year_before_a_noun_does_not_tell_which(library: Reader):
    assert not told(library("The rusty 1895 ferry sailed from Lima to Chile.")).startswith("The ")


def test_an_ordinal_after_a_hyphen_needs_no_article(library: Reader):
    assert "record-breaking 12th boat race" in told(library("Ann Poe of Lima won her record-breaking 12th boat race."))


@pytest.mark.parametrize(
    ("text", "island"),
    [
        ("A storm hit Bell Island in 2019. About 400 bakers of Peru live on the island.", "on Bell Island"),
        ("A storm hit the Bell Park in 2019. About 400 bakers of Peru live in the park.", "in the Bell Park"),
    ],
)
def test_a_place_is_named_as_the_article_writes_it(library: Reader, text: str, island: str):
    assert island in told(library(text))


def test_a_place_called_by_what_follows_is_not_named_by_half(library: Reader):
    text = "A storm hit the Coral Island of Puno in 2019. About 400 bakers of Peru live on the island."
    assert "Coral Island" not in told(library(text))


def test_a_plan_is_no_person(library: Reader):
    ((_, sentence),) = library("The Poe Plan calls for an end to fishing in Lima.").sentences()
    assert "Poe Plan" not in {name.text for name in sentence.names if name.kind is NameKind.PERSON}


@pytest.mark.parametrize("title", ["Labour MP", "Associate Professor", "Detective Inspector", "Acme Chief Executive"])
def test_a_title_inside_a_run_is_no_part_of_the_name(library: Reader, title: str):
    ((_, sentence),) = library(f"A baker in Lima thanked {title} Ann Poe.").sentences()
    assert sentence.names[-1].text == "Ann Poe"


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("A bell rang for Ann Poe, the charity's head of public affairs in Lima, in 2019.", 0),
        ("A bell rang for Ann Poe, the ferry's first owner and builder in Lima, in 2019.", 1),
        ("Rosa Paz was led by Ann Poe, Elsa Rojas's second pupil in the town of Puno, in 2019.", 0),
    ],
)
def test_a_description_by_somebody_unnamed_is_not_asked(library: Reader, text: str, asked: int):
    read = library(text)
    assert len(list(appositions_of(read.readings[0], read))) == asked


@pytest.mark.parametrize(
    ("day", "left"),
    [
        ("the following Thursday ", ""),
        ("on the previous Monday ", ""),
        ("late on Friday ", ""),
        ("last Sunday night ", ""),
        ("on the first Monday of May ", "on the first Monday of May "),
    ],
)
def test_a_day_without_its_date_goes_with_all_that_points_at_it(library: Reader, day: str, left: str):
    text = "The boat of Ann Poe was found {}in a lake near Lima by two bakers."
    assert text.format(left).rstrip(".") in wordings(library(text.format(day)))


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (
            "Tickets brought in £40m in 2019, 38 per cent of all income, as against 17 per cent in 2012.",
            "Tickets brought in £40m in 2019",
        ),
        (
            "Lima has 40 ferries (a source of much pride), up from three in 2012.",
            "Lima has 40 ferries, up from three in 2012",
        ),
    ],
)
def test_a_comparison_goes_with_the_figure_that_it_compares(library: Reader, text: str, left: str):
    assert left in wordings(library(text))
    assert not any("income" not in wording and "17" in wording for wording in wordings(library(text)))
