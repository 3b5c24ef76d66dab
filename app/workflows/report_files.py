"""Give a quiz's report as files: its tables as CSV, workbooks of them, and the whole response matrix."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from app.reports.anonymous import REMAINS, anonymous
from app.reports.csv_file import to_csv
from app.storage.item_parameters import estimates_of
from app.workflows.answers_given import answers_given
from app.workflows.gather_answers import Gathered, gather
from app.workflows.show_report import learnt_of

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.reports.responses import Which
    from app.reports.tables import Table
    from app.storage.unit_of_work import UnitOfWork


class Part(StrEnum):
    """A table of the report that can be taken away as a file."""

    QUIZ = "quiz"
    QUESTIONS = "questions"
    CHOICES = "choices"
    PARTICIPANTS = "participants"
    MARKS = "marks"
    ANSWERS = "answers"


class Book(StrEnum):
    """A workbook: the report, or the whole response matrix."""

    REPORT = "report"
    RESPONSES = "responses"


BOOKS = {
    Book.REPORT: {
        "Quiz": Part.QUIZ,
        "Questions": Part.QUESTIONS,
        "Choices": Part.CHOICES,
        "Participants": Part.PARTICIPANTS,
    },
    Book.RESPONSES: {"Marks": Part.MARKS, "Answers": Part.ANSWERS, "Questions": Part.QUESTIONS},
}
# These have a row for each attempt, by name.
OF_PEOPLE = frozenset({Part.PARTICIPANTS, Part.MARKS, Part.ANSWERS})


@dataclass(frozen=True)
class Asked:
    """Which attempts a file is about, for which teacher (None sees all), and a secret where it is to be anonymous."""

    which: Which | None = None
    seen_by: int | None = None
    secret: bytes | None = None


def report_file(work: UnitOfWork, slug: str, part: Part, asked: Asked) -> str:
    """Give a table of the report as CSV; raises NotFound."""
    with work.reading() as session:
        found = _found(session, slug, asked)
        table = _table(session, found, part, timed=asked.secret is None)
    # The matrix of marks says so in its head, for `citewell stats` takes every further column for a question.
    return to_csv(table, which=None if part is Part.MARKS else found.sheet.which)


def report_book(work: UnitOfWork, slug: str, book: Book, asked: Asked) -> bytes:
    """Give a workbook of the report's tables; raises NotFound."""
    from app.reports.workbook import to_xlsx  # noqa: PLC0415 - only for who takes one

    with work.reading() as session:
        found = _found(session, slug, asked)
        tables = [
            (name, _table(session, found, part, timed=asked.secret is None)) for name, part in BOOKS[book].items()
        ]
        about = [("Quiz", found.quiz.title), ("Attempts", str(len(found.sheet)))]
    if asked.secret is not None:
        about.append(("Anonymous", REMAINS))
    return to_xlsx(tables, which=found.sheet.which, about=about)


def _found(session: Session, slug: str, asked: Asked) -> Gathered:
    found = gather(session, slug, asked.which, seen_by=asked.seen_by)
    return found if asked.secret is None else replace(found, sheet=anonymous(found.sheet, asked.secret))


def _table(session: Session, found: Gathered, part: Part, *, timed: bool) -> Table:
    # The first report loads numpy; a web worker that makes none stays without it.
    from app.reports.item_report import item_statistics  # noqa: PLC0415
    from app.reports.quiz_report import quiz_statistics  # noqa: PLC0415
    from app.reports.response_tables import answers_table, choices_table, marks_table  # noqa: PLC0415
    from app.reports.tables import participant_table, quiz_table  # noqa: PLC0415

    sheet = found.sheet
    tables: dict[Part, Callable[[], Table]] = {
        Part.QUIZ: lambda: quiz_table(quiz_statistics(sheet)),
        Part.QUESTIONS: lambda: _questions(session, found),
        Part.CHOICES: lambda: choices_table(item_statistics(sheet)),
        Part.PARTICIPANTS: lambda: participant_table(sheet, timed=timed),
        Part.MARKS: lambda: marks_table(sheet),
        Part.ANSWERS: lambda: answers_table(sheet, answers_given(session, found)),
    }
    return tables[part]()


def _questions(session: Session, found: Gathered) -> Table:
    from app.reports.item_report import item_statistics  # noqa: PLC0415 - loads numpy
    from app.reports.response_tables import with_difficulty  # noqa: PLC0415
    from app.reports.tables import item_table  # noqa: PLC0415

    learnt = learnt_of(estimates_of(session, [one.version_id for one in found.asked]))
    known = {
        at: (one.difficulty, one.error)
        for at, asked in enumerate(found.asked)
        if (one := learnt.get(asked.version_id)) is not None
    }
    return with_difficulty(item_table(item_statistics(found.sheet), found.sheet.which), known)
