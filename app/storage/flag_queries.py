"""Queries of flags: which published versions depend on an article, what is to be looked at again, and by whom."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Select, func, or_, select, update
from sqlalchemy.orm import Session

from app.questions.draft import QuestionType
from app.questions.origins import GENERATOR
from app.storage.articles import ArticleRow, PassageRow, RenditionRow
from app.storage.publishing import FlagRow
from app.storage.questions import CitationRow, OptionRow, QuestionRow, VersionRow

HELD_AGAINST_NEW = (QuestionType.SINGLE, QuestionType.MULTIPLE, QuestionType.CLAIM)


@dataclass(frozen=True)
class Held:
    """What of a published version a new article is held against: its stem and options as (text, correct)."""

    version_id: int
    type: str
    stem: str
    options: tuple[tuple[str, bool], ...]


def locked_article(session: Session, stem: str) -> ArticleRow | None:
    """Give an article, locked until the transaction ends: nothing that cites it is published meanwhile."""
    found = select(ArticleRow).where(ArticleRow.stem == stem).with_for_update()
    return session.scalar(found.execution_options(populate_existing=True))


def published_on_words_of(session: Session, article_id: int) -> Sequence[int]:
    """Give the published versions that cite an article, or an option of which occurs in it."""
    passages = (
        select(PassageRow.id)
        .join(RenditionRow, RenditionRow.id == PassageRow.rendition_id)
        .where(RenditionRow.article_id == article_id)
    )
    cited = select(CitationRow.version_id).where(CitationRow.passage_id.in_(passages))
    occurs = select(OptionRow.version_id).where(OptionRow.occurrence_id.in_(passages))
    found = select(VersionRow.id).where(VersionRow.state == "published")
    return session.scalars(
        found.where(or_(VersionRow.id.in_(cited), VersionRow.id.in_(occurs))).order_by(VersionRow.id)
    ).all()


def raise_flags(
    session: Session, version_ids: Collection[int], *, article_id: int, cause: str, sentences: Mapping[int, str] | str,
    at: datetime,
) -> int:  # fmt: skip
    """Flag versions, each with its sentence or all with one, and give how many were not flagged so already."""
    standing = select(FlagRow.version_id).where(FlagRow.article_id == article_id, FlagRow.cause == cause)
    flagged_so = set(session.scalars(standing.where(FlagRow.cleared_at.is_(None))))
    new = [version_id for version_id in version_ids if version_id not in flagged_so]
    for version_id in new:
        sentence = sentences if isinstance(sentences, str) else sentences[version_id]
        session.add(FlagRow(version_id=version_id, article_id=article_id, cause=cause, sentence=sentence, raised_at=at))
    session.flush()
    return len(new)


def flagged(session: Session, question_ids: Collection[int]) -> dict[int, int]:
    """Give how many flags are open on the published version of each of some questions; none is no entry."""
    found = (
        select(VersionRow.question_id, func.count())
        .join(FlagRow, FlagRow.version_id == VersionRow.id)
        .where(VersionRow.question_id.in_(question_ids), *_open())
        .group_by(VersionRow.question_id)
    )
    return dict(session.execute(found).all())


def open_flags(session: Session, version_id: int) -> Sequence[FlagRow]:
    """Give the open flags of a version, the oldest first."""
    found = select(FlagRow).where(FlagRow.version_id == version_id, FlagRow.cleared_at.is_(None))
    return session.scalars(found.order_by(FlagRow.raised_at, FlagRow.id)).all()


def flags_to_look_at(session: Session, user_id: int | None) -> Sequence[tuple[FlagRow, VersionRow]]:
    """Give the open flags on somebody's published questions, or on everybody's, by question, the oldest first."""
    found = _of(user_id).order_by(VersionRow.question_id, FlagRow.raised_at, FlagRow.id)
    return [(flag, version) for flag, version in session.execute(found)]


def count_to_look_at(session: Session, user_id: int | None) -> int:
    """Count somebody's published questions that carry an open flag, or everybody's."""
    found = _of(user_id).with_only_columns(func.count(VersionRow.question_id.distinct()))
    return session.scalar(found) or 0


def _of(user_id: int | None) -> Select[FlagRow, VersionRow]:
    found = (
        select(FlagRow, VersionRow)
        .join(VersionRow, VersionRow.id == FlagRow.version_id)
        .join(QuestionRow, QuestionRow.id == VersionRow.question_id)
        .where(*_open(), QuestionRow.archived_at.is_(None))
    )
    return found if user_id is None else found.where(QuestionRow.owner_id == user_id)


def _open() -> tuple[ColumnElement[bool], ...]:
    return FlagRow.cleared_at.is_(None), VersionRow.state == "published"


def clear_flags(session: Session, *rules: ColumnElement[bool], by: int, at: datetime) -> int:
    """Clear the open flags that the rules name, and give how many there were."""
    change = update(FlagRow).where(FlagRow.cleared_at.is_(None), *rules).values(cleared_at=at, cleared_by_id=by)
    cleared = session.scalars(change.returning(FlagRow.id).execution_options(synchronize_session="fetch"))
    return len(cleared.all())


def articles_due(session: Session) -> Sequence[str]:
    """Give the articles that published versions were not held against yet, in the order in which they came."""
    return session.scalars(select(ArticleRow.stem).where(ArticleRow.recheck_due).order_by(ArticleRow.id)).all()


def held_against(session: Session, article: ArticleRow) -> Iterator[Held]:
    """Give the published versions within whose reach an article lies: everybody's for a public one, else its owner's.

    Only of the types that another article can touch; columns alone, since passages would bring whole articles. What was
    made with the article in view, its text as it still is, was held against it then.
    """
    rules = (*_in_reach(article), VersionRow.state == "published", QuestionRow.archived_at.is_(None))
    made_with = _made_with(session, article)
    found = (
        select(VersionRow.id, VersionRow.type, VersionRow.stem, OptionRow.text, OptionRow.correct)
        .join(QuestionRow, QuestionRow.id == VersionRow.question_id)
        .join(OptionRow, OptionRow.version_id == VersionRow.id)
        .where(*rules)
        .order_by(VersionRow.id, OptionRow.position)
    )
    last: tuple[int, str, str] | None = None
    options: list[tuple[str, bool]] = []
    for version_id, kind, stem, text, correct in session.execute(found):
        if version_id in made_with:
            continue
        if last is not None and last[0] != version_id:
            yield Held(*last, tuple(options))
            options = []
        last = (version_id, kind, stem)
        options.append((text, correct))
    if last is not None:
        yield Held(*last, tuple(options))


def _made_with(session: Session, article: ArticleRow) -> frozenset[int]:
    """Give the versions of the generator's own for which an article's only text was looked through."""
    texts = select(func.count()).select_from(RenditionRow).where(RenditionRow.article_id == article.id)
    if session.scalar(texts) != 1:
        return frozenset()
    own = (VersionRow.state == "published", VersionRow.author_id.is_(None), VersionRow.origin.startswith(GENERATOR))
    found = session.execute(select(VersionRow.id, VersionRow.scope).where(*own))
    return frozenset(version_id for version_id, scope in found if article.stem in scope)


def _in_reach(article: ArticleRow) -> tuple[ColumnElement[bool], ...]:
    kinds = VersionRow.type.in_([str(kind) for kind in HELD_AGAINST_NEW])
    return (kinds,) if article.visibility == "public" else (kinds, QuestionRow.owner_id == article.owner_id)


def join_scopes(session: Session, version_ids: Collection[int], stem: str) -> None:
    """Add an article to the scope of versions that were held against it."""
    rows = session.execute(select(VersionRow.id, VersionRow.scope).where(VersionRow.id.in_(version_ids))).all()
    joined = [{"id": row_id, "scope": [*scope, stem]} for row_id, scope in rows if stem not in scope]
    if joined:
        session.execute(update(VersionRow), joined)
