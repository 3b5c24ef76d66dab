"""Accounts: the one-time link, signing in within limits, signing out, changing the password."""

from datetime import timedelta
from urllib.parse import urlsplit

import pytest
import time_machine
from flask import Flask

from app.storage.account_queries import user_by_email
from app.storage.people import InvitationRow
from app.storage.unit_of_work import UnitOfWork
from app.workflows.open_account import make_invitation
from app.workflows.sign_in import MOST_FOR_ACCOUNT
from tests.clients import client_of
from tests.web.desk import PASSWORD, Person, account, exists, sign_in, signed_in

FORM = {"name": "Maria", "email": "maria@school.test", "password": PASSWORD, "again": PASSWORD}


@pytest.fixture
def guest(site: Flask) -> Person:
    return Person(client_of(site))


@pytest.fixture
def link(work: UnitOfWork) -> str:
    return f"/welcome/{make_invitation(work)}"


def test_the_link_opens_an_account_and_signs_in(guest: Person, link: str):
    answered = guest.post(link, follow=True, **FORM)
    assert "Your account is open" in answered.text
    assert guest.get("/teaching").status_code == 200


def test_the_link_works_once(site: Flask, guest: Person, link: str, work: UnitOfWork):
    guest.post(link, **FORM)
    late = Person(client_of(site)).get(link)
    assert late.status_code == 409
    assert "This link has been used" in late.text


def test_a_link_is_too_old_after_seven_days(guest: Person, work: UnitOfWork):
    token = make_invitation(work)
    with work() as session:
        row = session.query(InvitationRow).one()
        row.expires_at = work.clock() - timedelta(seconds=1)
    assert "older than 7 days" in guest.get(f"/welcome/{token}").text


def test_an_unknown_link_says_so(guest: Person):
    answered = guest.get("/welcome/guessed")
    assert answered.status_code == 404
    assert "not known here" in answered.text


def test_only_a_digest_of_the_link_is_stored(work: UnitOfWork):
    token = make_invitation(work)
    with work.reading() as session:
        row = session.query(InvitationRow).one()
    assert token not in repr(vars(row))


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"name": ""}, "Enter a name."),
        ({"email": "maria"}, "does not look like an email address"),
        ({"password": "short", "again": "short"}, "at least 12 characters"),
        ({"password": "passwordpassword", "again": "passwordpassword"}, "among those that are tried first"),
        ({"password": "qwertyuiopas1", "again": "qwertyuiopas1"}, "among those that are tried first"),
        ({"password": "P4ssw0rd12345", "again": "P4ssw0rd12345"}, "among those that are tried first"),
        ({"password": "aaaaaaaaaaaaaa", "again": "aaaaaaaaaaaaaa"}, "among those that are tried first"),
        ({"name": "Wilhelmina", "password": "wilhelmina123", "again": "wilhelmina123"}, "too close to the name"),
        ({"again": "red horses eat quietly"}, "two passwords differ"),
    ],
)
@pytest.mark.parametrize("engine_url", ["sqlite"], indirect=True)
def test_what_is_wrong_is_said_and_nothing_is_stored(
    guest: Person, link: str, work: UnitOfWork, changes: dict[str, str], sentence: str
):
    answered = guest.post(link, **FORM | changes)
    assert answered.status_code == 422
    assert sentence in answered.text.replace("&#39;", "'")
    assert not exists(work, "maria@school.test")
    if "name" not in changes:
        assert 'value="Maria"' in answered.text


def test_an_address_that_is_taken_keeps_the_link(site: Flask, guest: Person, link: str):
    account(site, "MARIA@school.test")
    answered = guest.post(link, **FORM)
    assert answered.status_code == 422
    assert "cannot be used for a new account" in answered.text
    assert guest.post(link, **FORM | {"email": "other@school.test"}).status_code == 302


def test_look_alike_and_invisible_signs_in_a_name_are_put_right(guest: Person, link: str, work: UnitOfWork):
    guest.post(link, **FORM | {"name": "\uff2d\uff41ria\u200b  Lind"})
    with work.reading() as session:
        assert user_by_email(session, "maria@school.test").name == "Maria Lind"


def test_signing_in_needs_the_right_password(site: Flask, guest: Person):
    account(site, "maria@school.test")
    answered = sign_in(guest, "maria@school.test", "wrong horses eat quietly")
    assert "The address or the password is not right" in answered.text
    assert guest.get("/teaching").status_code == 302
    assert sign_in(guest, "Maria@School.test").status_code == 302
    assert guest.get("/teaching").status_code == 200


def without_token(text: str) -> str:
    return text.partition("<main")[2].replace("nobody@", "maria@").partition("csrf_token")[0]


def test_the_words_do_not_tell_who_has_an_account(site: Flask, guest: Person):
    account(site, "maria@school.test")
    known = sign_in(guest, "maria@school.test", "wrong horses eat quietly")
    unknown = sign_in(guest, "nobody@school.test", "wrong horses eat quietly")
    assert without_token(known.text) == without_token(unknown.text)


def test_too_many_tries_rest_even_with_the_right_password(site: Flask, guest: Person):
    account(site, "maria@school.test")
    for _ in range(MOST_FOR_ACCOUNT):
        sign_in(guest, "maria@school.test", "wrong horses eat quietly")
    late = sign_in(Person(client_of(site)), "maria@school.test")
    assert "Too many tries" in late.text


def test_after_the_rest_the_right_password_works(site: Flask, guest: Person):
    account(site, "maria@school.test")
    for _ in range(MOST_FOR_ACCOUNT):
        sign_in(guest, "maria@school.test", "wrong horses eat quietly")
    later = site.extensions["citewell.work"].clock() + timedelta(minutes=16)
    with time_machine.travel(later):
        assert sign_in(guest, "maria@school.test").status_code == 302


def test_tries_at_one_account_do_not_lock_another(site: Flask, guest: Person):
    account(site, "maria@school.test")
    account(site, "jonas@school.test")
    for _ in range(MOST_FOR_ACCOUNT):
        sign_in(guest, "maria@school.test", "wrong horses eat quietly")
    assert sign_in(guest, "jonas@school.test").status_code == 302


def test_signing_out_ends_the_other_sessions_too(site: Flask):
    here = signed_in(site)
    there = Person(client_of(site))
    sign_in(there, "maria@school.test")
    here.post("/account/logout", seen="/teaching")
    assert here.get("/teaching").status_code == 302
    assert there.get("/teaching").status_code == 302


def test_a_link_signs_nobody_out(site: Flask):
    teacher = signed_in(site)
    assert teacher.get("/account/logout").status_code == 405
    assert teacher.get("/teaching").status_code == 200


def test_a_new_password_ends_the_other_sessions_and_the_old_password(site: Flask):
    here, new = signed_in(site), "green tables walk at noon"
    there = Person(client_of(site))
    sign_in(there, "maria@school.test")
    fields = {"password": PASSWORD, "new_password": new, "new_password_confirm": new}
    assert here.post("/account/change", **fields).status_code == 302
    assert here.get("/teaching").status_code == 200
    assert there.get("/teaching").status_code == 302
    assert "not right" in sign_in(there, "maria@school.test").text
    assert sign_in(there, "maria@school.test", new).status_code == 302


@pytest.mark.parametrize("new", ["short", "passwordpassword"])
def test_a_weak_new_password_is_refused(site: Flask, new: str):
    fields = {"password": PASSWORD, "new_password": new, "new_password_confirm": new}
    answered = signed_in(site).post("/account/change", **fields)
    assert "A password needs" in answered.text or "tried first" in answered.text


def test_signing_in_gives_another_session_cookie(site: Flask):
    account(site, "maria@school.test")
    person = Person(client_of(site))
    person.get("/account/login")
    before = person.client.get_cookie("citewell")
    sign_in(person, "maria@school.test")
    assert before is None or person.client.get_cookie("citewell").value != before.value


@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example", "\\\\evil.example", "/\\evil.example"])
@pytest.mark.parametrize("engine_url", ["sqlite"], indirect=True)
def test_signing_in_leads_to_no_other_site(site: Flask, target: str):
    account(site, "maria@school.test")
    person = Person(client_of(site))
    fields = {"email": "maria@school.test", "password": PASSWORD, "next": target}
    answered = person.post("/account/login", **fields)
    address = answered.headers.get("Location", "/")
    # Flask-Security writes a backslash as %5C, which leads to a page of this site that does not exist.
    assert urlsplit(address.replace("\\", "/")).netloc == ""


def test_passwords_are_kept_as_argon2id(site: Flask, work: UnitOfWork):
    account(site, "maria@school.test")
    with work.reading() as session:
        assert user_by_email(session, "maria@school.test").password.startswith("$argon2id$")
