"""Queries on attempts that still run: what somebody may go on with."""

from collections.abc import Collection, Sequence

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app.quizzes.attempt import RUNNING
from app.storage.attempts import AttemptRow
from app.storage.people import ParticipantRow
from app.storage.quizzes import QuizRow


def running_attempts(
    session: Session, *, user_id: int | None, participants: Collection[int], slug: str = ""
) -> Sequence[AttemptRow]:
    """Give the running attempts of an account and of participants, newest first; of one quiz where `slug` is given."""
    whose = [ParticipantRow.user_id == user_id] if user_id is not None else []
    whose += [ParticipantRow.id.in_(participants)] if participants else []
    if not whose:
        return []
    found = (
        select(AttemptRow)
        .join(ParticipantRow, ParticipantRow.id == AttemptRow.participant_id)
        .join(QuizRow, QuizRow.id == AttemptRow.quiz_id)
        .where(or_(*whose), AttemptRow.state.in_(sorted(RUNNING)), QuizRow.archived_at.is_(None))
        .order_by(AttemptRow.id.desc())
    )
    return session.scalars(found.where(QuizRow.slug == slug) if slug else found).all()
