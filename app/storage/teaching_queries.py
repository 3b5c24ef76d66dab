"""Queries of the teacher's desk: lists of questions and quizzes, and what holds what."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import Session, aliased

from app.storage.articles import ArticleRow, PassageRow, RenditionRow
from app.storage.facts import EntityRow
from app.storage.questions import CitationRow, QuestionRow, VersionRow
from app.storage.quizzes import QuizRow, SlotRow

PAGE_SIZE = 50

Rules = list[ColumnElement[bool]]


@dataclass(frozen=True)
class QuestionFilter:
    """Which questions to list; an empty field asks for nothing."""

    text: str = ""
    state: str = ""
    type: str = ""
    article: str = ""
    mine: bool = False


def visible_versions(session: Session, user_id: int | None, wanted: QuestionFilter, *, page: int) -> list[VersionRow]:
    """Give one page of questions by their newest versions, newest first: one's own and the public ones.

    `user_id` None sees everybody's. One row more than a page holds says that there is another page.
    """
    found = _newest(user_id, wanted).order_by(VersionRow.id.desc())
    return list(session.scalars(found.limit(PAGE_SIZE + 1).offset((page - 1) * PAGE_SIZE)))


def count_versions(session: Session, user_id: int | None, wanted: QuestionFilter) -> int:
    """Count the questions that a filter lets through."""
    return session.scalar(select(func.count()).select_from(_newest(user_id, wanted).subquery())) or 0


def _newest(user_id: int | None, wanted: QuestionFilter) -> Select[VersionRow]:
    other = aliased(VersionRow)
    later = select(func.max(other.number)).where(other.question_id == QuestionRow.id)
    later = later.correlate(QuestionRow).scalar_subquery()
    found = select(VersionRow).join(QuestionRow, QuestionRow.id == VersionRow.question_id)
    found = found.where(VersionRow.number == later, *_whose(user_id, wanted), *_which(wanted))
    return found.where(*_about(wanted))


def _whose(user_id: int | None, wanted: QuestionFilter) -> Rules:
    if wanted.mine:
        return [QuestionRow.owner_id == user_id]
    # Questions of nobody came from the generator: every teacher may read them.
    return [] if user_id is None else [or_(QuestionRow.owner_id == user_id, QuestionRow.owner_id.is_(None))]


def _which(wanted: QuestionFilter) -> Rules:
    archived = QuestionRow.archived_at
    rules: Rules = [archived.is_not(None) if wanted.state == "archived" else archived.is_(None)]
    if wanted.state and wanted.state != "archived":
        rules.append(VersionRow.state == wanted.state)
    if wanted.type:
        rules.append(VersionRow.type == wanted.type)
    return rules


def _about(wanted: QuestionFilter) -> Rules:
    rules: Rules = [
        or_(VersionRow.stem.icontains(word, autoescape=True), VersionRow.lead.icontains(word, autoescape=True))
        for word in wanted.text.split()
    ]
    if wanted.article:
        cited = (
            select(CitationRow.id)
            .join(PassageRow, PassageRow.id == CitationRow.passage_id)
            .join(RenditionRow, RenditionRow.id == PassageRow.rendition_id)
            .join(ArticleRow, ArticleRow.id == RenditionRow.article_id)
            .where(CitationRow.version_id == VersionRow.id, ArticleRow.stem == wanted.article)
        )
        rules.append(cited.correlate(VersionRow).exists())
    return rules


def versions_of(session: Session, question_id: int) -> Sequence[VersionRow]:
    """Give a question's versions, newest first."""
    found = select(VersionRow).where(VersionRow.question_id == question_id)
    return session.scalars(found.order_by(VersionRow.number.desc())).all()


def quizzes_with(session: Session, question_id: int, user_id: int, *, everybodys: bool) -> Sequence[QuizRow]:
    """Give the quizzes that ask a question: a teacher's own and nobody's, or everybody's; archived ones left out."""
    found = select(QuizRow).join(SlotRow, SlotRow.quiz_id == QuizRow.id)
    found = found.where(SlotRow.question_id == question_id, QuizRow.archived_at.is_(None))
    return session.scalars(found.where(*_known_to(user_id, everybodys=everybodys)).order_by(QuizRow.title)).all()


def quizzes_for_desk(session: Session, user_id: int, *, everybodys: bool) -> Sequence[QuizRow]:
    """Give a teacher's own quizzes and nobody's, or everybody's; newest first."""
    found = select(QuizRow).where(QuizRow.archived_at.is_(None), *_known_to(user_id, everybodys=everybodys))
    return session.scalars(found.order_by(QuizRow.id.desc())).all()


def archived_quizzes(session: Session, user_id: int, *, everybodys: bool) -> Sequence[QuizRow]:
    """Give the quizzes that were put away, a teacher's own or everybody's; newest first."""
    found = select(QuizRow).where(QuizRow.archived_at.is_not(None)).order_by(QuizRow.id.desc())
    return session.scalars(found if everybodys else found.where(QuizRow.owner_id == user_id)).all()


def _known_to(user_id: int, *, everybodys: bool) -> Rules:
    return [] if everybodys else [or_(QuizRow.owner_id == user_id, QuizRow.owner_id.is_(None))]


def slot_counts(session: Session) -> Mapping[int, int]:
    """Give how many slots each quiz has, by its id."""
    found = select(SlotRow.quiz_id, func.count()).group_by(SlotRow.quiz_id)
    return dict(session.execute(found).all())


def slots_with_versions(session: Session, quiz_id: int) -> Sequence[tuple[SlotRow, VersionRow]]:
    """Give a quiz's fixed slots in order, each with its question's published version or else the newest."""
    other = aliased(VersionRow)
    newest = select(func.max(other.id)).where(other.question_id == SlotRow.question_id).correlate(SlotRow)
    published = newest.where(other.state == "published")
    shown = func.coalesce(published.scalar_subquery(), newest.scalar_subquery())
    found = select(SlotRow, VersionRow).join(VersionRow, VersionRow.id == shown)
    found = found.where(SlotRow.quiz_id == quiz_id).order_by(SlotRow.position)
    return [(slot, version) for slot, version in session.execute(found)]


def entity_forms(session: Session) -> list[tuple[str, ...]]:
    """Give the forms of each name known, the canonical one first."""
    return [(name, *aliases) for name, aliases in session.execute(select(EntityRow.name, EntityRow.aliases))]
