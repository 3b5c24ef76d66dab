"""Each flaw is found where it is, and only there."""

from dataclasses import replace
from decimal import Decimal

import pytest

from app.articles.cleaning import clean
from app.questions.defects import textual_flaws
from app.questions.draft import AcceptedForm, AnswerKey, Citation, Draft, NumberKey, Option, QuestionType

TEXT = "Peru operates the Lima air base in Chile, and Anna Smith, who leads it, met 40 pilots there on May 7, 2020."
RENDITION = clean(TEXT, article="a")
TEXTS = {"a": RENDITION}


def a_question(stem: str = "Which country operates the Lima air base in Chile?", **changes: object) -> Draft:
    options = (Option("Peru", correct=True), Option("Brazil"), Option("Bolivia"), Option("Ecuador"))
    draft = Draft(
        type=QuestionType.SINGLE,
        stem=stem,
        key=AnswerKey(QuestionType.SINGLE, options),
        citations=(Citation(RENDITION.passage(0, len(RENDITION.text))),),
        explanation="Peru operates it.",
    )
    return replace(draft, **changes)


def single(*texts: str) -> AnswerKey:
    right, *wrong = texts
    return AnswerKey(QuestionType.SINGLE, (Option(right, correct=True), *(Option(text) for text in wrong)))


def cloze(stem: str, answer: str) -> Draft:
    key = AnswerKey(QuestionType.CLOZE, accepted=(AcceptedForm(answer),))
    return a_question(stem, type=QuestionType.CLOZE, key=key)


def names(draft: Draft) -> set[str]:
    return {flaw.name for flaw in textual_flaws(draft, TEXTS)}


def test_a_sound_question_has_no_flaw():
    assert names(a_question()) == set()


@pytest.mark.parametrize(
    ("draft", "flaw"),
    [
        (a_question("Which country?"), "stem too short"),
        (a_question("Which country " + "really " * 40 + "operates it in Chile?"), "stem too long"),
        (a_question("Peru operates the Lima air base in Chile."), "no question"),
        (a_question("Which country, Peru or Brazil, operates the Lima air base?"), "key in the stem"),
        (a_question("Which country does not operate the Lima air base?"), "negative stem"),
        (a_question("Which country operates several Lima air bases in Chile?"), "vague word"),
        (a_question("Which country did they visit in the spring of 2020?"), "unresolved pronoun"),
        (a_question("Which country did the company leave for Chile in 2020?"), "unnamed thing"),
        (a_question("Which country operated the Lima air base last year?"), "relative date"),
        (a_question("Which country operates the the Lima air base in Chile?"), "doubled word"),
        (a_question("Which country operates the Lima air base , in Chile?"), "loose spacing"),
        (a_question("Which country operates the Lima air base (in Chile?"), "open quotation or bracket"),
        (a_question(key=single("Peru", "peru", "Bolivia")), "two options are the same"),
        (a_question(key=single("Peru", "Northern Peru", "Bolivia")), "options overlap"),
        (a_question(key=single("Peru", "40", "Bolivia")), "options of mixed kind"),
        (a_question(key=single("Peru with its air bases", "Brazil", "Bolivia")), "key is the longest"),
        (a_question(key=single("Peru", "All of the above", "Bolivia")), "all or none of the above"),
        (a_question(key=single("Peru", "Always Brazil", "Bolivia")), "an absolute word"),
        (a_question(key=single("40", "30", "50")), "numbers unsorted"),
        (a_question(key=single("Lima air crew", "Brazil", "Ecuador")), "only the key echoes the stem"),
        (a_question("In Chile, Anna Smith met which of these: a?", key=single("Peru", "Oman")), "a or an"),
        (a_question(key=single("Brazil", "Peru", "Bolivia")), "key not in citation"),
        (a_question(citations=()), "no citation"),
        (cloze("_____ operates the Lima air base in Chile.", "Peru"), "blank at the start"),
        (cloze("Peru operates _____ air base in _____ today.", "Lima"), "no single blank"),
    ],
)
def test_a_flaw_is_found(draft: Draft, flaw: str):
    assert flaw in names(draft)


def test_every_flaw_gives_a_reason():
    assert all(flaw.reason.endswith(".") for flaw in textual_flaws(a_question("Why?", citations=()), TEXTS))


def test_a_citation_that_is_not_in_its_article_is_found():
    moved = Citation(replace(RENDITION.passage(0, 4), exact="Cuba"))
    assert "citation not found" in names(a_question(citations=(moved,)))


def test_a_citation_of_an_unknown_article_is_found():
    assert {flaw.name for flaw in textual_flaws(a_question(), {})} == {"citation not found"}


def test_a_mark_outside_its_citation_is_found():
    outside = Citation(RENDITION.passage(0, 4), marks=((2, 9),))
    assert "mark outside citation" in names(a_question(citations=(outside,)))


def test_a_number_that_is_not_cited_is_found():
    key = AnswerKey(QuestionType.NUMBER, number=NumberKey(Decimal(50), "pilots", Decimal(0), "50"))
    draft = a_question("How many pilots did Anna Smith meet?", type=QuestionType.NUMBER, key=key)
    assert "key not in citation" in names(draft)


def test_which_of_these_is_no_unresolved_pronoun():
    assert names(a_question("Which of these countries operates the Lima air base in Chile?")) == set()


def test_the_words_of_an_article_s_title_are_not_judged():
    stem = "According to the article “They did not see it today”, which country operates the Lima air base?"
    assert names(a_question(stem)) == set()
