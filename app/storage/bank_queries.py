"""Queries of the bank: a page of questions by their newest versions, how many there are, and which."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session, aliased

from app.questions.bank_filter import BankFilter
from app.questions.searching import read_search
from app.storage.bank_rules import rules_of, visible_to
from app.storage.questions import QuestionRow, VersionRow
from app.storage.search_index import matches
from app.storage.usage_queries import last_asked, marked_answers

PAGE_SIZE = 50
Selection = Select[*tuple[Any, ...]]


@dataclass(frozen=True)
class BankView:
    """Who looks at the bank, and when: `sees` is None where everybody's questions are seen."""

    me: int
    sees: int | None
    now: datetime


@dataclass(frozen=True)
class BankRow:
    """A question in the bank, by its newest version."""

    question_id: int
    public_id: str
    owner_id: int | None
    archived_at: datetime | None
    difficulty: str | None
    version_id: int
    stem: str
    type: str
    state: str
    created_at: datetime
    own_tags: list[str]

    @property
    def standing(self) -> str:
        """Give how it stands: its newest version's state, or that it is archived."""
        return "archived" if self.archived_at else self.state


COLUMNS = (
    QuestionRow.id,
    QuestionRow.public_id,
    QuestionRow.owner_id,
    QuestionRow.archived_at,
    QuestionRow.difficulty,
    VersionRow.id,
    VersionRow.stem,
    VersionRow.type,
    VersionRow.state,
    VersionRow.created_at,
    VersionRow.tags,
)


def bank_page(session: Session, view: BankView, wanted: BankFilter, *, page: int) -> Sequence[BankRow]:
    """Give one page of the questions that a filter lets through, in the order that it asks for."""
    found = _sorted(_found(session, view, wanted, select(*COLUMNS)), wanted)
    rows = session.execute(found.limit(PAGE_SIZE).offset((page - 1) * PAGE_SIZE))
    return [BankRow(*row) for row in rows]


def count_bank(session: Session, view: BankView, wanted: BankFilter) -> int:
    """Count the questions that a filter lets through."""
    return session.scalar(_found(session, view, wanted, select(func.count(QuestionRow.id)))) or 0


def bank_ids(session: Session, view: BankView, wanted: BankFilter) -> Sequence[int]:
    """Give the ids of all questions that a filter lets through."""
    return session.scalars(_found(session, view, wanted, select(QuestionRow.id)).order_by(QuestionRow.id)).all()


def bank_rows(session: Session, view: BankView, question_ids: Sequence[int]) -> Sequence[BankRow]:
    """Give those of some questions that may be seen, archived ones too, in the order of their ids."""
    found = _newest(select(*COLUMNS)).where(*visible_to(view.sees), QuestionRow.id.in_(question_ids))
    return [BankRow(*row) for row in session.execute(found.order_by(QuestionRow.id))]


def _newest(columns: Selection) -> Selection:
    other = aliased(VersionRow)
    last = select(func.max(other.number)).where(other.question_id == QuestionRow.id).correlate(QuestionRow)
    found = columns.select_from(QuestionRow).join(VersionRow, VersionRow.question_id == QuestionRow.id)
    return found.where(VersionRow.number == last.scalar_subquery())


def _found(session: Session, view: BankView, wanted: BankFilter, columns: Selection) -> Selection:
    search = read_search(wanted.q)
    found = _newest(columns).where(*visible_to(view.sees), *rules_of(wanted, me=view.me, now=view.now))
    if search.hopeless:
        return found.where(QuestionRow.id.is_(None))
    if search.terms:
        hits = matches(session, search)
        found = found.join(hits, hits.c.question_id == QuestionRow.id)
        # The best hits first, unless another order is asked for; a count has no order.
        return found if wanted.sort or len(found.column_descriptions) == 1 else found.order_by(hits.c.rank)
    return found


def _sorted(found: Selection, wanted: BankFilter) -> Selection:
    if wanted.sort == "used":
        asked = last_asked()
        found = found.outerjoin(asked, asked.c.question_id == QuestionRow.id).order_by(asked.c.at.desc().nulls_last())
    if wanted.sort == "facility":
        marked = marked_answers()
        found = found.outerjoin(marked, marked.c.question_id == QuestionRow.id)
        found = found.order_by(marked.c.facility.asc().nulls_last())
    return found.order_by(VersionRow.id.desc())


def owners_of_questions(session: Session) -> Sequence[int]:
    """Give the accounts that own a question, for whoever sees everybody's."""
    found = select(QuestionRow.owner_id).where(QuestionRow.owner_id.is_not(None)).distinct()
    return [owner for owner in session.scalars(found.order_by(QuestionRow.owner_id)) if owner is not None]


def ids_of_names(session: Session, names: Collection[str]) -> Sequence[int]:
    """Give the ids of the questions of these public names; of those that are not there, none."""
    return session.scalars(
        select(QuestionRow.id).where(QuestionRow.public_id.in_(names)).order_by(QuestionRow.id)
    ).all()
