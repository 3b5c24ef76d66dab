"""Somebody who plays by forms alone, as a browser without scripts does."""

import re
from dataclasses import dataclass

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from app.questions.draft import QuestionType
from tests.clients import client_of

TOKEN = re.compile(r'name="csrf_token"[^>]*value="([^"]+)"')

# What a page of each draft in tests/factories.py takes: places of options from 0, or a text.
RIGHT = {
    QuestionType.SINGLE: {"choice": [0]},
    QuestionType.MULTIPLE: {"choice": [0, 1, 2]},
    QuestionType.CLAIM: {"choice": [1]},
    QuestionType.NUMBER: {"text": "45"},
    QuestionType.TEXT: {"text": "halvorsen"},
    QuestionType.CLOZE: {"text": "canada"},
    QuestionType.EVIDENCE: {"choice": [1]},
}
WRONG = {
    QuestionType.SINGLE: {"choice": [2]},
    QuestionType.MULTIPLE: {"choice": [3]},
    QuestionType.CLAIM: {"choice": [0]},
    QuestionType.NUMBER: {"text": "83"},
    QuestionType.TEXT: {"text": "Ada Lind"},
    QuestionType.CLOZE: {"text": "Denmark"},
    QuestionType.EVIDENCE: {"choice": [0]},
}


@dataclass
class Player:
    """A browser and the attempt that it is in."""

    client: FlaskClient
    attempt: str = ""

    def post(self, address: str, *, seen: str, **fields: object) -> TestResponse:
        """Send a form as the page at `seen` shows it: with that page's token."""
        token = TOKEN.search(self.client.get(seen).text)
        return self.client.post(address, data={"csrf_token": token[1] if token else "", **fields})

    def start(self, slug: str = "harbour", nickname: str = "") -> TestResponse:
        answered = self.post(f"/quiz/{slug}/start", seen=f"/quiz/{slug}", nickname=nickname)
        self.attempt = answered.headers["Location"].split("/")[2]
        return answered

    def page(self, place: object) -> str:
        """Give the address of one of the attempt's pages."""
        return f"/attempt/{self.attempt}/{place}"

    def see(self, place: object) -> str:
        """Give the text of one of the attempt's pages, after redirects."""
        return self.client.get(self.page(place), follow_redirects=True).text

    def answer(self, number: int, **fields: object) -> TestResponse:
        return self.post(self.page(number), seen=self.page(number), **fields)

    def submit(self) -> TestResponse:
        return self.post(self.page("submit"), seen=self.page("review"))

    def token(self, *, seen: str = "/quiz/harbour") -> str:
        """Give a token that this browser's session accepts."""
        return TOKEN.search(self.client.get(seen).text)[1]


def player_of(site: Flask, slug: str = "harbour") -> Player:
    """Give somebody who has just started the quiz."""
    player = Player(client_of(site))
    player.start(slug)
    return player
