"""Show a class's report: who earned what at which question, who is at it, who may need help, two sides compared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from app.storage import class_report_queries as queries
from app.storage.assignments import quizzes_of_classes
from app.storage.class_queries import class_by_id
from app.storage.quizzes import slots_of
from app.storage.report_queries import asked_versions
from app.workflows.gather_answers import Gathered, gather
from app.workflows.live_marks import NOBODY, SoFar, shares_so_far
from app.workflows.problems import NotFound

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.reports.class_report import HeatMap, NeedsHelp
    from app.reports.responses import Which
    from app.reports.sheet import Sheet
    from app.storage.people import ClassRow, ParticipantRow
    from app.storage.report_queries import AskedVersion
    from app.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class QuizChoice:
    """A quiz that the report can be about; `done` counts who handed it in."""

    slug: str
    title: str
    done: int


@dataclass(frozen=True)
class Asked:
    """A question of the map: its number, its stem, and whether it is void throughout."""

    label: str
    stem: str
    public_id: str


@dataclass(frozen=True)
class AtIt:
    """A student who is at the quiz: shares as judged now, None where nothing is given; `given` of `asked` questions."""

    id: int
    name: str
    shares: tuple[float | None, ...]
    given: int
    asked: int


@dataclass(frozen=True)
class ClassReport:
    """A class's report on one quiz; without one (`slug` is empty) only the quizzes to choose from.

    `standing` says of some students that they have left. `waiting` are those who have not begun, `removed` counts those
    who were taken out, who are in no figure. `mark` changes with every answer.
    """

    id: int
    name: str
    quizzes: tuple[QuizChoice, ...]
    slug: str = ""
    title: str = ""
    which: Which | None = None
    headline: str = ""
    asked: tuple[Asked, ...] = ()
    found: HeatMap | None = None
    help: tuple[NeedsHelp, ...] = ()
    at_it: tuple[AtIt, ...] = ()
    waiting: tuple[tuple[int, str], ...] = ()
    left: frozenset[int] = frozenset()
    removed: int = 0
    mark: str = ""

    @property
    def done(self) -> int:
        """Count the students who handed it in."""
        return len({row.participant for row in self.found.rows}) if self.found else 0


def class_report(work: UnitOfWork, class_id: int, slug: str = "", which: Which | None = None) -> ClassReport:
    """Give a class's report on a quiz that it has or began, by default the one begun last; raises NotFound."""
    with work.reading() as session:
        group = _class(session, class_id)
        quizzes = quiz_choices(session, class_id)
        empty = ClassReport(group.id, group.name, quizzes)
        if not quizzes:
            return empty
        slug = slug or quizzes[0].slug
        must_be_of_class(quizzes, slug)
        mark = queries.mark_of_class(session, slug, class_id)
        gathered = gather(session, slug, which, class_id=class_id)
        everybody = queries.everybody_of(session, class_id)
        running = queries.running_in(session, gathered.quiz.id, class_id)
        so_far = shares_so_far(session, running) if running else NOBODY
        columns = _columns(session, gathered, so_far)
        filled = _filled(empty, gathered, everybody, so_far, columns)
        return replace(filled, slug=slug, title=gathered.quiz.title, mark=mark)


def class_mark(work: UnitOfWork, class_id: int, slug: str) -> str:
    """Give what changes with every answer of a class at a quiz."""
    with work.reading() as session:
        return queries.mark_of_class(session, slug, class_id)


def quiz_choices(session: Session, class_id: int) -> tuple[QuizChoice, ...]:
    """Give the quizzes that a class began, the last one first, then those that it was given and did not begin."""
    begun = [QuizChoice(one.slug, one.title, one.done) for one in queries.quizzes_begun(session, class_id)]
    known = {one.slug for one in begun}
    given = [row for row, _ in quizzes_of_classes(session, [class_id]) if row.slug not in known]
    return (*begun, *(QuizChoice(row.slug, row.title, 0) for row in given))


def must_be_of_class(quizzes: Sequence[QuizChoice], slug: str) -> None:
    """Raise NotFound where a class neither has nor began a quiz."""
    if slug not in {one.slug for one in quizzes}:
        msg = "The class has no such quiz. The list on its report has those that it has."
        raise NotFound(msg)


def named_sheet(gathered: Gathered, everybody: Sequence[ParticipantRow]) -> Sheet:
    """Give the sheet of those who were not taken out, by the names that their teachers know."""
    import numpy as np  # noqa: PLC0415 - with the first report only

    names = {row.id: name_of(row) for row in everybody if row.removed_at is None}
    whose = gathered.sheet.participants.tolist()
    kept = np.array([place for place, one in enumerate(whose) if one in names], dtype=np.int64)
    sheet = gathered.sheet.rows(kept)
    return replace(sheet, names=tuple(names[one] for one in sheet.participants.tolist()))


def name_of(row: ParticipantRow) -> str:
    """Give the name on the teacher's list, else the one that the class sees."""
    return row.roster_name or row.nickname


def _filled(
    report: ClassReport,
    gathered: Gathered,
    everybody: Sequence[ParticipantRow],
    so_far: SoFar,
    columns: Sequence[AskedVersion],
) -> ClassReport:
    # The first report loads numpy; a web worker that makes none stays without it.
    from app.reports.class_report import heat_map, needs_help, widened  # noqa: PLC0415
    from app.reports.class_words import class_headline  # noqa: PLC0415

    sheet = named_sheet(gathered, everybody)
    found = widened(heat_map(sheet), [str(place) for place in range(1, len(columns) + 1)])
    listed = needs_help(found)
    here = [row for row in everybody if row.removed_at is None]
    begun = {row.participant for row in found.rows} | set(so_far.shares)
    waiting = tuple((row.id, name_of(row)) for row in here if row.id not in begun and row.left_at is None)
    at_it = tuple(_at_it(row, so_far.shares[row.id], columns) for row in here if row.id in so_far.shares)
    return replace(
        report,
        which=sheet.which,
        headline=class_headline(found, listed, at_it=len(at_it), waiting=len(waiting)),
        asked=tuple(Asked(label, one.stem, one.public_id) for label, one in zip(found.questions, columns, strict=True)),
        found=found,
        help=listed,
        at_it=at_it,
        waiting=waiting,
        left=frozenset(row.id for row in here if row.left_at is not None),
        removed=len(everybody) - len(here),
    )


def _columns(session: Session, gathered: Gathered, so_far: SoFar) -> tuple[AskedVersion, ...]:
    """Give what was asked, and after it what only those who are at it are asked."""
    known = {one.question_id for one in gathered.asked}
    more = [version for question, version in so_far.versions.items() if question not in known]
    if not more:
        return gathered.asked
    order = {slot.question_id: slot.position for slot in slots_of(session, gathered.quiz.id) if slot.question_id}
    newest = {row.question_id: row for row in asked_versions(session, more)}
    last = max(order.values(), default=0) + 1
    extra = sorted(newest.values(), key=lambda row: (order.get(row.question_id, last), row.version_id))
    return (*gathered.asked, *extra)


def _at_it(row: ParticipantRow, shares: Mapping[int, float | None], columns: Sequence[AskedVersion]) -> AtIt:
    given = sum(share is not None for share in shares.values())
    return AtIt(row.id, name_of(row), tuple(shares.get(one.question_id) for one in columns), given, len(shares))


def _class(session: Session, class_id: int) -> ClassRow:
    group = class_by_id(session, class_id)
    if group is None:
        msg = "There is no such class. The list has those that are."
        raise NotFound(msg)
    return group
