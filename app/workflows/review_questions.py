"""Review what waits on an article: one question beside the article's words, with what else it could be."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.grading.explanation import Source, source_of
from app.grading.marked_text import MarkedParagraph, marked_paragraphs
from app.questions.draft import Draft, QuestionType
from app.questions.score_reasons import ScoreReason, score_reasons
from app.storage import review_queries as queries
from app.storage.articles import ArticleRow, article_by_stem, current_rendition, renditions_by_digest
from app.storage.questions import VersionRow
from app.storage.reviews import AlternativeRow
from app.storage.unit_of_work import UnitOfWork
from app.storage.versions import contents
from app.workflows.check_question import Check, checks_of_version
from app.workflows.list_questions import Viewer
from app.workflows.problems import NotFound
from app.workflows.readable import readable_article
from app.workflows.show_result import sources_of

TYPES = frozenset(QuestionType)


@dataclass(frozen=True)
class Wording:
    """Another wording on offer, by its place: its stem, its type, and what it takes for right."""

    position: int
    stem: str
    type: str
    answers: tuple[str, ...]


@dataclass(frozen=True)
class Distractor:
    """Another wrong option on offer, by its place."""

    position: int
    text: str
    feedback: str


@dataclass(frozen=True)
class Item:
    """A question that waits: the `place`-th of those in the queue, its neighbours, and all there is to know of it."""

    public_id: str
    version: int
    place: int
    before: str
    after: str
    draft: Draft
    checks: tuple[Check, ...]
    reasons: tuple[ScoreReason, ...]
    paragraphs: tuple[MarkedParagraph, ...]
    elsewhere: tuple[Source, ...]
    wordings: tuple[Wording, ...]
    distractors: tuple[Distractor, ...]

    @property
    def blocked(self) -> bool:
        """Say whether a check keeps it from being accepted."""
        return any(check.blocks for check in self.checks)


@dataclass(frozen=True)
class Queue:
    """What waits on an article, and what became of the rest; `item` is None where nothing waits."""

    article: str
    title: str
    outlet: str
    count: int
    published: int
    rejected: int
    can_undo: bool
    item: Item | None

    @property
    def decided(self) -> int:
        """Count what was decided."""
        return self.published + self.rejected


@dataclass(frozen=True)
class WaitingArticle:
    """An article on which questions wait."""

    stem: str
    title: str
    count: int


def review_queue(work: UnitOfWork, viewer: Viewer, stem: str, *, at: str = "") -> Queue:
    """Give an article's queue, open at a question, or at the first where that does not wait; raises NotFound."""
    with work.reading() as session:
        article = readable_article(session, viewer, stem)
        whose = owner_filter(viewer)
        rows = queries.waiting_on(session, article.id, whose)
        return Queue(
            article=stem,
            title=article.title,
            outlet=article.outlet,
            count=len(rows),
            published=queries.published_on(session, article.id, whose),
            rejected=queries.rejected_on(session, article.id, whose),
            can_undo=queries.last_decision(session, viewer.user_id, stem) is not None,
            item=_item(session, article, rows, at) if rows else None,
        )


def article_and_next(work: UnitOfWork, viewer: Viewer, public_id: str) -> tuple[str, str]:
    """Give the article in whose queue a question is or was, and the public name of the question after it, or ""."""
    with work.reading() as session:
        version = queries.newest_version(session, public_id)
        stem = queries.article_of(session, version.id) if version else ""
        if not stem:
            msg = "There is no such question. The list has those that are."
            raise NotFound(msg)
        article = article_by_stem(session, stem)
        rows = queries.waiting_on(session, article.id, owner_filter(viewer)) if article else []
    names = [row.question.public_id for row in rows]
    after = names.index(public_id) + 1 if public_id in names else len(names)
    return stem, names[after] if after < len(names) else ""


def waiting_articles(work: UnitOfWork, viewer: Viewer) -> tuple[WaitingArticle, ...]:
    """Give the articles on which questions of one's own wait."""
    with work.reading() as session:
        return tuple(WaitingArticle(*row) for row in queries.waiting_by_article(session, viewer.user_id))


def owner_filter(viewer: Viewer) -> int | None:
    """Give whose questions a viewer reviews: their own, or everybody's, which is None."""
    return None if viewer.sees_all else viewer.user_id


def _item(session: Session, article: ArticleRow, rows: Sequence[VersionRow], at: str) -> Item:
    names = [row.question.public_id for row in rows]
    place = names.index(at) if at in names else 0
    content = contents(session, [rows[place]])[0]
    draft = content.draft
    texts = sources_of(session, content)
    offers = queries.alternatives_of(session, rows[place].question_id)
    return Item(
        public_id=names[place],
        version=rows[place].number,
        place=place + 1,
        before=names[place - 1] if place else "",
        after=names[place + 1] if place + 1 < len(names) else "",
        draft=draft,
        checks=checks_of_version(session, rows[place], draft),
        reasons=score_reasons(draft),
        paragraphs=_paragraphs(session, article, draft),
        elsewhere=tuple(source_of(one, texts) for one in draft.citations if one.passage.article != article.stem),
        wordings=tuple(_wording(row) for row in offers if row.kind == "wording" and row.content.get("type") in TYPES),
        distractors=tuple(_distractor(row) for row in offers if row.kind == "distractor"),
    )


def _paragraphs(session: Session, article: ArticleRow, draft: Draft) -> tuple[MarkedParagraph, ...]:
    digests = {one.passage.rendition for one in draft.citations if one.passage.article == article.stem}
    cited = [row for row in renditions_by_digest(session, digests) if row.article_id == article.id]
    rendition = cited[0] if cited else current_rendition(session, article.id)
    return marked_paragraphs(rendition.value, draft.citations)


def _wording(row: AlternativeRow) -> Wording:
    answers = [_answer(one) for one in row.content.get("answers", ())]
    return Wording(row.position, str(row.content.get("stem", "")), str(row.content.get("type", "")), tuple(answers))


def _answer(one: object) -> str:
    return str(one.get("text", "")) if isinstance(one, dict) else str(one)  # pyright: ignore[reportUnknownMemberType]


def _distractor(row: AlternativeRow) -> Distractor:
    return Distractor(row.position, str(row.content.get("text", "")), str(row.content.get("feedback", "")))
