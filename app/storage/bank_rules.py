"""What a filter of the bank asks for, as conditions on questions and their newest versions."""

import json
import math
from collections.abc import Iterator
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Select, SQLColumnExpression, Text, and_, cast, false, or_, select
from sqlalchemy.orm import aliased

from app.questions.bank_filter import SPANS, BankFilter
from app.quizzes.difficulty import EASY_FROM, ENOUGH_ANSWERS, ENOUGH_FOR_MODEL, HARD_BELOW
from app.storage.articles import ArticleRow, PassageRow, RenditionRow
from app.storage.attempts import AttemptRow, AttemptSlotRow
from app.storage.facts import FactRow
from app.storage.item_parameters import ItemParameterRow
from app.storage.labels import LabelRow
from app.storage.publishing import FlagRow
from app.storage.questions import CitationRow, QuestionRow, VersionRow
from app.storage.quizzes import QuizRow, SlotRow
from app.storage.usage_queries import marked_answers

Rule = ColumnElement[bool]


def visible_to(user_id: int | None) -> list[Rule]:
    """Let through what a teacher may see: one's own and the generator's; None sees everybody's."""
    return [] if user_id is None else [or_(QuestionRow.owner_id == user_id, QuestionRow.owner_id.is_(None))]


def rules_of(wanted: BankFilter, *, me: int, now: datetime) -> Iterator[Rule]:
    """Give the conditions of a filter, words apart; a value that it does not know lets nothing through."""
    archived = QuestionRow.archived_at
    yield archived.is_not(None) if wanted.state == "archived" else archived.is_(None)
    if wanted.state not in {"", "archived"}:
        yield VersionRow.state == wanted.state
    if wanted.type:
        yield VersionRow.type == wanted.type
    if wanted.owner:
        yield _owned(wanted.owner, me)
    if wanted.article:
        yield _cites(wanted.article)
    if wanted.fact:
        yield _tests(wanted.fact)
    yield from _labelled(wanted)
    if wanted.difficulty:
        yield _as_hard(wanted.difficulty)
    if wanted.used:
        yield _used(wanted.used, now)
    if wanted.flagged:
        yield _flagged()
    if wanted.loose:
        yield ~_in_quiz().exists()


def _owned(owner: str, me: int) -> Rule:
    if owner == "generated":
        return QuestionRow.owner_id.is_(None)
    number = int(owner) if owner.isascii() and owner.isdigit() and len(owner) < 10 else 0  # noqa: PLR2004
    return QuestionRow.owner_id == (me if owner == "mine" else number)


def _cites(stem: str) -> Rule:
    cited = (
        select(CitationRow.id)
        .join(PassageRow, PassageRow.id == CitationRow.passage_id)
        .join(RenditionRow, RenditionRow.id == PassageRow.rendition_id)
        .join(ArticleRow, ArticleRow.id == RenditionRow.article_id)
        .where(CitationRow.version_id == VersionRow.id, ArticleRow.stem == stem)
    )
    return cited.correlate(VersionRow).exists()


def _tests(key: str) -> Rule:
    # Any version's fact: a wording by hand names none, and is about the same all the same.
    home = select(FactRow.id).where(FactRow.key == key)
    facts = select(FactRow.id).where(or_(FactRow.key == key, FactRow.merged_into_id.in_(home)))
    version = aliased(VersionRow)
    return QuestionRow.id.in_(select(version.question_id).where(version.fact_id.in_(facts)))


def _labelled(wanted: BankFilter) -> Iterator[Rule]:
    for name in wanted.tags:
        # A version's own tags are a list in JSON; both databases keep its text as Python's writer made it.
        yield or_(cast(VersionRow.tags, Text).contains(json.dumps(name), autoescape=True), _has("tag", name))
    if wanted.topic:
        yield _has("topic", wanted.topic)


def _has(kind: str, name: str) -> Rule:
    return QuestionRow.id.in_(select(LabelRow.question_id).where(LabelRow.kind == kind, LabelRow.name == name))


def _as_hard(difficulty: str) -> Rule:
    """Let through what is that hard: by a model of many answers, or else by enough answers, or else by its teacher."""
    modelled = select(ItemParameterRow.version_id).where(
        ItemParameterRow.model == "rasch", ItemParameterRow.responses >= ENOUGH_FOR_MODEL
    )
    marked = marked_answers()
    answered = select(marked.c.question_id).where(marked.c.answers >= ENOUGH_ANSWERS)
    # The share that somebody of middling ability would win, so that both ways have the same bounds.
    by_model = _between(
        difficulty, ItemParameterRow.difficulty, easy_to=_logit(EASY_FROM), hard_above=_logit(HARD_BELOW)
    )
    by_answers = _between(difficulty, -marked.c.facility, easy_to=-EASY_FROM, hard_above=-HARD_BELOW)
    said = and_(QuestionRow.id.not_in(answered), QuestionRow.difficulty == difficulty)
    unmodelled = and_(VersionRow.id.not_in(modelled), or_(QuestionRow.id.in_(answered.where(by_answers)), said))
    return or_(VersionRow.id.in_(modelled.where(by_model)), unmodelled)


def _logit(share: float) -> float:
    return math.log((1 - share) / share)


def _between(difficulty: str, value: SQLColumnExpression[float], *, easy_to: float, hard_above: float) -> Rule:
    bounds = {
        "easy": value <= easy_to,
        "hard": value > hard_above,
        "medium": and_(value > easy_to, value <= hard_above),
    }
    return bounds.get(difficulty, false())


def _asked() -> Select[int]:
    version = aliased(VersionRow)
    asked = select(version.question_id).join(AttemptSlotRow, AttemptSlotRow.version_id == version.id)
    return asked.join(AttemptRow, AttemptRow.id == AttemptSlotRow.attempt_id)


def _used(used: str, now: datetime) -> Rule:
    since = AttemptRow.started_at >= now - timedelta(days=SPANS.get(used, max(SPANS.values())))
    if used in SPANS:
        return QuestionRow.id.in_(_asked().where(since))
    if used == "before":
        return and_(QuestionRow.id.in_(_asked()), QuestionRow.id.not_in(_asked().where(since)))
    ever = QuestionRow.id.in_(_asked())
    return ~ever if used == "never" else and_(ever, ~ever)


def _flagged() -> Rule:
    version = aliased(VersionRow)
    open_flags = select(version.question_id).join(FlagRow, FlagRow.version_id == version.id)
    # What is retired is asked no more: a flag on it is history.
    return QuestionRow.id.in_(open_flags.where(FlagRow.cleared_at.is_(None), version.state != "retired"))


def _in_quiz() -> Select[int]:
    held = select(SlotRow.id).join(QuizRow, QuizRow.id == SlotRow.quiz_id)
    return held.where(SlotRow.question_id == QuestionRow.id, QuizRow.archived_at.is_(None)).correlate(QuestionRow)
