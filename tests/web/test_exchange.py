"""Pages of import and export: look, store, stop; and files in each format for whoever may read the questions."""

import io
import re

import pytest
from flask import Flask

from app.interchange.csv_questions import CSV
from app.interchange.formats import FORMATS
from app.interchange.items import Travelling
from app.questions.draft import QuestionType
from app.storage.queue import JobQueue
from app.storage.unit_of_work import UnitOfWork
from app.workflows import import_questions, jobs
from app.workflows.run_job import run_job
from tests.factories import a_draft, import_articles, publish_question
from tests.web.desk import Person, new_quiz, publish, signed_in, write
from tests.web.player import TOKEN

ON_SQLITE = pytest.mark.parametrize("engine_url", ["sqlite"], indirect=True)
ONE_OF_EACH = [Travelling(a_draft(kind)) for kind in QuestionType]


@pytest.fixture
def teacher(site: Flask, work: UnitOfWork) -> Person:
    import_articles(work)
    return signed_in(site)


def send(person: Person, raw: bytes, name: str = "mine.csv", **fields: str):
    return person.post("/teaching/import", file=(io.BytesIO(raw), name), **fields)


def looked(person: Person, raw: bytes, **fields: str) -> str:
    answered = send(person, raw, **fields)
    assert answered.status_code == 303, answered.text
    return answered.headers["Location"]


def work_on(work: UnitOfWork, address: str) -> None:
    run_job(work, jobs.claim(work, address.rsplit("/", 1)[1], lease=30), generate=None, lease=30)


def test_a_file_is_looked_through_then_stored_then_known(teacher: Person):
    address = looked(teacher, CSV.write(ONE_OF_EACH))
    shown = teacher.see(address)
    assert "7 new, 0 with a new version, 0 already here, 0 dropped." in shown
    assert "Store these 7 questions" in shown
    assert ONE_OF_EACH[0].draft.stem not in teacher.see("/teaching/questions?owner=mine")
    stored = teacher.post(f"{address}/store", seen=address, follow=True).text
    assert "Stored: 7 new questions and 0 new versions, all as drafts of yours." in stored
    assert ONE_OF_EACH[0].draft.stem in teacher.see("/teaching/questions?owner=mine&q=ribbon")
    assert "0 new, 0 with a new version, 7 already here" in teacher.see(looked(teacher, CSV.write(ONE_OF_EACH)))
    assert "The file is gone: choose it again to store it." in teacher.see(address)


def test_a_large_file_shows_its_progress_and_is_stopped(
    teacher: Person, site: Flask, work: UnitOfWork, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(import_questions, "SMALL", 0)
    queue = JobQueue(site.extensions["citewell.settings"].instance_dir)
    address = looked(teacher, CSV.write(ONE_OF_EACH))
    shown = teacher.see(address)
    assert "Waiting for the language worker." in shown
    assert "The language worker is not running" in shown
    assert '<noscript><meta http-equiv="refresh" content="2"></noscript>' in shown
    assert "Look again" in shown
    queue.beat(work.clock())
    held = jobs.claim(work, address.rsplit("/", 1)[1], lease=-1)
    jobs.tell(work, held, step="Finding the cited words", done=3, total=7)
    shown = teacher.see(address)
    assert "Finding the cited words: 3 of 7 questions." in shown
    assert '<progress value="3" max="7"' in shown
    assert "not running" not in shown
    assert teacher.get(address.replace("/import/", "/jobs/")).headers["Location"] == address
    shown = teacher.post(f"{address}/cancel", seen=address, follow=True).text
    assert "Stopped. Nothing was stored, and the file is gone." in shown
    assert jobs.claim(work, address.rsplit("/", 1)[1], lease=30) is None


@ON_SQLITE
@pytest.mark.parametrize(
    ("raw", "name", "said"),
    [
        (b"", "mine.csv", "The file is empty."),
        (b"a" * (20 * 2**20 + 1), "mine.csv", "A file may have 20 MB; this one has 20.0 MB."),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "mine.csv", "it looks like a picture"),
    ],
    ids=["empty", "21 MB", "picture"],
)
def test_what_cannot_be_a_file_of_questions_is_refused_beside_the_field(
    teacher: Person, raw: bytes, name: str, said: str
):
    token = TOKEN.search(teacher.see("/teaching/import"))[1]
    # As bytes: the client would leave a file of this size open.
    begin = f'--X\r\nContent-Disposition: form-data; name="csrf_token"\r\n\r\n{token}\r\n'
    begin += f'--X\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'
    body = begin.encode() + raw + b"\r\n--X--\r\n"
    answered = teacher.client.post("/teaching/import", data=body, content_type="multipart/form-data; boundary=X")
    assert answered.status_code == 422
    assert said in answered.text
    assert 'id="file-error"' in answered.text


@ON_SQLITE
def test_a_file_without_questions_says_why_on_its_page(teacher: Person):
    shown = teacher.see(looked(teacher, b"Name;Grade\nAnn;7\n", form="csv"))
    assert "one of them must be “stem”" in shown
    assert "Nothing was stored." in shown


@ON_SQLITE
def test_scripts_in_every_cell_are_shown_as_words(teacher: Person):
    attack = "<script>alert(1)</script><img src=x onerror=alert(2)>"
    titles = "id,type,stem,lead,option 1,feedback 1,option 2,correct,article,quote,stance,tags,topic,difficulty,unit,Xs"
    row = ",".join([attack] * len(titles.split(",")))
    plain = f'x,,"{attack}",{attack},{attack},{attack},b,1,{attack},{attack},{attack},{attack},{attack},{attack},,'
    shown = teacher.see(looked(teacher, f"{titles},{attack}\n{row},{attack}\n{plain}\n".encode(), form="csv"))
    assert "<script>alert" not in shown
    assert "<img src=x" not in shown
    assert shown.count("&lt;script&gt;alert(1)") >= 6


@ON_SQLITE
def test_the_report_and_its_parts_can_be_had(teacher: Person):
    raw = CSV.write(ONE_OF_EACH) + b',riddle,,"=cmd|x"\r\n'
    address = looked(teacher, raw)
    report = teacher.get(f"{address}/report.csv")
    assert report.headers["Content-Disposition"] == "attachment; filename=import-report.csv"
    assert "line 9,dropped,'=cmd|x," in report.text
    dropped = teacher.see(f"{address}?shown=dropped")
    assert "riddle" in dropped
    assert ONE_OF_EACH[0].draft.stem not in dropped


@ON_SQLITE
def test_each_template_is_a_file_that_can_be_imported(teacher: Person):
    for form in FORMATS:
        raw = teacher.get(f"/teaching/import/template.{form}").data
        assert "7 new, 0 with a new version, 0 already here, 0 dropped." in teacher.see(looked(teacher, raw))


def exported(person: Person, form: str = "jsonl", asked: str = "") -> list[str]:
    answered = person.get(f"/teaching/export/questions.{form}{asked}")
    assert answered.status_code == 200, answered.text
    assert answered.headers["Content-Disposition"].startswith("attachment; filename=")
    return sorted(item.question.draft.stem for item in FORMATS[form].read(answered.data))


@ON_SQLITE
@pytest.mark.parametrize("form", sorted(FORMATS))
def test_everything_of_mine_is_exported_in_each_format(teacher: Person, form: str):
    address = looked(teacher, CSV.write(ONE_OF_EACH))
    teacher.post(f"{address}/store", seen=address)
    assert "All 7 of your questions" in teacher.see("/teaching/export")
    assert exported(teacher, form) == sorted(one.draft.stem for one in ONE_OF_EACH)


@ON_SQLITE
def test_a_quiz_a_selection_or_a_filter_is_exported(teacher: Person):
    first, second = write(teacher), write(teacher, "number")
    publish(teacher, first)
    slug = new_quiz(teacher, first)
    stems = {name: exported(teacher, asked=f"?id={name}")[0] for name in (first, second)}
    assert exported(teacher, asked=f"?quiz={slug}") == [stems[first]]
    assert exported(teacher, asked="?type=number&owner=mine") == [stems[second]]
    assert exported(teacher, asked=f"?id={first}&id={second}") == sorted(stems.values())
    page = teacher.see("/teaching/export?type=number&owner=mine")
    assert "The one question that fits the filter" in page
    assert re.search(r'href="/teaching/export/questions\.gift\?[^"]*type=number', page)


@ON_SQLITE
def test_export_is_offered_where_one_looks(teacher: Person, work: UnitOfWork):
    first, second = write(teacher), write(teacher, "number")
    publish_question(work, a_draft("cloze"))
    publish(teacher, first)
    quiz = f"/teaching/quizzes/{new_quiz(teacher, first)}"
    link = re.search(r'href="(/teaching/export\?quiz=[^"]+)"', teacher.see(quiz))
    assert link
    assert "One question of this quiz" in teacher.see(link[1])

    def chosen(**fields: object) -> str:
        shown = teacher.post(
            "/teaching/questions/bulk", seen="/teaching/questions", follow=True, act="export", **fields
        )
        return shown.text

    assert "The 2 questions that you chose" in chosen(question=[first, second])
    assert "The one question that fits the filter" in chosen(which="all", filter="type=number")
    everything = chosen(which="all", filter="")
    assert "All 3 questions of the bank" in everything
    assert "questions.csv?which=all" in everything
    assert len(exported(teacher, asked="?which=all")) == 3
    assert "Tick the questions" in chosen()


@ON_SQLITE
def test_keys_are_for_those_who_may_read_the_question(site: Flask, teacher: Person, work: UnitOfWork):
    name = write(teacher)
    slug = new_quiz(teacher, name)
    publish_question(work, a_draft("cloze"))
    other = signed_in(site, "other@school.test")
    assert other.get(f"/teaching/export/questions.csv?id={name}").status_code == 409
    assert other.get(f"/teaching/export/questions.csv?quiz={slug}").status_code == 403
    assert other.get("/teaching/export/questions.odt").status_code == 404
    # The generator's are everybody's to read.
    assert exported(other, asked="?owner=generated") == [a_draft("cloze").stem]
