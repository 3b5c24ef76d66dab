"""Each feature of a score is told in a sentence; none goes untold."""

from dataclasses import replace
from typing import Any

import pytest

from app.questions.draft import QuestionType
from app.questions.ranking import scored
from app.questions.rejection import WORDS, Reason
from app.questions.score_reasons import TELLING, score_reasons
from tests.factories import a_draft


def sentences(**changes: Any) -> list[str]:
    return [reason.sentence for reason in score_reasons(a_draft(**changes))]


@pytest.mark.parametrize("kind", QuestionType)
def test_what_the_ranking_counts_is_told_and_adds_up(kind: QuestionType):
    draft = scored(a_draft(kind, stem="Who " + "really " * 30 + "was it?", rule="clause:person"), trivial=True)
    reasons = score_reasons(draft)
    assert round(sum(reason.points for reason in reasons), 3) == draft.score
    assert {name for name, value in draft.features if value} <= TELLING.keys()
    assert "Its answer stands in the headline, by-line or photo credit already." in [one.sentence for one in reasons]


def test_the_weightiest_comes_first_and_nought_is_not_told():
    features = (("lead", -0.02), ("type", 0.8), ("asked", 0.0), ("trivial", -0.2))
    assert [one.points for one in score_reasons(a_draft(features=features))] == [0.8, -0.2, -0.02]


def test_words_are_counted_in_the_stem_and_in_what_stands_before_it():
    draft = replace(a_draft(QuestionType.CLOZE), features=(("lead", -0.01), ("length", -0.004)))
    assert sorted(one.sentence for one in score_reasons(draft)) == [
        "Before it, 11 words of the article are to be read.",
        "Its stem has 10 words, more than a reader takes in at once.",
    ]


@pytest.mark.parametrize("name", [*TELLING, "something new"])
def test_every_feature_is_a_sentence_for_and_against(name: str):
    for value in (0.1, -0.1):
        [sentence] = sentences(features=((name, value),))
        assert sentence[0].isupper()
        assert sentence.endswith(".")


def test_every_reason_to_reject_has_its_words():
    assert set(WORDS) == set(Reason)
