"""What may be taken out of a sentence, and what is said of one that is not whole any more."""

import pytest

from app.facts.extraction import clauses_of
from app.facts.gates import refusal
from app.facts.reading import Library
from app.facts.statements import Statement, shortenings
from app.facts.whole import whole_clauses
from app.facts.whole_gates import refusal_of_whole
from tests.facts.conftest import Reader


def wordings(read: Library) -> list[str]:
    """Give every wording of a text's last sentence that no gate refuses, whole ones first."""
    (*_, (reading, sentence)) = read.sentences()
    whole = [clause for clause in whole_clauses(sentence) if not refusal_of_whole(clause, dated=True)]
    taken = [clause for clause in clauses_of(sentence) if not refusal(clause, dated=True)]
    return [Statement(reading, clause, {}).text for clause in (*whole, *taken)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "The Lima court ruled that workers may sue within months of first receiving a wage.",
            "of first receiving",
        ),
        ("The Lima court ruled in 2007 that John Smith had filed the complaint too late.", "too late"),
        ("Chile is also Peru's second-largest trading partner after Brazil.", "second-largest"),
        ("Early in-person voting began in the region of Arica in Chile.", "Early in-person"),
        ("Instead of paintings, the Lima museum bought 40 clocks from Chile.", "Instead of"),
        ("John Smith said Peru would send no aid to Chile, at least not before 2030.", "at least not"),
        ("Ann Lord of Lima won her first prize since 1990.", "since 1990"),
        ("The museum in Lima opens when a ship from Chile arrives.", "when"),
        ("John Smith of Lima aimed the lamp, very precisely, at the port of Chile.", "at the port"),
        ("Peru ranked second after Chile in 2019.", "second"),
        ("The Lima museum was closed to visitors from Chile, except on 3 May.", "except"),
    ],
)
def test_words_that_change_what_is_said_stay(library: Reader, text: str, words: str):
    told = wordings(library(text))
    assert told
    assert all(words in wording for wording in told)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Early in the spring of 2019, the Lima museum bought 40 clocks from Chile.", "Early in"),
        ("A third of all women in Lima are poor, according to a study by the Chile Institute.", "according"),
    ],
)
def test_a_whole_sentence_keeps_its_time_and_its_source(library: Reader, text: str, words: str):
    (*_, (reading, sentence)) = library(text).sentences()
    whole = [clause for clause in whole_clauses(sentence) if not refusal_of_whole(clause, dated=True)]
    assert whole
    assert all(words in Statement(reading, clause, {}).text for clause in whole)


@pytest.mark.parametrize(
    "text",
    [
        "Peru's Office for the Treatment of Prisoners said in a statement.",
        "John Smith and Ann Lord of the Lima School are not so sure.",
        "Chile's minister got a coveted front-row seat.",
        "Families are mostly from Chile, Brazil and Peru.",
        "The Lima museum opened at 5 p.m. Ann Lord left Peru for Chile.",
        "Ann Lord, a 28-year-old Lima lawyer turned baker, made it back to Peru with John Smith.",
    ],
)
def test_half_a_sentence_is_refused(library: Reader, text: str):
    assert wordings(library(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "In Lima, a town hurt by the storm, about 60 people — most wrapped up in coats — lined up at the hall.",
        "While union members in Chile insist Peru's place is with Brazil, a formal offer has not been made.",
        "The court ruled that workers may sue within six months of a loss — in Smith's case, years before she knew.",
    ],
)
def test_a_sentence_is_left_with_both_its_halves_or_not_at_all(library: Reader, text: str):
    whole = text.rstrip(".")
    assert all(
        wording == whole or (not set("—") & set(wording) and not wording.startswith("While"))
        for wording in wordings(library(text))
    )


def test_what_somebody_insists_is_no_clause_of_its_own(library: Reader):
    text = "While union leaders in Chile insist Peru's place is with Brazil, a formal offer has not been made."
    assert "Peru's place is with Brazil" not in wordings(library(text))


def test_no_half_of_a_hyphened_word_is_left(library: Reader):
    told = wordings(library("The numbers of sailors and ex-sailors in Peru rose until the spring of 2016."))
    assert told
    assert all("ex-sailors" in wording for wording in told)


def test_an_hour_before_a_day_ends_no_sentence(library: Reader):
    assert wordings(library("The Lima museum opened its doors to Ann Lord at 9 a.m. Moscow time in Chile."))


def test_a_seat_at_something_named_is_told(library: Reader):
    assert wordings(library("Chile's minister got a front-row seat at the Lima opera."))


def test_what_quality_a_deed_shows_is_the_writers_reading(library: Reader):
    assert not wordings(library("In 2019, John Smith of Lima was forced to show courage in speaking to Peru."))
    assert wordings(library("In 2019, John Smith of Lima was forced to show his ticket to police in Peru."))


def test_nothing_is_made_of_a_clause_whose_verb_went_to_another(library: Reader):
    begun = "The fire also came a day after Mr Smith, furious that Mr Lord had not stopped the farmers"
    told = wordings(library(f"{begun}, who sold two ships in 2019, ordered his men to close the port."))
    assert not any(wording.endswith("stopped the farmers") for wording in told)


def test_a_subject_is_parted_from_its_verb_by_no_single_comma(library: Reader):
    text = (
        "Following Ann Lord, who has drawn ships around the world, the zoo owner, John Smith, will draw boats in Lima."
    )
    assert not any("Ann Lord, has drawn" in wording for wording in wordings(library(text)))


def test_the_biggest_since_a_day_keeps_the_day(library: Reader):
    text = "The harbour of Lima has seen its biggest flood since it was opened by Ann Lord."
    ((reading, sentence),) = library(text).sentences()
    told = [Statement(reading, clause, {}).text for clause in shortenings(next(clauses_of(sentence)))]
    assert told
    assert all("since it was opened" in wording for wording in told)
