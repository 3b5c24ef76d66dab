"""Previews that nothing remembers, and copies of quizzes."""

import json
import re
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select

from app.questions.draft import QuestionType
from app.storage.attempts import AttemptRow, EventRow
from app.storage.disputes import NearMissRow
from app.storage.people import ParticipantRow
from app.storage.quizzes import quiz_by_slug, slots_of
from app.storage.sections import sections_of
from app.storage.unit_of_work import UnitOfWork
from app.workflows import arrange_quiz
from app.workflows.arrange_quiz import Move
from tests.factories import a_draft, make_quiz, publish_example, publish_question, quiz_of
from tests.web.desk import Person, signed_in
from tests.web.player import RIGHT, WRONG
from tests.web.test_building import draw, numbers

ON_SQLITE = pytest.mark.parametrize("engine_url", ["sqlite"], indirect=True)


@pytest.fixture(autouse=True)
def example(work: UnitOfWork) -> int:
    """Give the home page an example, which no draw may take."""
    return publish_example(work)


PAGE = "/teaching/quizzes/harbour/preview"


def hidden(page: str, name: str) -> str:
    return re.search(rf'name="{name}" value="([^"]*)"', page)[1].replace("&#34;", '"')


def walk(teacher: Person, answers: dict[QuestionType, dict[str, object]]) -> str:
    """Go through a preview of all seven types and give the page of its result."""
    page = teacher.see(PAGE)
    for kind in QuestionType:
        fields = {name: hidden(page, name) for name in ("seed", "at", "given", "csrf_token")}
        go = "mark" if kind is QuestionType.EVIDENCE else "next"
        page = teacher.client.post(PAGE, data={**fields, "go": go, **answers[kind]}).text
    return page


def test_a_preview_marks_every_type_and_stores_nothing(site: Flask, work: UnitOfWork):
    teacher = signed_in(site)
    quiz_of(work, owner_id=teacher.id, attempts_allowed=1)
    right = walk(teacher, RIGHT)
    assert "7 of 7 points" in right
    assert ">Sigrid Halvorsen</mark>" in right or "<mark" in right
    assert "0 of 7 points" in walk(teacher, {**WRONG, QuestionType.TEXT: {"text": "Halvorsn x"}})
    with work.reading() as session:
        for table in (AttemptRow, EventRow, NearMissRow, ParticipantRow):
            assert session.scalar(select(func.count()).select_from(table)) == 0
    assert "no attempts yet" in teacher.see("/teaching/quizzes/harbour")


@ON_SQLITE
def test_a_preview_keeps_answers_on_the_way_and_is_drawn_anew_on_request(site: Flask, work: UnitOfWork):
    for number in range(8):
        publish_question(work, a_draft(stem=f"Who cut the ribbon at the harbour of Norvik in year {number}?"))
    teacher = signed_in(site)
    make_quiz(work, owner_id=teacher.id)
    draw(teacher, "harbour", count=3)
    page = teacher.see(PAGE)
    fields = {name: hidden(page, name) for name in ("seed", "csrf_token")}
    kept = json.dumps({"2": [[1], ""]})
    shown = teacher.client.post(PAGE, data={**fields, "at": 1, "given": kept, "go": "next", "choice": 0}).text
    assert re.search(r'value="1"\s+checked', shown)
    assert json.loads(hidden(shown, "given")) == {"2": [[1], ""], "1": [[0], ""]}
    nonsense = teacher.client.post(PAGE, data={**fields, "at": "x", "given": "[1", "go": "?", "choice": "-7"})
    assert nonsense.status_code == 200
    assert teacher.client.post(PAGE, data={**fields, "at": 1, "given": "[" * 100_000}).status_code == 200
    seeds = {teacher.get(PAGE).headers["Location"] for _ in range(3)}
    assert len(seeds) == 3
    assert len({re.search(r"in year \d", teacher.see(seed))[0] for seed in seeds} | {"x"}) > 1


def test_a_copy_has_all_but_attempts_code_and_classes(site: Flask, work: UnitOfWork):
    teacher = signed_in(site)
    quiz_of(work, QuestionType.SINGLE, QuestionType.NUMBER, owner_id=teacher.id, code="K7M2QX", time_limit=600)
    arrange_quiz.add_section(work, "harbour", "Part A", "Read first.")
    with work.reading() as session:
        [section] = sections_of(session, quiz_by_slug(session, "harbour").id)
    arrange_quiz.place_slot(work, "harbour", numbers(work)[1], Move(section.id, 1, 3.0))
    draw(teacher, "harbour", count=2, section=section.id)
    page = "/teaching/quizzes/harbour"
    made = teacher.post(f"{page}/copy", seen=page)
    slug = made.headers["Location"].rsplit("/", 1)[1]
    with work.reading() as session:
        old, new = quiz_by_slug(session, "harbour"), quiz_by_slug(session, slug)
        assert (new.title, new.visibility, new.code, new.time_limit) == ("The new harbour (copy)", "private", None, 600)
        [part] = sections_of(session, new.id)
        assert (part.title, part.instructions) == ("Part A", "Read first.")
        kept = [[(one.question_id, one.draw, one.points) for one in slots_of(session, quiz.id)] for quiz in (old, new)]
        assert kept[0] == kept[1]
        assert [one.section_id for one in slots_of(session, new.id)] == [None, part.id, part.id]


@pytest.mark.parametrize(("review", "left"), [("self_test", 2), ("exam", 1)])
@ON_SQLITE
def test_anothers_public_quiz_is_copied_without_keys_that_it_hides(
    site: Flask, work: UnitOfWork, review: str, left: int
):
    maria, jonas = signed_in(site), signed_in(site, "jonas@school.test")
    private = publish_question(work, a_draft(QuestionType.NUMBER), owner_id=maria.id, visibility="private")
    nobodys = publish_question(work, a_draft(QuestionType.SINGLE))
    make_quiz(work, private, nobodys, owner_id=maria.id, review=review)
    assert "Copy into my quizzes" in jonas.see("/quiz/harbour")
    made = jonas.post("/teaching/quizzes/harbour/copy", seen="/quiz/harbour")
    slug = made.headers["Location"].rsplit("/", 1)[1]
    assert len(numbers(work, slug)) == left
    with work() as session:
        quiz_by_slug(session, "harbour").opens_at = work.clock() + timedelta(days=1)
    made = jonas.post("/teaching/quizzes/harbour/copy", seen="/quiz/harbour")
    assert len(numbers(work, made.headers["Location"].rsplit("/", 1)[1])) == 1
    with work() as session:
        quiz_by_slug(session, "harbour").visibility = "private"
    assert jonas.post("/teaching/quizzes/harbour/copy", seen="/teaching/quizzes").status_code == 404
