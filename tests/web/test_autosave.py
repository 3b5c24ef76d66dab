"""Saving by script: each answer is kept once, in its client's own order, and every refusal is a sentence in JSON."""

from datetime import datetime

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from app.questions.draft import QuestionType
from app.storage.unit_of_work import UnitOfWork
from tests.clients import client_of
from tests.factories import quiz_of
from tests.web.player import Player, player_of


def send(player: Player, *, to: Player | None = None, **fields: object) -> TestResponse:
    sent = {"client": "c1", "sequence": 1, "chosen": [], "text": "", **fields}
    headers = {"X-CSRFToken": player.token()}
    return player.client.post(f"/api{(to or player).page(1)}", json=sent, headers=headers)


@pytest.fixture
def player(site: Flask, work: UnitOfWork) -> Player:
    quiz_of(work, QuestionType.TEXT)
    return player_of(site)


def test_an_answer_is_saved_with_the_servers_time(player: Player):
    answered = send(player, text="Halvorsen")
    assert datetime.fromisoformat(answered.json["saved_at"]).tzinfo is not None
    assert 'value="Halvorsen"' in player.see(1)


def test_a_message_that_comes_twice_is_kept_once(player: Player):
    for text in ("first", "second"):
        assert send(player, text=text).status_code == 200
    assert 'value="first"' in player.see(1)


def test_a_slower_message_never_overrides_a_newer_one(player: Player):
    send(player, text="newer", sequence=2)
    send(player, text="older", sequence=1)
    assert 'value="newer"' in player.see(1)


def test_the_form_is_newer_than_what_its_page_sent_before(player: Player):
    player.answer(1, text="by form", client="c1", sequence="2")
    send(player, text="late", sequence=1)
    assert 'value="by form"' in player.see(1)


def test_of_two_clients_the_later_one_counts(player: Player):
    send(player, text="one", client="a", sequence=9)
    send(player, text="two", client="b", sequence=1)
    assert 'value="two"' in player.see(1)


def test_someone_elses_attempt_is_refused(site: Flask, player: Player):
    answered = send(player_of(site), to=player, text="x")
    assert answered.status_code == 403
    assert "belongs to someone else" in answered.json["problem"]


def test_an_answer_after_the_end_is_refused(player: Player):
    player.submit()
    answered = send(player, text="x")
    assert answered.status_code == 409
    assert "can no longer be changed" in answered.json["problem"]


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"text": "x" * 501}, 422),
        ({"text": 5}, 422),
        ({"chosen": "0"}, 422),
        ({"chosen": [True]}, 422),
        ({"chosen": [0]}, 409),
        ({"client": ""}, 422),
        ({"client": "c" * 41}, 422),
        ({"client": None}, 422),
        ({"client": "\ud800"}, 422),
        ({"client": "a\x00b"}, 422),
        ({"text": "\ud800"}, 422),
        ({"sequence": -1}, 422),
        ({"sequence": True}, 422),
        ({"sequence": 2**40}, 422),
    ],
)
@pytest.mark.parametrize("engine_url", ["sqlite"], indirect=True)
def test_a_message_out_of_shape_is_refused(player: Player, fields: dict[str, object], status: int):
    answered = send(player, **fields)
    assert answered.status_code == status
    assert answered.json["problem"]


@pytest.mark.parametrize("body", ["[]", "3", "null", "{", "", "[" * 100_000, '{"a":' * 100_000])
@pytest.mark.parametrize("engine_url", ["sqlite"], indirect=True)
def test_a_body_that_is_no_message_is_refused(player: Player, body: str):
    headers = {"X-CSRFToken": player.token(), "Content-Type": "application/json"}
    answered = player.client.post(f"/api{player.page(1)}", data=body, headers=headers)
    assert answered.status_code in {400, 422}
    assert answered.json["problem"]
    assert answered.headers["Content-Security-Policy"]


@pytest.mark.parametrize("engine_url", ["sqlite"], indirect=True)
def test_a_message_without_its_token_is_refused(player: Player):
    answered = player.client.post(f"/api{player.page(1)}", json={"client": "c1", "sequence": 1, "text": "x"})
    assert answered.status_code == 400
    assert answered.json["problem"]


def test_health_is_told(site: Flask):
    assert client_of(site).get("/api/health").json == {"status": "ok"}
