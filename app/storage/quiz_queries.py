"""Queries over quizzes with their questions: how many, from where, and which questions are in none."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from app.storage.articles import ArticleRow, PassageRow, RenditionRow
from app.storage.questions import CitationRow, QuestionRow, VersionRow
from app.storage.quizzes import SlotRow


@dataclass(frozen=True)
class QuizSummary:
    """How many published questions a quiz has, and the outlets or titles that they cite."""

    questions: int
    sources: tuple[str, ...]


def summaries(session: Session, quiz_ids: Sequence[int]) -> dict[int, QuizSummary]:
    """Give the summaries of some quizzes by their ids; those without published questions are left out."""
    found = (
        select(SlotRow.quiz_id, SlotRow.question_id, ArticleRow.outlet, ArticleRow.title)
        .join(VersionRow, VersionRow.question_id == SlotRow.question_id)
        .join(CitationRow, CitationRow.version_id == VersionRow.id)
        .join(PassageRow, PassageRow.id == CitationRow.passage_id)
        .join(RenditionRow, RenditionRow.id == PassageRow.rendition_id)
        .join(ArticleRow, ArticleRow.id == RenditionRow.article_id)
        .where(SlotRow.quiz_id.in_(quiz_ids), VersionRow.state == "published")
        .distinct()
    )
    questions: dict[int, set[int | None]] = {}
    sources: dict[int, set[str]] = {}
    for quiz_id, question_id, outlet, title in session.execute(found):
        questions.setdefault(quiz_id, set()).add(question_id)
        sources.setdefault(quiz_id, set()).add(outlet or title)
    return {quiz_id: QuizSummary(len(mine), tuple(sorted(sources[quiz_id]))) for quiz_id, mine in questions.items()}


def spare_versions(session: Session) -> Sequence[VersionRow]:
    """Give published versions of public questions that are in no quiz, the best first.

    Nor may their passages be cited by a question of a quiz: what they show would answer it.
    """
    asked = (
        select(CitationRow.passage_id)
        .join(VersionRow, VersionRow.id == CitationRow.version_id)
        .join(SlotRow, SlotRow.question_id == VersionRow.question_id)
    )
    in_a_quiz = exists().where(SlotRow.question_id == VersionRow.question_id)
    tells = exists().where(CitationRow.version_id == VersionRow.id, CitationRow.passage_id.in_(asked))
    found = (
        select(VersionRow)
        .join(QuestionRow, QuestionRow.id == VersionRow.question_id)
        .where(VersionRow.state == "published", QuestionRow.visibility == "public", ~in_a_quiz, ~tells)
        .order_by(VersionRow.score.desc(), VersionRow.id)
    )
    return session.scalars(found.limit(5)).all()
