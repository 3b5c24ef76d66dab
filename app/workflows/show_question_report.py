"""Show how one question of a quiz did: the question with its passage, its figures, and who chose what."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.grading.explanation import Source, source_of
from app.reports.figures import DIFFERENT_ITEMS
from app.reports.typed import TypedAnswer, typed_answers
from app.storage.item_parameters import estimates_of
from app.storage.questions import QuestionRow
from app.storage.report_queries import typed_texts
from app.storage.versions import contents_by_id
from app.workflows.gather_answers import Gathered, gather
from app.workflows.problems import NotFound
from app.workflows.show_report import Learnt, learnt_of
from app.workflows.show_result import sources_of
from app.workflows.void_questions import VoidQuestion, void_questions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from app.questions.draft import Draft
    from app.reports.charts import Chart
    from app.reports.item_report import ItemStatistics
    from app.reports.responses import Which
    from app.storage.report_queries import AskedVersion
    from app.storage.unit_of_work import UnitOfWork

NOT_ASKED = "Nobody who counts here was asked this question. The quiz's report lists those that were."


@dataclass(frozen=True)
class Neighbour:
    """The question before or after, for a link."""

    public_id: str
    label: str


@dataclass(frozen=True)
class QuestionReport:
    """A question of a quiz's report: its newest asked version with its sources, the figures, and charts of choices."""

    slug: str
    title: str
    owner_id: int | None
    which: Which
    public_id: str
    question_owner_id: int | None
    number: int
    draft: Draft
    sources: tuple[Source, ...]
    statistics: ItemStatistics
    bars: Chart
    fifths: Chart
    typed: tuple[TypedAnswer, ...] = ()
    learnt: Learnt | None = None
    void: VoidQuestion | None = None
    before: Neighbour | None = None
    after: Neighbour | None = None

    @property
    def drawn(self) -> bool:
        """Say whether the students drew different questions."""
        return self.statistics.weight.reason == DIFFERENT_ITEMS

    @property
    def several(self) -> tuple[ItemStatistics, ...]:
        """Give the figures of all versions together and of each, where several were asked."""
        return (self.statistics, *self.statistics.by_version) if self.statistics.by_version else ()


def question_report(
    work: UnitOfWork, slug: str, public_id: str, which: Which | None = None, *, seen_by: int | None = None
) -> QuestionReport:
    """Give the report on a question of a quiz; raises NotFound. `seen_by` as in `show_report.report`."""
    with work.reading() as session:
        found = gather(session, slug, which, seen_by=seen_by)
        place = next((at for at, one in enumerate(found.asked) if one.public_id == public_id), None)
        if place is None:
            raise NotFound(NOT_ASKED)
        return _page(session, found, place)


def _page(session: Session, found: Gathered, place: int) -> QuestionReport:
    # The first report loads numpy; a web worker that makes none stays without it.
    from app.reports.item_report import item_statistics  # noqa: PLC0415

    asked, item = found.asked[place], item_statistics(found.sheet)[place]
    content = contents_by_id(session, [asked.version_id])[asked.version_id]
    texts, question = sources_of(session, content), session.get(QuestionRow, asked.question_id)
    bars, fifths = _charts(item)
    return QuestionReport(
        slug=found.quiz.slug,
        title=found.quiz.title,
        owner_id=found.quiz.owner_id,
        which=found.sheet.which,
        public_id=asked.public_id,
        question_owner_id=question.owner_id if question else None,
        number=asked.number,
        draft=content.draft,
        sources=tuple(source_of(citation, texts) for citation in content.citations),
        statistics=item,
        bars=bars,
        fifths=fifths,
        typed=() if item.item.options else _typed(session, found, asked),
        learnt=learnt_of(estimates_of(session, [asked.version_id])).get(asked.version_id),
        void=next((one for one in void_questions(session, found.quiz.id) if one.public_id == asked.public_id), None),
        before=_neighbour(found.asked, place - 1),
        after=_neighbour(found.asked, place + 1),
    )


def _charts(item: ItemStatistics) -> tuple[Chart, Chart]:
    """Draw how often each option was chosen, and by which fifth of the attempts."""
    from app.reports.charts import option_bars  # noqa: PLC0415 - as above
    from app.reports.fifths_chart import choice_by_fifth  # noqa: PLC0415

    title = f"Who chose what at question {item.item.label}, by score"
    bars = option_bars(item.choices, title=f"Choices at question {item.item.label}", name="bars")
    return bars, choice_by_fifth(item.choices, item.fifths, title=title, name="fifths")


def _neighbour(asked: Sequence[AskedVersion], place: int) -> Neighbour | None:
    return Neighbour(asked[place].public_id, str(place + 1)) if 0 <= place < len(asked) else None


def _typed(session: Session, found: Gathered, asked: AskedVersion) -> tuple[TypedAnswer, ...]:
    """Give what was typed at a question without options in the attempts that count."""
    counted = frozenset(found.sheet.ids.tolist())
    rows = typed_texts(session, found.quiz.id, found.versions[asked.question_id])
    said = ((str(json.loads(text).get("text", "")), bool(right)) for at, text, right in rows if at in counted)
    return typed_answers(said)
