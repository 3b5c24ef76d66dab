"""Tables of entities, facts and their mentions."""

from sqlalchemy import ForeignKey, UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from app.facts.fact import Entity, Fact
from app.storage.articles import PassageRow
from app.storage.base import Base, Items, Label, Name, RowId, Words


class EntityRow(Base):
    """A person, place, body or event, with every form of its name."""

    __tablename__ = "entity"
    __table_args__ = (UniqueConstraint("kind", "name"),)
    id: Mapped[RowId]
    kind: Mapped[Label]
    name: Mapped[Name]
    aliases: Mapped[Items]


class FactRow(Base):
    """Something that the articles report; merged into another when the two turn out to be one, never deleted."""

    __tablename__ = "fact"
    id: Mapped[RowId]
    key: Mapped[Words] = mapped_column(unique=True)
    subject: Mapped[Words]
    relation: Mapped[Words]
    object: Mapped[Words]
    time: Mapped[Words] = mapped_column(default="")
    place: Mapped[Words] = mapped_column(default="")
    quantity: Mapped[Words] = mapped_column(default="")
    merged_into_id: Mapped[int | None] = mapped_column(ForeignKey("fact.id"), index=True)


class MentionRow(Base):
    """One passage's words on a fact."""

    __tablename__ = "mention"
    __table_args__ = (UniqueConstraint("fact_id", "passage_id"),)
    id: Mapped[RowId]
    fact_id: Mapped[int] = mapped_column(ForeignKey("fact.id"), index=True)
    passage_id: Mapped[int] = mapped_column(ForeignKey("passage.id"), index=True)
    stance: Mapped[Label]
    hedge: Mapped[Words] = mapped_column(default="")
    attribution: Mapped[Words] = mapped_column(default="")
    negated: Mapped[bool] = mapped_column(default=False)
    passage: Mapped[PassageRow] = relationship(lazy="joined", innerjoin=True)


def keep_entity(session: Session, entity: Entity) -> EntityRow:
    """Give the row of an entity, known by any form of its name, with all forms seen so far as its aliases."""
    found = session.scalars(select(EntityRow).where(EntityRow.kind == entity.kind).order_by(EntityRow.id)).all()
    row = next((row for row in found if row.name == entity.name), None)
    # Another article may have made another spelling the commonest; it is the same entity all the same.
    row = row or next((row for row in found if {row.name, *row.aliases} & set(entity.forms)), None)
    if row is None:
        row = EntityRow(kind=entity.kind, name=entity.name, aliases=[])
        session.add(row)
        session.flush()
    row.aliases = sorted({*row.aliases, *entity.forms} - {row.name})
    return row


def keep_fact(session: Session, fact: Fact) -> FactRow:
    """Give the row of a fact by its key, a new one where there is none; its mentions are kept apart."""
    row = session.scalar(select(FactRow).where(FactRow.key == fact.key))
    if row is None:
        row = FactRow(key=fact.key, subject=fact.subject, relation=fact.relation, object=fact.object)
        row.time, row.place, row.quantity = fact.time, fact.place, fact.quantity
        session.add(row)
        session.flush()
    return row


def keep_mention(session: Session, mention: MentionRow) -> None:
    """Store a mention unless that passage is already one of that fact."""
    known = (MentionRow.fact_id == mention.fact_id, MentionRow.passage_id == mention.passage_id)
    if session.scalar(select(MentionRow.id).where(*known)) is None:
        session.add(mention)
