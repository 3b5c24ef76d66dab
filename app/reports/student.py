"""The student report's figures: progress over time, by topic and by fact, what to read again, use of the source.

Everything is worked out from one student's answers; nothing here knows a database.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from app.reports.figures import Figure

NOTHING_ANSWERED = "Nothing was answered yet."
NO_TOPIC = "without a topic"
NO_TWO_STEPS = "No question was asked in two steps, once before and once with the passage."
NO_PROOF_ASKED = "No quiz asked for the sentence that proves the answer."
RIGHT = 1 - 1e-9


@dataclass(frozen=True)
class Answered:
    """One judged answer of a student; shares are of the question's points, 0 to 1.

    `first` and `source` are the shares of the two steps of a fact check (before and with the passage), `proof` that of
    the proving sentence; None where the quiz did not ask. `fact` and `passage` name what the question asks and cites.
    """

    at: datetime
    share: float
    quiz: str = ""
    question: str = ""
    topics: tuple[str, ...] = ()
    fact: str = ""
    passage: str = ""
    first: float | None = None
    source: float | None = None
    proof: float | None = None


@dataclass(frozen=True)
class Progress:
    """What was earned of what was asked, in percent, and of how many answers."""

    name: str
    percent: Figure
    answers: int
    last: datetime | None = None


@dataclass(frozen=True)
class ReadAgain:
    """A passage behind answers that were wrong when last given: how many, and when the last one was."""

    passage: str
    facts: tuple[str, ...]
    missed: int
    last: datetime


def over_time(answers: Iterable[Answered], *, period: Callable[[datetime], str]) -> tuple[Progress, ...]:
    """Give the student's percentage by period (a day, a week: as `period` names a moment), in the order of time."""
    return _grouped(sorted(answers, key=lambda one: one.at), lambda one: (period(one.at),))


def by_topic(answers: Sequence[Answered]) -> tuple[Progress, ...]:
    """Give the percentage by topic, the weakest first; an answer counts for each topic of its question."""
    found = _grouped(answers, lambda one: one.topics or (NO_TOPIC,))
    return tuple(sorted(found, key=lambda one: (one.percent.value or 0.0, one.name)))


def by_fact(answers: Sequence[Answered]) -> tuple[Progress, ...]:
    """Give the percentage by fact, the weakest first; a question that tests no stored fact is left out."""
    found = _grouped([one for one in answers if one.fact], lambda one: (one.fact,))
    return tuple(sorted(found, key=lambda one: (one.percent.value or 0.0, one.name)))


def to_read_again(answers: Iterable[Answered]) -> tuple[ReadAgain, ...]:
    """Give the passages of questions whose newest answer was not wholly right, those missed most and latest first.

    What was missed once and then known is not to be read again.
    """
    newest: dict[str, Answered] = {}
    for one in sorted(answers, key=lambda one: one.at):
        newest[one.question] = one
    missed: dict[str, list[Answered]] = {}
    for one in newest.values():
        if one.passage and one.share < RIGHT:
            missed.setdefault(one.passage, []).append(one)
    found = [
        ReadAgain(passage, tuple(dict.fromkeys(one.fact for one in those if one.fact)), len(those), those[-1].at)
        for passage, those in missed.items()
    ]
    return tuple(sorted(found, key=lambda one: (-one.missed, -one.last.timestamp(), one.passage)))


def passage_required(answers: Iterable[Answered]) -> Figure:
    """Give the passage-required index in percent: right with the passage less right without, of two-step questions.

    100 says that the passage alone taught the answers, 0 that it changed nothing; below 0 it misled.
    """
    steps = [(one.first, one.source) for one in answers if one.first is not None and one.source is not None]
    if not steps:
        return Figure(reason=NO_TWO_STEPS)
    return Figure(100 * sum(source - first for first, source in steps) / len(steps))


def evidence_score(answers: Iterable[Answered]) -> Figure:
    """Give the share of proving sentences found, in percent of the questions that asked for one."""
    proofs = [one.proof for one in answers if one.proof is not None]
    return Figure(100 * sum(proofs) / len(proofs)) if proofs else Figure(reason=NO_PROOF_ASKED)


def earned(answers: Sequence[Answered]) -> Figure:
    """Give what was earned of what was asked, in percent, every question alike."""
    if not answers:
        return Figure(reason=NOTHING_ANSWERED)
    return Figure(100 * sum(one.share for one in answers) / len(answers))


def _grouped(answers: Iterable[Answered], names: Callable[[Answered], tuple[str, ...]]) -> tuple[Progress, ...]:
    groups: dict[str, list[Answered]] = {}
    for one in answers:
        for name in dict.fromkeys(names(one)):
            groups.setdefault(name, []).append(one)
    return tuple(
        Progress(name, earned(those), len(those), max(one.at for one in those)) for name, those in groups.items()
    )
