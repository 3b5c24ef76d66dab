"""Compare a class's scores at a quiz with another class's, or those of two days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from app.reports.responses import Which
from app.storage import class_report_queries as queries
from app.storage.class_queries import taught_by
from app.workflows.class_report import must_be_of_class, named_sheet, quiz_choices
from app.workflows.gather_answers import gather

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import tzinfo

    from sqlalchemy.orm import Session

    from app.reports.class_report import Comparison
    from app.reports.sheet import Sheet
    from app.reports.tables import Table
    from app.storage.unit_of_work import UnitOfWork
    from app.workflows.list_questions import Viewer

SAME_DAY = "Choose two different days: a day is not compared with itself."
NOBODY_BOTH = "Fewer than two students were there on both days, so all of each day are compared."


@dataclass(frozen=True)
class Sides:
    """What a class can be compared with: other classes of the teacher (id, name), and the days it handed a quiz in."""

    classes: tuple[tuple[int, str], ...]
    days: tuple[date, ...]


@dataclass(frozen=True)
class Compared:
    """Two sides compared: in words, as a table, and what is to be minded."""

    words: str
    table: Table
    note: str = ""


def sides(work: UnitOfWork, viewer: Viewer, class_id: int, slug: str, zone: tzinfo) -> Sides:
    """Give what a class's results at a quiz can be compared with."""
    with work.reading() as session:
        took = queries.classes_at(session, slug)
        mine = None if viewer.sees_all else {row.id for row in taught_by(session, viewer.user_id)}
        others = tuple((row.id, row.name) for row in took if row.id != class_id and (mine is None or row.id in mine))
        moments = queries.handed_in_at(session, slug, class_id)
    return Sides(others, tuple(sorted({moment.astimezone(zone).date() for moment in moments})))


def with_class(work: UnitOfWork, class_id: int, other: tuple[int, str], slug: str, which: Which | None) -> Compared:
    """Compare a class with another one at the same quiz; the other must be one that `sides` gave."""
    from app.reports.class_report import compare, percents  # noqa: PLC0415 - loads numpy
    from app.reports.comparing import comparison_table, comparison_words  # noqa: PLC0415

    with work.reading() as session:
        must_be_of_class(quiz_choices(session, class_id), slug)
        mine, theirs = (_sheet(session, slug, one, which) for one in (class_id, other[0]))
    found = compare(percents(theirs), percents(mine))
    names = (other[1], "This class")
    return Compared(
        comparison_words(found, *names),
        comparison_table(found, [(names[0], len(theirs)), (names[1], len(mine))]),
    )


def two_days(work: UnitOfWork, class_id: int, slug: str, days: tuple[date, date], zone: tzinfo) -> Compared | str:
    """Compare a class's scores at a quiz on two days, the earlier first; a sentence where they are one.

    Of a student with several attempts on a day the first counts. Whoever has both days is compared with themselves.
    """
    from app.reports.comparing import comparison_table, comparison_words  # noqa: PLC0415 - loads numpy

    if days[0] == days[1]:
        return SAME_DAY
    with work.reading() as session:
        must_be_of_class(quiz_choices(session, class_id), slug)
        sheet = _sheet(session, slug, class_id, Which.ALL)
    first, second = (_on(sheet, day, zone) for day in sorted(days))
    found, numbers, note = _days_compared(first, second)
    names = tuple(f"{day.day} {day:%B %Y}" for day in sorted(days))
    table = comparison_table(found, list(zip(names, numbers, strict=True)))
    return Compared(comparison_words(found, names[0], names[1]), table, note)


def _days_compared(first: Mapping[int, float], second: Mapping[int, float]) -> tuple[Comparison, tuple[int, int], str]:
    import numpy as np  # noqa: PLC0415

    from app.reports.class_report import compare  # noqa: PLC0415
    from app.reports.comparing import compare_pairs  # noqa: PLC0415

    both = [one for one in first if one in second]
    if len(both) > 1:
        pairs = (np.array([side[one] for one in both], dtype=np.float64) for side in (first, second))
        note = "" if len(both) == len(first) == len(second) else f"Only the {len(both)} who were there on both days."
        return compare_pairs(*pairs), (len(both), len(both)), note
    whole = (np.array(list(side.values()), dtype=np.float64) for side in (first, second))
    return compare(*whole), (len(first), len(second)), NOBODY_BOTH


def _sheet(session: Session, slug: str, class_id: int, which: Which | None) -> Sheet:
    gathered = gather(session, slug, which, class_id=class_id)
    return named_sheet(gathered, queries.everybody_of(session, class_id))


def _on(sheet: Sheet, day: date, zone: tzinfo) -> dict[int, float]:
    """Give each student's first percentage of a day, of those that are figures."""
    from app.reports.class_report import percents  # noqa: PLC0415

    found: dict[int, float] = {}
    rows = zip(
        sheet.participants.tolist(),
        sheet.started.tolist(),
        sheet.minutes.tolist(),
        percents(sheet).tolist(),
        strict=True,
    )
    for participant, started, minutes, percent in rows:
        at = datetime.fromtimestamp(started + 60 * minutes, UTC).astimezone(zone)
        if at.date() == day and percent == percent:  # noqa: PLR0124 - NaN equals nothing
            found.setdefault(participant, percent)
    return found
