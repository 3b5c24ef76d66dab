"""The student's own page, and how what was done as a guest becomes an account's own."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.questions.draft import QuestionType
from app.storage.attempts import AttemptRow
from app.storage.disputes import NoticeRow
from app.storage.people import ParticipantRow
from app.storage.unit_of_work import UnitOfWork, now
from app.workflows.claim_attempts import claim
from app.workflows.participants import Ticket
from app.workflows.problems import NotFound
from app.workflows.submit_attempt import submit
from app.workflows.take_quiz import Person, start
from tests.clients import client_of
from tests.factories import quiz_of
from tests.web.desk import Person as Visitor
from tests.web.desk import account, sign_in, signed_in
from tests.web.player import RIGHT, WRONG, Player
from tests.web.test_classes import a_class_quiz, code_of, join, new_class

ON_SQLITE = pytest.mark.parametrize("engine_url", ["sqlite"], indirect=True)
PASSAGE = "before a crowd of some"


def a_guest(work: UnitOfWork, slug: str = "harbour", *, person: Person | None = None) -> Person:
    """Take a quiz to its end as a guest."""
    begun = start(work, person or Person(), slug, nickname="Ada")
    guest = Person(ticket=begun.ticket)
    submit(work, guest, begun.attempt)
    return guest


def owners(work: UnitOfWork) -> list[tuple[int | None, int]]:
    """Give (account, number) of every attempt, by its number."""
    with work.reading() as session:
        rows = session.query(AttemptRow).order_by(AttemptRow.number, AttemptRow.id)
        return [(row.participant.user_id, row.number) for row in rows]


@ON_SQLITE
def test_without_anything_it_says_what_will_be_here(visitor: FlaskClient):
    page = visitor.get("/me").text
    assert "Nothing here yet" in page
    assert "My page</a>" not in page


@ON_SQLITE
def test_what_closes_first_comes_first_and_what_is_begun_goes_on(site: Flask, visitor: FlaskClient, work: UnitOfWork):
    new_class(signed_in(site))
    join(visitor, code_of(work))
    for slug, hours in (("late", 9), ("never", None), ("soon", 2), ("past", -1)):
        closes = now() + timedelta(hours=hours) if hours else None
        a_class_quiz(work, slug=slug, title=f"{slug} quiz", closes_at=closes)
    player = Player(visitor)
    player.start("late")
    player.answer(1, **RIGHT[QuestionType.TEXT])
    page = visitor.get("/me").text
    assert page.index("soon quiz") < page.index("late quiz") < page.index("never quiz")
    assert "past quiz" not in page
    assert "Go on with question 2" in page


@pytest.mark.parametrize(("review", "answer"), [("self_test", PASSAGE), ("homework", ""), ("exam", "")])
@ON_SQLITE
def test_what_was_done_shows_what_the_review_rules_show(
    visitor: FlaskClient, work: UnitOfWork, review: str, answer: str
):
    quiz_of(work, QuestionType.SINGLE, review=review, closes_at=now() + timedelta(hours=1))
    player = Player(visitor)
    player.start()
    player.answer(1, **WRONG[QuestionType.SINGLE])
    player.submit()
    page = visitor.get("/me").text
    assert ("0 of 1 points" in page) is (review != "exam")
    assert ("score not shown yet" in page) is (review == "exam")
    assert (PASSAGE in page) is bool(answer)


@ON_SQLITE
def test_a_passage_that_would_answer_what_is_asked_now_is_left_out(visitor: FlaskClient, work: UnitOfWork):
    quiz_of(work, QuestionType.SINGLE)
    player = Player(visitor)
    player.start()
    player.answer(1, **WRONG[QuestionType.SINGLE])
    player.submit()
    player.start()
    assert PASSAGE not in visitor.get("/me").text


def test_notes_are_new_until_they_are_marked(visitor: FlaskClient, work: UnitOfWork):
    quiz_of(work, QuestionType.SINGLE)
    Player(visitor).start()
    with work() as session:
        pupil = session.query(ParticipantRow).one().id
        session.add(NoticeRow(participant_id=pupil, text="A mark has changed.", created_at=work.clock()))
    for _ in range(2):
        assert "New:" in visitor.get("/me").text
    Player(visitor).post("/me", seen="/me", act="seen")
    page = visitor.get("/me").text
    assert "A mark has changed." in page
    assert "New:" not in page


def test_a_guests_attempts_become_an_accounts_numbered_after_its_own(site: Flask, work: UnitOfWork):
    quiz_of(work, QuestionType.TEXT)
    ada = Visitor(client_of(site), account(site, "ada@school.test", "student"))
    Player(ada.client).start(nickname="Ada")
    sign_in(ada, "ada@school.test")
    own = Player(ada.client)
    own.start()
    own.submit()
    page = ada.see("/me")
    assert "One attempt was made in this browser as Ada." in page
    with work.reading() as session:
        guest = session.query(ParticipantRow).filter_by(user_id=None).one().id
    assert ada.post("/me", act="claim", participant=guest).status_code == 303
    assert owners(work) == [(ada.id, 1), (ada.id, 2)]
    assert "These are mine" not in ada.see("/me")
    assert ada.post("/me", act="claim", participant=guest).status_code == 404


def test_of_two_accounts_that_claim_at_once_one_has_it(site: Flask, work: UnitOfWork):
    quiz_of(work, QuestionType.TEXT)
    accounts = [account(site, f"{name}@school.test", "student") for name in ("ada", "bo")]
    guest = a_guest(work)

    def claims(user_id: int) -> bool:
        try:
            return claim(work, Person(user_id, guest.ticket), guest.ticket.participant_id) == 1
        except NotFound:
            return False

    with ThreadPoolExecutor(8) as pool:
        won = list(pool.map(claims, accounts * 4))
    assert sum(won) == 1
    ((holder, _),) = owners(work)
    assert holder == accounts[won.index(True) % 2]
    with pytest.raises(NotFound):
        claim(work, Person(accounts[0], guest.ticket), guest.ticket.participant_id)


def test_two_guests_that_one_account_claims_at_once_are_one_participant(site: Flask, work: UnitOfWork):
    quiz_of(work, QuestionType.TEXT)
    ada = account(site, "ada@school.test", "student")
    guests = [a_guest(work) for _ in range(4)]
    with ThreadPoolExecutor(4) as pool:
        ids = [guest.ticket.participant_id for guest in guests]
        list(pool.map(lambda guest: claim(work, Person(ada, guest.ticket), guest.ticket.participant_id), guests))
    assert len(set(ids)) == 4
    assert owners(work) == [(ada, 1), (ada, 2), (ada, 3), (ada, 4)]
    with work.reading() as session:
        assert session.query(ParticipantRow).filter_by(user_id=ada).count() == 1


@ON_SQLITE
def test_nobody_claims_without_the_ticket(site: Flask, work: UnitOfWork):
    quiz_of(work, QuestionType.TEXT)
    guest, thief = a_guest(work), account(site, "bo@school.test", "student")
    for ticket in (None, Ticket(guest.ticket.participant_id, "guessed")):
        with pytest.raises(NotFound):
            claim(work, Person(thief, ticket), guest.ticket.participant_id)
    assert owners(work) == [(None, 1)]


@ON_SQLITE
def test_a_browser_holds_its_last_twenty_tickets_and_forgets_them_when_told(
    site: Flask, visitor: FlaskClient, work: UnitOfWork
):
    teacher = signed_in(site)
    for number in range(21):
        new_class(teacher, f"class {number}")
        join(visitor, code_of(work, f"class {number}"))
    page = visitor.get("/me").text
    assert "class 0<" not in page
    assert page.count("You are called Ada here.") == 20
    Player(visitor).post("/me", seen="/me", act="forget")
    assert "Nothing here yet" in visitor.get("/me").text


@ON_SQLITE
def test_a_ticket_of_before_still_leads_back(visitor: FlaskClient, work: UnitOfWork):
    quiz_of(work, QuestionType.TEXT)
    player = Player(visitor)
    player.start()
    with visitor.session_transaction() as session:
        (held,) = session.pop("tickets")
        session["ticket"] = held[:2]
    assert visitor.get(player.page(1)).status_code == 200
