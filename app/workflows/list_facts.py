"""List facts for a teacher: what the open articles tell, how many questions test it, and what was never asked."""

from dataclasses import dataclass

from app.questions.searching import places_of, read_search
from app.storage.articles import readable_articles
from app.storage.fact_list_queries import ToldFact, told_facts
from app.storage.unit_of_work import UnitOfWork
from app.workflows.list_questions import Viewer
from app.workflows.show_fact import fact_words

PAGE_SIZE = 50


@dataclass(frozen=True)
class FactFilter:
    """Which facts: words in them, an article that tells them, and "none" (no question) or "never" (asked of nobody)."""

    q: str = ""
    article: str = ""
    asked: str = ""


@dataclass(frozen=True)
class FactLine:
    """A fact in the list."""

    key: str
    text: str
    articles: int
    questions: int
    asked: bool


@dataclass(frozen=True)
class FactList:
    """One page of facts, how many there are, and the articles to choose from."""

    lines: tuple[FactLine, ...]
    total: int
    page: int
    articles: tuple[tuple[str, str], ...]

    @property
    def pages(self) -> int:
        """Count the pages, at least one."""
        return max(1, -(-self.total // PAGE_SIZE))


def list_facts(work: UnitOfWork, viewer: Viewer, wanted: FactFilter, *, page: int = 1) -> FactList:
    """Give one page of the facts that a filter lets through, by their words; past the last page, the last."""
    with work.reading() as session:
        told = told_facts(session, None if viewer.sees_all else viewer.user_id, article=wanted.article)
        articles = tuple((row.stem, row.title) for row in readable_articles(session, viewer.user_id))
    search = read_search(wanted.q)
    lines = [
        line
        for line in map(_line, (fact for fact in told if fact.words and _wanted(fact, wanted.asked)))
        if not search.hopeless and all(places_of(term, line.text) for term in search.terms)
    ]
    lines.sort(key=lambda line: line.text.casefold())
    page = max(1, min(page, -(-len(lines) // PAGE_SIZE)))
    shown = tuple(lines[(page - 1) * PAGE_SIZE : page * PAGE_SIZE])
    return FactList(shown, len(lines), page, articles)


def _wanted(fact: ToldFact, asked: str) -> bool:
    return {"": True, "none": not fact.questions, "never": not fact.asked}.get(asked, False)


def _line(fact: ToldFact) -> FactLine:
    _subject, text = fact_words(fact.words) if fact.words else ("", "")
    return FactLine(fact.key, text, fact.articles, fact.questions, fact.asked)
