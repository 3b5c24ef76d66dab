"""Review rules: who may see what of an attempt, and when (Moodle's matrix)."""

from collections.abc import Iterable, Mapping
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


def visible(rules: ReviewRules, *, submitted_at: datetime | None, closes_at: datetime | None, now: datetime) -> Aspects:
    """Give what may be seen of an attempt at `now`; `submitted_at` None means that it is under way.

    What is seen while an attempt is under way (practice) is meant for the questions that have an answer.
    """
    return rules.at(moment_of(submitted_at=submitted_at, closes_at=closes_at, now=now))


def from_record(record: Mapping[str, object]) -> ReviewRules:
    """Read rules from what is stored, aspects by moment; a moment that is not there shows nothing."""
    rows: dict[Moment, Aspects] = {}
    for moment in Moment:
        found = record.get(moment.value, ())
        names = [str(one) for one in found] if isinstance(found, list | tuple) else []  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType] - JSON
        rows[moment] = frozenset(Aspect(name) for name in names)
    return from_rows(rows)


def from_rows(rows: Mapping[Moment, Aspects]) -> ReviewRules:
    """Give the rules of a matrix; raises ValueError for parts of a hidden attempt."""
    return ReviewRules(
        during=rows.get(Moment.DURING, frozenset()),
        immediately=rows.get(Moment.IMMEDIATELY, frozenset()),
        later=rows.get(Moment.LATER, frozenset()),
        closed=rows.get(Moment.CLOSED, frozenset()),
    )


def to_record(rules: ReviewRules) -> dict[str, object]:
    """Give rules as they are stored, fit for JSON."""
    return {moment.value: [aspect.value for aspect in Aspect if aspect in rules.at(moment)] for moment in Moment}


def without_attempt(rows: Mapping[Moment, Aspects]) -> tuple[Moment, ...]:
    """Give the moments of a matrix at which parts are shown of an attempt that itself is hidden."""
    return tuple(moment for moment in Moment if rows.get(moment) and Aspect.ATTEMPT not in rows[moment])


def shown_after(rules: ReviewRules) -> Aspects:
    """Give what is shown at some moment after handing in."""
    return rules.immediately | rules.later | rules.closed


def waits_for_close(rules: ReviewRules) -> Aspects:
    """Give what is shown only once the quiz has closed; without a close, never."""
    return rules.closed - rules.immediately - rules.later


def beyond_attempt(aspects: Iterable[Aspect]) -> Aspects:
    """Give the aspects that tell more than what was asked and answered."""
    return frozenset(aspects) - {Aspect.ATTEMPT}
