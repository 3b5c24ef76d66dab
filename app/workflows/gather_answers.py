"""Gather the answers to a quiz that count, as arrays, with what is shown of its questions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.reports.responses import Item, ItemOption, Which
from app.storage import report_queries as reports
from app.storage.quizzes import quiz_by_slug, slots_of
from app.workflows.problems import NotFound
from app.workflows.report_names import names_in

if TYPE_CHECKING:
    from numpy import float64
    from numpy.typing import NDArray
    from sqlalchemy.orm import Session

    from app.reports.assembling import Cells, Flat
    from app.reports.sheet import Sheet
    from app.storage.quizzes import QuizRow
    from app.storage.report_queries import AskedVersion, GradedAttempt

Options = Mapping[int, Sequence[tuple[str, bool]]]


@dataclass(frozen=True)
class Gathered:
    """A quiz, the sheet of the attempts that count, and the newest version of each item, in the sheet's order.

    `versions` are the ids of the versions asked, by question; `hidden` counts the attempts that a teacher does not see.
    """

    quiz: QuizRow
    sheet: Sheet
    asked: tuple[AskedVersion, ...]
    versions: Mapping[int, Sequence[int]]
    hidden: int = 0


def gather(
    session: Session, slug: str, which: Which | None = None, *, seen_by: int | None = None, class_id: int | None = None
) -> Gathered:
    """Gather some attempts at a quiz, or else those that count by its settings; raises NotFound.

    `seen_by` is the account of a teacher, who sees no pupil of a class that only others teach; None sees all.
    `class_id` leaves only the attempts of a class.
    """
    # The first report loads numpy; a web worker that makes none stays without it.
    from app.reports.sheet import counting  # noqa: PLC0415

    quiz = quiz_by_slug(session, slug)
    if quiz is None:
        msg = "There is no such quiz. The list has those that are."
        raise NotFound(msg)
    attempts = reports.graded_attempts(session, quiz.id, seen_by=seen_by, class_id=class_id)
    flat = _flat(session, attempts)
    rows = reports.asked_versions(session, sorted(set(flat.versions.tolist())))
    options = reports.options_asked(session, [row.version_id for row in rows])
    order = {slot.question_id: slot.position for slot in slots_of(session, quiz.id) if slot.question_id}
    asked = _newest(rows, order)
    versions: dict[int, list[AskedVersion]] = {}
    for row in rows:
        versions.setdefault(row.question_id, []).append(row)
    sheet = _sheet(attempts, flat, asked, versions, options)
    # An average counts every attempt.
    which = which or (Which(quiz.grading_method) if quiz.grading_method in set(Which) else Which.ALL)
    ids = {question: [row.version_id for row in found] for question, found in versions.items()}
    hidden = 0 if seen_by is None else reports.hidden_attempts(session, quiz.id, seen_by)
    return Gathered(quiz, counting(sheet, which), asked, ids, hidden)


def _flat(session: Session, attempts: Sequence[GradedAttempt]) -> Flat:
    import numpy as np  # noqa: PLC0415

    from app.reports.assembling import Gathering  # noqa: PLC0415

    gradings = [attempt.grading_id for attempt in attempts]
    gathering = Gathering(np.array(gradings, dtype=np.int64))
    for chunk in reports.marked_answers(session, gradings):
        gathering.add(chunk)
    return gathering.flat()


def _newest(rows: Sequence[AskedVersion], order: Mapping[int, int]) -> tuple[AskedVersion, ...]:
    """Give each question by its newest version, in the quiz's order; what the quiz no longer asks comes last."""
    newest = {row.question_id: row for row in rows}
    last = max(order.values(), default=0) + 1
    return tuple(sorted(newest.values(), key=lambda row: (order.get(row.question_id, last), row.version_id)))


def _sheet(
    attempts: Sequence[GradedAttempt],
    flat: Flat,
    asked: Sequence[AskedVersion],
    versions: Mapping[int, Sequence[AskedVersion]],
    options: Options,
) -> Sheet:
    import numpy as np  # noqa: PLC0415

    from app.reports.sheet import Sheet  # noqa: PLC0415

    cells, points = _cells(attempts, flat, asked, versions, options)
    names = names_in(attempts)
    started = np.array([attempt.started_at.timestamp() for attempt in attempts], dtype=np.float64)
    submitted = np.array([attempt.submitted_at.timestamp() for attempt in attempts], dtype=np.float64)
    return Sheet(
        items=tuple(
            _item(number, one, versions[one.question_id], options, most)
            for number, (one, most) in enumerate(zip(asked, points.tolist(), strict=True), 1)
        ),
        marks=cells.marks,
        ids=np.array([attempt.id for attempt in attempts], dtype=np.int64),
        participants=np.array([attempt.participant_id for attempt in attempts], dtype=np.int64),
        started=started,
        minutes=(submitted - started) / 60,
        picks=cells.picks,
        versions=cells.versions,
        voided=cells.voided if cells.voided.any() else None,
        earned=np.array([attempt.score for attempt in attempts], dtype=np.float64),
        possible=np.array([attempt.maximum for attempt in attempts], dtype=np.float64),
        names=tuple(names[attempt.participant_id] for attempt in attempts),
    )


def _cells(
    attempts: Sequence[GradedAttempt],
    flat: Flat,
    asked: Sequence[AskedVersion],
    versions: Mapping[int, Sequence[AskedVersion]],
    options: Options,
) -> tuple[Cells, NDArray[float64]]:
    """Give the cells, and the points of each item: the most that any attempt could get for it."""
    import numpy as np  # noqa: PLC0415

    from app.reports.assembling import cells  # noqa: PLC0415

    places: dict[int, tuple[int, int]] = {}
    moves: dict[int, Sequence[int | None]] = {}
    for place, newest in enumerate(asked):
        now = [text for text, _ in options.get(newest.version_id, ())]
        for index, version in enumerate(versions[newest.question_id]):
            places[version.version_id] = (place, index)
            then = [text for text, _ in options.get(version.version_id, ())]
            if then != now:
                moves[version.version_id] = [now.index(text) if text in now else None for text in then]
    points = np.zeros(len(asked))
    known = np.array(sorted(places), dtype=np.int64)
    of = np.array([places[one][0] for one in known.tolist()], dtype=np.int64)
    np.maximum.at(points, of[np.searchsorted(known, flat.versions)], flat.points)
    return cells(flat, places, moves, attempts=len(attempts), items=len(asked)), points


def _item(number: int, asked: AskedVersion, versions: Sequence[AskedVersion], options: Options, most: float) -> Item:
    texts = tuple(ItemOption(text, correct) for text, correct in options.get(asked.version_id, ()))
    names = tuple(f"version {version.number}" for version in versions)
    return Item(label=str(number), stem=asked.stem, max_mark=most, options=texts, versions=names)
