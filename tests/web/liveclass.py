"""A live class in tests: a host and pupils, who play by forms alone."""

import re
from dataclasses import dataclass

from flask import Flask
from werkzeug.test import TestResponse

from app.questions.draft import QuestionType
from app.storage.live_queries import live_by_name
from app.storage.unit_of_work import UnitOfWork
from tests.clients import client_of
from tests.factories import quiz_of
from tests.web.desk import Person, signed_in
from tests.web.player import TOKEN

REVISION = re.compile(r'data-revision="(\d+)"')


@dataclass
class Pupil:
    """A browser in a session."""

    site: Flask
    name: str
    live: str
    person: Person

    def join(self) -> TestResponse:
        return self.person.post(f"/live/{self.live}/join", seen=f"/live/{self.live}", nickname=self.name)

    def see(self) -> str:
        return self.person.see(f"/live/{self.live}")

    def answer(self, position: int, **fields: object) -> TestResponse:
        data = {"csrf_token": self.token, "position": position, **fields}
        return self.person.client.post(f"/live/{self.live}/answer", data=data, follow_redirects=True)

    @property
    def token(self) -> str:
        return TOKEN.search(self.person.get("/join").text)[1]


@dataclass
class Class:
    """A session, its host and what it takes to lead it."""

    site: Flask
    host: Person
    live: str

    @property
    def work(self) -> UnitOfWork:
        return self.site.extensions["citewell.work"]

    def wall(self) -> str:
        return self.host.see(f"/live/{self.live}/host")

    def press(self, act: str, *, revision: int | None = None) -> str:
        seen = f"/live/{self.live}/host"
        if revision is None:
            revision = int(REVISION.search(self.wall())[1])
        return self.host.post(seen, seen=seen, follow=True, act=act, revision=revision).text

    def code(self) -> str:
        with self.work.reading() as session:
            return live_by_name(session, self.live).code

    def pupil(self, name: str = "Ada") -> Pupil:
        """Give somebody who has joined by the code."""
        person = Person(client_of(self.site))
        led = person.get(f"/join/{self.code()}").headers["Location"]
        pupil = Pupil(self.site, name, led.rsplit("/", 1)[1], person)
        pupil.join()
        return pupil


def live_class(site: Flask, *kinds: QuestionType, email: str = "maria@school.test", **settings: object) -> Class:
    """Make a quiz of a teacher's own, of these types or all seven, and start playing it live."""
    host = signed_in(site, email)
    work: UnitOfWork = site.extensions["citewell.work"]
    quiz_of(work, *kinds, owner_id=host.id, **settings)
    return start(site, host)


def start(site: Flask, host: Person, slug: str = "harbour") -> Class:
    answered = host.post(f"/teaching/quizzes/{slug}/live", seen=f"/teaching/quizzes/{slug}")
    return Class(site, host, answered.headers["Location"].split("/")[2])


def lead_on(led: Class) -> None:
    """Close the open question, show how the class answered and explain it."""
    for act in ("close", "show", "explain"):
        led.press(act)
