"""Duplicate a quiz: settings, sections, questions and draws; not its attempts, code, classes or exceptions."""

import secrets
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import inspect
from sqlalchemy.orm import Session

from app.quizzes.review import Aspect, Moment
from app.storage import audit
from app.storage.quizzes import QuizRow, SectionRow, SlotRow, quiz_by_slug, slots_of
from app.storage.sections import owners_of_questions, sections_of
from app.storage.unit_of_work import UnitOfWork
from app.workflows.attempt_clock import settings_of
from app.workflows.list_questions import Viewer
from app.workflows.manage_quiz import slug_of
from app.workflows.problems import NotFound

LONGEST_TITLE = 120
ENDING = " (copy)"
# What a copy has of its own.
OWN = {"id", "slug", "code", "title", "owner_id", "visibility", "opens_at", "closes_at", "created_at", "archived_at"}


@dataclass(frozen=True)
class Copied:
    """The copy's address, and how many questions of other people were left out of it."""

    slug: str
    left_out: int


def duplicate_quiz(work: UnitOfWork, viewer: Viewer, slug: str) -> Copied:
    """Make a private copy of a quiz of one's own, or of a public one, and give its address; raises NotFound.

    Other people's questions come along only from a quiz that shows its answers to whoever takes it: the copy would
    show them to its owner. What was closed or opens later is open in the copy.
    """
    with work() as session:
        quiz = quiz_by_slug(session, slug)
        own = quiz is not None and (viewer.sees_all or quiz.owner_id == viewer.user_id)
        if quiz is None or not (own or (quiz.visibility == "public" and quiz.archived_at is None)):
            msg = "There is no such quiz, or it is not yours to copy. Your own and public quizzes can be copied."
            raise NotFound(msg)
        copy = _copy(quiz, viewer, work)
        session.add(copy)
        session.flush()
        barred = set[int]() if own or _shows_answers(quiz, work.clock()) else _of_others(session, quiz, viewer)
        _copy_build(session, quiz, copy, barred)
        audit.record(session, work, actor_id=viewer.user_id, action="copy quiz", subject=f"quiz {copy.slug}", of=slug)
        return Copied(copy.slug, len(barred))


def _copy(quiz: QuizRow, viewer: Viewer, work: UnitOfWork) -> QuizRow:
    columns = {name.key for name in inspect(QuizRow).column_attrs} - OWN
    title = quiz.title[: LONGEST_TITLE - len(ENDING)].rstrip() + ENDING
    copy = QuizRow(slug=f"{slug_of(title)}-{secrets.token_hex(4)}", title=title, visibility="private")
    for name in columns:
        setattr(copy, name, getattr(quiz, name))
    copy.owner_id, copy.created_at = viewer.user_id, work.clock()
    return copy


def _copy_build(session: Session, quiz: QuizRow, copy: QuizRow, barred: set[int]) -> None:
    sections: dict[int | None, int | None] = {None: None}
    for row in sections_of(session, quiz.id):
        new = SectionRow(quiz_id=copy.id, position=row.position, title=row.title, instructions=row.instructions)
        session.add(new)
        session.flush()
        sections[row.id] = new.id
    kept = [slot for slot in slots_of(session, quiz.id) if slot.question_id not in barred]
    for position, slot in enumerate(kept, 1):
        new = SlotRow(quiz_id=copy.id, position=position, question_id=slot.question_id, points=slot.points)
        new.draw, new.section_id = slot.draw, sections[slot.section_id]
        session.add(new)


def _of_others(session: Session, quiz: QuizRow, viewer: Viewer) -> set[int]:
    owners = owners_of_questions(session, quiz.id)
    return {question for question, owner in owners.items() if owner is not None and owner != viewer.user_id}


def _shows_answers(quiz: QuizRow, now: datetime) -> bool:
    """Say whether whoever takes a quiz by now is shown its answers; of one that opens later nobody is yet."""
    settings = settings_of(quiz)
    review = settings.review
    if settings.opens_at is not None and now < settings.opens_at:
        return False
    return any(Aspect.RIGHT_ANSWER in review.at(moment) for moment in (Moment.IMMEDIATELY, Moment.LATER))
