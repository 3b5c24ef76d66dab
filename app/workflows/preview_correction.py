"""Preview a correction: what it would do to every score. It stores nothing."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.grading.changes import Change, Figures, Worth, figures
from app.grading.correcting import Act, Correction
from app.grading.rejudging import asks_the_same
from app.grading.voiding import most
from app.questions.draft import Draft
from app.quizzes.events import Event
from app.quizzes.modes import Ways
from app.storage.attempts import MarkRow
from app.storage.corrections import MarkAt, counting_marks, events_at, quizzes_by_id
from app.storage.mode_queries import digests_of
from app.storage.questions import VersionRow
from app.storage.quizzes import QuizRow
from app.storage.rulings import rulings_on
from app.storage.teaching_queries import versions_of
from app.storage.unit_of_work import UnitOfWork
from app.storage.versions import Content, contents
from app.workflows.corrections import Found, Target, changed_draft, fingerprint, found_at
from app.workflows.judge_again import known_contents, known_names
from app.workflows.judge_modes import Given, fill, ways_kept, ways_of_quiz
from app.workflows.list_questions import Viewer

MOST_LINES = 200


@dataclass(frozen=True)
class QuizPreview:
    """What changes in one quiz: its figures, and the attempts that change where its names may be seen."""

    title: str
    slug: str
    figures: Figures
    changes: tuple[Change, ...]
    more: int


@dataclass(frozen=True)
class Preview:
    """What a correction would do: in all, in each quiz whose report one may see, and in the others together."""

    fingerprint: str
    figures: Figures
    quizzes: tuple[QuizPreview, ...]
    others: Figures | None
    draft: Draft | None

    @property
    def changing(self) -> int:
        """Give how many attempts get another score or another maximum."""
        return self.figures.up + self.figures.down + self.figures.same


def preview_correction(work: UnitOfWork, target: Target, correction: Correction, *, viewer: Viewer) -> Preview:
    """Give what a correction would do; raises NotFound, or Refused where it cannot be done."""
    with work.reading() as session:
        found = found_at(session, target)
        draft = changed_draft(session, found, correction)
        seen = fingerprint(session, found, correction)
        changes = _changes(session, found, correction, draft)
        quizzes = quizzes_by_id(session, set(changes))
    shown = {id_: row for id_, row in quizzes.items() if viewer.sees_all or row.owner_id in {None, viewer.user_id}}
    hidden = [one for id_, rows in changes.items() if id_ not in shown for one in rows]
    return Preview(
        fingerprint=seen,
        figures=figures([one for rows in changes.values() for one in rows]),
        quizzes=tuple(_quiz(row, changes[id_]) for id_, row in sorted(shown.items())),
        others=figures(hidden) if hidden else None,
        draft=draft,
    )


def _quiz(quiz: QuizRow, changes: Sequence[Change]) -> QuizPreview:
    changing = [change for change in changes if change.way]
    more = max(0, len(changing) - MOST_LINES)
    return QuizPreview(quiz.title, quiz.slug, figures(changes), tuple(changing[:MOST_LINES]), more)


def _changes(
    session: Session, found: Found, correction: Correction, draft: Draft | None
) -> Mapping[int, Sequence[Change]]:
    """Give by quiz what becomes of each attempt that was asked the question."""
    rows = counting_marks(session, found.question.id, found.quiz_id)
    judge = _judge(session, found, draft, rows)
    void = _voids_after(session, found, correction)
    changes: dict[int, list[Change]] = {}
    for row in rows:
        before = Worth(row.mark.mark, _void(row.mark), row.score, row.maximum)
        after = _after(row, before, judge(row, void(row.quiz_id)), void(row.quiz_id))
        changes.setdefault(row.quiz_id, []).append(Change(row.attempt, row.nickname, row.points, before, after))
    return changes


def _after(row: MarkAt, before: Worth, mark: float, void: str) -> Worth:
    maximum = row.maximum - most(row.points, before.void) + most(row.points, void)
    return Worth(mark, void, row.score - before.mark + mark, maximum)


def _void(mark: MarkRow) -> str:
    return str((mark.detail or {}).get("void", ""))


def _voids_after(session: Session, found: Found, correction: Correction) -> Callable[[int], str]:
    """Give how the question will be void in a quiz: by the quiz's own ruling before that of all."""
    rows = rulings_on(session, found.question.id)
    standing = {row.quiz_id: row.kind for row in rows if row.kind != Act.KEY and row.lifted_at is None}
    if correction.act is Act.LIFT:
        standing.pop(found.quiz_id, None)
    elif correction.act is not Act.KEY:
        standing[found.quiz_id] = str(correction.act)
    return lambda quiz_id: standing.get(quiz_id, standing.get(None, ""))


def _judge(
    session: Session, found: Found, draft: Draft | None, rows: Sequence[MarkAt]
) -> Callable[[MarkAt, str], float]:
    """Give what says which mark an attempt would have; one that nothing changes keeps its own."""
    events = events_at(session, found.question.id, found.quiz_id)
    quizzes = quizzes_by_id(session, {row.quiz_id for row in rows})
    known = dict(known_contents(session, {row.mark.version_id for row in rows}))
    changed = _replaced(session, found, draft)
    names = {id_: known_names(session, content) for id_, content in (known | changed).items()}
    digests = digests_of(session, {place[0] for row in rows for place in row.evidence or ()})

    def judge(row: MarkAt, void: str) -> float:
        version_id = row.mark.version_id
        if version_id not in changed and void == _void(row.mark):
            return row.mark.mark
        content = changed.get(version_id, known[version_id])
        fresh = MarkRow()
        given = _given(row, events.get(row.slot_id, []), ways_of_quiz(quizzes[row.quiz_id]), digests)
        fill(fresh, given, content, names[version_id], void)
        return fresh.mark

    return judge


def _given(row: MarkAt, events: Sequence[Event], now: Ways, digests: Mapping[int, str]) -> Given:
    sentences = [(digests[one], start, end) for one, start, end in row.evidence or ()]
    return Given(events, row.position, row.points, ways_kept(row.mark.detail, now), sentences)


def _replaced(session: Session, found: Found, draft: Draft | None) -> dict[int, Content]:
    """Give what judges, by the id of each version whose answers another key judges."""
    if draft is None:
        return {}
    # Never added to the session: it is only what a version with this key would be.
    content = Content(VersionRow(rule=draft.rule), draft.key, draft.citations)
    rows = contents(session, versions_of(session, found.question.id))
    return {one.version.id: content for one in rows if asks_the_same(one.draft, draft)}
