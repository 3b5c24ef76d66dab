from datetime import UTC, datetime, timedelta

import pytest

from app.quizzes.review import PRESETS, Aspect, Moment, Preset, ReviewRules, may_see, moment_of

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
SECRETS = [aspect for aspect in Aspect if aspect is not Aspect.ATTEMPT]


@pytest.mark.parametrize("preset", [Preset.SELF_TEST, Preset.HOMEWORK, Preset.EXAM])
@pytest.mark.parametrize("aspect", SECRETS)
def test_only_practice_shows_anything_but_the_attempt_while_it_runs(preset, aspect):
    assert not may_see(PRESETS[preset], aspect, Moment.DURING)
    assert may_see(PRESETS[Preset.PRACTICE], aspect, Moment.DURING)


def test_homework_shows_marks_at_once_and_the_answer_after_the_close():
    rules = PRESETS[Preset.HOMEWORK]
    assert may_see(rules, Aspect.MARKS, Moment.IMMEDIATELY)
    assert not may_see(rules, Aspect.RIGHT_ANSWER, Moment.LATER)
    assert not may_see(rules, Aspect.PASSAGE, Moment.LATER)
    assert may_see(rules, Aspect.PASSAGE, Moment.CLOSED)


@pytest.mark.parametrize("moment", [Moment.DURING, Moment.IMMEDIATELY, Moment.LATER])
def test_an_exam_shows_only_the_attempt_until_it_closes(moment):
    assert PRESETS[Preset.EXAM].at(moment) == {Aspect.ATTEMPT}
    assert PRESETS[Preset.EXAM].at(Moment.CLOSED) == set(Aspect)


def test_a_part_of_a_hidden_attempt_cannot_be_shown():
    own = frozenset({Aspect.ATTEMPT})
    with pytest.raises(ValueError, match="only where the attempt is"):
        ReviewRules(during=frozenset({Aspect.MARKS}), immediately=own, later=own, closed=own)


def moment(*, submitted=None, closes=None, now=0):
    submitted_at, closes_at = (None if at is None else NOON + timedelta(minutes=at) for at in (submitted, closes))
    return moment_of(submitted_at=submitted_at, closes_at=closes_at, now=NOON + timedelta(minutes=now))


def test_an_unfinished_attempt_is_under_way_even_after_the_close():
    assert moment(closes=1, now=5) is Moment.DURING


def test_immediately_lasts_two_minutes_or_until_the_close():
    assert moment(submitted=0, now=1) is Moment.IMMEDIATELY
    assert moment(submitted=0, now=2) is Moment.LATER
    assert moment(submitted=0, closes=1, now=1) is Moment.CLOSED
    assert moment(submitted=0, closes=9, now=5) is Moment.LATER
