"""Arrange a quiz: its sections, the order of its questions and draws, their points."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.storage.quizzes import QuizRow, SectionRow, SlotRow
from app.storage.sections import build_of, number_sections, number_slots, sections_of
from app.storage.unit_of_work import UnitOfWork
from app.workflows.known import known_quiz
from app.workflows.problems import NotFound, Refused

MOST_SECTIONS = 30


@dataclass(frozen=True)
class Move:
    """Where a slot goes: the section (0 is before all sections) and the place in it, counted from 1."""

    section: int
    place: int
    points: float


def nudge(work: UnitOfWork, slug: str, slot_id: int, *, by: int) -> None:
    """Move a slot up (-1) or down (1), over the border of a section too, as far as there is room. Raises NotFound."""
    with work() as session:
        quiz = known_quiz(session, slug, lock=True)
        build = build_of(session, quiz.id)
        found = _find(build, slot_id)
        if found is None:
            return
        here, place = found
        slot = build[here].pop(place)
        if 0 <= place + by <= len(build[here]):
            build[here].insert(place + by, slot)
        elif 0 <= here + by < len(build):
            build[here + by].insert(len(build[here + by]) if by < 0 else 0, slot)
        else:
            build[here].insert(place, slot)
        _store(session, quiz, build)


def place_slot(work: UnitOfWork, slug: str, slot_id: int, move: Move) -> None:
    """Put a slot at a place of a section, and set its points; raises NotFound."""
    with work() as session:
        quiz = known_quiz(session, slug, lock=True)
        build, numbers = build_of(session, quiz.id), [0, *(row.id for row in sections_of(session, quiz.id))]
        found = _find(build, slot_id)
        if found is None or move.section not in numbers:
            msg = "This question or section is no longer in the quiz. Here is the quiz as it is now."
            raise NotFound(msg)
        slot = build[found[0]].pop(found[1])
        slot.points = move.points
        build[numbers.index(move.section)].insert(move.place - 1, slot)
        _store(session, quiz, build)


def take_out(work: UnitOfWork, slug: str, slot_id: int) -> None:
    """Take a question or a draw out of a quiz; one that is not in it is no error. Raises NotFound."""
    with work() as session:
        quiz = known_quiz(session, slug, lock=True)
        build = build_of(session, quiz.id)
        found = _find(build, slot_id)
        if found is not None:
            session.delete(build[found[0]].pop(found[1]))
            session.flush()
            _store(session, quiz, build)


def add_section(work: UnitOfWork, slug: str, title: str, instructions: str) -> None:
    """Add a section at the end of a quiz; raises NotFound or Refused."""
    with work() as session:
        quiz = known_quiz(session, slug, lock=True)
        rows = sections_of(session, quiz.id)
        if len(rows) >= MOST_SECTIONS:
            msg = f"A quiz has {MOST_SECTIONS} sections at most."
            raise Refused(msg)
        _must_be_new(rows, title)
        session.add(SectionRow(quiz_id=quiz.id, position=len(rows) + 1, title=title, instructions=instructions))


def change_section(work: UnitOfWork, slug: str, section_id: int, title: str, instructions: str) -> None:
    """Call a section otherwise; attempts under way keep what they saw. Raises NotFound or Refused."""
    with work() as session:
        rows = sections_of(session, known_quiz(session, slug, lock=True).id)
        row = _section(rows, section_id)
        _must_be_new([other for other in rows if other is not row], title)
        row.title, row.instructions = title, instructions


def move_section(work: UnitOfWork, slug: str, section_id: int, *, by: int) -> None:
    """Move a section with its questions up (-1) or down (1), as far as there is room. Raises NotFound."""
    with work() as session:
        quiz = known_quiz(session, slug, lock=True)
        rows, build = list(sections_of(session, quiz.id)), build_of(session, quiz.id)
        here = rows.index(_section(rows, section_id))
        there = min(max(0, here + by), len(rows) - 1)
        rows.insert(there, rows.pop(here))
        build.insert(there + 1, build.pop(here + 1))
        number_sections(session, rows)
        number_slots(session, [slot for part in build for slot in part])


def drop_section(work: UnitOfWork, slug: str, section_id: int) -> None:
    """Take a section away; its questions go to the end of what stands before it. Raises NotFound."""
    with work() as session:
        quiz = known_quiz(session, slug, lock=True)
        rows, build = list(sections_of(session, quiz.id)), build_of(session, quiz.id)
        here = rows.index(_section(rows, section_id))
        build[here] += build.pop(here + 1)
        gone = rows.pop(here)
        _store(session, quiz, build, sections=rows)
        session.delete(gone)
        session.flush()
        number_sections(session, rows)


def _store(
    session: Session, quiz: QuizRow, build: list[list[SlotRow]], *, sections: list[SectionRow] | None = None
) -> None:
    rows = sections_of(session, quiz.id) if sections is None else sections
    for section, slots in zip([None, *(row.id for row in rows)], build, strict=True):
        for slot in slots:
            slot.section_id = section
    number_slots(session, [slot for part in build for slot in part])


def _find(build: list[list[SlotRow]], slot_id: int) -> tuple[int, int] | None:
    places = ((here, place) for here, part in enumerate(build) for place in range(len(part)))
    return next(((here, place) for here, place in places if build[here][place].id == slot_id), None)


def _section(rows: Sequence[SectionRow], section_id: int) -> SectionRow:
    row = next((row for row in rows if row.id == section_id), None)
    if row is None:
        msg = "This section is no longer in the quiz. Here is the quiz as it is now."
        raise NotFound(msg)
    return row


def _must_be_new(rows: Sequence[SectionRow], title: str) -> None:
    if any(row.title.casefold() == title.casefold() for row in rows):
        msg = "This quiz has a section of this name. Choose another one, so that both can be told apart."
        raise Refused(msg)
