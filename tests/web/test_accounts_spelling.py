"""Accounts, however a password or an address is spelled: letters with accents, look-alikes, other forms of a letter."""

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from app.storage.unit_of_work import UnitOfWork
from app.workflows.open_account import make_invitation
from app.workflows.sign_in import MOST_FOR_ACCOUNT
from tests.clients import client_of
from tests.web.desk import PASSWORD, Person, account, sign_in, signed_in

pytestmark = pytest.mark.parametrize("engine_url", ["sqlite"], indirect=True)

WRONG = "wrong horses eat quietly"


def open_by_link(site: Flask, **changes: str) -> TestResponse:
    guest = Person(client_of(site))
    work: UnitOfWork = site.extensions["citewell.work"]
    fields = {"name": "Maria", "email": "maria@school.test", "password": PASSWORD, "again": PASSWORD} | changes
    return guest.post(f"/welcome/{make_invitation(work)}", **fields)


@pytest.mark.parametrize(
    "password",
    ["fj\u00f6rd walnut \u0439ogurt 7", "fjo\u0308rd walnut \u0438\u0306ogurt 7", "\ufb01ne walnuts every day"],
)
def test_a_password_with_accents_signs_in_however_it_is_typed(site: Flask, password: str):
    open_by_link(site, password=password, again=password)
    for typed in (password, password.replace("\u00f6", "o\u0308")):
        assert sign_in(Person(client_of(site)), "maria@school.test", typed).status_code == 302


@pytest.mark.parametrize("spelling", ["maria@\uff53chool.test", "maria@school\u3002test", "MARIA@SCHOOL\u3002test"])
def test_tries_are_counted_together_over_all_spellings_of_an_address(site: Flask, spelling: str):
    account(site, "maria@school.test")
    for _ in range(MOST_FOR_ACCOUNT):
        sign_in(Person(client_of(site)), "maria@school.test", WRONG)
    assert "Too many tries" in sign_in(Person(client_of(site)), spelling).text


def test_signing_in_by_another_spelling_forgets_the_failed_tries(site: Flask):
    account(site, "maria@school.test")
    for email in ["maria@school.test"] * (MOST_FOR_ACCOUNT - 1):
        sign_in(Person(client_of(site)), email, WRONG)
    assert sign_in(Person(client_of(site)), "maria@\uff53chool.test").status_code == 302
    assert "not right" in sign_in(Person(client_of(site)), "maria@school.test", WRONG).text


@pytest.mark.parametrize(
    "email",
    [
        "m\u0430ria@school.test",
        "maria@sch\u043eol.test",
        "stra\u00dfe@school.test",
        "maria@" + "sch\u043eol.test".encode("idna").decode(),
    ],
)
def test_an_address_that_looks_like_another_is_refused(site: Flask, email: str):
    answered = open_by_link(site, email=email)
    assert answered.status_code == 422
    assert "An address can have the letters a to z" in answered.text


def test_an_address_in_full_width_letters_is_the_plain_one(site: Flask):
    open_by_link(site, email="\uff4daria@\uff53chool.test")
    assert sign_in(Person(client_of(site)), "maria@school.test").status_code == 302


@pytest.mark.parametrize("page", ["/account/change", "/account/verify"])
def test_the_present_password_cannot_be_guessed_without_end(site: Flask, page: str):
    teacher, new = signed_in(site), "green tables walk at noon"
    fields = {"new_password": new, "new_password_confirm": new}
    for _ in range(MOST_FOR_ACCOUNT):
        assert teacher.post(page, password=WRONG, **fields).status_code == 200
    assert "Too many tries" in teacher.post(page, password=PASSWORD, **fields).text


def test_a_weak_new_password_is_no_try(site: Flask):
    teacher, new = signed_in(site), "green tables walk at noon"
    for _ in range(MOST_FOR_ACCOUNT):
        teacher.post("/account/change", password=PASSWORD, new_password="short", new_password_confirm="short")
    fields = {"password": PASSWORD, "new_password": new, "new_password_confirm": new}
    assert teacher.post("/account/change", **fields).status_code == 302
