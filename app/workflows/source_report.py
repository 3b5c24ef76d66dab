"""Show the source report: what the keys of a teacher's quizzes rest on, and how students judge claims."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat

from sqlalchemy.orm import Session

from app.questions.draft import ClaimVerdict
from app.reports.charts import Chart
from app.reports.charts_progress import bar_chart
from app.reports.source_words import (
    VerdictCell,
    confusion_table,
    confusion_words,
    never_asked_table,
    source_headline,
    source_table,
    verdict_rows,
)
from app.reports.sources import Confusion, SourceArticle, SourceItem, SourceLine, by_article, by_outlet, confusion
from app.reports.tables import Table
from app.storage import source_queries as queries
from app.storage.quizzes import QuizRow, quiz_by_slug
from app.storage.report_queries import options_asked
from app.storage.unit_of_work import UnitOfWork
from app.workflows.list_questions import Viewer
from app.workflows.problems import NotFound

MOST_BARS = 12


@dataclass(frozen=True)
class SourceReport:
    """The report on some quizzes: lines by article and outlet, facts in words by their keys, verdicts confused.

    `stems` gives the stem of an article by its name in the lines, for links.
    """

    quizzes: tuple[tuple[str, str], ...]
    slug: str
    title: str
    headline: str
    articles: tuple[SourceLine, ...]
    outlets: tuple[SourceLine, ...]
    stems: Mapping[str, str]
    facts: Mapping[str, str]
    errors: Chart
    confusion: Confusion
    verdicts: tuple[tuple[str, tuple[VerdictCell, ...]], ...]
    confusion_words: str
    claims: int

    @property
    def tables(self) -> dict[str, Table]:
        """Give the tables by the names of their files."""
        return {
            "articles": source_table("By article", "Article", self.articles),
            "outlets": source_table("By outlet", "Outlet", self.outlets),
            "verdicts": confusion_table(self.confusion),
            "never-asked": never_asked_table(self.articles, self.facts),
        }


def source_report(work: UnitOfWork, viewer: Viewer, slug: str = "") -> SourceReport:
    """Give the report on one quiz, or on all of a teacher's own; raises NotFound where there is no such quiz."""
    owner = None if viewer.sees_all else viewer.user_id
    with work.reading() as session:
        own = queries.reported_quizzes(session, owner)
        chosen = [_quiz(session, slug)] if slug else own
        ids = [row.id for row in chosen]
        items, articles, facts = _gathered(session, ids, owner, whole=not slug)
        judged = confusion(_verdicts(session, ids, owner))
    lines, stems = by_article(articles, items), {one.title: one.stem for one in articles}
    shares = [(one.name, one.errors, one.answers) for one in lines if one.errors.value is not None]
    shares.sort(key=lambda one: -(one[1].value or 0.0))
    return SourceReport(
        quizzes=tuple((row.slug, row.title) for row in own),
        slug=slug,
        title=chosen[0].title if slug else "",
        headline=source_headline(lines, questions=len([one for one in items if one.articles])),
        articles=lines,
        outlets=by_outlet(articles, items),
        stems=stems,
        facts=facts,
        errors=bar_chart(shares[:MOST_BARS], title="Points lost", name="errors", unit="Points lost (%)", of="Article"),
        confusion=judged,
        verdicts=verdict_rows(judged),
        confusion_words=confusion_words(judged),
        claims=sum(sum(row) for row in judged.counts),
    )


def _gathered(
    session: Session, quiz_ids: Sequence[int], owner: int | None, *, whole: bool
) -> tuple[list[SourceItem], list[SourceArticle], dict[str, str]]:
    """Give the questions, the articles with their facts, and the facts' words by their keys."""
    answered = queries.answered_versions(session, quiz_ids, owner)
    # A question stands for what it is now: its published version where a quiz holds it, else the last one asked.
    newest = {one.question_id: one.version_id for one in answered} | queries.fixed_versions(session, quiz_ids)
    cited, tested = queries.cited_articles(session, newest.values()), queries.facts_tested(session, newest.values())
    seen = queries.articles_seen(session, set[int]().union(*cited.values()), owner if whole else None)
    told = queries.facts_told(session, [one.id for one in seen])
    titles, stems = _told_apart(seen), {one.id: one.stem for one in seen}
    articles = [
        SourceArticle(one.stem, titles[one.id], one.outlet, tuple(key for at, _, key, _ in told if at == one.id))
        for one in seen
    ]
    keys = {fact_id: key for _, fact_id, key, _ in told}
    facts = {version: (keys[fact_id],) for version, fact_id in tested.items() if fact_id in keys}
    items = [
        _item(question, tuple(stems[one] for one in sorted(cited.get(version, ()))), facts.get(version, ()), given)
        for question, version, given in _with_answers(newest, answered)
    ]
    return items, articles, {key: words for _, _, key, words in told}


def _with_answers(
    newest: Mapping[int, int], answered: Sequence[queries.Answered]
) -> Iterator[tuple[int, int, list[queries.Answered]]]:
    """Give (question, version, how its versions were answered)."""
    by: dict[int, list[queries.Answered]] = {}
    for one in answered:
        by.setdefault(one.question_id, []).append(one)
    return ((question, version, by.get(question, [])) for question, version in newest.items())


def _item(
    question: int, articles: tuple[str, ...], facts: tuple[str, ...], given: Sequence[queries.Answered]
) -> SourceItem:
    answers, earned = sum(one.answers for one in given), sum(one.earned for one in given)
    return SourceItem(str(question), articles, facts, answers, earned)


def _told_apart(seen: Sequence[queries.ArticleSeen]) -> dict[int, str]:
    """Give the articles' titles by their ids, with the stem where two have one."""
    titles = [one.title or one.stem for one in seen]
    return {
        one.id: title if titles.count(title) == 1 else f"{title} ({one.stem})"
        for one, title in zip(seen, titles, strict=True)
    }


def _verdicts(session: Session, quiz_ids: Sequence[int], owner: int | None) -> Iterator[tuple[str, str]]:
    """Give (true verdict, chosen verdict) of every answer to a claim; "" where none was chosen."""
    rows = queries.claim_answers(session, quiz_ids, owner)
    options = options_asked(session, {version for version, _, _ in rows})
    for version, response, count in rows:
        texts = options.get(version, [])
        right = [text for text, correct in texts if correct and text in set(ClaimVerdict)]
        if len(right) == 1:
            yield from repeat((right[0], _chosen(response, [text for text, _ in texts])), count)


def _chosen(response: str, texts: Sequence[str]) -> str:
    chosen = json.loads(response).get("chosen", [])
    known = [texts[int(place)] for place in chosen if 0 <= place < len(texts)]
    return next((text for text in known if text in set(ClaimVerdict)), "")


def _quiz(session: Session, slug: str) -> QuizRow:
    quiz = quiz_by_slug(session, slug)
    if quiz is None:
        msg = "There is no such quiz. The list has those that are."
        raise NotFound(msg)
    return quiz
