"""Pages of language jobs: the button, the progress without scripts, stopping, and what came of it."""

import pytest
from flask import Flask

from app.questions.draft import Generated
from app.storage.queue import JobQueue
from app.storage.unit_of_work import UnitOfWork
from app.workflows import jobs
from app.workflows.import_article import import_article
from app.workflows.run_job import run_job
from tests.factories import HARBOUR, a_draft
from tests.web.desk import Person, signed_in

pytestmark = pytest.mark.parametrize("engine_url", ["sqlite"], indirect=True)
ADDRESS = "/teaching/articles/harbour/"


@pytest.fixture
def work(site: Flask) -> UnitOfWork:
    return site.extensions["citewell.work"]


@pytest.fixture
def queue(site: Flask) -> JobQueue:
    return JobQueue(site.extensions["citewell.settings"].instance_dir)


@pytest.fixture
def teacher(site: Flask, work: UnitOfWork) -> Person:
    person = signed_in(site)
    import_article(work, HARBOUR, owner_id=person.id)
    return person


def press(teacher: Person, what: str = "generate") -> str:
    answered = teacher.post(ADDRESS + what, seen="/teaching")
    assert answered.status_code == 303
    return answered.headers["Location"]


def name_of(address: str) -> str:
    return address.rsplit("/", 1)[1]


def work_on(work: UnitOfWork, address: str, *drafts) -> None:
    held = jobs.claim(work, name_of(address), lease=30)
    run_job(work, held, generate=lambda *_: Generated(drafts, (), ()), lease=30)


def test_an_open_job_shows_its_progress_and_loads_itself_again_without_scripts(teacher: Person, work: UnitOfWork):
    address = press(teacher)
    shown = teacher.see(address)
    assert "Waiting for the language worker" in shown
    assert '<noscript><meta http-equiv="refresh" content="2"></noscript>' in shown
    held = jobs.claim(work, name_of(address), lease=30)
    jobs.tell(work, held, step="Reading the text", done=0, total=4)
    shown = teacher.see(address)
    assert "Reading the text: step 1 of 4" in shown
    assert '<progress value="0" max="4"' in shown
    assert 'aria-live="polite"' in shown


def test_pressing_twice_leads_to_one_job(teacher: Person):
    assert press(teacher) == press(teacher)


def test_pressing_tells_the_worker(teacher: Person, queue: JobQueue):
    press(teacher)
    huey = queue.huey()
    assert huey.storage.queue_size() == 1
    huey.storage.close()


def test_that_no_worker_runs_is_said(teacher: Person, work: UnitOfWork, queue: JobQueue):
    address = press(teacher)
    assert "The language worker is not running" in teacher.see(address)
    queue.beat(work.clock())
    assert "The language worker is not running" not in teacher.see(address)


def test_a_finished_job_says_how_many_wait(teacher: Person, work: UnitOfWork):
    address = press(teacher)
    work_on(work, address, a_draft("number"), a_draft("cloze"))
    shown = teacher.see(address)
    assert "Done: 2 new questions." in shown
    assert "2 wait for your review." in shown
    assert "refresh" not in shown


def test_a_job_is_stopped_by_its_button(teacher: Person, work: UnitOfWork):
    address = press(teacher)
    shown = teacher.post(f"{address}/cancel", seen=address, follow=True).text
    assert "Stopped. Nothing was stored." in shown


def test_a_newer_run_lists_what_differs(teacher: Person, work: UnitOfWork):
    old = a_draft("number", origin="ours")
    work_on(work, press(teacher), old)
    address = press(teacher, "again")
    work_on(work, address, a_draft("number", origin="ours", stem="Which share did the region pay?"), a_draft("cloze"))
    shown = teacher.see(address)
    assert old.stem in shown
    assert "Now: Which share did the region pay?" in shown
    assert a_draft("cloze").stem in shown
    assert "Not made any more" in shown


def test_only_the_owner_of_an_article_may_ask(site: Flask, teacher: Person):
    address = press(teacher)
    other = signed_in(site, "other@school.test")
    assert other.post(ADDRESS + "generate", seen="/teaching").status_code == 403
    assert other.get(address).status_code == 403
    assert teacher.get("/teaching/jobs/nothing").status_code == 404
