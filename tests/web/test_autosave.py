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


def look(player: Player, *, client: str = "c1", by: Player | None = None) -> TestResponse:
    return (by or player).client.get(f"/api{player.page(1)}?client={client}")


def test_a_window_hears_which_answer_counts_and_what_another_said(player: Player):
    assert send(player, text="one").json["other"] is None
    heard = send(player, text="two", client="c2").json
    assert (heard["counted"]["text"], heard["counted"]["mine"], heard["counted"]["order"]) == ("two", True, 2)
    assert (heard["other"]["text"], heard["other"]["order"]) == ("one", 1)
    looked = look(player).json
    assert (looked["counted"]["text"], looked["counted"]["mine"], looked["over"]) == ("two", False, False)
    assert datetime.fromisoformat(looked["counted"]["at"]).tzinfo is not None


def test_a_message_sent_again_hears_that_a_newer_one_of_another_window_counts(player: Player):
    send(player, text="one")
    send(player, text="two", client="c2")
    heard = send(player, text="one").json
    assert (heard["counted"]["text"], heard["counted"]["mine"]) == ("two", False)


def test_a_look_gives_a_token_that_the_next_message_may_carry(player: Player):
    body = {"client": "c1", "sequence": 1, "text": "x"}
    stale = player.client.post(f"/api{player.page(1)}", json=body, headers={"X-CSRFToken": "of another day"})
    assert (stale.status_code, stale.json["stale"]) == (400, True)
    headers = {"X-CSRFToken": look(player).json["token"]}
    assert player.client.post(f"/api{player.page(1)}", json=body, headers=headers).status_code == 200


def test_a_look_at_a_finished_attempt_says_that_it_is_over(player: Player):
    player.submit()
    assert look(player).json["over"] is True
    assert send(player, text="x").json["over"] is True


def test_nobody_looks_at_anothers_answers(site: Flask, player: Player):
    send(player, text="mine")
    refused = look(player, by=player_of(site))
    assert refused.status_code == 403
    assert "mine" not in refused.text


def test_a_flag_is_saved_by_script(player: Player):
    body = {"kind": "flag", "on": True}
    assert send(player, **body).status_code == 200
    assert 'value="unflag"' in player.see(1)
    send(player, **{**body, "on": False}, sequence=2)
    assert 'value="flag"' in player.see(1)


@pytest.mark.parametrize("engine_url", ["sqlite"], indirect=True)
def test_a_script_never_brings_an_old_session_back(player: Player):
    assert "Set-Cookie" in player.client.get(player.page(1)).headers
    quiet = player.client.get(player.page(1), headers={"X-Kept-Page": "1"})
    for answered in (quiet, look(player), send(player, text="x")):
        assert answered.status_code == 200
        assert "Set-Cookie" not in answered.headers
