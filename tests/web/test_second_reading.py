"""A second teacher confirms what no rule can say; nobody confirms their own, and one answer counts."""

from threading import Barrier, Thread

import pytest
from flask import Flask
from sqlalchemy import select

from app.storage.audit import AuditRow
from app.storage.publishing import ConfirmationRow
from app.storage.unit_of_work import UnitOfWork
from app.workflows import second_reading
from app.workflows.decide_review import Shown
from app.workflows.problems import NotAllowed, Refused
from tests.factories import import_articles
from tests.web.desk import Person, a_claim, account, publish, signed_in, write

LOOSE = {"stem": "The quay of Norvik will be a park.", "verdict": "Supported"}
ONE_DATABASE = pytest.mark.parametrize("engine_url", ["sqlite"], indirect=True)


@pytest.fixture
def work(site: Flask) -> UnitOfWork:
    import_articles(site.extensions["citewell.work"])
    return site.extensions["citewell.work"]


@pytest.fixture
def author(site: Flask, work: UnitOfWork) -> Person:
    del work
    return signed_in(site)


def asked(author: Person, **changes: object) -> str:
    """Write a claim that no rule supports, and ask for a second reader."""
    name = write(author, "claim", **LOOSE | changes)
    author.post(f"/teaching/questions/{name}/second-reader", seen=f"/teaching/questions/{name}")
    return name


def edit(person: Person, name: str, **changes: object) -> None:
    answered = person.post(f"/teaching/questions/{name}/edit", **a_claim(**LOOSE | changes))
    assert answered.status_code == 303, answered.text


def answer(person: Person, name: str, act: str, note: str = "", number: int = 1) -> str:
    address = f"/teaching/second-readings/{name}"
    answered = person.post(address, act=act, note=note, number=number, seen="/teaching/questions", follow=True)
    return answered.text


def confirmations(work: UnitOfWork) -> list[ConfirmationRow]:
    with work.reading() as session:
        return list(session.scalars(select(ConfirmationRow)))


def test_a_second_teacher_reads_confirms_and_so_publishes(site: Flask, work: UnitOfWork, author: Person):
    name = asked(author)
    assert "Second reader" in author.see(f"/teaching/questions/{name}")
    reader = signed_in(site, "reader@school.test")
    assert LOOSE["stem"] in reader.see("/teaching/second-readings")
    page = reader.see(f"/teaching/second-readings/{name}")
    assert "The old quay, built in 1911, will become a park." in page
    assert "Supported" in page
    assert "published" in answer(reader, name, "confirm", "It says so in other words.")
    page = author.see(f"/teaching/questions/{name}")
    assert "Published" in page
    assert "It says so in other words." in page
    assert LOOSE["stem"] not in reader.see("/teaching/second-readings")
    with work.reading() as session:
        actions = session.scalars(select(AuditRow.action).order_by(AuditRow.id)).all()
    assert [action for action in actions if action != "open account"] == ["ask for a second reader", "confirm"]


@ONE_DATABASE
def test_without_a_second_reader_it_is_not_published(author: Person):
    name = write(author, "claim", **LOOSE)
    assert "ask a second teacher" in publish(author, name).text
    asked_for = asked(author)
    assert "ask a second teacher" in publish(author, asked_for).text


@ONE_DATABASE
def test_who_wrote_it_cannot_confirm_it_not_even_an_admin(site: Flask, work: UnitOfWork):
    admin = signed_in(site, "admin@school.test", "admin")
    name = asked(admin)
    assert admin.get(f"/teaching/second-readings/{name}").status_code == 403
    assert LOOSE["stem"] not in admin.see("/teaching/second-readings")
    with pytest.raises(NotAllowed):
        second_reading.confirm(work, Shown(name, 1), note="", actor_id=admin.id)
    assert confirmations(work) == []


@ONE_DATABASE
def test_an_admin_who_edited_it_last_is_its_author_too(site: Flask, work: UnitOfWork, author: Person):
    name = write(author, "claim", **LOOSE)
    admin = signed_in(site, "admin@school.test", "admin")
    edit(admin, name, explanation="Edited.")
    second_reading.ask(work, name, actor_id=author.id)
    with pytest.raises(NotAllowed):
        second_reading.confirm(work, Shown(name, 2), note="", actor_id=admin.id)


@ONE_DATABASE
def test_sent_back_it_is_a_draft_with_the_reason(site: Flask, author: Person):
    name = asked(author)
    reader = signed_in(site, "reader@school.test")
    assert "Say what keeps you" in answer(reader, name, "back")
    answer(reader, name, "back", "A park is not said to be new.")
    page = author.see(f"/teaching/questions/{name}")
    assert "Draft" in page
    assert "A park is not said to be new." in page
    again = author.post(f"/teaching/questions/{name}/second-reader", seen=f"/teaching/questions/{name}", follow=True)
    assert "Edit it first" in again.text


@ONE_DATABASE
def test_a_changed_version_needs_a_confirmation_of_its_own(site: Flask, work: UnitOfWork, author: Person):
    name = asked(author)
    reader = signed_in(site, "reader@school.test")
    answer(reader, name, "confirm")
    edit(author, name, stem="The quay of Norvik will be a new park.")
    assert "ask a second teacher" in publish(author, name).text
    with pytest.raises(Refused):
        second_reading.confirm(work, Shown(name, 1), note="", actor_id=reader.id)


@ONE_DATABASE
def test_what_was_changed_after_asking_waits_no_more(site: Flask, author: Person):
    name = asked(author)
    reader = signed_in(site, "reader@school.test")
    edit(author, name, explanation="Better.")
    assert LOOSE["stem"] not in reader.see("/teaching/second-readings")
    assert reader.get(f"/teaching/second-readings/{name}").status_code == 404


@ONE_DATABASE
def test_what_follows_or_can_never_follow_is_not_put_to_a_reader(author: Person, work: UnitOfWork):
    sound = write(author, "single")
    with pytest.raises(Refused, match="nobody need confirm"):
        second_reading.ask(work, sound, actor_id=author.id)
    open_claim = write(author, "claim", verdict="Not enough information", stem="The park opens in June.")
    with pytest.raises(Refused, match="no second reader can confirm it"):
        second_reading.ask(work, open_claim, actor_id=author.id)


def test_of_two_who_confirm_at_once_one_does(site: Flask, work: UnitOfWork, author: Person):
    name = asked(author)
    readers = [account(site, f"reader{number}@school.test") for number in range(2)]
    outcomes: list[str] = []
    start = Barrier(len(readers))

    def confirm(reader: int) -> None:
        start.wait()
        try:
            second_reading.confirm(work, Shown(name, 1), note="", actor_id=reader)
        except Refused as refusal:
            outcomes.append(refusal.reasons[0])
        else:
            outcomes.append("confirmed")

    threads = [Thread(target=confirm, args=(reader,)) for reader in readers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == sorted(["confirmed", second_reading.CHANGED])
    assert len(confirmations(work)) == 1
