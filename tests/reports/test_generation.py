"""The figures of a run of the generator, on drafts made by hand."""

from dataclasses import replace

import pytest

from app.facts.fact import Fact
from app.questions.draft import AnswerKey, Draft, Generated, Option, QuestionType
from app.questions.readers_list import ListedFact
from app.reports.generation import Measures, cited_sentences, key_places, measures
from app.reports.judging import Share
from tests.factories import ARTICLES, DRAFTS, a_draft, cite, rendition

TEXTS = {stem: rendition(stem) for stem in ARTICLES}
RIBBON = Fact("f1", "Sigrid Halvorsen", "cut", "the ribbon")


def measured(*drafts: Draft, dropped: tuple[tuple[Draft, tuple[str, ...]], ...] = (), **options) -> Measures:
    return measures([Generated(drafts, (), (), dropped)], TEXTS, **options)


def single(right: int, size: int = 3) -> Draft:
    options = tuple(Option(f"option {place}", correct=place == right) for place in range(size))
    return a_draft(key=AnswerKey(QuestionType.SINGLE, options))


def test_questions_are_counted_by_article_and_type():
    of_ferry = a_draft(citations=(cite("A freighter from Canada waited outside for two days.", article="ferry"),))
    figures = measured(a_draft(), a_draft(QuestionType.CLAIM), of_ferry)
    assert figures.articles["harbour"].types == {"single": 1, "claim": 1}
    assert figures.articles["ferry"].types == {"single": 1}
    assert figures.total.questions == 3


def test_an_article_without_questions_is_listed_too():
    assert measured().articles["ferry"].questions == 0


def test_a_sentence_counts_as_cited_once_however_many_questions_cite_it():
    # The harbour's body has eight sentences; both drafts cite one of them, in whole and in part.
    part = a_draft(QuestionType.TEXT, citations=(cite("a crowd of some 2,400 people"),))
    assert cited_sentences([a_draft(QuestionType.TEXT), part], TEXTS["harbour"]) == Share(1, 8)


def test_a_citation_of_another_article_counts_there():
    figures = measured(a_draft())  # cites both articles
    assert figures.articles["ferry"].cited.count == 1
    assert figures.total.cited.count == 2


def test_reasons_are_counted_by_name_commonest_first():
    dropped = ((a_draft(), ("one", "two")), (a_draft(), ("two",)))
    figures = measured(dropped=dropped)
    assert figures.drafts_dropped == 2
    assert list(figures.dropped.items()) == [("two", 2), ("one", 1)]


def test_a_fatal_flaw_of_a_published_question_is_told_apart_from_a_warning():
    figures = measured(a_draft(stem="What is that?"), a_draft(stem="Who cut some ribbon at the new harbour of Norvik?"))
    assert "stem too short" in figures.published
    assert "vague word" in figures.warned
    assert "vague word" not in figures.published


def test_a_stem_asked_twice_is_told_whatever_its_case():
    once, again = a_draft(stem="Who cut the ribbon at Norvik?"), a_draft(stem="WHO cut the  ribbon at Norvik?")
    assert measured(once, again).same_stem == (again.stem,)
    assert measured(once, a_draft(QuestionType.TEXT)).same_stem == ()


@pytest.mark.parametrize(
    ("other", "twice"),
    [
        (a_draft(stem="Which mayor cut it?", fact=RIBBON), True),
        (a_draft(QuestionType.TEXT, fact=RIBBON), False),
        (a_draft(stem="Which mayor cut it?", fact=replace(RIBBON, key="f2")), False),
        (a_draft(stem="What was cut?", fact=RIBBON, key=single(0).key), False),
    ],
    ids=["same", "another type", "another fact", "another part"],
)
def test_the_same_fact_asked_twice_by_one_type_is_told(other: Draft, *, twice: bool):
    assert bool(measured(a_draft(fact=RIBBON), other).same_fact) is twice


def test_keys_are_counted_by_place_beside_an_even_spread():
    places, even = key_places([single(0), single(0), single(3, size=4), a_draft(QuestionType.CLAIM)])
    assert places == {1: 2, 2: 0, 3: 0, 4: 1}
    assert even == pytest.approx({1: 11 / 12, 2: 11 / 12, 3: 11 / 12, 4: 1 / 4})


def test_verdicts_of_claims_are_counted():
    assert measured(*DRAFTS.values()).verdicts == {"Refuted": 1}


def test_a_readers_list_is_held_against_the_questions_of_these_articles_only():
    ribbon = cite("Mayor Sigrid Halvorsen cut the ribbon").passage
    ice = cite("A freighter from Canada was turned away because of ice.").passage
    facts = [
        ListedFact("harbour", ribbon.start, ribbon.end, (("Sigrid Halvorsen",),)),
        ListedFact("harbour", ice.start, ice.end, (("Canada",),)),
        ListedFact("elsewhere", 0, 5, (("nobody",),)),
    ]
    figures = measured(a_draft(), listed=facts)
    assert (figures.total.listed.asked, figures.total.listed.listed) == (1, 2)
    assert figures.articles["ferry"].listed is None


def test_without_a_list_there_is_no_coverage():
    assert measured(a_draft()).total.listed is None
