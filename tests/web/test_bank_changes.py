"""Changing the bank: labels, kept filters, many questions at once, deletion; nothing of anybody else's changes."""

import re

import pytest
from flask import Flask
from sqlalchemy import func, select, text
from sqlalchemy.exc import IntegrityError

from app.questions.bank_filter import BankFilter
from app.questions.draft import QuestionType
from app.quizzes.selection import DrawRule
from app.storage import bank_changes
from app.storage.audit import AuditRow
from app.storage.dependents import ASKING, ASKING_BY_QUESTION, OF_QUESTIONS, OF_VERSIONS, dependents_of
from app.storage.labels import LabelRow, SavedFilterRow
from app.storage.models import METADATA
from app.storage.questions import CitationRow, OptionRow, QuestionRow, VersionRow
from app.storage.quizzes import QuizRow, SectionRow, SlotRow
from app.storage.unit_of_work import UnitOfWork
from app.workflows import delete_question
from app.workflows.delete_question import delete_for_good
from app.workflows.lead_live import start_live
from app.workflows.list_questions import Viewer
from app.workflows.problems import Refused
from app.workflows.search_bank import search_bank
from tests.factories import a_draft, import_articles, make_quiz, publish_question
from tests.people import a_teacher
from tests.web.desk import Person, new_quiz, publish, signed_in, write
from tests.web.player import player_of

LIST = "/teaching/questions"
HIDDEN = re.compile(r'<input type="hidden"\s+name="([^"]+)"\s+value="([^"]*)"')
ONLY_SQLITE = pytest.mark.parametrize("engine_url", ["sqlite"], indirect=True)


@pytest.fixture
def teacher(site: Flask, work: UnitOfWork) -> Person:
    import_articles(work)
    return signed_in(site)


def ask(person: Person, act: str, *ids: str, **fields: object) -> str:
    """Say what to do with some questions, and give the page that says what would happen."""
    which = "ticked" if ids else "all"
    answered = person.post(f"{LIST}/bulk", seen=LIST, act=act, which=which, question=list(ids), **fields)
    return answered.text


def confirm(person: Person, page: str, **changes: object) -> str:
    """Press the button of that page."""
    fields = dict(HIDDEN.findall(page.rpartition("<form")[2]))
    ids = re.findall(r'name="question"\s+value="([^"]+)"', page.rpartition("<form")[2])
    return person.post(f"{LIST}/bulk", seen=LIST, follow=True, **fields | {"question": ids} | changes).text


def count(work: UnitOfWork, table: type, *rules: object) -> int:
    with work.reading() as session:
        return session.scalar(select(func.count()).select_from(table).where(*rules))


def states(work: UnitOfWork) -> list[str]:
    with work.reading() as session:
        return list(session.scalars(select(VersionRow.state).order_by(VersionRow.id)))


def test_labels_make_no_version_and_are_found(teacher: Person, work: UnitOfWork):
    name = write(teacher)
    page = f"{LIST}/{name}/labels"
    shown = teacher.post(page, follow=True, tags="Harbour,  Sea Trade, harbour", topic="Norway", difficulty="easy").text
    assert "harbour, sea trade" in shown
    assert count(work, VersionRow) == 1
    assert name in teacher.see(f"{LIST}?q=sea+trade&topic=Norway&tag=harbour&difficulty=easy")
    assert count(work, AuditRow, AuditRow.action == "label") == 1
    assert teacher.post(page, tags="x" * 41, topic="", difficulty="").status_code == 422
    assert teacher.post(page, tags="a", topic="", difficulty="nonsense").status_code == 422


def test_a_filter_is_kept_renamed_and_deleted(site: Flask, teacher: Person, work: UnitOfWork):
    kept = teacher.post(f"{LIST}/filters", seen=f"{LIST}?state=draft", follow=True, name="To do", state="draft").text
    assert "?state=draft" in kept
    assert ">To do</a>" in kept
    teacher.post(f"{LIST}/filters", seen=f"{LIST}?state=draft", name="Others", type="claim")
    with work.reading() as session:
        number = session.scalar(select(SavedFilterRow.id).where(SavedFilterRow.name == "To do"))
    page = f"{LIST}/filters/{number}"
    assert "Another filter of yours" in teacher.post(page, seen=LIST, follow=True, act="rename", name="Others").text
    assert ">Later</a>" in teacher.post(page, seen=LIST, follow=True, act="rename", name="Later").text
    assert signed_in(site, "other@school.test").post(page, seen=LIST, act="delete").status_code == 403
    assert ">Later</a>" not in teacher.post(page, seen=LIST, follow=True, act="delete").text
    nothing = teacher.post(f"{LIST}/filters", seen=f"{LIST}?state=draft", follow=True, name="All").text
    assert "Ask for something" in nothing


def test_many_are_changed_once_it_was_said_what_happens(teacher: Person, work: UnitOfWork):
    first, second = write(teacher), write(teacher, "number")
    publish(teacher, first)
    publish_question(work, a_draft(QuestionType.CLOZE))
    page = ask(teacher, "archive")
    assert "2 questions are put away" in page
    assert "1 is not yours to change" in page
    assert states(work) == ["published", "draft", "published"]
    assert "2 questions are changed" in confirm(teacher, page)
    assert states(work) == ["retired", "retired", "published"]
    assert count(work, AuditRow, AuditRow.action == "archive") == 2
    assert second not in teacher.see(LIST)
    again = ask(teacher, "archive", first, second)
    assert "2 are so already" in again
    assert "confirmed" not in again
    assert "2 questions are changed" in confirm(teacher, ask(teacher, "bring back", first, second))


def test_a_change_that_is_not_as_confirmed_is_not_made(teacher: Person, work: UnitOfWork):
    write(teacher)
    page = ask(teacher, "archive")
    write(teacher, "number")
    answered = confirm(teacher, page)
    assert "Meanwhile this would change 2 questions, not 1" in answered
    assert count(work, QuestionRow, QuestionRow.archived_at.is_not(None)) == 0


@pytest.mark.parametrize(
    ("act", "fields", "effect"),
    [
        ("add tags", {"tags": "Sea, ports"}, "get the tags: Sea, ports"),
        ("set topic", {"topic": "Trade"}, "get the topic: Trade"),
        ("set difficulty", {"difficulty": "hard"}, "get the difficulty: hard"),
    ],
)
@ONLY_SQLITE
def test_many_are_labelled(teacher: Person, work: UnitOfWork, act: str, fields: dict[str, str], effect: str):
    first, second = write(teacher), write(teacher, "number")
    assert "See what would happen" in ask(teacher, act, first, second)
    page = ask(teacher, act, first, second, **fields)
    assert effect in page
    assert "2 questions are changed" in confirm(teacher, page)
    asked = {"add tags": "tag=ports&q=sea", "set topic": "topic=Trade&q=trade", "set difficulty": "difficulty=hard"}
    shown = teacher.see(f"{LIST}?{asked[act]}")
    assert first in shown
    assert second in shown
    assert "are so already" in ask(teacher, act, first, second, **fields)


def test_tags_are_taken_off_many(teacher: Person, work: UnitOfWork):
    first, second = write(teacher), write(teacher, "number")
    confirm(teacher, ask(teacher, "add tags", first, second, tags="sea, ports"))
    confirm(teacher, ask(teacher, "remove tags", first, tags="sea"))
    assert count(work, LabelRow) == 3
    assert first not in teacher.see(f"{LIST}?q=sea")
    assert second in teacher.see(f"{LIST}?q=sea")


@ONLY_SQLITE
@pytest.mark.parametrize(
    ("act", "fields", "sentence"),
    [
        ("add tags", {"tags": " , "}, "Enter a tag."),
        ("add tags", {"tags": ",".join(f"t{n}" for n in range(21))}, "At most 20 tags"),
        ("set difficulty", {"difficulty": "nonsense"}, "Choose one of those shown."),
        ("put into quiz", {"quiz": "nowhere"}, "Choose a quiz of yours."),
        ("explode", {}, "Tick the questions"),
    ],
)
def test_what_cannot_be_done_is_said(teacher: Person, act: str, fields: dict[str, str], sentence: str):
    name = write(teacher)
    answered = teacher.post(f"{LIST}/bulk", seen=LIST, follow=True, act=act, which="ticked", question=[name], **fields)
    assert sentence in answered.text.replace("&#39;", "'")


@ONLY_SQLITE
def test_many_go_into_a_quiz_and_retire(teacher: Person, work: UnitOfWork):
    first, second = write(teacher), write(teacher, "number")
    publish(teacher, first)
    slug = new_quiz(teacher, first)
    page = ask(teacher, "put into quiz", first, second, quiz=slug)
    assert "1 question goes to the end" in page
    confirm(teacher, page)
    assert count(work, SlotRow) == 2
    retiring = ask(teacher, "retire", first, second)
    assert "1 has no published version" in retiring
    confirm(teacher, retiring)
    assert states(work) == ["retired", "draft"]


def test_nobody_changes_anothers_questions_by_naming_them(site: Flask, teacher: Person, work: UnitOfWork):
    name = write(teacher)
    other = signed_in(site, "other@school.test")
    page = ask(other, "archive", name)
    assert "Who cut the ribbon" not in page
    fields = {"act": "archive", "which": "ticked", "question": [name], "confirmed": "1"}
    assert other.post(f"{LIST}/bulk", seen=LIST, **fields).status_code == 409
    assert count(work, QuestionRow, QuestionRow.archived_at.is_not(None)) == 0


def test_what_nobody_was_asked_is_deleted_whole(teacher: Person, work: UnitOfWork):
    name, kept = write(teacher), write(teacher, "number")
    slug = new_quiz(teacher, name)
    confirm(teacher, ask(teacher, "add tags", name, tags="sea"))
    page = f"{LIST}/{name}/delete"
    assert "My quiz" in teacher.see(page)
    assert "is deleted" in teacher.post(page, follow=True).text
    assert teacher.get(f"{LIST}/{name}").status_code == 404
    for table in (LabelRow, SlotRow, OptionRow):
        assert count(work, table) == 0
    assert count(work, QuestionRow) == count(work, VersionRow) == count(work, CitationRow) == 1
    with work.reading() as session:
        assert session.scalar(text("SELECT count(*) FROM question_search")) == 1
    assert count(work, AuditRow, AuditRow.action == "delete") == 1
    assert kept in teacher.see(LIST)
    assert teacher.get(f"/teaching/quizzes/{slug}").status_code == 200


@ONLY_SQLITE
def test_the_use_of_a_question_names_what_may_draw_it(teacher: Person, work: UnitOfWork):
    name = write(teacher)
    publish(teacher, name)
    new_quiz(teacher)
    with work() as session:
        quiz_id = session.scalar(select(QuizRow.id))
        session.add(SlotRow(quiz_id=quiz_id, position=1, draw=DrawRule(1, types=frozenset({"number"})).to_record()))
    assert "May be drawn by" not in teacher.see(f"{LIST}/{name}")
    with work() as session:
        session.add(SlotRow(quiz_id=quiz_id, position=2, draw=DrawRule(1).to_record()))
    assert "May be drawn by" in teacher.see(f"{LIST}/{name}")


def test_what_somebody_was_asked_stays(site: Flask, teacher: Person, work: UnitOfWork, monkeypatch: pytest.MonkeyPatch):
    name = write(teacher)
    publish(teacher, name)
    player_of(site, new_quiz(teacher, name))
    page = f"{LIST}/{name}/delete"
    assert "cannot be deleted" in teacher.see(page)
    assert teacher.post(page).status_code == 409
    # Somebody begins between the look and the deletion: the schema says no.
    unasked = delete_question.Dependents(1, 0, 0, 0, 0, 0, 0, None)
    monkeypatch.setattr(delete_question, "dependents_of", lambda _session, _question: unasked)
    with pytest.raises(Refused, match="Somebody was asked"):
        delete_for_good(work, name, actor_id=teacher.id)
    assert count(work, QuestionRow) == count(work, VersionRow) == 1
    assert search_bank(work, Viewer(teacher.id), BankFilter(q="ribbon")).total == 1


def test_every_table_that_names_a_question_is_known_to_the_deletion():
    known = {column.property.columns[0] for column in (*ASKING, *ASKING_BY_QUESTION, *OF_VERSIONS, *OF_QUESTIONS)}
    targets = {QuestionRow.__table__.c.id, VersionRow.__table__.c.id}
    naming = {
        column
        for table in METADATA.sorted_tables
        for column in table.columns
        if any(key.column in targets for key in column.foreign_keys)
    }
    assert {str(column) for column in naming} == {str(column) for column in known}


@ONLY_SQLITE
def test_questions_put_into_a_quiz_join_its_last_section(teacher: Person, work: UnitOfWork):
    ids = [write(teacher, kind) for kind in ("single", "number")]
    slug = new_quiz(teacher, ids[0])
    quiz = f"/teaching/quizzes/{slug}"
    teacher.post(f"{quiz}/sections", seen=quiz, title="The harbour", instructions="")
    with work.reading() as session:
        section, slot = session.scalar(select(SectionRow.id)), session.scalar(select(SlotRow.id))
    place = {f"slot-{slot}-section": section, f"slot-{slot}-place": 1, f"slot-{slot}-points": 1}
    teacher.post(f"{quiz}/slots/{slot}", seen=quiz, act="place", **place)
    confirm(teacher, ask(teacher, "put into quiz", ids[1], quiz=slug))
    with work.reading() as session:
        rows = session.scalars(select(SlotRow).order_by(SlotRow.position)).all()
    assert [row.section_id for row in rows] == [section, section]


def test_a_live_session_that_asks_a_question_is_counted(work: UnitOfWork):
    first, second = (publish_question(work, a_draft(kind)) for kind in (QuestionType.SINGLE, QuestionType.NUMBER))
    make_quiz(work, second, slug="live")
    start_live(work, "live", host_id=a_teacher(work))
    with work.reading() as session:
        assert [dependents_of(session, one).live for one in (first, second)] == [0, 1]


@ONLY_SQLITE
def test_a_change_of_many_that_meets_another_one_is_told(teacher: Person, monkeypatch: pytest.MonkeyPatch):
    name = write(teacher)
    page = ask(teacher, "add tags", name, tags="harbour")

    def taken(*_given: object) -> None:
        raise IntegrityError(None, {}, ValueError())

    monkeypatch.setattr(bank_changes, "label_all", taken)
    assert "Somebody changed one of these questions in the same moment." in confirm(teacher, page)
