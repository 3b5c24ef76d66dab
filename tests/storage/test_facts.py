"""Facts and entities are kept once, merged and never deleted; what a quiz rests on is counted."""

import pytest
from sqlalchemy import Engine, select

from app.facts.fact import Entity, EntityKind, Fact, Stance
from app.questions.draft import Draft, Generated, QuestionType
from app.storage.fact_queries import fact_by_key, mentions_of, told_beside
from app.storage.facts import EntityRow, FactRow, keep_entity
from app.storage.unit_of_work import UnitOfWork
from app.workflows.generate_questions import generate_questions
from app.workflows.problems import NotFound
from app.workflows.source_balance import balance_of
from tests.factories import a_draft, a_fact, cite, import_articles, make_quiz, publish_question

SINGLE, NUMBER, TEXT = QuestionType.SINGLE, QuestionType.NUMBER, QuestionType.TEXT


@pytest.fixture
def work(engine: Engine) -> UnitOfWork:
    return UnitOfWork(engine)


def generated(work: UnitOfWork, *drafts: Draft) -> None:
    """Store what a run of the generator gives: these drafts and their facts."""
    import_articles(work)
    facts = tuple({draft.fact.key: draft.fact for draft in drafts if draft.fact}.values())
    generate_questions(work, lambda _: Generated(drafts, facts, ()))


def keys(work: UnitOfWork) -> dict[str, str]:
    """Give each stored fact's key and that of the fact it leads to."""
    with work.reading() as session:
        stored = session.scalars(select(FactRow.key)).all()
        return {key: fact_by_key(session, key).key for key in stored}


def told(work: UnitOfWork, key: str) -> list[str]:
    with work.reading() as session:
        rows = mentions_of(session, fact_by_key(session, key))
        return [row.passage.rendition.article.stem for row in rows]


def test_a_fact_is_kept_with_a_mention_of_each_article(work: UnitOfWork):
    generated(work, a_draft(SINGLE, fact=a_fact()))
    assert told(work, "opened") == ["harbour", "ferry"]


def test_a_second_run_stores_nothing_twice(work: UnitOfWork):
    for _ in range(2):
        generated(work, a_draft(SINGLE, fact=a_fact()))
    assert told(work, "opened") == ["harbour", "ferry"]


def test_facts_that_turn_out_to_be_one_are_merged_and_none_is_deleted(work: UnitOfWork):
    first, second = a_fact("first", mentions=a_fact().mentions[:1]), a_fact("second", mentions=a_fact().mentions[1:])
    generated(work, a_draft(SINGLE, fact=first), a_draft(TEXT, fact=second))
    assert keys(work) == {"first": "first", "second": "second"}
    generated(work, a_draft(SINGLE, fact=a_fact("first", absorbed=("second",))))
    assert keys(work) == {"first": "first", "second": "first"}
    assert told(work, "second") == told(work, "first")


def test_a_merged_fact_that_stands_alone_again_is_its_own(work: UnitOfWork):
    generated(work, a_draft(TEXT, fact=a_fact("second")))
    generated(work, a_draft(SINGLE, fact=a_fact("first", absorbed=("second",))))
    generated(work, a_draft(TEXT, fact=a_fact("second")))
    assert keys(work)["second"] == "second"


def test_what_was_merged_before_goes_along_with_its_home(work: UnitOfWork):
    generated(work, a_draft(SINGLE, fact=a_fact("first", mentions=a_fact().mentions[:1])))
    generated(work, a_draft(SINGLE, fact=a_fact("second", mentions=(), absorbed=("first",))))
    generated(work, a_draft(SINGLE, fact=a_fact("third", mentions=(), absorbed=("second",))))
    assert keys(work) == {"first": "third", "second": "third", "third": "third"}
    assert told(work, "third") == ["harbour"]


def test_an_unknown_key_leads_nowhere(work: UnitOfWork):
    with work.reading() as session:
        assert fact_by_key(session, "none") is None


def test_what_the_same_words_tell_is_found(work: UnitOfWork):
    other = Fact("crowd", "a crowd", "watch", "it", mentions=a_fact().mentions[:1])
    generated(work, a_draft(SINGLE, fact=a_fact()), a_draft(TEXT, fact=other))
    with work.reading() as session:
        fact = fact_by_key(session, "opened")
        beside = told_beside(session, fact, mentions_of(session, fact))
        assert [fact.key for fact in beside] == ["crowd"]


def test_an_entity_is_known_by_any_of_its_forms(work: UnitOfWork):
    with work() as session:
        keep_entity(session, Entity(EntityKind.PLACE, "Kyiv", ("Kiev",)))
        keep_entity(session, Entity(EntityKind.PLACE, "Kiev", ("Kiyev",)))
        keep_entity(session, Entity(EntityKind.PLACE, "Lima"))
    with work.reading() as session:
        rows = session.scalars(select(EntityRow).order_by(EntityRow.name))
        assert [(row.name, row.aliases) for row in rows] == [("Kyiv", ["Kiev", "Kiyev"]), ("Lima", [])]


def test_a_quiz_s_balance_counts_each_key_s_articles(work: UnitOfWork):
    questions = [publish_question(work, a_draft(kind)) for kind in (SINGLE, NUMBER)]
    make_quiz(work, *questions)
    balance = balance_of(work, "harbour")
    assert (balance.questions, balance.single, balance.articles) == (2, 1, 2)
    assert (balance.most, balance.most_used) == ("Norvik opens its new harbour", 2)


def test_context_proves_no_key(work: UnitOfWork):
    proof = cite("The harbour cost 83 million crowns, and the region paid 45 percent of it.")
    beside = cite("Mayor Sigrid Halvorsen opened the harbour", article="ferry", stance=Stance.CONTEXT)
    make_quiz(work, publish_question(work, a_draft(NUMBER, citations=(proof, beside))))
    assert balance_of(work, "harbour").single == 1


def test_what_is_only_context_is_what_was_asked_about(work: UnitOfWork):
    beside = cite("Mayor Sigrid Halvorsen opened the harbour", article="ferry", stance=Stance.CONTEXT)
    make_quiz(work, publish_question(work, a_draft(NUMBER, citations=(beside,))))
    assert balance_of(work, "harbour").most == "Ferry company welcomes the pier at Norvik"


def test_a_quiz_that_is_not_there_has_no_balance(work: UnitOfWork):
    with pytest.raises(NotFound):
        balance_of(work, "none")
