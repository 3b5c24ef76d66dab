"""What a student's report rests on: the answers that whoever looks may know of, with topics, facts and passages."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from app.grading.explanation import Source, source_of
from app.quizzes.attempt import RUNNING
from app.quizzes.review import Aspect, Aspects
from app.reports.student import Answered, Progress, by_fact, to_read_again
from app.storage import student_queries as queries
from app.storage.label_queries import labels_of
from app.storage.page_queries import attempts_by
from app.storage.student_queries import StudentMark
from app.storage.versions import contents_by_id
from app.workflows.attempt_clock import seen_of
from app.workflows.show_result import sources_of

SCORES = frozenset({Aspect.MARKS, Aspect.CORRECTNESS})
SOURCES = frozenset({Aspect.PASSAGE, Aspect.RIGHT_ANSWER})


@dataclass(frozen=True)
class Leave:
    """Which attempts' marks and sources may be known; `quiet` says that sources wait for a quiz under way."""

    marks: frozenset[int]
    sources: frozenset[int]
    quiet: bool = False


@dataclass(frozen=True)
class FactProgress:
    """A fact in words, its key for the link to its page, and how it was answered."""

    key: str
    text: str
    progress: Progress


@dataclass(frozen=True)
class Gathered:
    """A student's answers; those in `open_answers` may be told with their facts and passages."""

    answers: tuple[Answered, ...]
    open_answers: tuple[Answered, ...]
    facts: Mapping[str, str]
    versions: Mapping[str, int]


def whole_leave(marks: Sequence[StudentMark]) -> Leave:
    """Give the leave of a teacher: everything."""
    every = frozenset(mark.attempt_id for mark in marks)
    return Leave(every, every)


def own_leave(session: Session, participant_ids: Sequence[int], now: datetime) -> Leave:
    """Give a student's leave by the review rules; whoever is in a quiz sees no sources until it is handed in."""
    made = attempts_by(session, participant_ids)
    seen: dict[int, Aspects] = {row.id: seen_of(row, now) for row in made if row.submitted_at is not None}
    return Leave(
        frozenset(id_ for id_, aspects in seen.items() if aspects >= SCORES),
        frozenset(id_ for id_, aspects in seen.items() if aspects >= SCORES | SOURCES),
        quiet=any(row.state in RUNNING for row in made),
    )


def gathered(session: Session, marks: Sequence[StudentMark], leave: Leave) -> Gathered:
    """Give the answers that count and may be known, in five queries; void ones are left out."""
    known = [mark for mark in marks if mark.attempt_id in leave.marks and not mark.void and mark.points > 0]
    labels = labels_of(session, {mark.question_id for mark in known})
    cited = queries.first_citations(session, {mark.version_id for mark in known})
    facts = queries.facts_worded(session, {mark.fact_id for mark in known if mark.fact_id})
    topics = {question: tuple(row.name for row in rows) for question, rows in labels.items()}
    pairs = [(mark, _answered(mark, topics, cited, facts)) for mark in known]
    return Gathered(
        tuple(one for _, one in pairs),
        () if leave.quiet else tuple(one for mark, one in pairs if mark.attempt_id in leave.sources),
        dict(facts.values()),
        {str(cited[mark.version_id]): mark.version_id for mark in known if mark.version_id in cited},
    )


def fact_lines(found: Gathered) -> tuple[FactProgress, ...]:
    """Give the facts that were asked and how they were answered, the weakest first."""
    return tuple(FactProgress(one.name, found.facts[one.name], one) for one in by_fact(found.open_answers))


def passages_to_read(session: Session, found: Gathered, *, most: int) -> tuple[tuple[Source, int], ...]:
    """Give the passages to read again, each with how many questions on it were missed, those missed most first."""
    wanted = to_read_again(found.open_answers)[:most]
    known = contents_by_id(session, [found.versions[one.passage] for one in wanted])
    texts = sources_of(session, *known.values())
    firsts = [(known[found.versions[one.passage]].citations[0], one.missed) for one in wanted]
    return tuple((source_of(citation, texts), missed) for citation, missed in firsts)


def _answered(
    mark: StudentMark,
    topics: Mapping[int, tuple[str, ...]],
    cited: Mapping[int, int],
    facts: Mapping[int, tuple[str, str]],
) -> Answered:
    passage = cited.get(mark.version_id)
    return Answered(
        at=mark.submitted_at,
        share=mark.mark / mark.points,
        quiz=mark.quiz,
        question=str(mark.question_id),
        topics=topics.get(mark.question_id, ()),
        fact=facts.get(mark.fact_id or 0, ("", ""))[0],
        passage="" if passage is None else str(passage),
        first=mark.first,
        source=mark.source,
        proof=mark.proof,
    )
