"""Queries of the source report: what the keys of some quizzes rest on, how they were answered, what was never asked."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, Text, cast, func, select, type_coerce
from sqlalchemy.orm import Session, aliased

from app.grading.rejudging import FULL_MARKS
from app.questions.draft import QuestionType
from app.storage.articles import ArticleRow, PassageRow, RenditionRow
from app.storage.attempts import AttemptRow, AttemptSlotRow, GradingRow, MarkRow
from app.storage.facts import FactRow, MentionRow
from app.storage.people import ParticipantRow
from app.storage.questions import CitationRow, QuestionRow, VersionRow
from app.storage.quizzes import QuizRow, SlotRow
from app.storage.report_queries import seen_by_teacher
from app.storage.student_queries import words_of


@dataclass(frozen=True)
class Answered:
    """How a version was answered: how often, and the sum of the shares of its points, 0 to 1 each."""

    question_id: int
    version_id: int
    answers: int
    earned: float


@dataclass(frozen=True)
class ArticleSeen:
    """An article as the report names it."""

    id: int
    stem: str
    title: str
    outlet: str


def reported_quizzes(session: Session, owner_id: int | None) -> Sequence[QuizRow]:
    """Give the quizzes of a teacher, the newest first; everybody's where none is named."""
    found = select(QuizRow).order_by(QuizRow.id.desc())
    return session.scalars(found if owner_id is None else found.where(QuizRow.owner_id == owner_id)).all()


def answered_versions(session: Session, quiz_ids: Collection[int], seen_by: int | None) -> Sequence[Answered]:
    """Give how the versions asked in some quizzes were answered, by the gradings that count; void answers left out."""
    share = func.sum(MarkRow.mark / AttemptSlotRow.points)
    found = _counting(select(VersionRow.question_id, VersionRow.id, func.count(), share), quiz_ids, seen_by).group_by(
        VersionRow.question_id, VersionRow.id
    )
    return [Answered(*row) for row in session.execute(found.order_by(VersionRow.id))]


def claim_answers(session: Session, quiz_ids: Collection[int], seen_by: int | None) -> Sequence[tuple[int, str, int]]:
    """Give (version, response as JSON text, how often) of the claims in some quizzes; void answers left out."""
    text = _as_text(session)
    found = _counting(select(VersionRow.id, text, func.count()), quiz_ids, seen_by)
    found = found.where(VersionRow.type == QuestionType.CLAIM).group_by(VersionRow.id, text)
    return [(version_id, response or "{}", count) for version_id, response, count in session.execute(found)]


def fixed_versions(session: Session, quiz_ids: Collection[int]) -> dict[int, int]:
    """Give the published version of each fixed question of some quizzes, by the question's id."""
    found = select(VersionRow.question_id, VersionRow.id).join(QuestionRow, QuestionRow.id == VersionRow.question_id)
    held = select(SlotRow.question_id).where(SlotRow.quiz_id.in_(quiz_ids), SlotRow.question_id.is_not(None))
    rows = session.execute(found.where(VersionRow.state == "published", VersionRow.question_id.in_(held)))
    return dict(rows.all())


def cited_articles(session: Session, version_ids: Collection[int]) -> Mapping[int, set[int]]:
    """Give the ids of the articles that some versions cite, by version."""
    found = (
        select(CitationRow.version_id, RenditionRow.article_id)
        .join(PassageRow, PassageRow.id == CitationRow.passage_id)
        .join(RenditionRow, RenditionRow.id == PassageRow.rendition_id)
        .where(CitationRow.version_id.in_(version_ids))
        .distinct()
    )
    cited: dict[int, set[int]] = {}
    for version_id, article_id in session.execute(found):
        cited.setdefault(version_id, set()).add(article_id)
    return cited


def facts_tested(session: Session, version_ids: Collection[int]) -> dict[int, int]:
    """Give the id of the fact that each of some versions tests; of a merged one its home's."""
    found = select(VersionRow.id, func.coalesce(FactRow.merged_into_id, FactRow.id))
    rows = found.join(FactRow, FactRow.id == VersionRow.fact_id).where(VersionRow.id.in_(version_ids))
    return dict(session.execute(rows).all())


def articles_seen(session: Session, article_ids: Collection[int], owner_id: int | None) -> Sequence[ArticleSeen]:
    """Give some articles and, of a teacher, those of their own that are in use, by title."""
    wanted = ArticleRow.id.in_(article_ids)
    if owner_id is not None:
        wanted |= (ArticleRow.owner_id == owner_id) & ArticleRow.retired_at.is_(None)
    found = select(ArticleRow.id, ArticleRow.stem, ArticleRow.title, ArticleRow.outlet).where(wanted)
    return [ArticleSeen(*row) for row in session.execute(found.order_by(ArticleRow.title, ArticleRow.id))]


def facts_told(session: Session, article_ids: Collection[int]) -> Sequence[tuple[int, int, str, str]]:
    """Give (article, fact, its key, its words) of the facts that some articles tell, each once for an article."""
    home = aliased(FactRow)
    told = (
        select(RenditionRow.article_id, func.coalesce(FactRow.merged_into_id, FactRow.id).label("fact_id"))
        .join(PassageRow, PassageRow.rendition_id == RenditionRow.id)
        .join(MentionRow, MentionRow.passage_id == PassageRow.id)
        .join(FactRow, FactRow.id == MentionRow.fact_id)
        .where(RenditionRow.article_id.in_(article_ids))
        .distinct()
        .subquery()
    )
    found = select(told.c.article_id, home).join(home, home.id == told.c.fact_id).order_by(told.c.article_id, home.id)
    return [(article_id, fact.id, fact.key, words_of(fact)) for article_id, fact in session.execute(found)]


def _counting(found: Select, quiz_ids: Collection[int], seen_by: int | None) -> Select:
    """Let a query go over the marks that count in some quizzes."""
    other = aliased(GradingRow)
    highest = select(func.max(other.revision)).where(other.attempt_id == AttemptRow.id).correlate(AttemptRow)
    found = (
        found.select_from(AttemptRow)
        .join(ParticipantRow, ParticipantRow.id == AttemptRow.participant_id)
        .join(GradingRow, GradingRow.attempt_id == AttemptRow.id)
        .join(MarkRow, MarkRow.grading_id == GradingRow.id)
        .join(AttemptSlotRow, AttemptSlotRow.id == MarkRow.slot_id)
        .join(VersionRow, VersionRow.id == MarkRow.version_id)
        .where(AttemptRow.quiz_id.in_(quiz_ids), AttemptRow.submitted_at.is_not(None))
        .where(GradingRow.revision == highest.scalar_subquery())
        .where(MarkRow.ruling_id.is_(None), MarkRow.rule != FULL_MARKS)
    )
    return found if seen_by is None else found.where(seen_by_teacher(seen_by))


def _as_text(session: Session) -> ColumnElement[str]:
    if session.get_bind().dialect.name == "sqlite":
        return type_coerce(MarkRow.response, Text)
    return cast(MarkRow.response, Text)
