"""Queries of the list of facts: which are told by open articles, by how many, and which questions test them."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Select, and_, distinct, func, or_, select
from sqlalchemy.orm import Session

from app.storage.articles import ArticleRow, PassageRow, RenditionRow
from app.storage.attempts import AttemptSlotRow
from app.storage.bank_rules import visible_to
from app.storage.facts import FactRow, MentionRow
from app.storage.questions import QuestionRow, VersionRow

# What was merged into another fact is counted there.
HOME = func.coalesce(FactRow.merged_into_id, FactRow.id)


@dataclass(frozen=True)
class ToldFact:
    """A fact as open articles tell it: in whose words, by how many articles, tested by how many questions."""

    key: str
    words: FactRow | None
    articles: int
    questions: int
    asked: bool


def told_facts(session: Session, sees: int | None, *, article: str = "") -> Sequence[ToldFact]:
    """Give the facts that articles open to somebody tell, in five queries; None opens all articles.

    A fact has the words of its first mention; where that one's article is shut, of a fact merged into it, or none.
    """
    told = _counts(session, _mentions(select(HOME, func.count(distinct(ArticleRow.id))), sees).group_by(HOME))
    if article:
        here = _mentions(select(HOME), sees).where(ArticleRow.stem == article)
        told = {home: told[home] for home in set(session.scalars(here))}
    questions = _counts(session, _questions(select(HOME, func.count(distinct(QuestionRow.id))), sees).group_by(HOME))
    asked = set(session.scalars(_questions(select(HOME), None).where(VersionRow.id.in_(_asked()))))
    return [
        ToldFact(key, words, told[home], questions.get(home, 0), home in asked)
        for home, (key, words) in _worded(session, sees).items()
        if home in told
    ]


def questions_on(fact: FactRow) -> Select[int]:
    """Give the ids of the questions of which any version tests a fact, or one merged into it."""
    of = or_(FactRow.id == fact.id, FactRow.merged_into_id == fact.id)
    return select(VersionRow.question_id).join(FactRow, FactRow.id == VersionRow.fact_id).where(of)


def _worded(session: Session, sees: int | None) -> dict[int, tuple[str, FactRow | None]]:
    """Give (key, the fact that lends the words) by home, the home's own words before others'."""
    first = select(func.min(MentionRow.id)).group_by(MentionRow.fact_id)
    readable = set(session.scalars(_mentions(select(FactRow.id), sees).where(MentionRow.id.in_(first))))
    found: dict[int, tuple[str, FactRow | None]] = {}
    rows = session.scalars(select(FactRow).order_by(FactRow.merged_into_id.is_not(None), FactRow.id))
    for row in rows:
        home = row.merged_into_id or row.id
        key, words = found.get(home, (row.key, None))
        found[home] = (key, words or (row if row.id in readable else None))
    return found


def _mentions(columns: Select[*tuple[int, ...]], sees: int | None) -> Select[*tuple[int, ...]]:
    found = (
        columns.select_from(FactRow)
        .join(MentionRow, MentionRow.fact_id == FactRow.id)
        .join(PassageRow, PassageRow.id == MentionRow.passage_id)
        .join(RenditionRow, RenditionRow.id == PassageRow.rendition_id)
        .join(ArticleRow, ArticleRow.id == RenditionRow.article_id)
    )
    mine = and_(ArticleRow.owner_id.is_not(None), ArticleRow.owner_id == sees)
    return found if sees is None else found.where(or_(ArticleRow.visibility == "public", mine))


def _questions(columns: Select[*tuple[int, ...]], sees: int | None) -> Select[*tuple[int, ...]]:
    found = columns.select_from(FactRow).join(VersionRow, VersionRow.fact_id == FactRow.id)
    return found.join(QuestionRow, QuestionRow.id == VersionRow.question_id).where(*visible_to(sees))


def _asked() -> Select[int]:
    return select(AttemptSlotRow.version_id)


def _counts(session: Session, found: Select[*tuple[int, ...]]) -> dict[int, int]:
    return {home: count for home, count in session.execute(found)}  # noqa: C416 - rows are no pairs to a type checker
