"""Look through the bank: one page of what a filter lets through, with the hits, the labels and the use of each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from sqlalchemy.orm import Session

from app.questions.bank_filter import BankFilter
from app.questions.searching import Piece, Search, excerpt, marked, missed, read_search
from app.quizzes.difficulty import ENOUGH_ANSWERS, difficulty_of
from app.storage.account_queries import names_of_users
from app.storage.articles import readable_articles
from app.storage.bank_queries import PAGE_SIZE, BankRow, BankView, bank_page, count_bank, owners_of_questions
from app.storage.flag_queries import flagged
from app.storage.label_queries import label_names, labels_of, saved_filters
from app.storage.labels import LabelRow
from app.storage.search_documents import Document, documents
from app.storage.unit_of_work import UnitOfWork
from app.storage.usage_queries import Usage, models_of, usage_of
from app.workflows.list_questions import Viewer

MOST_EXCERPTS = 2


@dataclass(frozen=True)
class Hit:
    """Words around a hit outside the stem, and what they are of."""

    kind: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class BankLine:
    """A question in the bank: its stem with the hits in it, its labels, how it was used."""

    row: BankRow
    stem: tuple[Piece, ...]
    hits: tuple[Hit, ...]
    tags: tuple[str, ...]
    topic: str
    usage: Usage
    model: tuple[float | None, int] = (None, 0)

    @property
    def difficulty(self) -> str:
        """Give how hard it is, by a model, its answers or its teacher; nothing where nobody knows."""
        (logit, responses), usage = self.model, self.usage
        found = difficulty_of(
            self.row.difficulty, facility=usage.facility, answers=usage.answers, logit=logit, responses=responses
        )
        return found or ""

    @property
    def percent(self) -> int | None:
        """Give the facility in percent, where enough people answered."""
        facility = self.usage.facility
        return None if facility is None or self.usage.answers < ENOUGH_ANSWERS else round(100 * facility)


@dataclass(frozen=True)
class Choices:
    """What the filter's form offers: (value, name) each, or names."""

    articles: tuple[tuple[str, str], ...]
    tags: tuple[str, ...]
    topics: tuple[str, ...]
    owners: tuple[tuple[str, str], ...]
    saved: tuple[tuple[int, str, Mapping[str, str]], ...]


@dataclass(frozen=True)
class Bank:
    """One page of the bank."""

    wanted: BankFilter
    lines: tuple[BankLine, ...]
    total: int
    page: int
    choices: Choices
    flags: Mapping[int, int] = field(default_factory=dict[int, int])

    @property
    def pages(self) -> int:
        """Count the pages, at least one."""
        return max(1, -(-self.total // PAGE_SIZE))

    @property
    def first(self) -> int:
        """Give the place of the page's first question among all, from 1."""
        return (self.page - 1) * PAGE_SIZE + 1

    @property
    def last(self) -> int:
        """Give the place of the page's last question among all."""
        return self.first + len(self.lines) - 1

    @property
    def near(self) -> tuple[int, ...]:
        """Give the numbers of the pages to offer: the first, the last and those around this one."""
        around = range(self.page - 2, self.page + 3)
        return tuple(sorted({1, self.pages, *(number for number in around if 1 <= number <= self.pages)}))


def bank_view(work: UnitOfWork, viewer: Viewer) -> BankView:
    """Give who looks at the bank, as its queries know them."""
    return BankView(viewer.user_id, None if viewer.sees_all else viewer.user_id, work.clock())


def search_bank(work: UnitOfWork, viewer: Viewer, wanted: BankFilter, *, page: int = 1) -> Bank:
    """Give one page of the questions that a teacher may see and a filter lets through; past the last, the last."""
    view, search = bank_view(work, viewer), read_search(wanted.q)
    with work.reading() as session:
        total = count_bank(session, view, wanted)
        page = max(1, min(page, -(-total // PAGE_SIZE)))
        rows = bank_page(session, view, wanted, page=page)
        ids = [row.question_id for row in rows]
        labels, usage = labels_of(session, ids), usage_of(session, ids)
        models = models_of(session, [row.version_id for row in rows])
        texts = documents(session, ids) if search.terms else {}
        lines = tuple(
            replace(
                _line(row, search, texts.get(row.question_id), labels.get(row.question_id, ()), usage[row.question_id]),
                model=models.get(row.version_id, (None, 0)),
            )
            for row in rows
        )
        return Bank(wanted, lines, total, page, _choices(session, view), flagged(session, ids))


def _line(
    row: BankRow, search: Search, document: Document | None, labels: Sequence[LabelRow], usage: Usage
) -> BankLine:
    tags = tuple(dict.fromkeys([*(label.name for label in labels if label.kind == "tag"), *row.own_tags]))
    topic = next((label.name for label in labels if label.kind == "topic"), "")
    hits = _hits(document, missed([row.stem, topic, *tags], search)) if document else ()
    return BankLine(row, marked(row.stem, search), hits, tags, topic, usage)


def _hits(document: Document, left: Search) -> tuple[Hit, ...]:
    """Show the words that the stem does not say where they stand, as few excerpts as can be."""
    shown: list[Hit] = []
    texts = [*(("lead", text) for text in document.head[1:2]), *document.body]
    for kind, text in texts:
        rest = missed([text], left)
        if len(rest.terms) < len(left.terms) and len(shown) < MOST_EXCERPTS:
            shown.append(Hit(kind, excerpt(text, left)))
            left = rest
    return tuple(shown)


def _choices(session: Session, view: BankView) -> Choices:
    owners = owners_of_questions(session) if view.sees is None else ()
    names = names_of_users(session, set(owners))
    return Choices(
        articles=tuple((row.stem, row.title) for row in readable_articles(session, view.me)),
        tags=tuple(label_names(session, "tag", view.sees)),
        topics=tuple(label_names(session, "topic", view.sees)),
        owners=tuple((str(owner), names.get(owner, "")) for owner in owners),
        saved=tuple((row.id, row.name, row.wanted) for row in saved_filters(session, view.me)),
    )
