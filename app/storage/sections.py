"""Queries of a quiz's build: its sections, its slots in their order, and numbering them anew."""

from collections.abc import Sequence

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from app.storage.questions import QuestionRow, VersionRow
from app.storage.quizzes import QuizRow, SectionRow, SlotRow, next_position, slots_of


def locked_quiz(session: Session, slug: str) -> QuizRow | None:
    """Give a quiz, locked until the transaction ends: who changes its order waits for whoever is at it."""
    return session.scalar(select(QuizRow).where(QuizRow.slug == slug).with_for_update())


def sections_of(session: Session, quiz_id: int) -> Sequence[SectionRow]:
    """Give a quiz's sections in their order."""
    found = select(SectionRow).where(SectionRow.quiz_id == quiz_id)
    return session.scalars(found.order_by(SectionRow.position)).all()


def build_of(session: Session, quiz_id: int) -> list[list[SlotRow]]:
    """Give a quiz's slots by section, in their order: first those before any section, then section by section."""
    sections = [None, *(row.id for row in sections_of(session, quiz_id))]
    slots = slots_of(session, quiz_id)
    return [[slot for slot in slots if slot.section_id == section] for section in sections]


def number_slots(session: Session, slots: Sequence[SlotRow]) -> None:
    """Give a quiz's slots their numbers in this order, from 1."""
    _number(session, slots)


def number_sections(session: Session, sections: Sequence[SectionRow]) -> None:
    """Give a quiz's sections their numbers in this order, from 1."""
    _number(session, sections)


def _number(session: Session, rows: Sequence[SlotRow] | Sequence[SectionRow]) -> None:
    # Positions are unique, so all leave the range first.
    for place, row in enumerate(rows, 1):
        row.position = -place
    session.flush()
    for row in rows:
        row.position = -row.position
    session.flush()


def append_questions(session: Session, quiz_id: int, question_ids: Sequence[int]) -> None:
    """Put questions at the end of a quiz, in their order: in the section of its last slot. The quiz must be locked."""
    slots = slots_of(session, quiz_id)
    section = slots[-1].section_id if slots else None
    first = next_position(session, quiz_id)
    rows = [
        {"quiz_id": quiz_id, "question_id": question, "position": position, "section_id": section}
        for position, question in enumerate(question_ids, first)
    ]
    if rows:
        session.execute(insert(SlotRow), rows)


def fixed_questions(session: Session, quiz_id: int) -> dict[int, VersionRow]:
    """Give the published versions of a quiz's fixed questions by the ids of their questions."""
    found = select(VersionRow).join(SlotRow, SlotRow.question_id == VersionRow.question_id)
    found = found.where(SlotRow.quiz_id == quiz_id, VersionRow.state == "published")
    return {row.question_id: row for row in session.scalars(found)}


def owners_of_questions(session: Session, quiz_id: int) -> dict[int, int | None]:
    """Give whose each fixed question of a quiz is, by the question's id; None came from the generator."""
    found = select(QuestionRow.id, QuestionRow.owner_id).join(SlotRow, SlotRow.question_id == QuestionRow.id)
    return dict(session.execute(found.where(SlotRow.quiz_id == quiz_id)).all())
