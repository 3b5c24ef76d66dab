"""Queries of the page of a fact: the fact under any of its keys, its mentions, and who is being asked about it."""

from collections.abc import Collection, Sequence

from sqlalchemy import ColumnElement, or_, select
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
    found = (
        select(FactRow.id)
        .join(MentionRow, MentionRow.fact_id == FactRow.id)
        .join(other, other.id == MentionRow.passage_id)
        .join(mine, _overlaps(mine, other))
        .where(mine.id.in_([row.passage_id for row in mentions]))
        .where(FactRow.id != fact.id, FactRow.merged_into_id.is_(None))
    )
    return session.scalars(select(FactRow).where(FactRow.id.in_(found)).order_by(FactRow.id)).all()


def _overlaps(one: type[PassageRow], other: type[PassageRow]) -> ColumnElement[bool]:
    return (one.rendition_id == other.rendition_id) & (one.start < other.end) & (other.start < one.end)


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


def told_to_running(session: Session, fact: FactRow, *, participants: Collection[int], user_id: int | None) -> bool:
    """Say whether an attempt under way of these participants, or of an account, asks what a fact's passages show."""
    cited, passage = aliased(PassageRow), aliased(PassageRow)
    who = AttemptRow.participant_id.in_(participants)
    if user_id is not None:
        who |= AttemptRow.participant_id.in_(select(ParticipantRow.id).where(ParticipantRow.user_id == user_id))
    mentioned = select(MentionRow.passage_id).join(FactRow, FactRow.id == MentionRow.fact_id)
    mentioned = mentioned.where(or_(FactRow.id == fact.id, FactRow.merged_into_id == fact.id))
    found = (
        select(AttemptSlotRow.id)
        .join(AttemptRow, AttemptRow.id == AttemptSlotRow.attempt_id)
        .join(CitationRow, CitationRow.version_id == AttemptSlotRow.version_id)
        .join(cited, cited.id == CitationRow.passage_id)
        .join(passage, _overlaps(passage, cited))
        .where(who, AttemptRow.state.in_(RUNNING))
        .where(passage.id.in_(mentioned))
    )
    return session.scalar(found.limit(1)) is not None
