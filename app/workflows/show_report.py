"""Show a quiz's score report: gather the marks of the attempts that count, compute the figures, draw the charts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from math import isnan
from typing import TYPE_CHECKING

from app.reports.figures import DIFFERENT_ITEMS
from app.storage.item_parameters import estimates_of
from app.workflows.gather_answers import Gathered, gather
from app.workflows.void_questions import VoidQuestion, void_questions

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.reports.charts import Chart
    from app.reports.item_report import ItemStatistics
    from app.reports.quiz_report import QuizStatistics
    from app.reports.responses import Which
    from app.reports.sheet import Sheet
    from app.storage.item_parameters import ItemParameterRow
    from app.storage.unit_of_work import UnitOfWork

LEARNT_BY = "rasch"


@dataclass(frozen=True)
class Learnt:
    """What answers taught about a question: its difficulty in logits with the standard error, from how many answers."""

    difficulty: float
    error: float
    answers: int


@dataclass(frozen=True)
class QuestionLine:
    """A question of the report: its figures, what its answers taught, and its name for links."""

    public_id: str
    statistics: ItemStatistics
    learnt: Learnt | None = None


@dataclass(frozen=True)
class ParticipantLine:
    """An attempt that counts, as a row."""

    name: str
    score: float
    percent: float
    started: datetime
    minutes: float


@dataclass(frozen=True)
class Report:
    """A quiz's report on the attempts that count; `hidden` counts the attempts of classes that only others teach."""

    slug: str
    title: str
    owner_id: int | None
    which: Which
    headline: str
    statistics: QuizStatistics
    scores: Chart
    times: Chart
    plot: Chart
    questions: tuple[QuestionLine, ...]
    participants: tuple[ParticipantLine, ...]
    maximum: float
    voids: tuple[VoidQuestion, ...] = ()
    hidden: int = 0

    @property
    def drawn(self) -> bool:
        """Say whether the students drew different questions."""
        return self.statistics.consistency.reason == DIFFERENT_ITEMS


def report(work: UnitOfWork, slug: str, which: Which | None = None, *, seen_by: int | None = None) -> Report:
    """Give a quiz's report on some attempts, or else on those that count by its settings; raises NotFound.

    `seen_by` is the account of a teacher, who sees no pupil of a class that only others teach; None sees all.
    """
    with work.reading() as session:
        found = gather(session, slug, which, seen_by=seen_by)
        voids = void_questions(session, found.quiz.id)
        learnt = learnt_of(estimates_of(session, [one.version_id for one in found.asked]))
    return _report(found, voids, learnt)


def learnt_of(estimates: Mapping[tuple[int, str], ItemParameterRow]) -> dict[int, Learnt]:
    """Give what answers taught by the version's id."""
    return {
        version_id: Learnt(row.difficulty, row.difficulty_error, row.responses)
        for (version_id, model), row in estimates.items()
        if model == LEARNT_BY
    }


def _report(found: Gathered, voids: tuple[VoidQuestion, ...], learnt: Mapping[int, Learnt]) -> Report:
    # The first report loads numpy; a web worker that makes none stays without it.
    from app.reports.charts import histogram, time_histogram  # noqa: PLC0415
    from app.reports.item_report import item_statistics  # noqa: PLC0415
    from app.reports.quiz_report import headline, quiz_statistics  # noqa: PLC0415
    from app.reports.scatter_chart import scatter  # noqa: PLC0415

    statistics, items = quiz_statistics(found.sheet), item_statistics(found.sheet)
    # What is taken out of the score is told apart; what everybody has full marks for stays among the questions.
    gone = {one.public_id for one in voids if one.left_out}
    shown = [(one, item) for one, item in zip(found.asked, items, strict=True) if one.public_id not in gone]
    return Report(
        slug=found.quiz.slug,
        title=found.quiz.title,
        owner_id=found.quiz.owner_id,
        which=found.sheet.which,
        headline=headline(items, statistics.attempts),
        statistics=statistics,
        scores=histogram(statistics.percents, title="Scores", name="scores"),
        times=time_histogram(found.sheet.minutes.tolist(), title="Time used", name="times"),
        plot=scatter([item for _, item in shown], title="Questions by facility and discrimination", name="plot"),
        questions=tuple(QuestionLine(one.public_id, item, learnt.get(one.version_id)) for one, item in shown),
        participants=tuple(_participants(found.sheet)),
        maximum=sum(item.item.max_mark for _, item in shown),
        voids=voids,
        hidden=found.hidden,
    )


def _participants(sheet: Sheet) -> Iterator[ParticipantLine]:
    columns = (sheet.scores, sheet.percents, sheet.started, sheet.minutes)
    for name, score, percent, started, minutes in zip(sheet.names, *(one.tolist() for one in columns), strict=True):
        share = 0.0 if isnan(percent) else percent
        yield ParticipantLine(name, score, share, datetime.fromtimestamp(started, UTC), minutes)
