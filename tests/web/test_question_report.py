"""The item report of a simulated class with planted faults, the page of a question, and who sees whom."""

import re
from html import unescape

import pytest
from flask import Flask

from app.grading.voiding import Void
from app.storage.item_parameters import Estimate, keep_estimates
from app.storage.quizzes import published_in
from app.storage.rulings import RulingRow
from app.storage.unit_of_work import UnitOfWork
from app.workflows.list_questions import Viewer
from app.workflows.manage_class import make_class
from app.workflows.regrade import regrade_void
from tests.factories import make_quiz, publish_question
from tests.web.desk import Person, signed_in
from tests.web.planted import LEAKING, USELESS, WRONG_KEY, a_question, planted, taken

REPORT = "/reports/quiz/harbour"
CHECK = "chosen more by strong students than the key: check the key against the passage."

# The database does not matter to what a page says.
pytestmark = pytest.mark.parametrize("engine_url", ["sqlite"], indirect=True)


@pytest.fixture
def work(site: Flask) -> UnitOfWork:
    return site.extensions["citewell.work"]


def words(text: str) -> str:
    """Give a page's words, its tags and spaces aside."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", text)).split())


def links(teacher: Person, address: str = REPORT) -> list[str]:
    shown = teacher.see(address).partition('id="questions"')[2].partition("</table>")[0]
    return [unescape(one) for one in re.findall(r'href="(/reports/quiz/[^"]+/question/[^"]+)"', shown)]


def small(work: UnitOfWork, picks: list[list[int]], **settings: object) -> int:
    """Make a quiz of two questions that somebody handed in for each row of picks."""
    quiz_id = make_quiz(work, *[publish_question(work, a_question(number)) for number in (1, 2)], **settings)
    taken(work, quiz_id, picks)
    return quiz_id


def test_each_planted_fault_is_named_in_the_table_and_on_its_page(site: Flask, work: UnitOfWork):
    planted(work)
    teacher = signed_in(site)
    faults = {
        WRONG_KEY: f'"Ada Lind" is {CHECK}',
        USELESS: 'Hardly anybody takes "Per Moe": put something more tempting there.',
        LEAKING: "see whether the stem gives the answer away.",
    }
    report, pages = words(teacher.see(REPORT)), links(teacher)
    assert "Strong students miss question 4 more often than weak ones: check its key." in report
    for place, said in faults.items():
        assert said in report
        shown = words(teacher.see(pages[place]))
        assert said in shown
        assert "Mayor Sigrid Halvorsen cut the ribbon" in shown
    sound = words(teacher.see(pages[0]))
    assert "Nothing in its figures speaks against this question." in sound
    assert not [said for said in faults.values() if said in sound]


def test_a_page_marks_the_cited_words_and_leads_to_what_can_be_done(site: Flask, work: UnitOfWork):
    teacher = signed_in(site)
    planted(work, owner_id=teacher.id)
    page = links(teacher)[WRONG_KEY]
    shown, name = teacher.see(page), page.rpartition("/")[2].partition("?")[0]
    assert re.search(r"<mark\s*>Mayor Sigrid Halvorsen cut the ribbon</mark>", shown)
    for address in (f"questions/{name}", f"questions/{name}/edit", f"questions/{name}/key"):
        assert f'href="/teaching/{address}"' in shown
    assert f'href="/teaching/quizzes/harbour/questions/{name}/void"' in shown


def test_who_may_not_change_a_question_is_not_led_to_it(site: Flask, work: UnitOfWork):
    planted(work)
    teacher = signed_in(site)
    shown = teacher.see(links(teacher)[0])
    assert "/edit" not in shown
    assert "/void" not in shown


def test_difficulty_stands_beside_facility_with_its_error(site: Flask, work: UnitOfWork):
    quiz_id = planted(work)
    teacher = signed_in(site)
    with work() as session:
        version = published_in(session, quiz_id)[1][1].id
        keep_estimates(session, [Estimate(version, "rasch", -0.25, 0.15, None, None, 200)], at=work.clock())
    assert "-0.25 ± 0.15" in words(teacher.see(REPORT))
    shown = words(teacher.see(links(teacher)[1]))
    assert "-0.25 ± 0.15 difficulty in logits, from 200 answers" in shown


@pytest.mark.parametrize("order", ["facility", "discrimination", "weight", "d27", "difficulty", "advice", "nonsense"])
def test_questions_are_ordered_by_links(site: Flask, work: UnitOfWork, order: str):
    planted(work)
    pages = links(signed_in(site), f"{REPORT}?questions={order}")
    assert len(pages) == 10
    names = [int(re.search(r"/q(\d+)", page)[1]) for page in pages]
    if order in {"facility", "discrimination"}:
        assert names.index(min(names) + WRONG_KEY) == 0
    if order == "weight":
        # A negative covariance has no weight, and stands last.
        assert names[-1] == min(names) + WRONG_KEY
    if order == "nonsense":
        assert names == sorted(names)


@pytest.mark.parametrize(
    ("picks", "said"),
    [
        ([[0, 1]], "This needs two attempts."),
        ([[0, 0], [0, 0], [0, 0]], "Everybody got the same score."),
        ([[0, 1], [1, 0]], "This needs 3 attempts."),
    ],
)
def test_a_missing_figure_has_a_sentence_and_never_a_nan(
    site: Flask, work: UnitOfWork, picks: list[list[int]], said: str
):
    small(work, picks)
    teacher = signed_in(site)
    shown = words(teacher.see(REPORT))
    assert said in shown
    told = shown + "".join(words(teacher.see(page)) for page in links(teacher))
    assert not re.search(r"\b(nan|None|inf)\b", told)


def test_a_void_question_is_told_with_its_reason(site: Flask, work: UnitOfWork):
    quiz_id = small(work, [[0, 1], [1, 0], [0, 0]])
    with work() as session:
        question_id = published_in(session, quiz_id)[0][1].question_id
        row = RulingRow(question_id=question_id, quiz_id=quiz_id, kind=Void.FULL_CREDIT, reason="It has two keys.")
        row.made_at = work.clock()
        session.add(row)
    regrade_void(work, question_id, actor_id=None)
    teacher = signed_in(site)
    shown = words(teacher.see(links(teacher)[0]))
    assert "This question is void: everybody has full marks for it." in shown
    assert "It has two keys." in shown
    assert "This question was declared void, so it counts in no figure." in shown


def test_students_who_drew_different_questions_are_told_apart(site: Flask, work: UnitOfWork):
    quiz_id = small(work, [[0, 1], [1, 0], [0, 0]])
    with work() as session:
        first = published_in(session, quiz_id)[0][1].question_id
    from app.storage.quizzes import SlotRow  # noqa: PLC0415

    with work() as session:
        session.query(SlotRow).filter_by(quiz_id=quiz_id, question_id=first).delete()
    taken(work, quiz_id, [[0], [1]], name="Other")
    teacher = signed_in(site)
    shown = words(teacher.see(REPORT))
    assert "Internal consistency is not shown" in shown
    assert "The students drew different questions, so there is no common scale." in shown
    assert "leaves out this question's own mark" in words(teacher.see(links(teacher)[0]))


def test_classes_that_only_others_teach_are_in_no_page_and_in_no_file(site: Flask, work: UnitOfWork):
    teacher, other, admin = (
        signed_in(site, f"{name}@school.test", role)
        for name, role in (("maria", "teacher"), ("otto", "teacher"), ("ada", "admin"))
    )
    quiz_id = small(work, [[0, 1], [1, 0], [0, 0]])
    mine, theirs = (make_class(work, Viewer(one.id), "7b") for one in (teacher, other))
    taken(work, quiz_id, [[0, 1]], class_id=mine, name="Mine")
    taken(work, quiz_id, [[0, 1], [1, 1]], class_id=theirs, name="Theirs")
    shown = words(teacher.see(REPORT))
    assert "Mine 0" in shown
    assert "2 attempts of classes that only others teach are not counted here." in shown
    files = [f"{part}.csv" for part in ("quiz", "questions", "choices", "participants", "marks", "answers")]
    for address in ("", *(f"/{file}" for file in files), "/charts/scores.csv"):
        assert "Theirs" not in teacher.see(REPORT + address)
    assert "Theirs" in admin.see(f"{REPORT}/marks.csv")
    assert "Theirs" in other.see(f"{REPORT}/answers.csv")


def test_participants_stand_fifty_to_a_page(site: Flask, work: UnitOfWork):
    planted(work)
    teacher = signed_in(site)
    first, last, beyond = (teacher.see(f"{REPORT}?page={number}") for number in (1, 4, 99))
    pupils = [set(re.findall(r">(Pupil \d+)<", one)) for one in (first, last, beyond)]
    assert [len(one) for one in pupils] == [50, 50, 50]
    assert not pupils[0] & pupils[1]
    assert pupils[1] == pupils[2]
    assert "page=2" in first


def test_a_question_that_nobody_was_asked_is_not_found(site: Flask, work: UnitOfWork):
    small(work, [[0, 1]])
    answered = signed_in(site).get(f"{REPORT}/question/nothing")
    assert answered.status_code == 404
    assert "Nobody who counts here was asked this question." in answered.text
