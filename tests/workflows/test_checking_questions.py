"""What a teacher is told about a question on saving it, and what keeps it from being published."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy import Engine

from app.questions.draft import Draft
from app.storage.unit_of_work import UnitOfWork
from app.workflows.check_question import Check, checks_of
from tests.factories import a_draft, import_articles


@pytest.fixture
def work(engine: Engine) -> UnitOfWork:
    return UnitOfWork(engine, clock=lambda: datetime(2026, 5, 9, 12, tzinfo=UTC))


def checks(work: UnitOfWork, draft: Draft) -> tuple[Check, ...]:
    import_articles(work)
    with work.reading() as session:
        return checks_of(session, draft)


def test_nothing_speaks_against_a_sound_question(work: UnitOfWork):
    assert checks(work, a_draft()) == ()


@pytest.mark.parametrize(
    ("stem", "word"),
    [
        ("Who did not cut the ribbon at the new harbour of Norvik?", "not"),
        ("Who cut the ribbon at Norvik last year?", "last year"),
        ("Who, often, cut the ribbon at the harbour of Norvik?", "often"),
    ],
)
def test_style_is_told_with_what_to_do_and_does_not_block(work: UnitOfWork, stem: str, word: str):
    (check,) = checks(work, a_draft(stem=stem))
    assert f"“{word}”" in check.sentence
    assert check.sentence.endswith(".")
    assert not check.blocks


def test_a_question_without_a_citation_is_blocked_once(work: UnitOfWork):
    assert [check.blocks for check in checks(work, a_draft(citations=()))].count(True) == 1


def test_an_answer_that_is_not_in_the_cited_words_is_said_once(work: UnitOfWork):
    draft = a_draft()
    options = tuple(replace(option, correct=option.text == "Nordlinje") for option in draft.key.options)
    blocking = [
        check for check in checks(work, replace(draft, key=replace(draft.key, options=options))) if check.blocks
    ]
    assert len(blocking) == 1
    assert "Nordlinje" in blocking[0].sentence
