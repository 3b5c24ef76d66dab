"""Queries of draws: which published questions fit a rule, and how hard they are."""

import json
from collections.abc import Collection, Sequence

from sqlalchemy import ColumnElement, Select, Text, cast, exists, or_, select
from sqlalchemy.orm import Session

from app.quizzes.difficulty import Difficulty, difficulty_of
from app.quizzes.selection import DrawRule, rule_of
from app.storage.articles import ArticleRow, PassageRow, RenditionRow
from app.storage.item_parameters import ItemParameterRow
from app.storage.labels import LabelRow
from app.storage.questions import CitationRow, QuestionRow, VersionRow
from app.storage.quiz_queries import shown_openly
from app.storage.quizzes import QuizRow, SlotRow
from app.storage.usage_queries import marked_answers

TAG, TOPIC = "tag", "topic"


def fitting(
    session: Session, owner_id: int | None, rule: DrawRule, *, among: Collection[int] | None = None
) -> frozenset[int]:
    """Give the ids of the questions that a rule of somebody's quiz may draw, of all or of some.

    They are the owner's own and nobody's that rest on articles which the owner may read; published, not archived, and
    not answered by the example on the home page.
    """
    found = usable(select(VersionRow.question_id), owner_id).where(*_rules(rule))
    if among is not None:
        found = found.where(VersionRow.question_id.in_(among))
    if rule.difficulty is None:
        return frozenset(session.scalars(found))
    return frozenset(one for one, hard in _difficulties(session, found).items() if hard is rule.difficulty)


def usable(columns: Select[int], owner_id: int | None) -> Select[int]:
    """Lead a selection over versions to those that somebody's quiz may draw."""
    closed = _citing(ArticleRow.visibility != "public", ArticleRow.owner_id.is_distinct_from(owner_id))
    nobodys = QuestionRow.owner_id.is_(None) & VersionRow.id.not_in(closed)
    whose = nobodys if owner_id is None else or_(QuestionRow.owner_id == owner_id, nobodys)
    of_question = columns.join(QuestionRow, QuestionRow.id == VersionRow.question_id)
    usual = (VersionRow.state == "published", QuestionRow.archived_at.is_(None))
    return of_question.where(*usual, whose, VersionRow.question_id.not_in(shown_openly()))


def _rules(rule: DrawRule) -> list[ColumnElement[bool]]:
    rules = [_tagged(tag) for tag in sorted(rule.tags)]
    if rule.topics:
        rules.append(_labelled(TOPIC, rule.topics))
    if rule.types:
        rules.append(VersionRow.type.in_(rule.types))
    if rule.articles:
        # By a sum, which no index has: SQLite would else look up every citation anew for every question.
        rules.append((VersionRow.id + 0).in_(_citing(ArticleRow.stem.in_(rule.articles))))
    return rules


def _tagged(tag: str) -> ColumnElement[bool]:
    # A version's tags are a list in JSON; both databases keep its text as Python's writer made it.
    return or_(cast(VersionRow.tags, Text).contains(json.dumps(tag), autoescape=True), _labelled(TAG, [tag]))


def _labelled(kind: str, names: Collection[str]) -> ColumnElement[bool]:
    named = (LabelRow.question_id == VersionRow.question_id, LabelRow.kind == kind, LabelRow.name.in_(names))
    return exists().where(*named)


def _citing(*which: ColumnElement[bool]) -> Select[int]:
    return (
        select(CitationRow.version_id)
        .join(PassageRow, PassageRow.id == CitationRow.passage_id)
        .join(RenditionRow, RenditionRow.id == PassageRow.rendition_id)
        .join(ArticleRow, ArticleRow.id == RenditionRow.article_id)
        .where(*which)
    )


def _difficulties(session: Session, found: Select[int]) -> dict[int, Difficulty | None]:
    """Give how hard the questions found are, by their ids: what is said, answered and estimated, in three queries."""
    marked = marked_answers(found)
    answered = {one: (number, share) for one, number, share in session.execute(select(marked))}
    models = _models(session, found.with_only_columns(VersionRow.id))
    hard: dict[int, Difficulty | None] = {}
    for question, version, said in session.execute(found.add_columns(VersionRow.id, QuestionRow.difficulty)):
        answers, facility = answered.get(question, (0, None))
        logit, responses = models.get(version, (None, 0))
        hard[question] = difficulty_of(said, facility=facility, answers=answers, logit=logit, responses=responses)
    return hard


def _models(session: Session, versions: Select[int]) -> dict[int, tuple[float, int]]:
    """Give (difficulty in logits, responses) of some versions; of two models the one with more answers."""
    found = select(ItemParameterRow.version_id, ItemParameterRow.difficulty, ItemParameterRow.responses)
    found = found.where(ItemParameterRow.version_id.in_(versions))
    # The last one counts: with as many answers it is Rasch's.
    ordered = found.order_by(ItemParameterRow.responses, ItemParameterRow.model)
    return {version: (logit, number) for version, logit, number in session.execute(ordered)}


def published_of(session: Session, question_ids: Collection[int]) -> dict[int, VersionRow]:
    """Give the published versions of some questions by the questions' ids."""
    found = select(VersionRow).where(VersionRow.question_id.in_(question_ids), VersionRow.state == "published")
    return {row.question_id: row for row in session.scalars(found)}


def names_in_use(session: Session, owner_id: int | None) -> tuple[Sequence[str], Sequence[str]]:
    """Give the tags and the topics of what somebody's quiz may draw, by name."""
    held = usable(select(VersionRow.question_id), owner_id)
    tags = {tag for row in session.scalars(held.with_only_columns(VersionRow.tags)) for tag in row}
    labels = select(LabelRow.kind, LabelRow.name).where(LabelRow.question_id.in_(held)).distinct()
    topics: set[str] = set()
    for kind, name in session.execute(labels):
        (tags if kind == TAG else topics).add(name)
    return sorted(tags), sorted(topics)


def quizzes_that_may_draw(session: Session, question_id: int, quizzes: Sequence[QuizRow]) -> list[QuizRow]:
    """Give those of some quizzes that have a rule which a question fits."""
    known = {quiz.id: quiz for quiz in quizzes}
    rules = select(SlotRow.quiz_id, SlotRow.draw).where(SlotRow.quiz_id.in_(known), SlotRow.draw.is_not(None))
    drawing = {
        quiz_id
        for quiz_id, draw in session.execute(rules)
        if draw and fitting(session, known[quiz_id].owner_id, rule_of(draw), among=[question_id])
    }
    return [quiz for quiz in quizzes if quiz.id in drawing]
