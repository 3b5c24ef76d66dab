"""Language jobs: asked for once, held by one worker, stored and ended in one transaction or not at all."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine, func, select

from app.articles.text import Article
from app.questions.draft import Generated, Option, QuestionType
from app.storage.job_queries import job_by_public_id
from app.storage.questions import QuestionRow, VersionRow
from app.storage.reviews import AlternativeRow
from app.storage.unit_of_work import UnitOfWork
from app.workflows import jobs
from app.workflows.import_article import import_article
from app.workflows.problems import NotFound
from app.workflows.run_job import run_job
from tests.factories import HARBOUR, a_draft, import_articles, publish_question

LEASE = 30.0
NUMBER, CLOZE, CLAIM = (a_draft(kind, origin="ours") for kind in ("number", "cloze", "claim"))


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.time = datetime(2031, 5, 4, 10, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.time

    def move(self, seconds: float) -> None:
        self.time += timedelta(seconds=seconds)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def work(engine: Engine, clock: Clock) -> UnitOfWork:
    work = UnitOfWork(engine, clock)
    import_articles(work)
    return work


def ask(work: UnitOfWork, kind: str = "generate", **given: int) -> str:
    return jobs.ask_for(work, stem="harbour", kind=kind, asked_by_id=None, given=given)


def gives(*drafts, sound=(), dropped=()):
    """Make a generator that gives these drafts and tells one step."""

    def generate(sources, tell):
        assert [article.stem for article, _ in sources] == ["harbour"]
        tell("Reading the text", 0, 4)
        return Generated(tuple(drafts), (), (), tuple(dropped), tuple(sound))

    return generate


def run(work: UnitOfWork, public_id: str, generate) -> None:
    held = jobs.claim(work, public_id, lease=LEASE)
    assert held
    run_job(work, held, generate=generate, lease=LEASE)


def count(work: UnitOfWork, table=QuestionRow) -> int:
    with work.reading() as session:
        return session.scalar(select(func.count()).select_from(table))


def test_pressing_twice_gives_one_job(work: UnitOfWork):
    assert ask(work) == ask(work)
    assert ask(work, "again") != ask(work)


def test_pressing_in_the_same_moment_gives_one_job(work: UnitOfWork):
    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(lambda _: ask(work), range(8)))) == 1


def test_a_job_for_no_article_is_refused(work: UnitOfWork):
    with pytest.raises(NotFound):
        jobs.ask_for(work, stem="nowhere", kind="generate", asked_by_id=None)


def test_of_many_workers_one_gets_a_job(work: UnitOfWork):
    public_id = ask(work)
    with ThreadPoolExecutor(8) as pool:
        claims = list(pool.map(lambda _: jobs.claim(work, public_id, lease=LEASE), range(8)))
    assert [held.tries for held in claims if held] == [1]


def test_new_questions_wait_for_review_and_nothing_is_published(work: UnitOfWork):
    public_id = ask(work)
    run(work, public_id, gives(NUMBER, CLOZE))
    page = jobs.job_page(work, public_id)
    assert (page.state, page.waiting_for_review, len(page.found["new"])) == ("done", 2, 2)
    with work.reading() as session:
        assert set(session.scalars(select(VersionRow.state))) == {"in review"}


def test_a_second_run_stores_nothing_twice(work: UnitOfWork):
    for _ in range(2):
        run(work, ask(work), gives(NUMBER, CLOZE))
    assert count(work) == 2


def test_another_article_may_have_the_same_question(work: UnitOfWork):
    with work() as session:
        session.add(QuestionRow(public_id=NUMBER.identity, created_at=work.clock()))
    run(work, ask(work), gives(NUMBER))
    run(work, ask(work), gives(NUMBER))
    assert count(work) == 2


def test_a_job_whose_lease_ran_out_is_taken_up_and_the_first_worker_stores_nothing(work: UnitOfWork, clock: Clock):
    public_id = ask(work)
    first = jobs.claim(work, public_id, lease=LEASE)
    assert list(jobs.sweep(work)) == []
    clock.move(LEASE + 1)
    assert list(jobs.sweep(work)) == [public_id]
    run(work, public_id, gives(NUMBER))
    with pytest.raises(jobs.LeaseLost):
        run_job(work, first, generate=gives(NUMBER, CLOZE), lease=LEASE)
    assert count(work) == 1


def test_a_lease_lost_between_reading_and_storing_stores_nothing(work: UnitOfWork, clock: Clock):
    public_id = ask(work)
    first = jobs.claim(work, public_id, lease=LEASE)

    def slow(sources, tell):
        clock.move(LEASE + 1)
        run(work, public_id, gives(NUMBER))
        return Generated((CLOZE,), (), ())

    with pytest.raises(jobs.LeaseLost):
        run_job(work, first, generate=slow, lease=LEASE)
    with work.reading() as session:
        assert session.scalars(select(QuestionRow.public_id)).all() == [NUMBER.identity]


def test_a_lease_that_is_renewed_is_not_taken(work: UnitOfWork, clock: Clock):
    held = jobs.claim(work, ask(work), lease=LEASE)
    clock.move(LEASE - 1)
    jobs.renew(work, held, lease=LEASE)
    clock.move(LEASE - 1)
    assert jobs.claim(work, held.public_id, lease=LEASE) is None


def test_a_job_tried_too_often_fails_with_a_sentence(work: UnitOfWork, clock: Clock):
    public_id = ask(work)
    for _ in range(jobs.MOST_TRIES):
        assert jobs.claim(work, public_id, lease=LEASE)
        clock.move(LEASE + 1)
    assert jobs.claim(work, public_id, lease=LEASE) is None
    assert list(jobs.sweep(work)) == []
    page = jobs.job_page(work, public_id)
    assert (page.state, page.message) == ("failed", jobs.WORN_OUT)


def test_a_waiting_job_is_cancelled_at_once(work: UnitOfWork):
    public_id = ask(work)
    jobs.cancel(work, public_id)
    assert jobs.job_page(work, public_id).state == "cancelled"
    assert jobs.claim(work, public_id, lease=LEASE) is None
    assert ask(work) != public_id


@pytest.mark.parametrize("steps", [1, 0])
def test_a_running_job_is_cancelled_at_its_next_step_and_stores_nothing(work: UnitOfWork, steps: int):
    public_id = ask(work)

    def generate(sources, tell):
        jobs.cancel(work, public_id)
        assert jobs.job_page(work, public_id).state == "running"
        for step in range(steps):
            tell("Reading the text", step, 4)
        return Generated((NUMBER,), (), ())

    run(work, public_id, generate)
    assert jobs.job_page(work, public_id).state == "cancelled"
    assert count(work) == 0


def test_a_fault_ends_the_job_with_a_sentence(work: UnitOfWork):
    public_id = ask(work)

    def generate(sources, tell):
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        run(work, public_id, generate)
    assert "ZeroDivisionError" in jobs.job_page(work, public_id).message


def test_a_job_that_is_given_back_may_be_taken_at_once(work: UnitOfWork):
    held = jobs.claim(work, ask(work), lease=LEASE)
    jobs.release(work, held)
    assert jobs.claim(work, held.public_id, lease=LEASE).tries == 2


def test_other_wordings_and_wrong_options_are_kept_beside_a_question(work: UnitOfWork):
    spare = (Option("40 percent", feedback="No."), Option("50 percent"))
    other = replace(NUMBER, stem="How much of the cost was paid by the region?")
    run(work, ask(work), gives(replace(NUMBER, spare=spare), sound=(NUMBER, other, CLOZE)))
    with work.reading() as session:
        rows = session.scalars(select(AlternativeRow).order_by(AlternativeRow.kind, AlternativeRow.position)).all()
    assert [(row.kind, row.position) for row in rows] == [("distractor", 0), ("distractor", 1), ("wording", 0)]
    assert rows[0].content == {"text": "40 percent", "feedback": "No."}
    assert rows[2].content["stem"] == other.stem


def test_a_marked_sentence_gives_every_sound_draft_on_it(work: UnitOfWork):
    passage = CLOZE.citations[0].passage
    public_id = ask(work, "ask", start=passage.start + 2, end=passage.start + 9)
    run(work, public_id, gives(NUMBER, sound=(NUMBER, CLOZE, CLAIM)))
    page = jobs.job_page(work, public_id)
    assert (page.found["new"], page.message) == ([CLOZE.stem], "")


def test_a_marked_sentence_of_which_nothing_can_be_asked_says_why(work: UnitOfWork):
    passage = CLOZE.citations[0].passage
    public_id = ask(work, "ask", start=passage.start, end=passage.end)
    run(work, public_id, gives(NUMBER, dropped=((CLOZE, ("dangling", "vague")),)))
    said = jobs.job_page(work, public_id).message
    assert said == "Nothing can be asked about this sentence safely: dangling, vague."
    other = ask(work, "ask", start=passage.start, end=passage.end)
    run(work, other, gives())
    assert "nothing in it stands alone" in jobs.job_page(work, other).message


def test_a_newer_generator_shows_what_is_new_changed_and_gone_and_changes_nothing(work: UnitOfWork):
    publish_question(work, a_draft(QuestionType.TEXT))  # a teacher's: it has no origin
    run(work, ask(work), gives(NUMBER, CLOZE))
    newer = replace(NUMBER, stem="Which share of the cost did the region pay?")
    public_id = ask(work, "again")
    run(work, public_id, gives(newer, CLAIM))
    found = jobs.job_page(work, public_id).found
    assert [one["stem"] for one in found["gone"]] == [CLOZE.stem]
    assert [(one["old"], one["new"]) for one in found["changed"]] == [(NUMBER.stem, newer.stem)]
    assert found["new"] == [CLAIM.stem]
    with work.reading() as session:
        stems = set(session.scalars(select(VersionRow.stem).where(VersionRow.state == "in review")))
    assert stems == {NUMBER.stem, CLOZE.stem, CLAIM.stem}


def test_a_job_belongs_to_its_article(work: UnitOfWork):
    import_article(work, Article("pier", "The pier is open.", "The pier"))
    other = jobs.ask_for(work, stem="pier", kind="generate", asked_by_id=None)
    assert other != ask(work)
    with work.reading() as session:
        assert job_by_public_id(session, other).state == "waiting"
    assert jobs.job_page(work, other).title == "The pier"
    assert jobs.job_page(work, ask(work)).title == HARBOUR.title
