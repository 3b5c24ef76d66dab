"""A teacher's desk with something on every page: versions, flags, a second reading, a class, a draw, attempts."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from flask import Flask
from sqlalchemy import select

from app.questions.draft import QuestionType
from app.quizzes.selection import DrawRule
from app.storage.questions import QuestionRow
from app.storage.unit_of_work import UnitOfWork
from app.workflows import draw_rules, retire_article
from app.workflows.arrange_quiz import add_section
from app.workflows.list_questions import Viewer
from tests.factories import a_draft, a_fact, import_articles, make_quiz, publish_question
from tests.web.desk import RIBBON, Person, a_single, publish, signed_in, write
from tests.web.player import RIGHT, WRONG, player_of
from tests.web.test_classes import new_class
from tests.web.test_second_reading import asked

EMAIL = "maria@school.test"
STEM = "Which person cut the ribbon at the new harbour of Norvik?"
LONG = "Die Unabhängigkeitserklärung der Hafenverwaltungsgesellschaft von Norvik und Umgebung, in full"
TITLES = "id,type,stem,option 1,option 2,option 3,correct,article,quote,tags,topic"
OPTIONS = "Sigrid Halvorsen,Ada Lind,Per Moe,1"


@dataclass(frozen=True)
class FullDesk:
    """What the pages' addresses need: public names of questions, and a file to import."""

    edited: str
    asked: str
    waiting: str
    file: bytes


def fill(site: Flask, work: UnitOfWork) -> FullDesk:
    """Fill the desk of the teacher with EMAIL; in a thread of its own, for playwright's loop holds the test's."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(_filled, site, work).result()


def _filled(site: Flask, work: UnitOfWork) -> FullDesk:
    import_articles(work)
    teacher, other = signed_in(site, EMAIL), signed_in(site, "other@school.test")
    edited, waiting = _edited(teacher), asked(other)
    write(teacher, "claim", stem="The old quay was built in 1921.")
    asked_name = _quiz(site, work, teacher)
    teacher.post("/teaching/questions/filters", seen="/teaching/questions?type=claim", name=LONG, type="claim")
    retire_article.retire(work, Viewer(teacher.id, sees_all=True), "ferry")
    return FullDesk(edited, asked_name, waiting, _file(edited))


def _edited(teacher: Person) -> str:
    name = write(teacher)
    publish(teacher, name)
    labels = f"/teaching/questions/{name}/labels"
    teacher.post(labels, tags="harbour, sea trade, " + "x" * 40, topic="Norway and its ports", difficulty="easy")
    saved = teacher.post(f"/teaching/questions/{name}/edit", **a_single(stem=STEM, option_2="Kari Lind"))
    assert saved.status_code == 303, saved.text
    return name


def _quiz(site: Flask, work: UnitOfWork, teacher: Person) -> str:
    """Make a quiz with a section, a draw and a class, taken three times; give the name of a question of it."""
    drafts = [a_draft(kind, **({"fact": a_fact()} if kind is QuestionType.SINGLE else {})) for kind in QuestionType]
    ids = [publish_question(work, one, owner_id=teacher.id) for one in drafts]
    make_quiz(work, *ids, owner_id=teacher.id, title=LONG)
    for marks in ("1111111", "0011010", "0000000"):
        player = player_of(site)
        for number, (kind, mark) in enumerate(zip(QuestionType, marks, strict=True), 1):
            player.answer(number, **(RIGHT if mark == "1" else WRONG)[kind])
        player.submit()
    add_section(work, "harbour", "Part A: figures", "Give whole numbers.")
    publish_question(work, a_draft(QuestionType.NUMBER, stem="What share did the region pay, in percent?"))
    draw_rules.add_draw(work, "harbour", DrawRule(1, types=frozenset({QuestionType.NUMBER})), 2.0)
    number = new_class(teacher).rpartition("/")[2]
    teacher.post("/teaching/quizzes/harbour/classes", classes=number)
    with work.reading() as session:
        return session.scalars(select(QuestionRow.public_id).where(QuestionRow.id == ids[1])).one()


def _file(known: str) -> bytes:
    """Give a file of which questions are new, a new version, here already, changed, without their words, dropped."""
    rows = [
        f',single,Who opened the harbour of Norvik?,{OPTIONS},harbour,"{RIBBON}",ships,Ports',
        f"{known},single,{STEM} Say it in full.,{OPTIONS},harbour,Mayor Sigrid Halvorsen cut the ribbon,,",
        f',single,{STEM},Sigrid Halvorsen,Kari Lind,Per Moe,1,harbour,"{RIBBON}",,',
        f"someone-elses,single,Who was it that cut it?,{OPTIONS},harbour,mayor  sigrid halvorsen CUT the ribbon,,",
        f',single,"{LONG}?",{OPTIONS},harbour,words that no article has,,',
        ",riddle,What has keys but opens no lock?,,,,,,,,",
    ]
    return "\n".join([TITLES, *rows, ""]).encode()
