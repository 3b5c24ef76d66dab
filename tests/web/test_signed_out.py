"""Whoever was signed out while writing finds the way back to the page."""

import pytest
from flask import Flask

from app.questions.draft import QuestionType
from app.storage.unit_of_work import UnitOfWork
from app.workflows.sign_in import end_sessions
from tests.clients import client_of
from tests.factories import quiz_of
from tests.web.desk import NEW, Person, a_single, signed_in
from tests.web.player import player_of

pytestmark = pytest.mark.parametrize("engine_url", ["sqlite"], indirect=True)

BACK = "/account/login?next=/teaching/questions/new?type%3Dsingle"


def sent(person: Person, token: str, address: str = NEW + "single", **headers: str) -> str:
    return person.client.post(address, data=a_single(csrf_token=token), headers=headers).text.replace("&amp;", "&")


def token_of(person: Person) -> str:
    return person.get(NEW + "single").text.partition('name="csrf_token"')[2].partition('value="')[2].partition('"')[0]


def test_signed_out_elsewhere_is_led_back_to_the_form(site: Flask, work: UnitOfWork):
    teacher = signed_in(site)
    token = token_of(teacher)
    end_sessions(work, teacher.id)
    assert f'href="{BACK}"' in sent(teacher, token)


def test_without_a_cookie_one_is_led_back_too(site: Flask):
    assert f'href="{BACK}"' in sent(Person(client_of(site)), "x")


def test_the_page_of_the_form_counts_not_where_it_went(site: Flask):
    text = sent(
        Person(client_of(site)), "x", "/teaching/questions/1/publish", Referer="http://localhost/teaching/questions/1"
    )
    assert 'href="/account/login?next=/teaching/questions/1"' in text


def test_another_site_is_no_page_to_go_back_to(site: Flask):
    text = sent(Person(client_of(site)), "x", "/teaching/questions/1/publish", Referer="http://evil.example/x")
    assert "evil.example" not in text


def test_a_guest_whose_form_is_too_old_can_open_the_page_again(site: Flask, work: UnitOfWork):
    quiz_of(work, QuestionType.SINGLE)
    player = player_of(site)
    text = player.client.post(player.page(1), data={"choice": [0], "csrf_token": "old"}).text
    assert f'href="{player.page(1)}"' in text
    assert "/account/login?next" not in text


def test_a_teacher_is_not_told_to_sign_in(site: Flask):
    teacher = signed_in(site)
    assert "Sign in and go back" not in sent(teacher, "old")
