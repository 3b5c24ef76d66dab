"""A quiz in one step takes the best questions of an article, spread over it, and says why there are not more."""

from dataclasses import replace

import pytest

from app.articles.text import Passage
from app.questions.draft import AcceptedForm, AnswerKey, Citation, ClaimVerdict, Draft, Option, QuestionType
from app.quizzes.quick import Picked, Wish, pick
from tests.factories import a_draft as a_sound_draft

LENGTH = 1000


def a_draft(start: int = 0, *, score: float = 0.5, article: str = "a", key: str = "") -> Draft:
    passage = Passage(article=article, rendition="r", start=start, end=start + 3, exact="abc")
    answer = AnswerKey(QuestionType.TEXT, accepted=(AcceptedForm(key or f"Word {start} {score}"),))
    stem = f"What is told at {start} ({score})?"
    return Draft(QuestionType.TEXT, stem, answer, (Citation(passage),), "", score=score)


def a_claim(start: int, verdict: ClaimVerdict, *, score: float = 0.5) -> Draft:
    options = tuple(Option(one, correct=one == verdict) for one in ClaimVerdict)
    key = AnswerKey(QuestionType.CLAIM, options)
    return replace(a_draft(start, score=score), type=QuestionType.CLAIM, key=key)


def picked(count: int, *drafts: Draft, types: frozenset[QuestionType] = frozenset()) -> Picked:
    return pick(Wish("a", count, types), drafts, length=LENGTH)


def verdicts(found: Picked, *drafts: Draft) -> list[str]:
    return sorted(option.text for place in found.places for option in drafts[place].key.options if option.correct)


def test_the_best_are_taken_and_asked_in_the_order_of_the_text():
    assert picked(2, a_draft(900, score=0.9), a_draft(10, score=0.8), a_draft(20, score=0.1)).places == (1, 0)


def test_questions_are_spread_over_the_text():
    near = [a_draft(start, score=0.9) for start in (0, 10, 20)]
    assert picked(2, *near, a_draft(800, score=0.1)).places == (0, 3)


def test_a_second_question_on_a_sentence_comes_after_the_first_on_every_other():
    drafts = a_draft(10, score=0.9), a_draft(10, score=0.8), a_draft(20, score=0.1)
    assert picked(2, *drafts).places == (0, 2)
    assert picked(3, *drafts).places == (0, 1, 2)


def test_types_take_turns():
    cloze = replace(a_draft(30, score=0.1), type=QuestionType.CLOZE)
    assert 2 in picked(2, a_draft(10), a_draft(20), cloze).places


def test_only_the_types_wanted_are_asked():
    cloze = replace(a_draft(30), type=QuestionType.CLOZE)
    found = picked(2, a_draft(10), cloze, types=frozenset({QuestionType.CLOZE}))
    assert found == Picked((1,), fitting=1)


def test_another_articles_questions_are_not_asked():
    assert picked(2, a_draft(article="b")) == Picked((), fitting=0)


def test_none_answers_another_and_those_left_out_are_counted():
    telling = replace(a_draft(10, score=0.9), stem="Who came with Ana Berg?")
    assert picked(2, telling, a_draft(500, key="Ana Berg")) == Picked((0,), fitting=2, telling=1)


def test_a_question_that_stands_twice_is_asked_once():
    twice = a_draft(10)
    assert picked(2, twice, replace(twice, score=0.1)).places == (0,)


def test_no_verdict_is_the_better_guess():
    true = [a_claim(start, ClaimVerdict.SUPPORTED) for start in (0, 100, 200, 300)]
    drafts = [*true, a_claim(400, ClaimVerdict.REFUTED, score=0.1)]
    found = picked(5, *drafts)
    assert verdicts(found, *drafts) == ["Refuted", "Supported", "Supported"]
    assert (found.fitting, found.unbalanced) == (5, 2)


def test_an_undecided_claim_does_not_outnumber_the_decided():
    drafts = [a_claim(start, ClaimVerdict.NOT_ENOUGH) for start in (0, 100, 200)]
    assert len(picked(3, *drafts).places) == 1


def test_a_wish_that_is_filled_needs_no_reasons():
    assert picked(1, a_draft(10), a_draft(20)) == Picked((0,), fitting=2)


def test_a_wish_for_nothing_is_refused():
    with pytest.raises(ValueError, match="at least one"):
        Wish("a", 0)


def test_a_question_is_placed_where_it_cites_this_article():
    single = a_sound_draft(QuestionType.SINGLE)
    assert pick(Wish("ferry", 1), [single], length=LENGTH).places == (0,)
