"""Show a student's report: to the teachers of the class, and to the student as far as the review rules show it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo
from enum import StrEnum

from sqlalchemy.orm import Session

from app.grading.explanation import Source
from app.reports import student as figures
from app.reports.charts import Chart
from app.reports.charts_progress import Share, bar_chart, line_chart
from app.reports.figures import Figure
from app.reports.periods import period_of
from app.reports.student import Progress
from app.reports.student_tables import progress_table
from app.reports.student_words import evidence_words, index_words, standing_words, student_headline
from app.reports.tables import Table
from app.storage import student_queries as queries
from app.storage.class_queries import class_by_id, teaches
from app.storage.people import ParticipantRow
from app.storage.student_queries import StudentMark
from app.storage.unit_of_work import UnitOfWork
from app.workflows.participants import held_by
from app.workflows.problems import NotFound
from app.workflows.student_marks import (
    FactProgress,
    Gathered,
    Leave,
    fact_lines,
    gathered,
    own_leave,
    passages_to_read,
    whole_leave,
)
from app.workflows.take_quiz import Person

MOST_PASSAGES = 5
MOST_TOPICS = 12


class Eyes(StrEnum):
    """As whom somebody looks at a student's report."""

    TEACHER = "teacher"
    SELF = "self"


@dataclass(frozen=True)
class StudentReport:
    """A student's report: figures, charts, facts weakest first, and passages with how many questions on each missed.

    `void` counts answers that count for nothing, `hidden` attempts that the review rules do not show yet; `quiet` says
    that facts and passages wait for a quiz under way.
    """

    id: int
    name: str
    class_id: int | None
    standing: str
    headline: str
    attempts: int
    answers: int
    last: datetime | None
    earned: Figure
    index: Figure
    index_words: str
    evidence: Figure
    evidence_words: str
    over_time: Chart
    topics: tuple[Progress, ...]
    topic_chart: Chart
    facts: tuple[FactProgress, ...]
    group: str = ""
    read_again: tuple[tuple[Source, int], ...] = ()
    own: bool = False
    void: int = 0
    hidden: int = 0
    quiet: bool = False


def eyes_on(work: UnitOfWork, person: Person, participant_id: int, *, sees_all: bool) -> Eyes | None:
    """Say as whom somebody may see a student's report, None where they may not; raises NotFound to an admin."""
    with work.reading() as session:
        row = queries.participant_by_id(session, participant_id)
        if row is None and sees_all:
            msg = "There is no such student. The class's page has those that are."
            raise NotFound(msg)
        if row is None:
            return None
        if sees_all or (row.class_id is not None and teaches(session, row.class_id, person.user_id)):
            return Eyes.TEACHER
        mine = {one.id for one in held_by(session, person.tickets, person.user_id)}
        return Eyes.SELF if row.id in mine and row.removed_at is None else None


def student_report(work: UnitOfWork, person: Person, participant_id: int, eyes: Eyes, zone: tzinfo) -> StudentReport:
    """Give a student's report as those eyes may see it, which `eyes_on` said; days are those of `zone`."""
    with work.reading() as session:
        row = session.get_one(ParticipantRow, participant_id)
        marks = queries.marks_of_student(session, participant_id)
        leave = whole_leave(marks) if eyes is Eyes.TEACHER else _own(session, work, person)
        found = gathered(session, marks, leave)
        group = class_by_id(session, row.class_id) if row.class_id else None
        read_again = passages_to_read(session, found, most=MOST_PASSAGES)
        shown = [mark for mark in marks if mark.attempt_id in leave.marks]
        report = _figures(
            row, found, shown, zone, name=(row.roster_name if eyes is Eyes.TEACHER else "") or row.nickname
        )
    hidden = len({mark.attempt_id for mark in marks} - leave.marks)
    own, quiet = eyes is Eyes.SELF, leave.quiet
    return replace(
        report, group=group.name if group else "", read_again=read_again, own=own, hidden=hidden, quiet=quiet
    )


def report_tables(report: StudentReport) -> dict[str, Table]:
    """Give the tables of a report by the names of their files."""
    return {
        "progress": report.over_time.table,
        "topics": progress_table("By topic", "Topic", report.topics),
        "facts": progress_table("By fact", "Fact", [replace(one.progress, name=one.text) for one in report.facts]),
    }


def _figures(
    row: ParticipantRow, found: Gathered, shown: Sequence[StudentMark], zone: tzinfo, *, name: str
) -> StudentReport:
    answers, attempts = found.answers, len({mark.attempt_id for mark in shown})
    index, evidence = figures.passage_required(answers), figures.evidence_score(answers)
    topics = figures.by_topic(answers)
    bars = _shares(topics[:MOST_TOPICS])
    return StudentReport(
        id=row.id,
        name=name,
        class_id=row.class_id,
        standing=standing_words(left=row.left_at is not None, removed=row.removed_at is not None),
        headline=student_headline(name, answers, attempts=attempts),
        attempts=attempts,
        answers=len(answers),
        last=max((mark.submitted_at for mark in shown), default=None),
        earned=figures.earned(answers),
        index=index,
        index_words=index_words(index),
        evidence=evidence,
        evidence_words=evidence_words(evidence),
        over_time=_progress(answers, zone),
        topics=topics,
        topic_chart=bar_chart(bars, title="Score by topic", name="topics", unit="Score (%)", of="Topic"),
        facts=fact_lines(found),
        void=sum(mark.void for mark in shown),
    )


def _own(session: Session, work: UnitOfWork, person: Person) -> Leave:
    held = held_by(session, person.tickets, person.user_id)
    return own_leave(session, [one.id for one in held], work.clock())


def _progress(answers: Sequence[figures.Answered], zone: tzinfo) -> Chart:
    period = period_of([one.at for one in answers], zone)
    parts = figures.over_time(answers, period=period)
    return line_chart(_shares(parts), title="Progress over time", name="progress")


def _shares(parts: Sequence[Progress]) -> list[Share]:
    return [(one.name, one.percent, one.answers) for one in parts]
