"""Disputes: one for an answer, decided once, and upheld for everybody who was asked."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from functools import partial

import pytest
from sqlalchemy import Engine

from app.questions.draft import QuestionType
from app.storage.attempts import GradingRow
from app.storage.audit import AuditRow
from app.storage.disputes import DisputeRow, NoticeRow
from app.storage.questions import QuestionRow, VersionRow
from app.storage.unit_of_work import UnitOfWork
from app.storage.versions import contents_by_id
from app.workflows import decide_dispute, disputes, notices
from app.workflows.decide_dispute import Outcome
from app.workflows.list_questions import Viewer
from app.workflows.problems import NotAllowed, Refused
from app.workflows.save_answer import Answer
from app.workflows.submit_attempt import submit
from app.workflows.take_quiz import Person
from tests.factories import a_draft, hide_article, make_quiz, publish_question, quiz_of, rendition
from tests.marking import NOON, all_of, begun, finished, handed_in, score
from tests.people import a_teacher

SINGLE, MULTIPLE, CLAIM, TEXT = QuestionType.SINGLE, QuestionType.MULTIPLE, QuestionType.CLAIM, QuestionType.TEXT
REASON = "The ferry company opened it, the second article says."
WORDS = "The old quay, built in 1911, will become a park."


@pytest.fixture
def work(engine: Engine) -> UnitOfWork:
    return UnitOfWork(engine, clock=lambda: NOON)


def dispute(work: UnitOfWork, guest: Person, attempt: str, number: int = 1) -> str:
    """Dispute an answer by a sentence of the article and give the dispute's public name."""
    start = rendition("harbour").text.index(WORDS)
    disputes.dispute(work, guest, attempt, number, reason=REASON, place=(start, start + len(WORDS)))
    return all_of(work, DisputeRow)[-1].public_id


def decide(work: UnitOfWork, name: str, outcome: Outcome, teacher: int) -> int:
    return decide_dispute.decide(work, name, outcome, reply="So it is.", actor_id=teacher).count


@pytest.mark.parametrize(
    ("kind", "given", "before", "other"),
    [
        (SINGLE, Answer(chosen=(2,)), 0, Answer(chosen=(0,))),
        (MULTIPLE, Answer(chosen=(0, 1, 2, 3)), 2 / 3, Answer(chosen=(0, 1, 2, 3))),
        (CLAIM, Answer(chosen=(0,)), 0, Answer(chosen=(1,))),
        (TEXT, Answer(text="Per Moe"), 0, Answer(text="halvorsen")),
    ],
)
def test_an_upheld_answer_counts_for_everybody_and_the_passage_is_cited(work, kind, given, before, other):
    quiz_of(work, kind)
    guest, attempt = finished(work, given)
    also = handed_in(work, other)
    assert score(work, attempt) == (1, pytest.approx(before))
    assert decide(work, dispute(work, guest, attempt), Outcome.ACCEPT, a_teacher(work)) == 2
    assert [score(work, one) for one in (attempt, also)] == [(2, 1), (2, 1)]
    old, new = all_of(work, VersionRow)
    assert (old.state, new.state) == ("retired", "published")
    with work.reading() as session:
        cited = contents_by_id(session, [new.id])[new.id].citations
    assert WORDS in {one.passage.exact for one in cited}
    assert score(work, handed_in(work, given)) == (1, 1)


def test_full_marks_withdraw_the_question_for_all_who_were_asked(work: UnitOfWork):
    quiz_of(work, SINGLE, TEXT)
    guest, attempt = finished(work, Answer(chosen=(1,)), "halvorsen")
    silent, running = handed_in(work), begun(work, Answer(chosen=(2,)))
    decide(work, dispute(work, guest, attempt), Outcome.FULL_MARKS, a_teacher(work))
    submit(work, *running)
    assert [score(work, one) for one in (attempt, silent, running[1])] == [(2, 2), (2, 1), (1, 1)]
    assert all_of(work, QuestionRow)[0].archived_at == NOON
    assert {row.state for row in all_of(work, VersionRow)[::2]} == {"retired"}


def test_the_one_who_disputes_reads_the_state_the_reply_and_what_changed(work: UnitOfWork):
    quiz_of(work, SINGLE)
    guest, attempt = finished(work, Answer(chosen=(2,)))
    assert disputes.dispute_state(work, guest, attempt, 1).possible
    name = dispute(work, guest, attempt)
    state = disputes.dispute_state(work, guest, attempt, 1)
    assert (state.state, state.possible, state.reason) == ("open", False, REASON)
    decide(work, name, Outcome.ACCEPT, a_teacher(work))
    state = disputes.dispute_state(work, guest, attempt, 1)
    assert (state.state, state.reply) == ("upheld", "So it is.")
    changed, decided = notices.notices(work, guest, attempt=attempt)
    assert "Your mark in “The new harbour” changed from 0 to 1" in changed.text
    assert "was upheld: So it is." in decided.text
    notices.mark_seen(work, guest)
    assert all(note.seen for note in notices.notices(work, guest))


def test_a_rejected_dispute_changes_no_mark(work: UnitOfWork):
    quiz_of(work, SINGLE)
    guest, attempt = finished(work, Answer(chosen=(2,)))
    assert decide(work, dispute(work, guest, attempt), Outcome.REJECT, a_teacher(work)) == 0
    assert score(work, attempt) == (1, 0)
    assert disputes.dispute_state(work, guest, attempt, 1).state == "rejected"
    (audited,) = [row for row in all_of(work, AuditRow) if row.action == "decide dispute"]
    assert (audited.change["before"], audited.change["after"]) == ("open", "rejected")


def test_two_teachers_who_decide_at_once_make_one_decision(work: UnitOfWork):
    quiz_of(work, SINGLE)
    guest, attempt = finished(work, Answer(chosen=(2,)))
    name, teachers = dispute(work, guest, attempt), [a_teacher(work), a_teacher(work)]

    def once(place: int) -> bool:
        try:
            decide(work, name, [*Outcome][place % 3], teachers[place % 2])
        except Refused:
            return False
        return True

    with ThreadPoolExecutor(6) as pool:
        assert list(pool.map(once, range(6))).count(True) == 1
    assert len([row for row in all_of(work, AuditRow) if row.action == "decide dispute"]) == 1
    assert len(all_of(work, GradingRow)) <= 2


def test_an_answer_is_disputed_once_however_often_it_is_sent(work: UnitOfWork):
    quiz_of(work, SINGLE)
    guest, attempt = finished(work, Answer(chosen=(2,)))

    def once(_: int) -> bool:
        try:
            dispute(work, guest, attempt)
        except Refused:
            return False
        return True

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(once, range(8))).count(True) == 1
    with pytest.raises(Refused, match="disputed already"):
        disputes.dispute_page(work, guest, attempt, 1)


def test_nobody_disputes_what_the_rules_do_not_show_nor_for_another(work: UnitOfWork):
    quiz_of(work, SINGLE, review="exam", closes_at=NOON + timedelta(hours=1))
    guest, attempt = finished(work, Answer(chosen=(2,)))
    stranger = finished(work, Answer(chosen=(0,)))[0]
    for ask in (partial(dispute, work, guest, attempt), partial(disputes.dispute_page, work, guest, attempt, 1)):
        with pytest.raises(NotAllowed, match="does not show its answers yet"):
            ask()
    with pytest.raises(NotAllowed, match="someone else"):
        disputes.dispute_page(work, stranger, attempt, 1)
    assert disputes.dispute_state(work, guest, attempt, 1) == disputes.DisputeState()
    assert all_of(work, DisputeRow) == []


def test_a_note_waits_until_the_rules_show_marks(work: UnitOfWork):
    quiz_of(work, SINGLE, review="exam", closes_at=NOON + timedelta(hours=1))
    guest, _attempt = finished(work, Answer(chosen=(2,)))
    with work() as session:
        participant_id = guest.ticket.participant_id
        attempt_id = all_of(work, GradingRow)[0].attempt_id
        text = "Your mark changed from 0 to 1."
        session.add(NoticeRow(participant_id=participant_id, attempt_id=attempt_id, text=text, created_at=NOON))
    assert notices.notices(work, guest) == ()
    after = UnitOfWork(work.engine, clock=lambda: NOON + timedelta(hours=2))
    assert [note.text for note in notices.notices(after, guest)] == [text]
    assert notices.notices(after, Person()) == ()


def test_an_article_that_is_not_open_is_not_shown_in_the_form(work: UnitOfWork):
    quiz_of(work, SINGLE)
    hide_article(work, "harbour")
    guest, attempt = finished(work, Answer(chosen=(2,)))
    assert disputes.dispute_page(work, guest, attempt, 1).source is None
    with pytest.raises(Refused, match="Mark them again"):
        dispute(work, guest, attempt)


def test_a_teacher_sees_disputes_on_their_questions_and_from_their_quizzes(work: UnitOfWork):
    author, keeper, other = a_teacher(work), a_teacher(work), a_teacher(work)
    make_quiz(work, publish_question(work, a_draft(SINGLE), owner_id=author), owner_id=keeper)
    guest, attempt = finished(work, Answer(chosen=(2,)))
    dispute(work, guest, attempt)
    viewers = [Viewer(author), Viewer(keeper), Viewer(other), Viewer(other, sees_all=True)]
    assert [len(decide_dispute.dispute_list(work, one)) for one in viewers] == [1, 1, 0, 1]
    desk = decide_dispute.dispute_desk(work, all_of(work, DisputeRow)[0].public_id)
    assert (desk.said, desk.acceptable, desk.passage.excerpt.text) == (("Nordlinje",), True, desk.passage.excerpt.text)
    assert WORDS in desk.passage.excerpt.text
