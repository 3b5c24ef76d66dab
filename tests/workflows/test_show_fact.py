"""Who may open a fact, and what stands on its page, on both databases."""

import pytest
from sqlalchemy import Engine

from app.facts.fact import Mention
from app.questions.draft import QuestionType
from app.storage.fact_queries import absorb, fact_by_key
from app.storage.people import User
from app.storage.unit_of_work import UnitOfWork
from app.workflows.problems import NotAllowed, NotFound
from app.workflows.show_fact import FactLeave, fact_page
from app.workflows.submit_attempt import submit
from app.workflows.take_quiz import Person, start
from tests.factories import a_draft, a_fact, hide_article, make_quiz, publish_question, quiz_of, quote

TEACHER = FactLeave(any_fact=True)
FERRYS = a_fact().mentions[1:]


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


def test_the_heading_is_of_an_article_that_the_reader_may_see(work: UnitOfWork):
    hide_article(work, "harbour")
    page = fact_page(work, Person(), "opened", leave=TEACHER)
    assert (page.subject, page.text) == ("Mayor Sigrid Halvorsen opened the harbour",) * 2


def test_a_merged_fact_of_a_readable_article_gives_the_heading(work: UnitOfWork):
    publish_question(
        work, a_draft(QuestionType.TEXT, fact=a_fact("welcomed", object="the new harbour", mentions=FERRYS))
    )
    with work() as session:
        absorb(session, fact_by_key(session, "opened"), ["welcomed"])
    texts = [fact_page(work, Person(), "welcomed", leave=TEACHER).text]
    hide_article(work, "harbour")
    texts.append(fact_page(work, Person(), "welcomed", leave=TEACHER).text)
    assert [text.split(": ")[1] for text in texts] == ["the ribbon at the harbour of Norvik", "the new harbour"]


def test_what_stands_beside_is_worded_by_an_article_that_the_reader_may_see(work: UnitOfWork):
    other = a_fact("other", relation="praise", mentions=(Mention(quote("The old quay")), *FERRYS))
    publish_question(work, a_draft(QuestionType.TEXT, fact=other))
    hide_article(work, "harbour")
    (line,) = fact_page(work, Person(), "opened", leave=TEACHER).beside
    assert (line.text, line.articles) == ("Mayor Sigrid Halvorsen opened the harbour", 1)


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
