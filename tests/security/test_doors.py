"""Doors that must stay shut: tokens for machines, other sites to go on to, sessions that outlive the browser."""

import pytest
from flask import Flask

from app.storage.people import User
from app.storage.unit_of_work import UnitOfWork
from tests.clients import client_of
from tests.factories import quiz_of
from tests.web.desk import PASSWORD, Person, account, sign_in
from tests.web.player import Player

pytestmark = pytest.mark.parametrize("engine_url", ["sqlite"], indirect=True)

ACCOUNT = {"email": "maria@school.test", "password": PASSWORD}


@pytest.fixture
def guest(site: Flask) -> Person:
    account(site, "maria@school.test")
    return Person(client_of(site))


def token_of(site: Flask, work: UnitOfWork) -> str:
    """Give the token that Flask-Security would make for the account."""
    with work.reading() as session, site.test_request_context():
        return session.query(User).one().get_auth_token()


def test_no_token_opens_a_page(site: Flask, guest: Person, work: UnitOfWork):
    token = token_of(site, work)
    assert guest.get(f"/teaching?auth_token={token}").status_code == 302
    assert guest.client.get("/teaching", headers={"Authentication-Token": token}).status_code == 302


def test_no_token_is_given_out(site: Flask, guest: Person):
    token = Player(guest.client).token(seen="/account/login")
    as_json = guest.client.post("/account/login?include_auth_token", json=ACCOUNT, headers={"X-CSRFToken": token})
    assert as_json.status_code == 415
    fields, accepting = ACCOUNT | {"csrf_token": token}, {"Accept": "application/json"}
    asking = guest.client.post("/account/login?include_auth_token", data=fields, headers=accepting)
    assert asking.status_code == 302
    assert "authentication_token" not in as_json.text + asking.text


@pytest.mark.parametrize("target", ["//evil.example", "https://evil.example/"])
def test_a_foreign_address_to_go_on_to_is_forgotten(guest: Person, target: str):
    answered = guest.post("/account/login", next=target, **ACCOUNT)
    assert answered.status_code == 302
    assert answered.headers["Location"] == "/account/start"


def test_an_address_of_this_site_to_go_on_to_is_kept(guest: Person):
    answered = guest.post("/account/login", next="/teaching/questions", **ACCOUNT)
    assert answered.headers["Location"] == "/teaching/questions"


def test_a_guests_ticket_does_not_keep_a_teacher_signed_in(site: Flask, guest: Person, work: UnitOfWork):
    quiz_of(work)
    Player(guest.client).start()
    assert guest.client.get_cookie("citewell").expires is not None
    sign_in(guest, "maria@school.test")
    assert guest.client.get_cookie("citewell").expires is None


def test_an_empty_sign_in_says_what_is_missing_once(guest: Person):
    text = guest.post("/account/login", email="", password="").text
    summary = text.partition('role="alert"')[2].partition("</ul>")[0]
    assert summary.count("Enter your email address.") == summary.count("Enter the password.") == 1
    assert "not right" not in text


def test_a_wrong_password_is_said_once(guest: Person):
    text = sign_in(guest, "maria@school.test", "wrong horses eat quietly").text
    assert text.count("The address or the password is not right") == 1
