"""Score reports: figures, choices, participants, which attempts count, files."""

import csv
import io
import re
from html import unescape

import pytest
from flask import Flask

from app.questions.draft import QuestionType
from app.storage.unit_of_work import UnitOfWork
from tests.clients import client_of
from tests.factories import quiz_of
from tests.web.desk import Person, a_single, new_quiz, publish, signed_in, write
from tests.web.player import RIGHT, WRONG, Player, player_of

SINGLE, NUMBER = QuestionType.SINGLE, QuestionType.NUMBER


def play(site: Flask, marks: str, *, nickname: str = "", player: Player | None = None) -> Player:
    """Let somebody answer a single and a number question, right (1) or wrong (0)."""
    player = player or Player(client_of(site))
    player.start(nickname=nickname)
    for number, (kind, mark) in enumerate(zip((SINGLE, NUMBER), marks, strict=True), 1):
        player.answer(number, **(RIGHT if mark == "1" else WRONG)[kind])
    player.submit()
    return player


@pytest.fixture
def teacher(site: Flask, work: UnitOfWork) -> Person:
    quiz_of(work, SINGLE, NUMBER)
    return signed_in(site)


def rows(teacher: Person, part: str, **asked: str) -> list[dict[str, str]]:
    answered = teacher.client.get(f"/reports/quiz/harbour/{part}.csv", query_string=asked)
    return list(csv.DictReader(io.StringIO(answered.text.removeprefix("\ufeff"))))


def question_page(teacher: Person, number: int, slug: str = "harbour", **asked: str) -> str:
    """Give the page of a question, by the link in the report's table."""
    shown = teacher.client.get(f"/reports/quiz/{slug}", query_string=asked).text
    links = dict.fromkeys(re.findall(rf'href="(/reports/quiz/{slug}/question/[^"]+)"', shown))
    return teacher.see(unescape(list(links)[number - 1]))


def test_without_attempts_a_sentence_says_what_will_be_here(teacher: Person):
    assert "How the quiz went stands here" in teacher.see("/reports/quiz/harbour")


def test_the_figures_come_from_the_marks(site: Flask, teacher: Person):
    for marks in ("11", "10", "10", "00"):
        play(site, marks)
    quiz = {(row["Figure"], row["Unit"]): row["Value"] for row in rows(teacher, "quiz")}
    assert float(quiz["Mean", "marks"]) == 1.0
    assert float(quiz["Median", "marks"]) == 1.0
    assert float(quiz["Standard deviation", "marks"]) == pytest.approx(0.816497, abs=1e-6)
    assert [float(row["Facility (%)"]) for row in rows(teacher, "questions")] == [75.0, 25.0]


def test_the_page_says_a_sentence_first_and_shows_charts_and_names(site: Flask, teacher: Person):
    for nickname in ("Ann", "Bo", "Cy", "Di", "Ed"):
        play(site, "10", nickname=nickname)
    shown = teacher.see("/reports/quiz/harbour")
    assert "Question 2 was the hardest" in shown
    assert shown.count('role="img"') == 2  # scores and times; a plot needs marks that differ
    assert "No question has both a facility and a discrimination index yet" in shown
    assert "Ann" in shown
    assert "✓ Key: Sigrid Halvorsen" in question_page(teacher, 1)


@pytest.mark.parametrize(
    ("which", "scores"), [("first", [0.0]), ("last", [1.0]), ("highest", [2.0]), ("all", [0, 2, 1])]
)
def test_which_attempts_count_is_chosen(site: Flask, teacher: Person, which: str, scores: list[float]):
    player = play(site, "00")
    play(site, "11", player=player)
    play(site, "10", player=player)
    found = rows(teacher, "participants", which=which)
    assert [float(row["Score (marks)"]) for row in found] == scores
    assert len({row["Attempts counted"] for row in found}) == 1


@pytest.mark.parametrize(("method", "scores"), [("last", [1.0]), ("average", [0, 1])])
def test_the_settings_say_which_attempts_count_at_first(
    site: Flask, work: UnitOfWork, method: str, scores: list[float]
):
    quiz_of(work, SINGLE, NUMBER, grading_method=method)
    teacher = signed_in(site)
    play(site, "10", player=play(site, "00"))
    assert [float(row["Score (marks)"]) for row in rows(teacher, "participants")] == scores


def test_an_attempt_that_runs_is_not_counted(site: Flask, teacher: Person):
    play(site, "11")
    player_of(site)
    assert len(rows(teacher, "participants", which="all")) == 1


def test_tables_are_ordered_by_links(site: Flask, teacher: Person):
    play(site, "10", nickname="Zoe")
    play(site, "00", nickname="Ann")

    def order(asked: str) -> bool:
        shown = teacher.see(f"/reports/quiz/harbour?participants={asked}").partition('id="participants"')[2]
        return shown.index("Ann") < shown.index("Zoe")

    assert order("name")
    assert not order("score")
    assert not order("started")
    assert order("nonsense")


@pytest.mark.parametrize("name", ["=HYPERLINK(1)", "+1", "-1", "@SUM(1)"])
@pytest.mark.parametrize("engine_url", ["sqlite"], indirect=True)
def test_no_cell_of_a_file_is_a_formula(site: Flask, teacher: Person, name: str):
    play(site, "11", nickname=name)
    assert rows(teacher, "participants")[0]["Participant"] == f"'{name}"


def test_a_few_attempts_give_no_advice_and_the_page_says_so(site: Flask, teacher: Person):
    for _ in range(4):
        play(site, "00")
    shown = teacher.see("/reports/quiz/harbour")
    assert "4 attempts so far. Advice begins with 5." in shown
    told = shown + "".join(row["Notes"] for row in rows(teacher, "questions"))
    assert not [words for words in ("Few get this right", "was the hardest", "Look at the option") if words in told]
    play(site, "00")
    assert "Few get this right" in teacher.see("/reports/quiz/harbour")


def test_one_attempt_is_counted_in_the_singular(site: Flask, teacher: Person):
    play(site, "10")
    shown = " ".join(teacher.see("/reports/quiz/harbour").split())
    assert "attempt, by one participant" in shown
    assert "1 attempts" not in shown
    assert "1 times" not in shown
    assert "One attempt so far. Advice begins with 5." in shown


def test_what_was_typed_is_listed_with_its_count(site: Flask, teacher: Person):
    for text in ("83", "45", "83", "many", ""):
        player = player_of(site)
        player.answer(2, text=text)
        player.submit()
    shown = question_page(teacher, 2).partition('class="table typed"')[2].partition("</table>")[0]
    cells = [" ".join(cell.partition("</td>")[0].split()) for cell in shown.split("<td")[1:]]
    assert [cell.rpartition(">")[2] for cell in cells] == ["83", "2", "no", "45", "1", "yes", "many", "1", "no"]


def test_only_attempts_that_count_are_listed_with_what_was_typed(site: Flask, teacher: Person):
    player = play(site, "00")
    play(site, "01", player=player)
    assert ">45</td>" not in question_page(teacher, 2)
    assert ">45</td>" in question_page(teacher, 2, which="last")


def test_a_file_says_what_it_is(site: Flask, teacher: Person):
    play(site, "11")
    answered = teacher.get("/reports/quiz/harbour/participants.csv")
    assert answered.content_type == "text/csv; charset=utf-8"
    assert "attachment; filename=harbour-participants.csv" in answered.headers["Content-Disposition"]


@pytest.mark.parametrize("address", ["/reports/quiz/nowhere", "/reports/quiz/harbour/secrets.csv"])
@pytest.mark.parametrize("engine_url", ["sqlite"], indirect=True)
def test_what_is_not_there_is_not_found(teacher: Person, address: str):
    assert teacher.get(address).status_code == 404


def test_choices_of_two_versions_are_counted_by_their_words(site: Flask, teacher: Person):
    name = write(teacher)
    publish(teacher, name)
    slug = new_quiz(teacher, name)
    one = Player(client_of(site))
    one.start(slug)
    turned = {"option_1": "Per Moe", "option_3": "Sigrid Halvorsen", "correct": "3"}
    teacher.post(f"/teaching/questions/{name}/edit", **a_single(**turned))
    publish(teacher, name)
    place = [part.partition("<")[0] for part in one.see(1).split('class="option-text">')[1:]].index("Sigrid Halvorsen")
    one.answer(1, choice=[place])
    one.submit()
    other = Player(client_of(site))
    other.start(slug)
    other.submit()
    shown = question_page(teacher, 1, slug)
    assert "Asked in 2 versions" in shown
    row = shown.partition("<td>Sigrid Halvorsen</td>")[2].partition("</tr>")[0]
    assert [cell.strip() for cell in row.replace("</td>", "").split("<td>")][1:3] == ["yes", "1"]


def test_guests_of_the_same_name_are_told_apart(site: Flask, teacher: Person):
    for nickname in ("Ann", "", ""):
        play(site, "10", nickname=nickname)
    assert sorted(row["Participant"] for row in rows(teacher, "participants")) == ["Ann", "Guest 1", "Guest 2"]
