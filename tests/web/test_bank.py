"""The bank: what a search and each filter finds, on both databases, and what nobody else may see."""

from datetime import timedelta

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from app.questions.bank_filter import BankFilter
from app.questions.draft import QuestionType
from app.storage.bank_queries import bank_ids, count_bank
from app.storage.label_queries import set_labels
from app.storage.publishing import FlagRow
from app.storage.questions import QuestionRow, VersionRow
from app.storage.search_index import index_questions, missing_from_index, rebuild_index
from app.storage.unit_of_work import UnitOfWork
from app.workflows.list_questions import Viewer
from app.workflows.search_bank import bank_view, search_bank
from tests.factories import a_draft, a_fact, make_quiz, publish_question, quiz_of
from tests.web.desk import account, signed_in
from tests.web.player import player_of

LIST = "/teaching/questions"


@pytest.fixture
def owner(site: Flask) -> int:
    return account(site, "owner@school.test")


def names(work: UnitOfWork, who: int, *, sees_all: bool = False, **wanted: str) -> set[str]:
    """Give the first words of the stems that a filter lets through."""
    bank = search_bank(work, Viewer(who, sees_all), BankFilter(**wanted))
    assert bank.total == len(bank.lines)
    return {line.row.stem.partition(" ")[0] for line in bank.lines}


@pytest.fixture
def filled(work: UnitOfWork, owner: int) -> UnitOfWork:
    """Fill the bank: Alpha, Beta, Gamma (archived), and Delta of another teacher."""
    alpha = a_draft(QuestionType.SINGLE, stem="Alpha cut the ribbon?", explanation="Ελπίδα и Ёлка.", fact=a_fact())
    beta = a_draft(QuestionType.CLOZE, stem="Beta was built in _____ by Čáslav.", lead="Before that.")
    ids = [publish_question(work, draft, owner_id=owner) for draft in (alpha, beta)]
    gamma = publish_question(work, a_draft(QuestionType.NUMBER, stem="Gamma cost how much?"))
    with work() as session:
        session.get_one(QuestionRow, gamma).archived_at = work.clock()
        session.get_one(QuestionRow, ids[0]).difficulty = "hard"
        set_labels(session, ids[0], "tag", ["harbours", "opening day"])
        set_labels(session, ids[0], "topic", ["Sea trade"])
        version = session.scalar(select(VersionRow).where(VersionRow.question_id == ids[1]))
        session.add(FlagRow(version_id=version.id, cause="article", sentence="Look.", raised_at=work.clock()))
    make_quiz(work, ids[0])
    return work


# What is asked for, and what is found.
FILTERS = [
    ({}, {"Alpha", "Beta"}),
    ({"q": "ribbon"}, {"Alpha"}),
    ({"q": "RIBB cut"}, {"Alpha"}),
    ({"q": '"cut the ribbon"'}, {"Alpha"}),
    ({"q": '"ribbon cut"'}, set()),
    ({"q": "caslav"}, {"Beta"}),
    ({"q": "ёлка"}, {"Alpha"}),
    ({"q": "ЕЛКА"}, {"Alpha"}),
    ({"q": "ελπι"}, {"Alpha"}),
    ({"q": "nordlinje"}, {"Alpha"}),
    ({"q": "canada"}, {"Beta"}),
    ({"q": "freighter ice"}, {"Beta"}),
    ({"q": '"before that"'}, {"Beta"}),
    ({"q": "harbours"}, {"Alpha"}),
    ({"q": '"sea trade"'}, {"Alpha"}),
    ({"q": '"Alpha cut the ribbon opening"'}, set()),
    ({"q": "%"}, set()),
    ({"state": "archived"}, {"Gamma"}),
    ({"state": "published"}, {"Alpha", "Beta"}),
    ({"state": "nonsense"}, set()),
    ({"type": "cloze"}, {"Beta"}),
    ({"article": "ferry"}, {"Alpha"}),
    ({"fact": "opened"}, {"Alpha"}),
    ({"fact": "other"}, set()),
    ({"difficulty": "hard"}, {"Alpha"}),
    ({"difficulty": "easy"}, set()),
    ({"tag": "harbours, opening day"}, {"Alpha"}),
    ({"tag": "harbours, pier"}, set()),
    ({"topic": "Sea trade"}, {"Alpha"}),
    ({"owner": "mine"}, {"Alpha", "Beta"}),
    ({"owner": "generated", "state": "archived"}, {"Gamma"}),
    ({"owner": "999999999999999999"}, set()),
    ({"used": "never"}, {"Alpha", "Beta"}),
    ({"used": "7"}, set()),
    ({"used": "before"}, set()),
    ({"used": "nonsense"}, set()),
    ({"flagged": "y"}, {"Beta"}),
    ({"loose": "y"}, {"Beta"}),
    ({"q": "ribbon", "type": "cloze"}, set()),
    ({"q": "ribbon", "sort": "facility"}, {"Alpha"}),
    ({"sort": "used"}, {"Alpha", "Beta"}),
]


def test_a_filter_lets_through_what_it_says(filled: UnitOfWork, owner: int):
    found = [names(filled, owner, **wanted) for wanted, _names in FILTERS]
    assert [(wanted, got) for (wanted, _names), got in zip(FILTERS, found, strict=True)] == FILTERS


def test_a_filter_by_use_follows_the_attempts(site: Flask, work: UnitOfWork, owner: int):
    quiz_of(work, QuestionType.SINGLE)
    player_of(site)
    assert names(work, owner, used="7") == {"Who"}
    assert names(work, owner, used="never") == names(work, owner, used="before") == set()
    later = UnitOfWork(work.engine, clock=lambda: work.clock() + timedelta(days=400))
    assert names(later, owner, used="before") == {"Who"}
    assert names(later, owner, used="365") == set()


def test_another_teachers_questions_appear_nowhere(site: Flask, filled: UnitOfWork, owner: int):
    other = signed_in(site, "other@school.test")
    for wanted in ("q=ribbon", "q=harbours", "tag=harbours", "topic=Sea+trade", f"owner={owner}", "sort=used", ""):
        shown = other.see(f"{LIST}?{wanted}")
        assert "No question fits" in shown, wanted
        assert "Alpha" not in shown
        assert "opening day" not in shown
        assert "Sea trade" not in shown.replace('value="Sea trade"', "")
    assert names(filled, other.id) == set()
    assert names(filled, other.id, sees_all=True) == {"Alpha", "Beta"}


def test_hits_are_strong_and_shown_where_they_stand(site: Flask, filled: UnitOfWork, owner: int):
    shown = signed_in(site, "admin@school.test", "admin").see(f"{LIST}?q=RIBBON+nordlinje")
    assert '<strong class="hit">ribbon</strong>' in shown
    assert '<strong class="hit">Nordlinje</strong>' in shown
    assert "<mark" not in shown


def test_the_index_follows_versions_and_labels_and_can_be_rebuilt(work: UnitOfWork, owner: int):
    first = publish_question(work, a_draft(QuestionType.SINGLE, stem="Omega opened it?"), owner_id=owner)
    with work() as session:
        set_labels(session, first, "tag", ["spring"])
    assert names(work, owner, q="omega spring") == {"Omega"}
    with work() as session:
        set_labels(session, first, "tag", [])
    assert names(work, owner, q="spring") == set()
    with work() as session:
        assert missing_from_index(session) == []
        assert rebuild_index(session) == 1
    assert names(work, owner, q="omega") == {"Omega"}
    with work() as session:
        index_questions(session, [first, 999])
    assert names(work, owner, q='"omega opened"') == {"Omega"}


def test_no_input_breaks_the_search(site: Flask, filled: UnitOfWork, owner: int):
    @settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(st.text(max_size=60) | st.text(alphabet="\"'*^():-+&|!<>{}AND OR NEAR a\\\0%_", max_size=40))
    def ask(text: str) -> None:
        with filled.reading() as session:
            view = bank_view(filled, Viewer(owner))
            wanted = BankFilter.read({"q": text})
            assert count_bank(session, view, wanted) == len(bank_ids(session, view, wanted))

    ask()
