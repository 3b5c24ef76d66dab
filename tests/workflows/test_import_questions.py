"""Importing questions: a dry run that changes nothing, then what it said, all of it or nothing."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Engine, func, select

from app.interchange.csv_questions import CSV
from app.interchange.formats import FORMATS
from app.interchange.items import Travelling
from app.questions.draft import QuestionType
from app.storage.audit import AuditRow
from app.storage.exchange_queries import newest_of, travelling
from app.storage.questions import CitationRow, OptionRow, QuestionRow, VersionRow
from app.storage.unit_of_work import UnitOfWork
from app.storage.uploads import UploadRow
from app.workflows import import_questions, jobs, store_import
from app.workflows.import_questions import Upload, begin_import, import_page
from app.workflows.open_account import NewAccount, make_invitation, open_account
from app.workflows.problems import NotFound, Refused
from app.workflows.run_job import run_job
from app.workflows.sweep_attempts import sweep
from app.workflows.write_question import archive
from tests.factories import a_draft, hide_article, import_articles

LEASE = 30.0
ONE_OF_EACH = [a_draft(kind) for kind in QuestionType]


def somebody(work: UnitOfWork, name: str) -> int:
    return open_account(work, make_invitation(work, "teacher"), NewAccount(name, f"{name}@school.test", "hashed"))


@pytest.fixture
def work(engine: Engine) -> UnitOfWork:
    work = UnitOfWork(engine)
    import_articles(work)
    return work


@pytest.fixture
def owner(work: UnitOfWork) -> int:
    return somebody(work, "maria")


def csv_of(*drafts, **changes: object) -> bytes:
    return CSV.write(
        [
            replace(Travelling(draft, tags=("harbour",), topic="Norvik", difficulty="easy"), **changes)
            for draft in drafts
        ]
    )


def look(work: UnitOfWork, owner: int, raw: bytes, **given: str) -> str:
    return begin_import(work, Upload(raw, "mine.csv", **given), owner_id=owner, put=lambda _: None, lease=LEASE)


def store(work: UnitOfWork, looked: str, owner: int) -> str:
    return import_questions.store_import(work, looked, owner_id=owner, put=lambda _: None, lease=LEASE)


def brought(work: UnitOfWork, owner: int, raw: bytes, **given: str) -> dict[str, int]:
    done = store(work, look(work, owner, raw, **given), owner)
    page = import_page(work, done, owner_id=owner)
    assert page.state == "done", page.message
    return page.counts


def count(work: UnitOfWork, table=QuestionRow) -> int:
    with work.reading() as session:
        return session.scalar(select(func.count()).select_from(table))


def mine(work: UnitOfWork, owner: int) -> list[Travelling]:
    with work.reading() as session:
        return list(travelling(session, newest_of(session, owner)))


def lines(work: UnitOfWork, owner: int, raw: bytes, **given: str):
    return import_page(work, look(work, owner, raw, **given), owner_id=owner).lines


def test_a_dry_run_says_what_would_be_and_changes_nothing(work: UnitOfWork, owner: int):
    found = lines(work, owner, csv_of(*ONE_OF_EACH))
    assert [(line.where, line.kind, line.said) for line in found] == [(f"line {2 + at}", "new", ()) for at in range(7)]
    assert count(work) == 0


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_export_import_export_gives_the_same_file(work: UnitOfWork, owner: int, form: str):
    given = [
        Travelling(replace(draft, origin="teacher"), tags=("a", "b"), topic="t", difficulty="hard")
        for draft in ONE_OF_EACH
    ]
    brought(work, owner, FORMATS["jsonl"].write(given))
    first = FORMATS[form].write(mine(work, owner))
    other = somebody(work, "other")
    brought(work, other, first)
    again = mine(work, other)
    same = [replace(new, id=old.id) for new, old in zip(again, mine(work, owner), strict=True)]
    assert FORMATS[form].write(same) == first


def test_questions_come_as_drafts_of_their_importer_with_labels_and_an_audit_row(work: UnitOfWork, owner: int):
    counts = brought(work, owner, csv_of(*ONE_OF_EACH, status="published"))
    assert counts == {"new": 7, "version": 0, "here": 0, "dropped": 0, "uncited": 0}
    found = mine(work, owner)
    assert {question.status for question in found} == {"draft"}
    assert {(question.tags, question.topic, question.difficulty) for question in found} == {
        (("harbour",), "Norvik", "easy")
    }
    assert [question.draft.key.options for question in found] == [draft.key.options for draft in ONE_OF_EACH]
    with work.reading() as session:
        row = session.scalars(select(AuditRow).where(AuditRow.action == "import")).one()
    assert (row.actor_id, row.subject, row.change["new"]) == (owner, "questions from mine.csv", 7)


def test_what_is_here_already_is_not_stored_again(work: UnitOfWork, owner: int):
    brought(work, owner, csv_of(*ONE_OF_EACH))
    assert {line.kind for line in lines(work, owner, csv_of(*ONE_OF_EACH))} == {"here"}
    assert {line.kind for line in lines(work, owner, CSV.write(mine(work, owner)))} == {"here"}
    assert {line.kind for line in lines(work, somebody(work, "other"), CSV.write(mine(work, owner)))} == {"new"}


def test_a_changed_question_of_mine_gets_a_new_version(work: UnitOfWork, owner: int):
    brought(work, owner, csv_of(ONE_OF_EACH[0]))
    (before,) = mine(work, owner)
    changed = replace(before, draft=replace(before.draft, explanation="She did."), tags=("new",))
    assert brought(work, owner, CSV.write([changed]))["version"] == 1
    (after,) = mine(work, owner)
    assert (after.id, after.version, after.draft.explanation, after.tags) == (before.id, 2, "She did.", ("new",))
    assert count(work) == 1
    archive(work, before.id, actor_id=owner)
    (line,) = lines(work, owner, CSV.write([changed]))
    assert line.kind == "dropped"
    assert "archived" in line.said[0]


def test_one_question_twice_in_a_file_is_stored_once(work: UnitOfWork, owner: int):
    first, second = lines(work, owner, csv_of(ONE_OF_EACH[0], ONE_OF_EACH[0]))
    assert (first.kind, second.kind) == ("new", "dropped")
    assert second.said == ("The same question stands at line 2 of this file already.",)


TABLE = "stem,option 1,option 2,correct,article,quote\nWho cut it?,Sigrid Halvorsen,Ann,1,{article},{quote}\n"


@pytest.mark.parametrize(
    ("article", "quote", "said", "kept"),
    [
        ("harbour", "mayor sigrid  halvorsen cut the ribbon", "as the article writes it: “Mayor Sigrid", 1),
        ("", "Mayor Sigrid Halvorsen cut the ribbon", "stand in “harbour”", 1),
        ("port", "Mayor Sigrid Halvorsen cut the ribbon", "stand in “harbour”", 1),
        ("harbour", "Norvik", "2 times; the first place was taken", 1),
        ("harbour", "She cut it.", "does not say “She cut it.”", 0),
        ("port", "She cut it.", "no article “port” that you may cite", 0),
    ],
)
def test_a_citation_is_found_by_its_words(work: UnitOfWork, owner: int, article: str, quote: str, said: str, kept: int):
    (line,) = lines(work, owner, TABLE.format(article=article, quote=quote).encode())
    assert (line.kind, line.uncited) == ("new", not kept)
    assert any(said in sentence for sentence in line.said), line.said


def test_citations_without_a_name_mean_the_chosen_article(work: UnitOfWork, owner: int):
    raw = TABLE.format(article="", quote="Mayor Sigrid Halvorsen").encode()
    brought(work, owner, raw, article="ferry")
    (question,) = mine(work, owner)
    assert [citation.passage.article for citation in question.draft.citations] == ["ferry"]


def test_an_article_that_one_may_not_read_is_not_cited(work: UnitOfWork, owner: int):
    hide_article(work, "harbour")
    (line,) = lines(work, owner, csv_of(ONE_OF_EACH[1]))
    assert line.uncited


def test_a_broken_row_stops_none_of_the_others(work: UnitOfWork, owner: int):
    raw = csv_of(*ONE_OF_EACH) + b",riddle,,What?\r\n"
    assert brought(work, owner, raw) == {"new": 7, "version": 0, "here": 0, "dropped": 1, "uncited": 0}


def test_the_file_is_gone_once_it_is_stored(work: UnitOfWork, owner: int):
    looked = look(work, owner, csv_of(*ONE_OF_EACH))
    assert count(work, UploadRow) == 1
    store(work, looked, owner)
    assert count(work, UploadRow) == 0
    with pytest.raises(Refused, match="file is gone"):
        store(work, looked, owner)
    assert count(work) == 7


def test_what_has_changed_since_the_dry_run_is_said_and_nothing_is_stored(work: UnitOfWork, owner: int):
    looked = look(work, owner, csv_of(*ONE_OF_EACH))
    brought(work, owner, csv_of(ONE_OF_EACH[2]))
    page = import_page(work, store(work, looked, owner), owner_id=owner)
    assert page.state == "failed"
    assert "line 4: it was to be a new question, and would be already here now." in page.message
    assert count(work) == 1


def test_a_fault_in_the_middle_leaves_nothing(work: UnitOfWork, owner: int, monkeypatch: pytest.MonkeyPatch):
    looked = look(work, owner, csv_of(*ONE_OF_EACH))

    def broken(*_: object, **__: object) -> None:
        msg = "the disk is full"
        raise OSError(msg)

    monkeypatch.setattr(store_import, "drop_upload", broken)
    with pytest.raises(OSError, match="disk is full"):
        store(work, looked, owner)
    assert [count(work, table) for table in (QuestionRow, VersionRow, OptionRow, CitationRow)] == [0, 0, 0, 0]
    assert count(work, UploadRow) == 1


def large(work: UnitOfWork, owner: int, monkeypatch: pytest.MonkeyPatch) -> str:
    """Ask for an import that waits for the worker."""
    monkeypatch.setattr(import_questions, "SMALL", 0)
    return look(work, owner, csv_of(*ONE_OF_EACH))


def run(work: UnitOfWork, public_id: str) -> None:
    run_job(work, jobs.claim(work, public_id, lease=LEASE), generate=None, lease=LEASE)


def test_a_large_file_waits_for_the_worker(work: UnitOfWork, owner: int, monkeypatch: pytest.MonkeyPatch):
    looked = large(work, owner, monkeypatch)
    assert import_page(work, looked, owner_id=owner).state == "waiting"
    run(work, looked)
    stored = store(work, looked, owner)
    run(work, stored)
    assert import_page(work, stored, owner_id=owner).counts["new"] == 7


@pytest.mark.parametrize("step", [store_import.READING, store_import.FINDING, store_import.STORING])
def test_stopped_at_any_step_nothing_is_left(work: UnitOfWork, owner: int, monkeypatch: pytest.MonkeyPatch, step: str):
    looked = large(work, owner, monkeypatch)
    run(work, looked)
    stored, tell = store(work, looked, owner), jobs.tell

    def stopping(work: UnitOfWork, held: jobs.Held, **told: object) -> None:
        if told["step"] == step:
            import_questions.cancel_import(work, held.public_id, owner_id=owner)
        tell(work, held, **told)

    monkeypatch.setattr(jobs, "tell", stopping)
    run(work, stored)
    assert import_page(work, stored, owner_id=owner).state == "cancelled"
    assert (count(work), count(work, UploadRow)) == (0, 0)


def test_a_worker_that_died_is_followed_by_another_and_stores_once(
    work: UnitOfWork, owner: int, monkeypatch: pytest.MonkeyPatch
):
    looked = large(work, owner, monkeypatch)
    run(work, looked)
    stored = store(work, looked, owner)
    dead = jobs.claim(work, stored, lease=-1)
    run(work, stored)
    with pytest.raises(jobs.LeaseLost):
        run_job(work, dead, generate=None, lease=LEASE)
    assert count(work) == 7


def test_nobody_else_sees_an_import(work: UnitOfWork, owner: int):
    looked, other = look(work, owner, csv_of(*ONE_OF_EACH)), somebody(work, "other")
    for ask in (
        lambda: import_page(work, looked, owner_id=other),
        lambda: store(work, looked, other),
        lambda: import_questions.cancel_import(work, looked, owner_id=other),
        lambda: import_questions.import_report(work, looked, owner_id=other),
    ):
        with pytest.raises(NotFound):
            ask()


def test_an_uncited_question_cannot_be_published(work: UnitOfWork, owner: int):
    from app.workflows.write_question import publish_newest  # noqa: PLC0415

    brought(work, owner, csv_of(replace(ONE_OF_EACH[0], citations=())))
    (question,) = mine(work, owner)
    with pytest.raises(Refused):
        publish_newest(work, question.id, actor_id=owner)


def test_a_file_that_nobody_stored_goes_after_a_day(work: UnitOfWork, owner: int):
    look(work, owner, csv_of(*ONE_OF_EACH))
    sweep(work)
    assert count(work, UploadRow) == 1
    sweep(UnitOfWork(work.engine, lambda: work.clock() + timedelta(days=1, minutes=1)))
    assert count(work, UploadRow) == 0
