"""Who may open a fact, and what stands on its page, on both databases."""

import pytest
from sqlalchemy import Engine

from app.questions.draft import QuestionType
from app.storage.people import User
from app.storage.unit_of_work import UnitOfWork
from app.workflows.problems import NotAllowed, NotFound
from app.workflows.show_fact import FactLeave, fact_page
from app.workflows.submit_attempt import submit
from app.workflows.take_quiz import Person, start
from tests.factories import a_draft, a_fact, hide_article, make_quiz, publish_question, quiz_of

TEACHER = FactLeave(any_fact=True)


@pytest.fixture
def work(engine: Engine) -> UnitOfWork:
    work = UnitOfWork(engine)
    make_quiz(work, publish_question(work, a_draft(QuestionType.SINGLE, fact=a_fact())))
    return work


def account(work: UnitOfWork) -> int:
    with work() as session:
        session.add(User(id=1, email="ada@example.org", active=True, fs_uniquifier="u", name="Ada"))
    return 1


def begun(work: UnitOfWork) -> tuple[Person, str]:
    started = start(work, Person(), "harbour", nickname="Ada")
    return Person(ticket=started.ticket), started.attempt


def test_a_teacher_sees_each_article_s_words(work: UnitOfWork):
    page = fact_page(work, Person(), "opened", leave=TEACHER)
    assert [(one.source.article, one.stance, one.hedge) for one in page.mentions] == [
        ("harbour", "supports", "some"), ("ferry", "context", ""),
    ]  # fmt: skip


def test_an_attempt_opens_it_once_it_is_handed_in(work: UnitOfWork):
    person, attempt = begun(work)
    with pytest.raises(NotAllowed):
        fact_page(work, person, "opened", attempt=attempt, leave=FactLeave())
    submit(work, person, attempt)
    assert fact_page(work, person, "opened", attempt=attempt, leave=FactLeave()).articles == 2


def test_a_second_attempt_under_way_shuts_it_again(work: UnitOfWork):
    person, attempt = begun(work)
    submit(work, person, attempt)
    start(work, person, "harbour", nickname="")
    with pytest.raises(NotAllowed, match="right now"):
        fact_page(work, person, "opened", attempt=attempt, leave=FactLeave())


def test_another_person_s_attempt_opens_nothing(work: UnitOfWork):
    person, attempt = begun(work)
    submit(work, person, attempt)
    with pytest.raises(NotAllowed):
        fact_page(work, Person(), "opened", attempt=attempt, leave=FactLeave())


def test_a_fact_of_private_articles_alone_is_shut(work: UnitOfWork):
    for stem in ("harbour", "ferry"):
        hide_article(work, stem)
    with pytest.raises(NotAllowed):
        fact_page(work, Person(), "opened", leave=TEACHER)


def test_a_fact_that_is_not_there_is_not_found(work: UnitOfWork):
    with pytest.raises(NotFound):
        fact_page(work, Person(), "none", leave=TEACHER)


def test_what_stands_beside_a_private_article_s_words_stays_private(work: UnitOfWork):
    other = a_fact("other", mentions=a_fact().mentions[1:])
    publish_question(work, a_draft(QuestionType.TEXT, fact=other))
    beside = [line.key for line in fact_page(work, Person(), "opened", leave=TEACHER).beside]
    hide_article(work, "ferry")
    assert (beside, fact_page(work, Person(), "opened", leave=TEACHER).beside) == (["other"], ())


def test_an_attempt_under_an_account_shuts_what_one_as_a_guest_opened(work: UnitOfWork):
    guest, attempt = begun(work)
    submit(work, guest, attempt)
    both = Person(account(work), guest.ticket)
    start(work, both, "harbour", nickname="")
    with pytest.raises(NotAllowed, match="right now"):
        fact_page(work, both, "opened", attempt=attempt, leave=FactLeave())


def test_an_attempt_under_another_name_shuts_it_too(work: UnitOfWork):
    first = Person(account(work))
    attempt = start(work, first, "harbour", nickname="Ada").attempt
    submit(work, first, attempt)
    second = start(work, Person(), "harbour", nickname="Bo")
    with pytest.raises(NotAllowed, match="right now"):
        fact_page(work, Person(first.user_id, second.ticket), "opened", attempt=attempt, leave=FactLeave())


def finished_and_at_another(work: UnitOfWork, kind: QuestionType) -> tuple[Person, str]:
    """Give a person with the finished attempt that opens the fact, who is asked a question of this type by now."""
    person, attempt = begun(work)
    submit(work, person, attempt)
    quiz_of(work, kind, slug="second")
    start(work, person, "second", nickname="")
    return person, attempt


def test_it_is_shut_while_the_sentence_after_its_words_is_asked_about(work: UnitOfWork):
    person, attempt = finished_and_at_another(work, QuestionType.CLAIM)
    with pytest.raises(NotAllowed, match="right now"):
        fact_page(work, person, "opened", attempt=attempt, leave=FactLeave())


def test_what_another_paragraph_says_may_be_asked_beside_it(work: UnitOfWork):
    person, attempt = finished_and_at_another(work, QuestionType.NUMBER)
    assert fact_page(work, person, "opened", attempt=attempt, leave=FactLeave()).articles == 2
