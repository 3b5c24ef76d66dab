"""A class that plays a quiz of two questions, for the tests of reports."""

import csv
import io

from flask import Flask

from app.questions.draft import QuestionType
from app.storage.label_queries import add_labels
from app.storage.people import ParticipantRow
from app.storage.unit_of_work import UnitOfWork
from tests.clients import client_of
from tests.factories import a_draft, a_fact, make_quiz, publish_question
from tests.web.desk import signed_in
from tests.web.player import RIGHT, WRONG, Player
from tests.web.test_classes import code_of, join, new_class

SINGLE, NUMBER = QuestionType.SINGLE, QuestionType.NUMBER


class Group:
    """A class with a teacher, and a quiz of a question on a fact and one for a number, with a topic each."""

    def __init__(self, site: Flask, work: UnitOfWork, **settings: object) -> None:
        self.site, self.work = site, work
        self.teacher = signed_in(site)
        self.id = int(new_class(self.teacher).rpartition("/")[2])
        self.questions = [
            publish_question(work, a_draft(SINGLE, fact=a_fact())),
            publish_question(work, a_draft(NUMBER)),
        ]
        with work() as session:
            for question, topic in zip(self.questions, ("ports", "money"), strict=True):
                add_labels(session, question, "topic", [topic])
        self.quiz_id = make_quiz(work, *self.questions, class_id=self.id, visibility="class", **settings)

    def pupil(self, name: str, *plays: str) -> Player:
        """Let somebody join, and answer the quiz once for each play: "10" is the first right, the second wrong."""
        player = Player(client_of(self.site))
        join(player.client, code_of(self.work), name)
        for marks in plays:
            self.play(player, marks)
        return player

    def play(self, player: Player, marks: str) -> None:
        """Let somebody answer the quiz and hand it in."""
        player.start()
        for number, (kind, mark) in enumerate(zip((SINGLE, NUMBER), marks, strict=True), 1):
            player.answer(number, **(RIGHT if mark == "1" else WRONG)[kind])
        player.submit()

    def address(self, name: str) -> str:
        with self.work.reading() as session:
            return f"/reports/student/{session.query(ParticipantRow).filter_by(nickname=name).one().id}"

    def rows(self, address: str) -> list[dict[str, str]]:
        text = self.teacher.get(address).text.removeprefix("\ufeff")
        return list(csv.DictReader(io.StringIO(text)))
