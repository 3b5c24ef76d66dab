"""The one-time link under races, and what the audit log keeps."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import Engine, func, select

from app.storage.audit import AuditRow
from app.storage.people import User
from app.storage.unit_of_work import UnitOfWork
from app.workflows.open_account import NewAccount, make_invitation, open_account
from app.workflows.problems import Refused
from app.workflows.sign_in import MOST_FOR_ACCOUNT, Try, may_try, succeeded


@pytest.fixture
def work(engine: Engine) -> UnitOfWork:
    return UnitOfWork(engine)


def test_of_many_who_use_one_link_at_once_one_gets_an_account(work: UnitOfWork):
    token = make_invitation(work)

    def use(number: int) -> bool:
        try:
            open_account(work, token, NewAccount("A", f"a{number}@school.test", "hash"))
        except Refused:
            return False
        return True

    with ThreadPoolExecutor(8) as threads:
        assert sum(threads.map(use, range(8))) == 1
    with work.reading() as session:
        assert session.scalar(select(func.count()).select_from(User)) == 1


def test_two_links_at_once_make_one_account_of_an_address(work: UnitOfWork):
    tokens = [make_invitation(work) for _ in range(4)]

    def use(token: str) -> bool:
        try:
            open_account(work, token, NewAccount("A", "a@school.test", "hash"))
        except Refused:
            return False
        return True

    with ThreadPoolExecutor(4) as threads:
        assert sum(threads.map(use, tokens)) == 1


def test_a_new_role_is_in_the_audit_log(work: UnitOfWork):
    account = open_account(work, make_invitation(work, "admin"), NewAccount("A", "a@school.test", "hash"))
    with work.reading() as session:
        row = session.scalars(select(AuditRow)).one()
    assert (row.actor_id, row.action, row.change) == (account, "open account", {"role": "admin"})


def test_many_tries_at_once_do_not_slip_through_on_one_database(work: UnitOfWork):
    attempt = Try("a@school.test", "10.0.0.1")
    with ThreadPoolExecutor(8) as threads:
        allowed = sum(threads.map(lambda _: may_try(work, attempt), range(3 * MOST_FOR_ACCOUNT)))
    # PostgreSQL counts without a lock, so as many as try in the same moment may pass beyond the limit.
    assert MOST_FOR_ACCOUNT <= allowed <= MOST_FOR_ACCOUNT + 7


def test_success_forgets_the_tries(work: UnitOfWork):
    attempt = Try("a@school.test", "10.0.0.1")
    for _ in range(MOST_FOR_ACCOUNT):
        assert may_try(work, attempt)
    assert not may_try(work, attempt)
    succeeded(work, attempt)
    assert may_try(work, Try("A@School.test ", "10.0.0.1"))
