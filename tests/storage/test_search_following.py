"""The search's index after large changes: it follows by itself, is made good where it was cut off, never goes back."""

import pytest
from sqlalchemy import Engine, func, insert, select

from app.questions.bank_filter import BankFilter
from app.questions.bulk import Act, Change
from app.storage import search_following
from app.storage.bank_queries import BankView, bank_ids
from app.storage.label_queries import set_labels
from app.storage.questions import QuestionRow, VersionRow
from app.storage.search_following import follow
from app.storage.search_index import FEW, drop_from_index, index_rows, missing_from_index, rebuild_index
from app.storage.search_marks import SearchMarkRow
from app.storage.unit_of_work import UnitOfWork
from app.workflows.bulk_edit import Selection, apply_bulk
from app.workflows.delete_question import delete_for_good
from app.workflows.list_questions import Viewer
from app.workflows.sweep_attempts import sweep
from tests.people import a_teacher

MANY = FEW + 5
EVERY = Selection(wanted=BankFilter())
SPRING = Change(Act.ADD_TAGS, tags=("spring",))


@pytest.fixture
def work(engine: Engine) -> UnitOfWork:
    return UnitOfWork(engine)


@pytest.fixture
def owner(work: UnitOfWork) -> int:
    """Give the teacher of so many questions that a change of all of them is a large one."""
    owner, at = a_teacher(work), work.clock()
    empty = {"tags": [], "features": [], "scope": [], "type": "text", "created_at": at}
    numbers = range(1, MANY + 1)
    with work() as session:
        session.execute(
            insert(QuestionRow), [{"id": n, "public_id": f"q{n}", "owner_id": owner, "created_at": at} for n in numbers]
        )
        stems = [{"id": n, "question_id": n, "number": 1, "stem": f"Who built quay {n}?"} for n in numbers]
        session.execute(insert(VersionRow), [row | empty for row in stems])
        rebuild_index(session)
    return owner


def found(work: UnitOfWork, owner: int, words: str) -> int:
    with work.reading() as session:
        return len(bank_ids(session, BankView(owner, owner, work.clock()), BankFilter(q=words)))


def marked(work: UnitOfWork) -> int:
    with work.reading() as session:
        return session.scalar(select(func.count()).select_from(SearchMarkRow)) or 0


def change_all(work: UnitOfWork, owner: int) -> None:
    assert apply_bulk(work, Viewer(owner), EVERY, SPRING, expected=MANY) == MANY


def cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the index not be written after a change, as where the process was killed."""

    def fail(_engine: Engine) -> None:
        msg = "the process was killed"
        raise RuntimeError(msg)

    monkeypatch.setattr(search_following, "_portion", fail)


def test_the_index_says_what_a_large_change_said_when_it_returns(work: UnitOfWork, owner: int):
    change_all(work, owner)
    assert found(work, owner, "spring quay") == MANY
    assert marked(work) == 0
    with work.reading() as session:
        assert missing_from_index(session) == []


def test_a_change_stands_and_the_sweep_makes_the_index_good_where_it_was_cut_off(
    work: UnitOfWork, owner: int, monkeypatch: pytest.MonkeyPatch
):
    with monkeypatch.context() as killed:
        cut_off(killed)
        change_all(work, owner)
    assert (found(work, owner, "spring"), marked(work)) == (0, MANY)
    sweep(work)
    assert (found(work, owner, "spring"), marked(work)) == (MANY, 0)


def test_what_is_written_late_never_takes_the_place_of_a_newer_change(
    work: UnitOfWork, owner: int, monkeypatch: pytest.MonkeyPatch
):
    with monkeypatch.context() as killed:
        cut_off(killed)
        change_all(work, owner)

    def and_then(*args):
        rows = index_rows(*args)
        # Between what the follower read and what it writes, somebody takes the tag off again.
        monkeypatch.setattr(search_following, "index_rows", index_rows)
        with work() as other:
            set_labels(other, 1, "tag", ["summer"])
        return rows

    monkeypatch.setattr(search_following, "index_rows", and_then)
    follow(work.engine)
    assert (found(work, owner, "spring"), found(work, owner, "summer"), marked(work)) == (MANY - 1, 1, 0)


def test_a_question_that_is_marked_can_be_deleted(work: UnitOfWork, owner: int, monkeypatch: pytest.MonkeyPatch):
    with monkeypatch.context() as killed:
        cut_off(killed)
        change_all(work, owner)
    delete_for_good(work, "q1", actor_id=owner)
    assert follow(work.engine) == MANY - 1
    assert found(work, owner, "quay") == MANY - 1


def test_a_row_that_was_lost_is_found_and_written_again(work: UnitOfWork, owner: int):
    with work() as session:
        drop_from_index(session, range(1, MANY + 1))
        assert len(missing_from_index(session)) == MANY
        rebuild_index(session)
    assert found(work, owner, "quay") == MANY
