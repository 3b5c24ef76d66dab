"""Show a quiz's score report: gather the marks of the attempts that count, compute the figures, give files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from app.grading.voiding import Void
from app.reports.csv_file import to_csv
from app.reports.responses import AttemptRow, Item, ItemOption, Responses, Which, counting
from app.reports.typed import TypedAnswer, typed_answers
from app.storage import report_queries as reports
from app.storage.quizzes import quiz_by_slug, slots_of
from app.workflows.problems import NotFound
from app.workflows.report_names import names_in
from app.workflows.void_questions import VoidQuestion, void_questions

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

    from app.reports.charts import Chart
    from app.reports.item_report import ItemStatistics
    from app.reports.quiz_report import QuizStatistics
    from app.reports.tables import Table
    from app.storage.quizzes import QuizRow
    from app.storage.unit_of_work import UnitOfWork


class Part(StrEnum):
    """A table of the report that can be taken away as a file."""

    QUIZ = "quiz"
    QUESTIONS = "questions"
    PARTICIPANTS = "participants"


@dataclass(frozen=True)
class QuestionReport:
    """A question of the report: its figures, a chart of the choices, and its name for links."""

    public_id: str
    type: str
    statistics: ItemStatistics
    chart: Chart
    versions: int
    typed: tuple[TypedAnswer, ...] = ()


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
    """A quiz's report on the attempts that count."""

    slug: str
    title: str
    owner_id: int | None
    which: Which
    headline: str
    statistics: QuizStatistics
    histogram: Chart
    questions: tuple[QuestionReport, ...]
    participants: tuple[ParticipantLine, ...]
    maximum: float
    voids: tuple[VoidQuestion, ...] = ()


@dataclass(frozen=True)
class _Gathered:
    quiz: QuizRow
    which: Which
    responses: Responses
    asked: tuple[reports.AskedVersion, ...]
    versions: Mapping[int, int]
    typed: Mapping[int, tuple[TypedAnswer, ...]]
    voids: tuple[VoidQuestion, ...]


def report(work: UnitOfWork, slug: str, which: Which | None = None) -> Report:
    """Give a quiz's report on some attempts, or else on those that count by its settings; raises NotFound."""
    # The first report loads numpy; a web worker that makes none stays without it.
    from app.reports.charts import histogram  # noqa: PLC0415
    from app.reports.item_report import item_statistics  # noqa: PLC0415
    from app.reports.quiz_report import headline, quiz_statistics  # noqa: PLC0415

    found = _gather(work, slug, which)
    statistics, items = quiz_statistics(found.responses), item_statistics(found.responses)
    return Report(
        slug=slug,
        title=found.quiz.title,
        owner_id=found.quiz.owner_id,
        which=found.which,
        headline=headline(items, statistics.attempts),
        statistics=statistics,
        histogram=histogram(statistics.percents, title="Scores", name="scores"),
        questions=tuple(_question(one, item, found) for one, item in zip(found.asked, items, strict=True)),
        participants=tuple(_participant(found.responses, attempt) for attempt in found.responses.attempts),
        maximum=sum(item.max_mark for item in found.responses.items),
        voids=found.voids,
    )


def report_file(work: UnitOfWork, slug: str, which: Which | None, part: Part) -> str:
    """Give a table of the report as CSV; raises NotFound."""
    from app.reports.item_report import item_statistics  # noqa: PLC0415 - loads numpy
    from app.reports.quiz_report import quiz_statistics  # noqa: PLC0415
    from app.reports.tables import item_table, participant_table, quiz_table  # noqa: PLC0415

    found = _gather(work, slug, which)
    responses, which = found.responses, found.which
    tables: dict[Part, Table] = {
        Part.QUIZ: quiz_table(quiz_statistics(responses)),
        Part.QUESTIONS: item_table(item_statistics(responses), which),
        Part.PARTICIPANTS: participant_table(responses),
    }
    return to_csv(tables[part], which=which)


def _gather(work: UnitOfWork, slug: str, which: Which | None) -> _Gathered:
    with work.reading() as session:
        quiz = quiz_by_slug(session, slug)
        if quiz is None:
            msg = "There is no such quiz. The list has those that are."
            raise NotFound(msg)
        attempts = reports.graded_attempts(session, quiz.id)
        given = reports.graded_slots(session, quiz.id)
        # What is taken out of the score is in no figure.
        slots = [slot for slot in given if slot.void != Void.LEFT_OUT]
        places = {slot.question_id: slot.position for slot in slots_of(session, quiz.id) if slot.question_id}
        asked, options, versions = _asked(session, slots, places)
        voids = void_questions(session, given)
    items = tuple(_item(place, one, options, slots) for place, one in enumerate(asked, 1))
    order = {one.question_id: place for place, one in enumerate(asked)}
    newest = {one.question_id: one.version_id for one in asked}
    placed = [replace(slot, response={"chosen": _chosen(slot, newest, options)}) for slot in slots]
    # An average counts every attempt.
    which = which or (Which(quiz.grading_method) if quiz.grading_method in set(Which) else Which.ALL)
    responses = counting(Responses(_rows(attempts, placed, order), items), which)
    return _Gathered(quiz, which, responses, asked, versions, _typed(attempts, slots, responses), voids)


def _typed(
    attempts: Sequence[reports.GradedAttempt], slots: Sequence[reports.GradedSlot], responses: Responses
) -> Mapping[int, tuple[TypedAnswer, ...]]:
    """Give what was typed at each question in the attempts that count."""
    counted = {(row.participant, row.started) for row in responses.attempts}
    ids = {attempt.id for attempt in attempts if (str(attempt.participant_id), attempt.started_at) in counted}
    answers: dict[int, list[tuple[str, bool]]] = {}
    for slot in slots:
        if slot.attempt_id in ids:
            said = str((slot.response or {}).get("text", ""))
            answers.setdefault(slot.question_id, []).append((said, slot.mark >= slot.points))
    return {question_id: typed_answers(said) for question_id, said in answers.items()}


def _asked(
    session: Session, slots: Sequence[reports.GradedSlot], places: Mapping[int, int]
) -> tuple[tuple[reports.AskedVersion, ...], Mapping[int, list[tuple[str, bool]]], Mapping[int, int]]:
    """Give each question asked by its newest version, in the quiz's order, with all options and counts of versions."""
    ids = {slot.version_id for slot in slots}
    rows = reports.asked_versions(session, ids)
    newest = {row.question_id: row for row in rows}
    last = max(places.values(), default=0) + 1
    asked = sorted(newest.values(), key=lambda row: (places.get(row.question_id, last), row.version_id))
    return tuple(asked), reports.options_asked(session, ids), Counter(row.question_id for row in rows)


def _item(
    number: int,
    asked: reports.AskedVersion,
    options: Mapping[int, list[tuple[str, bool]]],
    slots: Sequence[reports.GradedSlot],
) -> Item:
    points = max(slot.points for slot in slots if slot.question_id == asked.question_id)
    texts = tuple(ItemOption(text, correct) for text, correct in options.get(asked.version_id, []))
    return Item(label=str(number), stem=asked.stem, max_mark=points, options=texts)


def _chosen(
    slot: reports.GradedSlot, newest: Mapping[int, int], options: Mapping[int, list[tuple[str, bool]]]
) -> tuple[int, ...]:
    """Give the options chosen as indexes into the newest version's; one that it no longer has is left out."""
    chosen = (slot.response or {}).get("chosen", ())
    if slot.version_id == newest[slot.question_id]:
        return tuple(chosen)
    asked = [text for text, _ in options.get(slot.version_id, [])]
    now = [text for text, _ in options.get(newest[slot.question_id], [])]
    return tuple(now.index(asked[index]) for index in chosen if asked[index] in now)


def _rows(
    attempts: Sequence[reports.GradedAttempt], slots: Sequence[reports.GradedSlot], order: Mapping[int, int]
) -> tuple[AttemptRow, ...]:
    names = names_in(attempts)
    blank: list[float | None] = [None] * len(order)
    marks = {attempt.id: list(blank) for attempt in attempts}
    chosen: dict[int, list[tuple[int, ...] | None]] = {attempt.id: [None] * len(order) for attempt in attempts}
    for slot in slots:
        if slot.attempt_id in marks:
            place = order[slot.question_id]
            marks[slot.attempt_id][place] = slot.mark
            chosen[slot.attempt_id][place] = tuple((slot.response or {}).get("chosen", ()))
    return tuple(
        AttemptRow(
            participant=str(attempt.participant_id),
            label=names[attempt.participant_id],
            started=attempt.started_at,
            submitted=attempt.submitted_at,
            marks=tuple(marks[attempt.id]),
            chosen=tuple(chosen[attempt.id]),
        )
        for attempt in attempts
    )


def _question(asked: reports.AskedVersion, item: ItemStatistics, found: _Gathered) -> QuestionReport:
    from app.reports.charts import option_bars  # noqa: PLC0415 - with the report only

    chart = option_bars(item.choices, title=f"Choices at question {item.item.label}", name=f"choices-{item.item.label}")
    typed = found.typed.get(asked.question_id, ()) if not item.item.options else ()
    return QuestionReport(asked.public_id, asked.type, item, chart, found.versions[asked.question_id], typed)


def _participant(responses: Responses, attempt: AttemptRow) -> ParticipantLine:
    return ParticipantLine(
        name=attempt.label,
        score=attempt.total,
        percent=responses.percent(attempt) or 0.0,
        started=attempt.started,
        minutes=attempt.time_used.total_seconds() / 60,
    )
