"""Queries that make a guest's attempts those of an account: everything that hangs on the guest is led to it."""

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app.storage.attempt_queries import next_number
from app.storage.attempts import AttemptRow
from app.storage.disputes import DisputeRow, NoticeRow
from app.storage.exceptions import ExceptionRow
from app.storage.recall import RecallCardRow


def give_attempts(session: Session, guest_id: int, participant_id: int) -> int:
    """Make a guest's attempts a participant's, numbered after those it has at each quiz; say how many."""
    found = select(AttemptRow).where(AttemptRow.participant_id == guest_id).order_by(AttemptRow.number, AttemptRow.id)
    moved = session.scalars(found.with_for_update(of=AttemptRow)).all()
    for attempt in moved:
        attempt.number = next_number(session, attempt.quiz_id, participant_id)
        attempt.participant_id = participant_id
        session.flush()
    return len(moved)


def give_the_rest(session: Session, guest_id: int, participant_id: int) -> None:
    """Make a guest's notes, disputes, exceptions and cards a participant's; of a pair that both have, its own stays."""
    for table in (NoticeRow, DisputeRow):
        session.execute(update(table).where(table.participant_id == guest_id).values(participant_id=participant_id))
    for table, what in ((ExceptionRow, ExceptionRow.quiz_id), (RecallCardRow, RecallCardRow.fact_id)):
        own = select(what).where(table.participant_id == participant_id)
        which = (table.participant_id == guest_id, what.not_in(own))
        session.execute(
            update(table).where(*which).values(participant_id=participant_id),
            execution_options={"synchronize_session": False},
        )
