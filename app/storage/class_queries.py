"""Queries of classes: who is in one, who teaches it, what is set for it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, func, or_, select
from sqlalchemy.orm import Session

from app.storage.attempts import AttemptRow
from app.storage.people import ClassRow, ClassTeacherRow, ParticipantRow, User


@dataclass(frozen=True)
class Seen:
    """How often a participant has begun a quiz, and when last."""

    attempts: int
    last: datetime


def class_by_id(session: Session, class_id: int, *, lock: bool = False) -> ClassRow | None:
    """Give a class, archived ones too; locked until the transaction ends if so asked."""
    return session.get(ClassRow, class_id, with_for_update=lock or None)


def class_by_code(session: Session, code: str) -> ClassRow | None:
    """Give the class of a code, archived ones too."""
    return session.scalar(select(ClassRow).where(ClassRow.code == code))


def pupils_of(session: Session, class_id: int) -> Sequence[ParticipantRow]:
    """Give who is in a class, by name; whoever left stays on the list, whoever was removed does not."""
    here = (ParticipantRow.class_id == class_id, ParticipantRow.removed_at.is_(None))
    name = func.lower(func.coalesce(func.nullif(ParticipantRow.roster_name, ""), ParticipantRow.nickname))
    return session.scalars(select(ParticipantRow).where(*here).order_by(name, ParticipantRow.id)).all()


def pupil_of(session: Session, class_id: int, participant_id: int, *, lock: bool = False) -> ParticipantRow | None:
    """Give somebody who is in a class, and nobody else; locked until the transaction ends if so asked."""
    found = select(ParticipantRow).where(ParticipantRow.id == participant_id, ParticipantRow.class_id == class_id)
    found = found.where(ParticipantRow.removed_at.is_(None))
    return session.scalar(found.with_for_update() if lock else found)


def seen_in(session: Session, class_id: int) -> dict[int, Seen]:
    """Give how often and when last each participant of a class began a quiz, by the participant's id."""
    found = (
        select(AttemptRow.participant_id, func.count(), func.max(AttemptRow.started_at))
        .join(ParticipantRow, ParticipantRow.id == AttemptRow.participant_id)
        .where(ParticipantRow.class_id == class_id)
        .group_by(AttemptRow.participant_id)
    )
    return {who: Seen(number, last) for who, number, last in session.execute(found)}


def sizes(session: Session, class_ids: Collection[int]) -> dict[int | None, int]:
    """Give how many are in some classes, by the class's id."""
    here = (
        ParticipantRow.class_id.in_(class_ids),
        ParticipantRow.removed_at.is_(None),
        ParticipantRow.left_at.is_(None),
    )
    found = select(ParticipantRow.class_id, func.count()).where(*here).group_by(ParticipantRow.class_id)
    return dict(session.execute(found).all())


def all_classes(session: Session) -> Sequence[ClassRow]:
    """Give every class, by name."""
    return session.scalars(select(ClassRow).order_by(ClassRow.name, ClassRow.id)).all()


def taught_by(session: Session, user_id: int) -> Sequence[ClassRow]:
    """Give the classes that a teacher teaches, those put away too, by name."""
    found = select(ClassRow).join(ClassTeacherRow, ClassTeacherRow.class_id == ClassRow.id)
    return session.scalars(found.where(ClassTeacherRow.user_id == user_id).order_by(ClassRow.name, ClassRow.id)).all()


def teachers_of(session: Session, class_id: int) -> Sequence[User]:
    """Give the teachers of a class, the first one first."""
    found = select(User).join(ClassTeacherRow, ClassTeacherRow.user_id == User.id)
    return (
        session.scalars(found.where(ClassTeacherRow.class_id == class_id).order_by(ClassTeacherRow.id)).unique().all()
    )


def teaches(session: Session, class_id: int, user_id: int | None) -> bool:
    """Say whether an account teaches a class."""
    found = select(ClassTeacherRow.id).where(ClassTeacherRow.class_id == class_id, ClassTeacherRow.user_id == user_id)
    return user_id is not None and session.scalar(found) is not None


def participants_held(
    session: Session, ids: Collection[int], *, user_id: int | None = None, lock: bool = False
) -> Sequence[ParticipantRow]:
    """Give the participants of these ids and of an account, by id; locked until the transaction ends if so asked."""
    mine = ParticipantRow.id.in_(ids)
    if user_id is not None:
        mine = or_(mine, ParticipantRow.user_id == user_id)
    found = select(ParticipantRow).where(mine).order_by(ParticipantRow.id)
    return session.scalars(found.with_for_update() if lock else found).all()


def by_own_code(session: Session, digest: str) -> ParticipantRow | None:
    """Give whom a code to come back belongs to; nobody where two drew the same, for it then names neither."""
    found = session.scalars(select(ParticipantRow).where(ParticipantRow.rejoin_hash == digest).limit(2)).all()
    return found[0] if len(found) == 1 else None


def drop_teacher(session: Session, class_id: int, user_id: int) -> None:
    """Take a teacher out of a class."""
    which = (ClassTeacherRow.class_id == class_id, ClassTeacherRow.user_id == user_id)
    session.execute(delete(ClassTeacherRow).where(*which))


def attempts_made(session: Session, participant_ids: Collection[int]) -> dict[int, int]:
    """Give how many quizzes some participants began, by the participant's id."""
    found = select(AttemptRow.participant_id, func.count()).where(AttemptRow.participant_id.in_(participant_ids))
    return dict(session.execute(found.group_by(AttemptRow.participant_id)).all())


def class_names(session: Session, class_ids: Collection[int]) -> dict[int, str]:
    """Give what some classes that are not put away are called, by their ids."""
    found = select(ClassRow.id, ClassRow.name).where(ClassRow.id.in_(class_ids), ClassRow.archived_at.is_(None))
    return dict(session.execute(found).all())
