"""Building a quiz: sections, order, points, draws with their count, and what students see of them."""

import re

import pytest
from flask import Flask

from app.questions.draft import QuestionType
from app.quizzes.difficulty import Difficulty
from app.quizzes.selection import DrawRule
from app.storage.attempt_queries import asked_in, attempt_by_public_id
from app.storage.draw_queries import fitting, published_of
from app.storage.item_parameters import ItemParameterRow
from app.storage.labels import LabelRow
from app.storage.questions import QuestionRow
from app.storage.quizzes import quiz_by_slug, slots_of
from app.storage.sections import sections_of
from app.storage.unit_of_work import UnitOfWork
from app.workflows import arrange_quiz, draw_rules
from app.workflows.arrange_quiz import Move
from tests.clients import client_of
from tests.factories import a_draft, hide_article, make_quiz, publish_example, publish_question
from tests.web.desk import Person, signed_in
from tests.web.player import Player, player_of
from tests.web.test_quiz_limits import counted

SINGLE, CLAIM, NUMBER, TEXT = QuestionType.SINGLE, QuestionType.CLAIM, QuestionType.NUMBER, QuestionType.TEXT
ON_SQLITE = pytest.mark.parametrize("engine_url", ["sqlite"], indirect=True)


@pytest.fixture(autouse=True)
def example(work: UnitOfWork) -> int:
    """Give the home page an example, which no draw may take."""
    return publish_example(work)


def places(work: UnitOfWork, slug: str = "harbour") -> list[tuple[int, str]]:
    """Give (question id, its section's heading) in the order in which a quiz asks."""
    with work.reading() as session:
        quiz = quiz_by_slug(session, slug)
        names = {row.id: row.title for row in sections_of(session, quiz.id)}
        return [(slot.question_id, names.get(slot.section_id, "")) for slot in slots_of(session, quiz.id)]


def numbers(work: UnitOfWork, slug: str = "harbour") -> list[int]:
    with work.reading() as session:
        return [slot.id for slot in slots_of(session, quiz_by_slug(session, slug).id)]


def test_questions_move_over_sections_and_sections_with_their_questions(work: UnitOfWork):
    one, two, three = (publish_question(work, a_draft(kind)) for kind in (SINGLE, CLAIM, NUMBER))
    make_quiz(work, one, two, three)
    arrange_quiz.add_section(work, "harbour", "Part A", "")
    arrange_quiz.add_section(work, "harbour", "Part B", "")
    with work.reading() as session:
        first, second = (row.id for row in sections_of(session, quiz_by_slug(session, "harbour").id))
    slots = numbers(work)
    arrange_quiz.nudge(work, "harbour", slots[2], by=1)
    assert places(work) == [(one, ""), (two, ""), (three, "Part A")]
    arrange_quiz.place_slot(work, "harbour", slots[0], Move(section=second, place=7, points=2.5))
    assert places(work) == [(two, ""), (three, "Part A"), (one, "Part B")]
    arrange_quiz.move_section(work, "harbour", second, by=-1)
    assert places(work) == [(two, ""), (one, "Part B"), (three, "Part A")]
    arrange_quiz.nudge(work, "harbour", slots[0], by=-1)
    assert places(work) == [(two, ""), (one, ""), (three, "Part A")]
    arrange_quiz.drop_section(work, "harbour", first)
    assert places(work) == [(two, ""), (one, ""), (three, "Part B")]
    arrange_quiz.nudge(work, "harbour", slots[1], by=-1)
    assert places(work)[0] == (two, "")


def test_students_see_headings_instructions_and_points(site: Flask, work: UnitOfWork):
    one, two = publish_question(work, a_draft(SINGLE)), publish_question(work, a_draft(NUMBER))
    teacher = signed_in(site)
    make_quiz(work, one, two, owner_id=teacher.id)
    page = "/teaching/quizzes/harbour"
    teacher.post(f"{page}/sections", seen=page, title="Part A: figures", instructions="Give whole numbers.")
    with work.reading() as session:
        [section] = sections_of(session, quiz_by_slug(session, "harbour").id)
    number = numbers(work)[1]
    fields = {
        f"slot-{number}-{name}": value for name, value in (("section", section.id), ("place", 1), ("points", "2.5"))
    }
    moved = teacher.post(f"{page}/slots/{number}", seen=page, act="place", **fields)
    assert moved.headers["Location"].endswith(f"#slot-{number}")
    assert "for 3.5 points" in teacher.see(page)
    player = player_of(site)
    assert "Part A" not in player.see(1).partition("question-map")[0]
    shown = player.see(2)
    assert "Part A: figures" in shown
    assert "Give whole numbers." in shown
    assert "Part A: figures" in player.see("review")
    player.submit()
    assert "Part A: figures" in player.see("result")


@ON_SQLITE
def test_what_cannot_be_is_said_beside_the_field_and_nothing_is_stored(site: Flask, work: UnitOfWork):
    teacher = signed_in(site)
    make_quiz(work, publish_question(work, a_draft(SINGLE)), owner_id=teacher.id)
    page, [number] = "/teaching/quizzes/harbour", numbers(work)
    fields = {f"slot-{number}-section": 0, f"slot-{number}-place": "1", f"slot-{number}-points": "-3"}
    refused = teacher.post(f"{page}/slots/{number}", seen=page, act="place", **fields)
    assert refused.status_code == 422
    assert "Enter more than 0, and 100 at most." in refused.text
    assert 'value="-3"' in refused.text
    assert teacher.post(f"{page}/sections", seen=page, title=" ").status_code == 422
    teacher.post(f"{page}/sections", seen=page, title="Part A")
    again = teacher.post(f"{page}/sections", seen=page, title="part a", instructions="Kept words")
    assert "has a section of this name" in again.text
    assert "Kept words" in again.text
    unreadable = teacher.post(f"{page}/draws/new", count="0", points="1", section="0", difficulty="")
    assert "Enter 1 to 200." in unreadable.text


def label(work: UnitOfWork, question_id: int, kind: str, name: str) -> None:
    with work() as session:
        session.add(LabelRow(question_id=question_id, kind=kind, name=name))


def found(work: UnitOfWork, owner_id: int | None = None, **rule: object) -> frozenset[int]:
    with work.reading() as session:
        return fitting(session, owner_id, DrawRule(1, **rule))


def test_a_rule_matches_tags_topics_articles_and_types(work: UnitOfWork):
    one = publish_question(work, a_draft(SINGLE, tags=("war", "20% “tax”")))
    two = publish_question(work, a_draft(NUMBER, tags=("warships",)))
    label(work, two, "tag", "war")
    label(work, two, "topic", "Harbours")
    assert found(work) == {one, two}
    assert found(work, tags=frozenset({"war"})) == {one, two}
    assert found(work, tags=frozenset({"war", "20% “tax”"})) == {one}
    assert found(work, topics=frozenset({"Harbours", "none"})) == {two}
    assert found(work, types=frozenset({NUMBER, CLAIM})) == {two}
    assert found(work, articles=frozenset({"ferry"})) == {one}


def test_a_draw_never_takes_what_the_home_page_answers(work: UnitOfWork, example: int):
    one = publish_question(work, a_draft(NUMBER))
    assert found(work) == {one}
    make_quiz(work, example)
    # Now the other one is the example.
    assert found(work) == {example}


@ON_SQLITE
def test_what_somebody_was_asked_is_never_the_example(site: Flask, work: UnitOfWork, example: int):
    drawn = publish_question(work, a_draft(NUMBER))
    make_quiz(work)
    draw_rules.add_draw(work, "harbour", DrawRule(1), 1.0)
    Player(client_of(site)).start()
    make_quiz(work, example, slug="second")
    assert "45 percent" not in client_of(site).get("/").text
    assert drawn in found(work)


def test_a_draw_takes_ones_own_and_nobodys_published_questions_only(site: Flask, work: UnitOfWork):
    maria, jonas = signed_in(site), signed_in(site, "jonas@school.test")
    nobodys, own = publish_question(work, a_draft(SINGLE)), publish_question(work, a_draft(NUMBER), owner_id=maria.id)
    publish_question(work, a_draft(CLAIM), owner_id=jonas.id)
    archived, retired = publish_question(work, a_draft(TEXT)), publish_question(work, a_draft(TEXT))
    with work() as session:
        session.get_one(QuestionRow, archived).archived_at = work.clock()
        published_of(session, [retired])[retired].state = "retired"
    assert found(work, maria.id) == {nobodys, own}
    assert found(work, None) == {nobodys}
    # What nobody owns may rest on an article that is somebody's.
    hide_article(work, "ferry")
    assert found(work, maria.id) == {own}


def test_difficulty_is_the_teachers_word_until_answers_say_more(site: Flask, work: UnitOfWork):
    one, two = publish_question(work, a_draft(SINGLE)), publish_question(work, a_draft(NUMBER))
    with work() as session:
        session.get_one(QuestionRow, one).difficulty = "hard"
        session.get_one(QuestionRow, two).difficulty = "hard"
    assert found(work, difficulty=Difficulty.HARD) == {one, two}
    make_quiz(work, one)
    for _ in range(30):
        player = player_of(site)
        player.answer(1, choice=[0])
        player.submit()
    assert found(work, difficulty=Difficulty.HARD) == {two}
    assert found(work, difficulty=Difficulty.EASY) == {one}
    with work() as session:
        version = published_of(session, [one])[one]
        session.add(
            ItemParameterRow(
                version_id=version.id,
                model="rasch",
                difficulty=2.0,
                difficulty_error=0.1,
                responses=200,
                at=work.clock(),
            )
        )
    assert found(work, difficulty=Difficulty.HARD) == {one, two}


def draw(teacher: Person, slug: str, **fields: object):
    given = {"count": 1, "points": 1, "section": 0, "difficulty": ""} | fields
    return teacher.post(f"/teaching/quizzes/{slug}/draws/new", **given)


def asked(work: UnitOfWork, player: Player) -> list[str]:
    with work.reading() as session:
        return [one.stem for one in asked_in(session, attempt_by_public_id(session, player.attempt).id)]


def test_a_quiz_draws_anew_for_each_attempt(site: Flask, work: UnitOfWork):
    stems = [f"Who cut the ribbon at the new harbour of Norvik in year {number}?" for number in range(6)]
    for stem in stems:
        publish_question(work, a_draft(SINGLE, stem=stem))
    fixed = publish_question(work, a_draft(CLAIM))
    teacher = signed_in(site)
    make_quiz(work, fixed, owner_id=teacher.id)
    assert "6 published questions match" in draw(teacher, "harbour", types="single", act="count").text
    assert draw(teacher, "harbour", count=3, points=2, types="single").status_code == 303
    shown = teacher.see("/teaching/quizzes/harbour")
    assert "Draws 3 questions" in shown
    assert "6 match" in shown
    assert "for 7 points" in shown
    assert "4 questions" in client_of(site).get("/quiz/harbour").text
    drawn = [asked(work, player_of(site)) for _ in range(8)]
    assert all(len(one) == len(set(one)) == 4 and set(one[1:]) <= set(stems) for one in drawn)
    assert len({tuple(one) for one in drawn}) > 1


def test_too_few_are_said_on_both_pages_and_nothing_is_started(site: Flask, work: UnitOfWork):
    publish_question(work, a_draft(SINGLE))
    two = publish_question(work, a_draft(NUMBER))
    teacher = signed_in(site)
    make_quiz(work, owner_id=teacher.id)
    draw(teacher, "harbour", count=2)
    assert Player(client_of(site)).start().status_code == 303
    with work() as session:
        published_of(session, [two])[two].state = "retired"
    shown = teacher.see("/teaching/quizzes/harbour")
    assert "Nobody can start this quiz: the draw at place 1 asks for 2 questions, but 1 fit" in shown
    assert "only one matches" in shown
    assert "too few are published" in client_of(site).get("/quiz/harbour").text
    late = Player(client_of(site))
    refused = late.post("/quiz/harbour/start", seen="/join")
    assert refused.status_code == 409
    assert "too few are published" in refused.text


@ON_SQLITE
def test_draws_that_compete_are_named(site: Flask, work: UnitOfWork):
    for kind in (SINGLE, NUMBER, CLAIM):
        publish_question(work, a_draft(kind))
    teacher = signed_in(site)
    make_quiz(work, owner_id=teacher.id)
    draw(teacher, "harbour", count=2)
    said = draw(teacher, "harbour", count=1, types="single", act="count").text
    assert "This draw and the draw at place 1 want one question" in said
    token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', said)[1]
    fields = {"csrf_token": token, "count": 2, "points": 1, "section": 0, "difficulty": ""}
    fragment = teacher.client.post("/teaching/quizzes/harbour/draws/count", data=fields).text
    assert "<html" not in fragment
    assert "this draw and the draw at place 1 together ask for 4 questions, but 3 fit" in fragment


@ON_SQLITE
def test_a_rule_is_changed_and_taken_out(site: Flask, work: UnitOfWork):
    for kind in (SINGLE, NUMBER):
        publish_question(work, a_draft(kind))
    teacher = signed_in(site)
    make_quiz(work, owner_id=teacher.id)
    draw(teacher, "harbour", count=2)
    [number] = numbers(work)
    page = f"/teaching/quizzes/harbour/draws/{number}"
    assert 'value="2"' in teacher.see(page)
    changed = teacher.post(page, count=1, points="0.5", section=0, types=["number", "claim"], difficulty="")
    assert changed.status_code == 303
    assert draw_rules.rule_at(work, "harbour", number) == (DrawRule(1, types=frozenset({NUMBER, CLAIM})), 0.5)
    teacher.post(f"/teaching/quizzes/harbour/slots/{number}", seen="/teaching/quizzes/harbour", act="remove")
    assert numbers(work) == []
    assert teacher.get(page).status_code == 404


MOST_FOR_A_START = 27


def test_a_start_is_one_transaction_of_few_queries(site: Flask, work: UnitOfWork):
    for kind in QuestionType:
        publish_question(work, a_draft(kind))
    teacher = signed_in(site)
    make_quiz(work, owner_id=teacher.id, shuffle_questions=True)
    draw(teacher, "harbour", count=3)
    draw(teacher, "harbour", count=2, difficulty="")
    player = Player(client_of(site))
    token = player.token()
    with counted(work) as statements:
        begun = player.client.post("/quiz/harbour/start", data={"csrf_token": token})
    player.attempt = begun.headers["Location"].split("/")[2]
    assert 0 < len(statements) <= MOST_FOR_A_START
    assert len(asked(work, player)) == 5
