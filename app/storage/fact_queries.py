"""Queries of the page of a fact: the fact under any of its keys, its mentions, and who is being asked about it."""

from collections.abc import Collection, Sequence

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, aliased

from app.quizzes.attempt import RUNNING
from app.storage.articles import PassageRow
from app.storage.attempts import AttemptRow, AttemptSlotRow
from app.storage.facts import FactRow, MentionRow
from app.storage.people import ParticipantRow
from app.storage.questions import CitationRow, VersionRow


def fact_by_key(session: Session, key: str) -> FactRow | None:
    """Give the fact of a key; where it was merged into another, that one."""
    row = session.scalar(select(FactRow).where(FactRow.key == key))
    seen: set[int] = set()
    while row is not None and row.merged_into_id is not None and row.id not in seen:
        seen.add(row.id)
        row = session.get(FactRow, row.merged_into_id)
    return row


def absorb(session: Session, home: FactRow, keys: Sequence[str]) -> None:
    """Note that the facts of these keys, where they are stored, turned out to be one with another.

    What was merged into one of them before goes along: a merged fact always points at its home, never at a way there.
    """
    home.merged_into_id = None
    before = FactRow.merged_into_id.in_(select(FactRow.id).where(FactRow.key.in_(keys)))
    for row in session.scalars(select(FactRow).where(FactRow.key.in_(keys) | before, FactRow.id != home.id)).all():
        row.merged_into_id = home.id


def mentions_of(session: Session, fact: FactRow) -> Sequence[MentionRow]:
    """Give the mentions of a fact and of those merged into it, in the order in which they came."""
    of = or_(FactRow.id == fact.id, FactRow.merged_into_id == fact.id)
    found = select(MentionRow).join(FactRow, FactRow.id == MentionRow.fact_id).where(of)
    return session.scalars(found.order_by(MentionRow.id)).unique().all()


def told_beside(session: Session, fact: FactRow, mentions: Sequence[MentionRow]) -> Sequence[FactRow]:
    """Give the other facts that passages overlapping those of a fact's mentions tell."""
    mine, other = aliased(PassageRow), aliased(PassageRow)
    overlaps = (mine.rendition_id == other.rendition_id) & (mine.start < other.end) & (other.start < mine.end)
    found = (
        select(FactRow.id)
        .join(MentionRow, MentionRow.fact_id == FactRow.id)
        .join(other, other.id == MentionRow.passage_id)
        .join(mine, overlaps)
        .where(mine.id.in_([row.passage_id for row in mentions]))
        .where(FactRow.id != fact.id, FactRow.merged_into_id.is_(None))
    )
    return session.scalars(select(FactRow).where(FactRow.id.in_(found)).order_by(FactRow.id)).all()


def fact_key_of(session: Session, version_id: int) -> str:
    """Give the key of the fact that a version tests; nothing where it has none."""
    found = select(FactRow.key).join(VersionRow, VersionRow.fact_id == FactRow.id).where(VersionRow.id == version_id)
    return session.scalar(found) or ""


def asks_about(session: Session, attempt_id: int, fact: FactRow) -> bool:
    """Say whether a question of an attempt tests a fact, or one that was merged into it."""
    found = (
        select(AttemptSlotRow.id)
        .join(VersionRow, VersionRow.id == AttemptSlotRow.version_id)
        .join(FactRow, FactRow.id == VersionRow.fact_id)
        .where(AttemptSlotRow.attempt_id == attempt_id, or_(FactRow.id == fact.id, FactRow.merged_into_id == fact.id))
    )
    return session.scalar(found.limit(1)) is not None


def cited_to_running(
    session: Session, *, participants: Collection[int], user_id: int | None
) -> set[tuple[int, int, int]]:
    """Give what the attempts under way of these participants, or of an account, cite: (rendition id, start, end)."""
    who = AttemptRow.participant_id.in_(participants)
    if user_id is not None:
        who |= AttemptRow.participant_id.in_(select(ParticipantRow.id).where(ParticipantRow.user_id == user_id))
    found = (
        select(PassageRow.rendition_id, PassageRow.start, PassageRow.end)
        .join(CitationRow, CitationRow.passage_id == PassageRow.id)
        .join(AttemptSlotRow, AttemptSlotRow.version_id == CitationRow.version_id)
        .join(AttemptRow, AttemptRow.id == AttemptSlotRow.attempt_id)
        .where(who, AttemptRow.state.in_(RUNNING))
    )
    return {(rendition, start, end) for rendition, start, end in session.execute(found)}
