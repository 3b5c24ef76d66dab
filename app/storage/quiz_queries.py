"""Queries over quizzes with their questions: how many, from where, and which questions are in none."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVarTuple

from sqlalchemy import ColumnElement, Select, exists, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from app.facts.fact import Stance
from app.quizzes.selection import rule_of
from app.storage.articles import ArticleRow, PassageRow, RenditionRow
from app.storage.attempts import AttemptSlotRow
from app.storage.questions import CitationRow, QuestionRow, VersionRow
from app.storage.quizzes import SlotRow

Selected = TypeVarTuple("Selected")


@dataclass(frozen=True)
class QuizSummary:
    """How many questions a quiz asks now, how many articles its fixed ones cite, and the outlets where each has one."""

    questions: int
    articles: int = 0
    outlets: tuple[str, ...] = ()


def summaries(session: Session, quiz_ids: Sequence[int]) -> dict[int, QuizSummary]:
    """Give the summaries of some quizzes by their ids; those that ask nothing are left out.

    Articles and outlets are those of the fixed questions: what is drawn differs each time.
    """
    found = (
        _to_articles(select(SlotRow.quiz_id, SlotRow.question_id, ArticleRow.id, ArticleRow.outlet))
        .where(SlotRow.quiz_id.in_(quiz_ids), VersionRow.state == "published")
        .distinct()
    )
    questions: dict[int, set[int | None]] = {}
    cited: dict[int, dict[int, str]] = {}
    for quiz_id, question_id, article_id, outlet in session.execute(found):
        questions.setdefault(quiz_id, set()).add(question_id)
        cited.setdefault(quiz_id, {})[article_id] = outlet
    drawn = drawn_counts(session, quiz_ids)
    return {
        quiz_id: QuizSummary(len(mine) + drawn.get(quiz_id, 0), len(cited[quiz_id]), _outlets(cited[quiz_id].values()))
        for quiz_id, mine in questions.items()
    } | {quiz_id: QuizSummary(count) for quiz_id, count in drawn.items() if quiz_id not in questions}


def drawn_counts(session: Session, quiz_ids: Sequence[int] | None = None) -> dict[int, int]:
    """Give how many questions the draws of some quizzes take, or of all, by the id of each quiz that draws."""
    found = select(SlotRow.quiz_id, SlotRow.draw).where(SlotRow.draw.is_not(None))
    counts: dict[int, int] = {}
    for quiz_id, draw in session.execute(found if quiz_ids is None else found.where(SlotRow.quiz_id.in_(quiz_ids))):
        counts[quiz_id] = counts.get(quiz_id, 0) + rule_of(draw or {}).count
    return counts


def _outlets(found: Iterable[str]) -> tuple[str, ...]:
    """Give the outlets by name, none where an article has none: a part of them would look like the whole."""
    outlets = set(found)
    return tuple(sorted(outlets)) if all(outlets) else ()


def _to_articles(columns: Select[*Selected]) -> Select[*Selected]:
    """Lead a selection from slots over versions and citations to the articles that are cited."""
    return (
        columns.join(VersionRow, VersionRow.question_id == SlotRow.question_id)
        .join(CitationRow, CitationRow.version_id == VersionRow.id)
        .join(PassageRow, PassageRow.id == CitationRow.passage_id)
        .join(RenditionRow, RenditionRow.id == PassageRow.rendition_id)
        .join(ArticleRow, ArticleRow.id == RenditionRow.article_id)
    )


def cited_articles(session: Session, quiz_id: int) -> dict[int, dict[str, str]]:
    """Give the articles that each published question of a quiz rests on, by its id: their titles by their names.

    What is cited as context only proves nothing, unless a question cites nothing else: then it is what was asked about.
    """
    asked = SlotRow.question_id.is_not(None)
    found = _to_articles(select(SlotRow.question_id, ArticleRow.stem, ArticleRow.title, CitationRow.stance)).where(
        SlotRow.quiz_id == quiz_id, VersionRow.state == "published", asked
    )
    proving: dict[int, dict[str, str]] = {}
    context: dict[int, dict[str, str]] = {}
    for question_id, stem, title, stance in session.execute(found):
        kept = context if stance == Stance.CONTEXT else proving
        kept.setdefault(question_id or 0, {})[stem] = title or stem
    return context | proving


def spare_version(session: Session) -> VersionRow | None:
    """Give the best published version of a public question that nobody is or was asked; the home page shows its key.

    Nor may its passages be cited by a question that is asked: what they show would answer it.
    """
    return session.scalar(_spare(VersionRow))


def shown_openly() -> Select[int]:
    """Give the ids of the questions that the home page's example answers: no draw may take them."""
    told = select(CitationRow.passage_id).where(CitationRow.version_id == _spare(VersionRow.id).scalar_subquery())
    telling = select(CitationRow.version_id).where(CitationRow.passage_id.in_(told))
    return select(VersionRow.question_id).where(VersionRow.id.in_(telling))


def _spare(columns: type[VersionRow] | InstrumentedAttribute[int]) -> Select[Any]:
    other = aliased(VersionRow)
    asked = select(CitationRow.passage_id).join(other, other.id == CitationRow.version_id).where(_is_asked(other))
    tells = exists().where(CitationRow.version_id == VersionRow.id, CitationRow.passage_id.in_(asked))
    found = select(columns).join(QuestionRow, QuestionRow.id == VersionRow.question_id)
    open_to_all = (VersionRow.state == "published", QuestionRow.visibility == "public")
    found = found.where(*open_to_all, QuestionRow.archived_at.is_(None), ~_is_asked(VersionRow), ~tells)
    return found.order_by(VersionRow.score.desc(), VersionRow.id).limit(1)


def _is_asked(version: type[VersionRow]) -> ColumnElement[bool]:
    """Say of a version that its question has a place in a quiz, or that a draw once gave it to somebody."""
    in_a_quiz = exists().where(SlotRow.question_id == version.question_id)
    return or_(in_a_quiz, exists().where(AttemptSlotRow.version_id == version.id))
