"""Show a quiz's score report: gather the marks of the attempts that count, compute the figures, give files."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from math import isnan
from typing import TYPE_CHECKING

from app.reports.csv_file import to_csv
from app.reports.typed import TypedAnswer, typed_answers
from app.storage.report_queries import typed_texts
from app.workflows.gather_answers import Gathered, gather
from app.workflows.void_questions import VoidQuestion, void_questions

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.reports.charts import Chart
    from app.reports.item_report import ItemStatistics
    from app.reports.quiz_report import QuizStatistics
    from app.reports.responses import Which
    from app.reports.sheet import Sheet
    from app.reports.tables import Table
    from app.storage.report_queries import AskedVersion
    from app.storage.unit_of_work import UnitOfWork


class Part(StrEnum):
    """A table of the report that can be taken away as a file."""

    QUIZ = "quiz"
    QUESTIONS = "questions"
    PARTICIPANTS = "participants"


@dataclass(frozen=True)
class QuestionReport:
    """A question of the report: its figures, a chart of the choices, and its name for links."""

    public_id: str
    type: str
    statistics: ItemStatistics
    chart: Chart
    versions: int
    typed: tuple[TypedAnswer, ...] = ()


@dataclass(frozen=True)
class ParticipantLine:
    """An attempt that counts, as a row."""

    name: str
    score: float
    percent: float
    started: datetime
    minutes: float


@dataclass(frozen=True)
class Report:
    """A quiz's report on the attempts that count."""

    slug: str
    title: str
    owner_id: int | None
    which: Which
    headline: str
    statistics: QuizStatistics
    histogram: Chart
    questions: tuple[QuestionReport, ...]
    participants: tuple[ParticipantLine, ...]
    maximum: float
    voids: tuple[VoidQuestion, ...] = ()


def report(work: UnitOfWork, slug: str, which: Which | None = None) -> Report:
    """Give a quiz's report on some attempts, or else on those that count by its settings; raises NotFound."""
    # The first report loads numpy; a web worker that makes none stays without it.
    from app.reports.charts import histogram  # noqa: PLC0415
    from app.reports.item_report import item_statistics  # noqa: PLC0415
    from app.reports.quiz_report import headline, quiz_statistics  # noqa: PLC0415

    with work.reading() as session:
        found = gather(session, slug, which)
        typed, voids = _typed(session, found), void_questions(session, found.quiz.id)
    statistics, items = quiz_statistics(found.sheet), item_statistics(found.sheet)
    # What is taken out of the score is told apart; what everybody has full marks for stays among the questions.
    gone = {one.public_id for one in voids if one.left_out}
    shown = [(one, item) for one, item in zip(found.asked, items, strict=True) if one.public_id not in gone]
    return Report(
        slug=slug,
        title=found.quiz.title,
        owner_id=found.quiz.owner_id,
        which=found.sheet.which,
        headline=headline(items, statistics.attempts),
        statistics=statistics,
        histogram=histogram(statistics.percents, title="Scores", name="scores"),
        questions=tuple(
            _question(one, item, len(found.versions[one.question_id]), typed.get(one.question_id, ()))
            for one, item in shown
        ),
        participants=tuple(_participants(found.sheet)),
        maximum=sum(item.item.max_mark for _, item in shown),
        voids=voids,
    )


def report_file(work: UnitOfWork, slug: str, which: Which | None, part: Part) -> str:
    """Give a table of the report as CSV; raises NotFound."""
    from app.reports.item_report import item_statistics  # noqa: PLC0415 - loads numpy
    from app.reports.quiz_report import quiz_statistics  # noqa: PLC0415
    from app.reports.tables import item_table, participant_table, quiz_table  # noqa: PLC0415

    with work.reading() as session:
        sheet = gather(session, slug, which).sheet
    tables: dict[Part, Callable[[], Table]] = {
        Part.QUIZ: lambda: quiz_table(quiz_statistics(sheet)),
        Part.QUESTIONS: lambda: item_table(item_statistics(sheet), sheet.which),
        Part.PARTICIPANTS: lambda: participant_table(sheet),
    }
    return to_csv(tables[part](), which=sheet.which)


def _typed(session: Session, found: Gathered) -> Mapping[int, tuple[TypedAnswer, ...]]:
    """Give what was typed at each question without options in the attempts that count."""
    counted = frozenset(found.sheet.ids.tolist())
    typed: dict[int, tuple[TypedAnswer, ...]] = {}
    for one, item in zip(found.asked, found.sheet.items, strict=True):
        if not item.options:
            rows = typed_texts(session, found.quiz.id, found.versions[one.question_id])
            said = ((str(json.loads(text).get("text", "")), bool(right)) for at, text, right in rows if at in counted)
            typed[one.question_id] = typed_answers(said)
    return typed


def _question(
    asked: AskedVersion, item: ItemStatistics, versions: int, typed: tuple[TypedAnswer, ...]
) -> QuestionReport:
    from app.reports.charts import option_bars  # noqa: PLC0415 - with the report only

    chart = option_bars(item.choices, title=f"Choices at question {item.item.label}", name=f"choices-{item.item.label}")
    return QuestionReport(asked.public_id, asked.type, item, chart, versions, typed)


def _participants(sheet: Sheet) -> Iterator[ParticipantLine]:
    columns = (sheet.scores, sheet.percents, sheet.started, sheet.minutes)
    for name, score, percent, started, minutes in zip(sheet.names, *(one.tolist() for one in columns), strict=True):
        share = 0.0 if isnan(percent) else percent
        yield ParticipantLine(name, score, share, datetime.fromtimestamp(started, UTC), minutes)
