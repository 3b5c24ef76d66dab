"""Question pages stay small: few queries, few bytes, and nothing of the key in them."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from flask import Flask
from sqlalchemy import event

from app.questions.draft import QuestionType
from app.storage.unit_of_work import UnitOfWork
from tests.factories import a_draft, make_quiz, publish_question, quiz_of
from tests.web.desk import signed_in
from tests.web.player import RIGHT, Player, player_of

MOST_QUERIES = 5
MOST_BYTES = 60_000
KINDS = pytest.mark.parametrize("kind", QuestionType)


@contextmanager
def counted(work: UnitOfWork) -> Iterator[list[str]]:
    """Collect the statements sent to the database, transactions' own words aside."""
    statements: list[str] = []

    def note(_connection, _cursor, statement: str, *_rest) -> None:
        if statement.split(maxsplit=1)[0] not in {"BEGIN", "COMMIT", "ROLLBACK"}:
            statements.append(statement)

    event.listen(work.engine, "before_cursor_execute", note)
    yield statements
    event.remove(work.engine, "before_cursor_execute", note)


@KINDS
def test_a_question_page_makes_few_queries(site: Flask, work: UnitOfWork, kind: QuestionType):
    quiz_of(work, kind)
    player = player_of(site)
    with counted(work) as statements:
        player.see(1)
    assert 0 < len(statements) <= MOST_QUERIES


@pytest.mark.parametrize("sender", [{}, {"client": "c1", "sequence": "1"}])
def test_saving_makes_few_queries(site: Flask, work: UnitOfWork, sender: dict[str, str]):
    quiz_of(work, QuestionType.SINGLE)
    player = player_of(site)
    token = player.token()
    with counted(work) as statements:
        player.client.post(player.page(1), data={"csrf_token": token, "choice": 0, **sender})
    assert 0 < len(statements) <= MOST_QUERIES


def test_saving_by_script_makes_few_queries(site: Flask, work: UnitOfWork):
    quiz_of(work, QuestionType.SINGLE)
    player = player_of(site)
    headers = {"X-CSRFToken": player.token()}
    sent = {"client": "c1", "sequence": 1, "chosen": [0], "text": ""}
    with counted(work) as statements:
        player.client.post(f"/api{player.page(1)}", json=sent, headers=headers)
    assert 0 < len(statements) <= MOST_QUERIES


def test_an_account_costs_no_more_than_the_limit(site: Flask, work: UnitOfWork):
    quiz_of(work, QuestionType.SINGLE)
    player = Player(signed_in(site).client)
    player.start()
    token = player.token()
    with counted(work) as shown:
        player.see(1)
    with counted(work) as saved:
        player.client.post(player.page(1), data={"csrf_token": token, "choice": 0})
    sent = {"client": "c1", "sequence": 1, "chosen": [0], "text": ""}
    with counted(work) as by_script:
        player.client.post(f"/api{player.page(1)}", json=sent, headers={"X-CSRFToken": token})
    with counted(work) as looked:
        player.client.get(f"/api{player.page(1)}?client=c1")
    for statements in (shown, saved, by_script, looked):
        assert 0 < len(statements) <= MOST_QUERIES


# (what is opened, its quiz, how many queries its page may take more than in a plain test)
OPENED = {
    "nothing": ({"evidence_score": True, "reveal_cost": 0.25}, 0),
    "source": ({"mode": "two_step"}, 2),
    "proof": ({"evidence_score": True}, 1),
    "check": ({"mode": "practice", "review": "practice"}, 6),
}


@pytest.mark.parametrize("step", OPENED)
@pytest.mark.parametrize("engine_url", ["sqlite"], indirect=True)
def test_what_a_mode_opens_costs_few_queries_more(site: Flask, work: UnitOfWork, step: str):
    rules, more = OPENED[step]
    quiz_of(work, QuestionType.SINGLE, **rules)
    player = Player(signed_in(site).client)
    player.start()
    token = player.token()
    with counted(work) as saved:
        player.client.post(player.page(1), data={"csrf_token": token, "choice": 0, "go": step})
    with counted(work) as shown:
        player.see(1)
    assert 0 < len(shown) <= MOST_QUERIES + more
    assert 0 < len(saved) <= MOST_QUERIES + 3


@KINDS
@pytest.mark.parametrize("engine_url", ["sqlite"], indirect=True)
def test_a_question_page_is_small(site: Flask, work: UnitOfWork, kind: QuestionType):
    questions = [publish_question(work, a_draft(kind)) for _ in range(40)]
    make_quiz(work, *questions, title="The new harbour " * 12)
    player = player_of(site)
    assert len(player.see(40).encode()) < MOST_BYTES


@KINDS
@pytest.mark.parametrize("engine_url", ["sqlite"], indirect=True)
def test_before_the_end_no_page_tells_the_answer(site: Flask, work: UnitOfWork, kind: QuestionType):
    quiz_of(work, kind)
    draft = a_draft(kind)
    shown = {option.text for option in draft.key.options}
    told = [option.feedback for option in draft.key.options if option.feedback]
    told += [citation.passage.exact for citation in draft.citations if citation.passage.exact not in shown]
    told += [form.text for form in draft.key.accepted] + [draft.explanation]
    player = player_of(site)
    player.answer(1, **{**RIGHT[kind], "text": ""})
    for place in ("1", "review"):
        page = player.see(place)
        assert not [words for words in told if words and words in page]
        assert "<mark" not in page
