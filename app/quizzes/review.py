"""Review rules: who may see what of an attempt, and when (Moodle's matrix)."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

# As long as Moodle's: mod/quiz, "immediately after the attempt" means within two minutes.
JUST_AFTER = timedelta(minutes=2)


class Moment(StrEnum):
    """When somebody looks at an attempt."""

    DURING = "during"
    IMMEDIATELY = "immediately"
    LATER = "later"
    CLOSED = "closed"


class Aspect(StrEnum):
    """What of an attempt is looked at."""

    ATTEMPT = "attempt"
    CORRECTNESS = "correctness"
    MARKS = "marks"
    FEEDBACK = "feedback"
    RIGHT_ANSWER = "right_answer"
    PASSAGE = "passage"


class Preset(StrEnum):
    """A ready set of review rules."""

    PRACTICE = "practice"
    SELF_TEST = "self_test"
    HOMEWORK = "homework"
    EXAM = "exam"


Aspects = frozenset[Aspect]


@dataclass(frozen=True)
class ReviewRules:
    """What may be seen at each moment; during an attempt, of the questions that are answered."""

    during: Aspects
    immediately: Aspects
    later: Aspects
    closed: Aspects

    def __post_init__(self) -> None:
        """Refuse rules that show a part of an attempt that itself is hidden."""
        if any(row and Aspect.ATTEMPT not in row for row in (self.during, self.immediately, self.later, self.closed)):
            msg = "Marks, feedback, answers and passages can be shown only where the attempt is."
            raise ValueError(msg)

    def at(self, moment: Moment) -> Aspects:
        """Give what may be seen at a moment."""
        rows = {
            Moment.DURING: self.during,
            Moment.IMMEDIATELY: self.immediately,
            Moment.LATER: self.later,
            Moment.CLOSED: self.closed,
        }
        return rows[moment]


_ALL = frozenset(Aspect)
_OWN = frozenset({Aspect.ATTEMPT})
_MARKED = frozenset({Aspect.ATTEMPT, Aspect.CORRECTNESS, Aspect.MARKS, Aspect.FEEDBACK})

PRESETS = {
    Preset.PRACTICE: ReviewRules(during=_ALL, immediately=_ALL, later=_ALL, closed=_ALL),
    Preset.SELF_TEST: ReviewRules(during=_OWN, immediately=_ALL, later=_ALL, closed=_ALL),
    Preset.HOMEWORK: ReviewRules(during=_OWN, immediately=_MARKED, later=_MARKED, closed=_ALL),
    Preset.EXAM: ReviewRules(during=_OWN, immediately=_OWN, later=_OWN, closed=_ALL),
}


def may_see(rules: ReviewRules, aspect: Aspect, moment: Moment) -> bool:
    """Say whether the rules show an aspect of an attempt at a moment."""
    return aspect in rules.at(moment)


def moment_of(*, submitted_at: datetime | None, closes_at: datetime | None, now: datetime) -> Moment:
    """Say which moment `now` is for an attempt; a quiz without a close never reaches CLOSED."""
    if submitted_at is None:
        return Moment.DURING
    if closes_at is not None and now >= closes_at:
        return Moment.CLOSED
    return Moment.IMMEDIATELY if now < submitted_at + JUST_AFTER else Moment.LATER
