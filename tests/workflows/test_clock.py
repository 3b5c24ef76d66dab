"""Attempts whose time is up, exceptions, and changed settings: on the server's clock, whoever looks."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine, func, select

from app.questions.draft import QuestionType
from app.quizzes.attempt import AttemptOver, State
from app.storage.assignments import assign
from app.storage.attempts import AttemptRow, AttemptSlotRow, EventRow, GradingRow, SubmissionRow
from app.storage.audit import AuditRow
from app.storage.exceptions import ExceptionRow
from app.storage.people import ClassRow, ParticipantRow, User
from app.storage.unit_of_work import UnitOfWork
from app.workflows.give_up import give_up
from app.workflows.problems import Refused
from app.workflows.quiz_exceptions import (
    ExceptionDraft,
    change_exception,
    exceptions_page,
    make_exception,
    remove_exception,
)
from app.workflows.quiz_settings import QuizDraft, change_quiz
from app.workflows.save_answer import Answer, save_answer
from app.workflows.show_result import NotSubmitted, result_page
from app.workflows.submit_attempt import settle, submit
from app.workflows.sweep_attempts import AGAIN, Swept, sweep
from app.workflows.take_quiz import Person, start
from tests.factories import quiz_of

NOON = datetime(2026, 5, 9, 12, tzinfo=UTC)
SINGLE = QuestionType.SINGLE
TEACHER = 1


@pytest.fixture
def work(engine: Engine) -> UnitOfWork:
    work = UnitOfWork(engine, clock=lambda: NOON)
    with work() as session:
        session.add(User(id=TEACHER, email="ida@example.org", active=True, fs_uniquifier="u", name="Ida"))
    return work


def later(work: UnitOfWork, **span: int) -> UnitOfWork:
    return replace(work, clock=lambda: NOON + timedelta(**span))


def a_guest(work: UnitOfWork) -> tuple[Person, str]:
    started = start(work, Person(), "harbour", nickname="Guest")
    return Person(ticket=started.ticket), started.attempt


def row_of(work: UnitOfWork, attempt: str) -> AttemptRow:
    with work.reading() as session:
        return session.scalar(select(AttemptRow).where(AttemptRow.public_id == attempt))


def count(work: UnitOfWork, table: type) -> int:
    with work.reading() as session:
        return session.scalar(select(func.count()).select_from(table))


def audited(work: UnitOfWork) -> list[str]:
    with work.reading() as session:
        return list(session.scalars(select(AuditRow.action).order_by(AuditRow.id)))


def key_of(work: UnitOfWork, attempt: str) -> str:
    return f"participant-{row_of(work, attempt).participant_id}"


def test_an_attempt_whose_browser_is_gone_is_handed_in_with_what_was_saved(work: UnitOfWork):
    quiz_of(work, SINGLE, time_limit=60)
    guest, attempt = a_guest(work)
    save_answer(work, guest, attempt, 1, Answer(chosen=(0,)))
    assert sweep(later(work, seconds=59)) == Swept()
    assert sweep(later(work, seconds=60)) == Swept(handed_in=1)
    assert sweep(later(work, seconds=61)) == Swept()
    row = row_of(work, attempt)
    assert (row.state, row.next_move_at) == (State.GRADED, None)
    assert result_page(later(work, seconds=90), guest, attempt).score == 1


def test_however_late_the_sweep_comes_the_time_ended_when_it_was_up(work: UnitOfWork):
    quiz_of(work, SINGLE, time_limit=60, grace_seconds=30)
    guest, attempt = a_guest(work)
    sweep(later(work, days=3))
    assert result_page(later(work, days=3), guest, attempt).time_used == timedelta(seconds=90)


def test_within_the_grace_answers_are_taken_and_after_it_none(work: UnitOfWork):
    quiz_of(work, SINGLE, time_limit=60, grace_seconds=30)
    guest, attempt = a_guest(work)
    assert sweep(later(work, seconds=60)) == Swept(overdue=1)
    row = row_of(work, attempt)
    assert (row.state, row.next_move_at) == (State.OVERDUE, NOON + timedelta(seconds=90))
    save_answer(later(work, seconds=89), guest, attempt, 1, Answer(chosen=(0,)))
    with pytest.raises(AttemptOver):
        save_answer(later(work, seconds=90), guest, attempt, 1, Answer(chosen=(1,)))
    assert sweep(later(work, seconds=90)) == Swept(handed_in=1)
    assert result_page(later(work, seconds=91), guest, attempt).score == 1


def test_sweeps_at_once_hand_each_attempt_in_once(work: UnitOfWork):
    quiz_of(work, SINGLE, time_limit=60)
    for _ in range(6):
        a_guest(work)
    late = later(work, hours=1)
    with ThreadPoolExecutor(4) as pool:
        done = list(pool.map(lambda _: sweep(late), range(4)))
    assert sum(one.handed_in for one in done) == 6
    assert not any(one.failed for one in done)
    assert (count(work, SubmissionRow), count(work, GradingRow)) == (6, 6)


def test_a_broken_attempt_keeps_no_other_from_being_handed_in(work: UnitOfWork):
    quiz_of(work, SINGLE, time_limit=60)
    _, broken = a_guest(work)
    guest, whole = a_guest(work)
    spoil(work, broken)
    assert sweep(later(work, minutes=2)) == Swept(handed_in=1, failed=1)
    assert row_of(work, whole).state == State.GRADED
    assert row_of(work, broken).next_move_at == NOON + timedelta(minutes=2) + AGAIN
    assert result_page(later(work, minutes=2), guest, whole).score == 0


def spoil(work: UnitOfWork, attempt: str) -> None:
    """Store something in an attempt that cannot be read: an event of a phase that there is none of."""
    row = row_of(work, attempt)
    with work() as session:
        slot_id = session.scalar(select(AttemptSlotRow.id).where(AttemptSlotRow.attempt_id == row.id))
        broken = EventRow(attempt_id=row.id, slot_id=slot_id, client_id="c", client_seq=0, kind="answer", payload={})
        broken.phase, broken.at = "no such phase", NOON
        session.add(broken)


def test_a_time_limit_that_is_changed_holds_for_attempts_under_way(work: UnitOfWork):
    quiz_of(work, SINGLE)
    guest, attempt = a_guest(work)
    assert row_of(work, attempt).next_move_at is None
    change_quiz(work, "harbour", QuizDraft("Q", visibility="public", minutes=5), actor_id=TEACHER)
    assert row_of(work, attempt).next_move_at == NOON + timedelta(minutes=5)
    change_quiz(work, "harbour", QuizDraft("Q", visibility="public", minutes=9), actor_id=TEACHER)
    save_answer(later(work, minutes=8), guest, attempt, 1, Answer(chosen=(0,)))
    assert audited(work) == ["quiz settings", "quiz settings"]


def test_more_time_takes_an_attempt_out_of_its_grace(work: UnitOfWork):
    quiz_of(work, SINGLE, time_limit=60, grace_seconds=30)
    _, attempt = a_guest(work)
    sweep(later(work, seconds=70))
    change_quiz(later(work, seconds=80), "harbour", QuizDraft("Q", minutes=5), actor_id=TEACHER)
    row = row_of(work, attempt)
    assert (row.state, row.next_move_at) == (State.IN_PROGRESS, NOON + timedelta(minutes=5))


def test_an_exception_gives_its_participant_time_and_nobody_else(work: UnitOfWork):
    quiz_of(work, SINGLE, time_limit=600)
    (mine, own), (other, others) = a_guest(work), a_guest(work)
    make_exception(work, "harbour", key_of(work, own), ExceptionDraft(extra=50, percent=True), actor_id=TEACHER)
    assert row_of(work, own).next_move_at == NOON + timedelta(minutes=15)
    late = later(work, minutes=14)
    save_answer(late, mine, own, 1, Answer(chosen=(0,)))
    with pytest.raises(AttemptOver):
        save_answer(late, other, others, 1, Answer(chosen=(0,)))
    assert sweep(late) == Swept(handed_in=1)


def test_a_participants_exception_goes_before_the_classs_and_each_change_is_audited(work: UnitOfWork):
    quiz_id = quiz_of(work, SINGLE, time_limit=600)
    guest, attempt = a_guest(work)
    with work() as session:
        group = ClassRow(name="7b", code="K7M2QX", created_at=NOON)
        session.add(group)
        session.flush()
        session.get(ParticipantRow, row_of(work, attempt).participant_id).class_id = group.id
        assign(session, quiz_id, group.id, by_id=None, at=NOON)
    make_exception(work, "harbour", f"class-{group.id}", ExceptionDraft(extra=10), actor_id=TEACHER)
    assert row_of(work, attempt).next_move_at == NOON + timedelta(minutes=20)
    make_exception(work, "harbour", key_of(work, attempt), ExceptionDraft(extra=2), actor_id=TEACHER)
    assert row_of(work, attempt).next_move_at == NOON + timedelta(minutes=12)
    of_class, own = exceptions_page(work, "harbour").lines
    assert (of_class.of_class, of_class.name, own.of_class) == (True, "7b", False)
    change_exception(work, "harbour", own.number, ExceptionDraft(extra=3), actor_id=TEACHER)
    assert row_of(work, attempt).next_move_at == NOON + timedelta(minutes=13)
    remove_exception(work, "harbour", own.number, actor_id=TEACHER)
    assert row_of(work, attempt).next_move_at == NOON + timedelta(minutes=20)
    save_answer(later(work, minutes=19), guest, attempt, 1, Answer(chosen=(0,)))
    assert audited(work) == ["exception made", "exception made", "exception changed", "exception removed"]


@pytest.mark.parametrize(
    ("settings", "draft", "sentence"),
    [
        ({}, ExceptionDraft(extra=10), "no time limit"),
        ({"time_limit": 60}, ExceptionDraft(), "Say what is otherwise"),
        ({"opens_at": NOON - timedelta(1)}, ExceptionDraft(closes_at=NOON - timedelta(2)), "close before it opens"),
    ],
)
def test_an_exception_that_cannot_be_is_refused(work: UnitOfWork, settings: dict, draft: ExceptionDraft, sentence: str):
    quiz_of(work, SINGLE, **settings)
    _, attempt = a_guest(work)
    with pytest.raises(Refused, match=sentence):
        make_exception(work, "harbour", key_of(work, attempt), draft, actor_id=TEACHER)
    assert count(work, ExceptionRow) == 0


def test_exceptions_made_at_once_are_one(work: UnitOfWork):
    quiz_of(work, SINGLE, time_limit=60)
    _, attempt = a_guest(work)
    key = key_of(work, attempt)

    def make(_: int) -> bool:
        try:
            make_exception(work, "harbour", key, ExceptionDraft(extra=1), actor_id=TEACHER)
        except Refused:
            return False
        return True

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(make, range(4))) == 1


def test_another_window_and_number_of_attempts_let_one_participant_in(work: UnitOfWork):
    quiz_of(work, SINGLE, attempts_allowed=1, closes_at=NOON + timedelta(hours=1))
    guest, attempt = a_guest(work)
    submit(work, guest, attempt)
    late = later(work, hours=2)
    with pytest.raises(Refused, match="closed on"):
        start(late, guest, "harbour", nickname="")
    draft = ExceptionDraft(closes_at=NOON + timedelta(hours=3), attempts_allowed=2)
    make_exception(work, "harbour", key_of(work, attempt), draft, actor_id=TEACHER)
    again = start(late, guest, "harbour", nickname="").attempt
    assert row_of(work, again).next_move_at == NOON + timedelta(hours=3)


def test_the_wait_counts_from_the_end_of_the_last_attempt(work: UnitOfWork):
    quiz_of(work, SINGLE, wait_seconds=3600)
    guest, attempt = a_guest(work)
    submit(later(work, minutes=10), guest, attempt)
    with pytest.raises(Refused, match="13:10"):
        start(later(work, minutes=69), guest, "harbour", nickname="")
    start(later(work, minutes=70), guest, "harbour", nickname="")


def test_the_score_that_counts_goes_by_the_grading_method(work: UnitOfWork):
    quiz_of(work, SINGLE, grading_method="highest")
    guest, attempt = a_guest(work)
    save_answer(work, guest, attempt, 1, Answer(chosen=(0,)))
    submit(work, guest, attempt)
    second = start(work, guest, "harbour", nickname="").attempt
    submit(work, guest, second)
    counts = result_page(work, guest, second).counts
    assert (counts.percent, counts.attempts) == (100, 2)


def test_an_old_attempt_whose_time_is_over_is_handed_in_before_a_new_one_starts(work: UnitOfWork):
    quiz_of(work, SINGLE, time_limit=60)
    guest, attempt = a_guest(work)
    again = start(later(work, minutes=2), guest, "harbour", nickname="").attempt
    assert again != attempt
    assert row_of(work, attempt).state == State.GRADED


def test_an_attempt_that_is_given_up_has_no_result_and_lets_another_start(work: UnitOfWork):
    quiz_of(work, SINGLE)
    guest, attempt = a_guest(work)
    give_up(work, guest, attempt)
    settle(work, guest, attempt)
    assert (row_of(work, attempt).state, count(work, SubmissionRow)) == (State.ABANDONED, 0)
    with pytest.raises(AttemptOver):
        save_answer(work, guest, attempt, 1, Answer(chosen=(0,)))
    with pytest.raises(NotSubmitted, match="given up"):
        result_page(work, guest, attempt)
    assert start(work, guest, "harbour", nickname="").attempt != attempt


@pytest.mark.parametrize("settings", [{"time_limit": 60}, {"attempts_allowed": 1}])
def test_an_attempt_that_is_timed_or_the_last_cannot_be_given_up(work: UnitOfWork, settings: dict):
    quiz_of(work, SINGLE, **settings)
    guest, attempt = a_guest(work)
    with pytest.raises(Refused, match="cannot be given up"):
        give_up(work, guest, attempt)
    assert row_of(work, attempt).state == State.IN_PROGRESS


def test_an_answer_is_judged_by_the_time_after_it_has_the_lock(work: UnitOfWork):
    quiz_of(work, SINGLE, time_limit=60)
    guest, attempt = a_guest(work)
    # Its transaction began within the time; the lock came when it was over.
    moments = iter([NOON + timedelta(seconds=60)])
    with pytest.raises(AttemptOver):
        save_answer(replace(work, clock=lambda: next(moments)), guest, attempt, 1, Answer(chosen=(0,)))
    moments = iter([NOON + timedelta(seconds=59)])
    at = save_answer(replace(work, clock=lambda: next(moments)), guest, attempt, 1, Answer(chosen=(0,))).at
    with work.reading() as session:
        assert session.scalar(select(EventRow.at)) == at == NOON + timedelta(seconds=59)
