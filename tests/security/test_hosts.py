"""A request for a name that is not this site's is refused, so that no link leads to another site."""

import pytest
from flask import Flask

from app import create_app
from app.config import Settings
from tests.clients import client_of
from tests.web.desk import new_quiz, signed_in

pytestmark = pytest.mark.parametrize("engine_url", ["sqlite"], indirect=True)


def status(site: Flask, host: str) -> int:
    return client_of(site).get("/", headers={"Host": host}).status_code


@pytest.mark.parametrize("host", ["localhost", "localhost:5055", "127.0.0.1:8080", "[::1]:5000", "LOCALHOST"])
def test_this_machines_own_names_are_known(site: Flask, host: str):
    assert status(site, host) == 200


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "evil.example:5000", "a b", "[::1", ""])
def test_another_name_is_refused(site: Flask, host: str):
    answered = client_of(site).get("/", headers={"Host": host})
    assert answered.status_code == 400
    assert "That could not be read" in answered.text
    assert answered.headers["Content-Security-Policy"]


def test_the_names_that_were_set_are_known(settings: Settings):
    site = create_app(
        settings.model_copy(update={"base_url": "https://quiz.example.org", "trusted_hosts": ("Old.example.org",)})
    )
    assert {status(site, name) for name in ("quiz.example.org", "old.example.org", "127.0.0.1")} == {200}
    assert status(site, "evil.example") == 400


def test_a_server_of_all_addresses_that_nobody_named_is_known_by_any(settings: Settings):
    site = create_app(settings.model_copy(update={"host": "0.0.0.0"}))  # noqa: S104 - only asked, never listened at
    assert status(site, "class-3.school.test:5000") == 200
    named = settings.model_copy(update={"host": "0.0.0.0", "base_url": "http://class-3.school.test"})  # noqa: S104
    assert status(create_app(named), "evil.example") == 400


def test_the_link_for_students_begins_with_the_address_that_was_set(settings: Settings):
    site = create_app(settings.model_copy(update={"base_url": "https://quiz.example.org/"}))
    teacher = signed_in(site)
    slug = new_quiz(teacher)
    assert f"https://quiz.example.org/quiz/{slug}<" in teacher.get(f"/teaching/quizzes/{slug}").text
