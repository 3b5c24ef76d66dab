"""A browser that several people use: each name is somebody else, and what is typed as a name is only ever a name."""

import pytest
from flask import Flask

from app.storage.people import ParticipantRow
from app.storage.unit_of_work import UnitOfWork
from tests.clients import client_of
from tests.factories import quiz_of
from tests.web.player import Player


@pytest.fixture
def player(site: Flask, work: UnitOfWork) -> Player:
    quiz_of(work)
    return Player(client_of(site))


def names(work: UnitOfWork) -> list[str]:
    with work.reading() as session:
        return [row.nickname for row in session.query(ParticipantRow).order_by(ParticipantRow.id)]


def test_another_name_is_another_participant(player: Player, work: UnitOfWork):
    player.start(nickname="Ann")
    first = player.attempt
    player.start(nickname="Bob")
    assert player.attempt != first
    assert names(work) == ["Ann", "Bob"]
    assert player.client.get(f"/attempt/{first}/1").status_code == 403


@pytest.mark.parametrize("again", ["", "Ann", " ann "])
def test_the_same_name_or_none_goes_on(player: Player, work: UnitOfWork, again: str):
    player.start(nickname="Ann")
    first = player.attempt
    player.start(nickname=again)
    assert player.attempt == first
    assert names(work) == ["Ann"]


def test_without_a_name_one_is_a_guest(player: Player, work: UnitOfWork):
    player.start()
    assert names(work) == ["Guest"]


@pytest.mark.parametrize("typed", ["A\x00nn", "\u202eAnn", "A\u200bnn", "\uff21nn"])
@pytest.mark.parametrize("engine_url", ["sqlite"], indirect=True)
def test_nothing_invisible_stays_in_a_name(player: Player, work: UnitOfWork, typed: str):
    player.start(nickname=typed)
    assert names(work) == ["Ann"]


@pytest.mark.parametrize("engine_url", ["sqlite"], indirect=True)
def test_a_form_whose_client_has_no_sound_name_is_refused(player: Player):
    player.start()
    assert player.answer(1, choice=[0], client="a\x00b", sequence="1").status_code == 422
