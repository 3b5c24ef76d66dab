"""Tables of accounts, roles, classes, participants and one-time invitations, with their queries."""

from collections.abc import Sequence
from typing import Any

from flask_security.models import sqla
from sqlalchemy import ForeignKey, Index, String, UniqueConstraint, func, select, text, true
from sqlalchemy.orm import Mapped, Session, mapped_column

from app.storage.base import Base, Digest, Label, Moment, Name, RowId

MINIMUM_PASSWORD = 12
ROLES = ("student", "teacher", "admin")

sqla.FsModels.set_db_info(base_model=Base)


class Role(Base, sqla.FsRoleMixin):
    """What an account may be: student, teacher or admin."""

    __tablename__ = "role"


class User(Base, sqla.FsUserMixin):
    """An account."""

    __tablename__ = "user"
    name: Mapped[str] = mapped_column(String(200), default="")


class ClassRow(Base):
    """A class that pupils join by its code."""

    __tablename__ = "class"
    id: Mapped[RowId]
    name: Mapped[Name]
    code: Mapped[Label] = mapped_column(unique=True)
    joinable: Mapped[bool] = mapped_column(default=True, server_default=true())
    created_at: Mapped[Moment]
    archived_at: Mapped[Moment | None]


class ClassTeacherRow(Base):
    """A teacher of a class; a class may have several."""

    __tablename__ = "class_teacher"
    __table_args__ = (UniqueConstraint("class_id", "user_id"),)
    id: Mapped[RowId]
    class_id: Mapped[int] = mapped_column(ForeignKey("class.id"), index=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id"), index=True)


_NO_CLASS = text("class_id IS NULL")


class ParticipantRow(Base):
    """Somebody who takes quizzes: a guest who holds a rejoin token, or an account."""

    __tablename__ = "participant"
    # An account takes quizzes as one participant, whatever was started at the same time.
    __table_args__ = (
        Index("uq_participant_account", "user_id", unique=True, sqlite_where=_NO_CLASS, postgresql_where=_NO_CLASS),
        # And in each class as one; a class's guests have no account.
        UniqueConstraint("class_id", "user_id"),
    )
    id: Mapped[RowId]
    class_id: Mapped[int | None] = mapped_column(ForeignKey("class.id"), index=True)
    user_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"), index=True)
    nickname: Mapped[Name]
    token_hash: Mapped[Digest] = mapped_column(index=True)
    # The code by which somebody comes back on another device, and the name on the teacher's list.
    rejoin_hash: Mapped[Digest | None] = mapped_column(index=True)
    roster_name: Mapped[Name] = mapped_column(default="", server_default="")
    created_at: Mapped[Moment]
    left_at: Mapped[Moment | None]
    removed_at: Mapped[Moment | None]


class InvitationRow(Base):
    """A one-time link to an account with a role; only its token's digest is kept."""

    __tablename__ = "invitation"
    id: Mapped[RowId]
    role: Mapped[Label]
    token_hash: Mapped[Digest] = mapped_column(unique=True)
    created_at: Mapped[Moment]
    expires_at: Mapped[Moment]
    used_at: Mapped[Moment | None]
    used_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))


def participant_of_user(session: Session, user_id: int, class_id: int | None = None) -> ParticipantRow | None:
    """Give the participant that an account is in a class, or without one, locked until the transaction ends."""
    mine = ParticipantRow.user_id == user_id
    there = ParticipantRow.class_id.is_(None) if class_id is None else ParticipantRow.class_id == class_id
    return session.scalar(select(ParticipantRow).where(mine, there).with_for_update())


def participants_of_user(session: Session, user_id: int) -> Sequence[ParticipantRow]:
    """Give the participants that an account takes quizzes as, the first one first."""
    found = select(ParticipantRow).where(ParticipantRow.user_id == user_id)
    return session.scalars(found.order_by(ParticipantRow.id)).all()


def lock_account(session: Session, user_id: int) -> None:
    """Lock an account until the transaction ends."""
    session.execute(select(User.id).where(User.id == user_id).with_for_update())


def invitation_by_hash(session: Session, token_hash: str) -> InvitationRow | None:
    """Give the invitation of a token's digest, locked until the transaction ends."""
    return session.scalar(select(InvitationRow).where(InvitationRow.token_hash == token_hash).with_for_update())


def has_teacher(session: Session) -> bool:
    """Say whether anyone holds a teacher's account."""
    link: Any = sqla.FsModels.roles_users
    count = select(func.count()).select_from(link).join(Role, Role.id == link.c.role_id).where(Role.name == "teacher")
    return bool(session.scalar(count))


def ensure_roles(session: Session) -> None:
    """Make the roles that are not there yet."""
    known = set(session.scalars(select(Role.name)))
    session.add_all(Role(name=name) for name in ROLES if name not in known)
