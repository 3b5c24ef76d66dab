"""Which articles are closed to somebody: those cited by an attempt under way at a quiz that closes its articles."""

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.quizzes.attempt import RUNNING
from app.storage.articles import PassageRow, RenditionRow
from app.storage.attempts import AttemptRow, AttemptSlotRow
from app.storage.people import ParticipantRow
from app.storage.questions import CitationRow
from app.storage.quizzes import QuizRow


def closed_articles(session: Session, *, participants: Collection[int], user_id: int | None) -> set[int]:
    """Give the ids of the articles that are closed to these participants, or to an account, for now."""
    who = AttemptRow.participant_id.in_(participants)
    if user_id is not None:
        who |= AttemptRow.participant_id.in_(select(ParticipantRow.id).where(ParticipantRow.user_id == user_id))
    found = (
        select(RenditionRow.article_id)
        .join(PassageRow, PassageRow.rendition_id == RenditionRow.id)
        .join(CitationRow, CitationRow.passage_id == PassageRow.id)
        .join(AttemptSlotRow, AttemptSlotRow.version_id == CitationRow.version_id)
        .join(AttemptRow, AttemptRow.id == AttemptSlotRow.attempt_id)
        .join(QuizRow, QuizRow.id == AttemptRow.quiz_id)
        .where(who, AttemptRow.state.in_(RUNNING), QuizRow.articles_closed)
    )
    return set(session.scalars(found))
