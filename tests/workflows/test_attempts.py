"""Attempts from start to grading: nothing saved is lost, nobody answers for another, one submission counts."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine, func, select

from app.questions.draft import QuestionType
from app.quizzes.attempt import AttemptOver
from app.storage.attempts import AttemptRow, EventRow, GradingRow, SubmissionRow
from app.storage.people import ParticipantRow, User
from app.storage.unit_of_work import UnitOfWork
from app.workflows.problems import NotAllowed, NotFound, Refused
from app.workflows.question_page import question_page, review_page
from app.workflows.save_answer import Answer, Client, save_answer, save_flag
from app.workflows.show_result import NotSubmitted, explanation_page, result_page
from app.workflows.submit_attempt import settle, submit
from app.workflows.take_quiz import Person, start
from tests.factories import quiz_of

NOON = datetime(2026, 5, 9, 12, tzinfo=UTC)
RIGHT = {
    QuestionType.SINGLE: Answer(chosen=(0,)),
    QuestionType.MULTIPLE: Answer(chosen=(0, 1, 2)),
    QuestionType.CLAIM: Answer(chosen=(1,)),
    QuestionType.NUMBER: Answer(text="45"),
    QuestionType.TEXT: Answer(text="sigrid halvorsen"),
    QuestionType.CLOZE: Answer(text="Canada"),
    QuestionType.EVIDENCE: Answer(chosen=(1,)),
}


@pytest.fixture
def work(engine: Engine) -> UnitOfWork:
    return UnitOfWork(engine, clock=lambda: NOON)


def later(work: UnitOfWork, **span: int) -> UnitOfWork:
    return replace(work, clock=lambda: work.clock() + timedelta(**span))


def a_guest(work: UnitOfWork, slug: str = "harbour") -> tuple[Person, str]:
    """Start an attempt as a new guest."""
    started = start(work, Person(), slug, nickname="Guest")
    return Person(ticket=started.ticket), started.attempt


def rows(work: UnitOfWork, table: type) -> int:
    with work.reading() as session:
        return session.scalar(select(func.count()).select_from(table))


def test_right_answers_of_every_type_earn_every_point(work: UnitOfWork):
    quiz_of(work, *RIGHT)
    guest, attempt = a_guest(work)
    for number, answer in enumerate(RIGHT.values(), start=1):
        save_answer(work, guest, attempt, number, answer)
    submit(work, guest, attempt)
    result = result_page(work, guest, attempt)
    assert [line.state for line in result.lines] == ["right"] * 7
    assert (result.score, result.maximum) == (7, 7)


def test_an_untouched_attempt_earns_nothing_and_says_so(work: UnitOfWork):
    quiz_of(work, *RIGHT)
    guest, attempt = a_guest(work)
    submit(work, guest, attempt)
    assert {line.state for line in result_page(work, guest, attempt).lines} == {"none"}


@pytest.mark.parametrize("kind", QuestionType)
def test_every_type_is_explained_by_its_marked_words(work: UnitOfWork, kind: QuestionType):
    quiz_of(work, kind)
    guest, attempt = a_guest(work)
    save_answer(work, guest, attempt, 1, RIGHT[kind])
    submit(work, guest, attempt)
    explanation = explanation_page(work, guest, attempt, 1).explanation
    assert explanation.verdict_word == "Right"
    assert any(marked for _, marked in explanation.sources[0].excerpt.parts)
    assert explanation.sources[0].outlet == "The Fjord Post"


def test_a_saved_answer_is_on_the_page_again(work: UnitOfWork):
    quiz_of(work, QuestionType.SINGLE)
    guest, attempt = a_guest(work)
    save_answer(work, guest, attempt, 1, Answer(chosen=(2,)))
    assert [choice.chosen for choice in question_page(work, guest, attempt, 1).choices] == [False, False, True]


def test_starting_again_goes_on_with_the_attempt(work: UnitOfWork):
    quiz_of(work)
    guest, attempt = a_guest(work)
    assert start(work, guest, "harbour", nickname="Guest").attempt == attempt


def test_shuffled_options_are_graded_by_what_was_shown(work: UnitOfWork):
    quiz_of(work, QuestionType.SINGLE, shuffle_options=True)
    for _ in range(8):
        guest, attempt = a_guest(work)
        shown = question_page(work, guest, attempt, 1).choices
        place = next(choice.place for choice in shown if choice.text == "Sigrid Halvorsen")
        save_answer(work, guest, attempt, 1, Answer(chosen=(place,)))
        submit(work, guest, attempt)
        assert result_page(work, guest, attempt).score == 1


def test_a_replayed_or_late_event_of_a_client_changes_nothing(work: UnitOfWork):
    quiz_of(work, QuestionType.TEXT)
    guest, attempt = a_guest(work)
    for sequence, text in [(2, "second"), (1, "first"), (2, "replayed")]:
        save_answer(work, guest, attempt, 1, Answer(text=text), client=Client("phone", sequence))
    assert question_page(work, guest, attempt, 1).text == "second"
    assert rows(work, EventRow) == 2


def test_of_two_clients_the_later_by_the_server_counts(work: UnitOfWork):
    quiz_of(work, QuestionType.TEXT)
    guest, attempt = a_guest(work)
    save_answer(work, guest, attempt, 1, Answer(text="phone"), client=Client("phone", 9))
    save_answer(work, guest, attempt, 1, Answer(text="laptop"), client=Client("laptop", 0))
    assert question_page(work, guest, attempt, 1).text == "laptop"


def test_an_option_that_is_not_there_is_refused_and_nothing_stored(work: UnitOfWork):
    quiz_of(work, QuestionType.SINGLE)
    guest, attempt = a_guest(work)
    with pytest.raises(Refused, match="no such option"):
        save_answer(work, guest, attempt, 1, Answer(chosen=(3,)))
    assert rows(work, EventRow) == 0


def test_another_guest_gets_nothing_of_an_attempt(work: UnitOfWork):
    quiz_of(work)
    _, attempt = a_guest(work)
    other, _ = a_guest(work)
    for ask in (question_page, explanation_page):
        with pytest.raises(NotAllowed):
            ask(work, other, attempt, 1)
    for ask in (review_page, result_page, submit, settle):
        with pytest.raises(NotAllowed):
            ask(work, other, attempt)
    with pytest.raises(NotAllowed):
        save_answer(work, other, attempt, 1, Answer(chosen=(0,)))
    assert rows(work, EventRow) == rows(work, SubmissionRow) == 0


def test_nothing_is_shown_of_an_attempt_before_it_is_handed_in(work: UnitOfWork):
    quiz_of(work)
    guest, attempt = a_guest(work)
    with pytest.raises(NotSubmitted):
        explanation_page(work, guest, attempt, 1)
    with pytest.raises(NotSubmitted):
        result_page(work, guest, attempt)


def test_an_exam_shows_no_explanation_before_it_closes(work: UnitOfWork):
    quiz_of(work, review="exam", closes_at=NOON + timedelta(hours=1))
    guest, attempt = a_guest(work)
    submit(work, guest, attempt)
    assert result_page(work, guest, attempt).score is None
    with pytest.raises(NotAllowed):
        explanation_page(work, guest, attempt, 1)
    assert explanation_page(later(work, hours=2), guest, attempt, 1).explanation.sources


def test_a_finished_attempt_takes_no_answer(work: UnitOfWork):
    quiz_of(work, QuestionType.TEXT)
    guest, attempt = a_guest(work)
    submit(work, guest, attempt)
    with pytest.raises(AttemptOver):
        save_answer(work, guest, attempt, 1, Answer(text="late"))
    with pytest.raises(AttemptOver):
        save_flag(work, guest, attempt, 1, on=True)
    assert rows(work, EventRow) == 0


def test_the_servers_clock_ends_an_attempt_and_keeps_what_was_saved(work: UnitOfWork):
    quiz_of(work, QuestionType.TEXT, time_limit=60)
    guest, attempt = a_guest(work)
    save_answer(later(work, seconds=59), guest, attempt, 1, Answer(text="Halvorsen"))
    after = later(work, seconds=60)
    with pytest.raises(AttemptOver):
        save_answer(after, guest, attempt, 1, Answer(text="late"))
    settle(after, guest, attempt)
    assert result_page(after, guest, attempt).score == 1


def test_settling_a_running_attempt_changes_nothing(work: UnitOfWork):
    quiz_of(work, QuestionType.TEXT, time_limit=60)
    guest, attempt = a_guest(work)
    settle(later(work, seconds=59), guest, attempt)
    assert rows(work, SubmissionRow) == 0


def test_a_replayed_start_gains_no_time(work: UnitOfWork):
    quiz_of(work, QuestionType.TEXT, time_limit=60)
    guest, attempt = a_guest(work)
    start(later(work, seconds=50), guest, "harbour", nickname="Guest")
    with pytest.raises(AttemptOver):
        save_answer(later(work, seconds=61), guest, attempt, 1, Answer(text="late"))


def test_a_quiz_with_one_attempt_allowed_cannot_be_started_again(work: UnitOfWork):
    quiz_of(work, attempts_allowed=1)
    guest, attempt = a_guest(work)
    submit(work, guest, attempt)
    with pytest.raises(Refused, match="one attempt"):
        start(work, guest, "harbour", nickname="Guest")


@pytest.mark.parametrize("settings", [{"visibility": "private"}, {"archived_at": NOON}])
def test_a_quiz_that_is_not_open_is_not_known(work: UnitOfWork, settings: dict):
    quiz_of(work, **settings)
    with pytest.raises(NotFound):
        a_guest(work)
    assert rows(work, ParticipantRow) == 0


def test_fifty_submissions_at_once_give_one_submission_and_one_grading(work: UnitOfWork):
    quiz_of(work, *RIGHT)
    guest, attempt = a_guest(work)
    save_answer(work, guest, attempt, 1, RIGHT[QuestionType.SINGLE])
    with ThreadPoolExecutor(10) as pool:
        list(pool.map(lambda _: submit(work, guest, attempt), range(50)))
    assert (rows(work, SubmissionRow), rows(work, GradingRow)) == (1, 1)


def test_starts_at_once_give_a_guest_one_attempt(work: UnitOfWork):
    quiz_of(work)
    guest, attempt = a_guest(work)
    submit(work, guest, attempt)
    with ThreadPoolExecutor(8) as pool:
        found = set(pool.map(lambda _: start(work, guest, "harbour", nickname="Guest").attempt, range(8)))
    assert len(found) == 1
    assert rows(work, AttemptRow) == 2


def test_starts_at_once_make_an_account_one_participant(work: UnitOfWork):
    quiz_of(work)
    with work() as session:
        session.add(User(id=1, email="ida@example.org", active=True, fs_uniquifier="u", name="Ida"))
    with ThreadPoolExecutor(8) as pool:
        found = set(pool.map(lambda _: start(work, Person(user_id=1), "harbour", nickname="Ida").attempt, range(8)))
    assert len(found) == rows(work, ParticipantRow) == 1
