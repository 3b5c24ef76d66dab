"""Two teachers who edit one question: nothing is overwritten, and the second sees both wordings."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier

import pytest
from flask import Flask
from sqlalchemy import func, select

from app.questions.draft import Draft, QuestionType
from app.storage.questions import VersionRow
from app.storage.unit_of_work import UnitOfWork
from app.workflows.edit_question import NewerVersion
from app.workflows.write_question import save_draft
from tests.factories import DRAFTS, a_draft, import_articles
from tests.web.desk import Person, account, signed_in
from tests.web.test_writing import newest
from tests.web.writing import edited, typed, written

SINGLE = DRAFTS[QuestionType.SINGLE]
MINE = "Who cut the ribbon at Norvik’s new harbour on Thursday?"
THEIRS = "Who cut the ribbon at the harbour of Norvik in 2024?"


@pytest.fixture
def teacher(site: Flask, work: UnitOfWork) -> Person:
    import_articles(work)
    return signed_in(site)


def count(work: UnitOfWork) -> int:
    with work.reading() as session:
        return session.scalar(select(func.count()).select_from(VersionRow)) or 0


def test_the_second_to_save_sees_both_and_decides(site: Flask, teacher: Person, work: UnitOfWork):
    name = written(teacher, SINGLE)
    admin = signed_in(site, "admin@school.test", "admin")
    mine = edited(teacher, name).press("check")
    theirs = edited(admin, name)
    assert "maria has this form open too" in theirs.part("others")
    theirs.fill(stem=THEIRS).saved()
    mine.fill(stem=MINE).press("save")
    assert mine.answered.status_code == 409
    assert "admin saved version 2" in mine.part("clash")
    assert all(words in mine.part("clash-differs") for words in (MINE, THEIRS))
    assert newest(work, name).stem == THEIRS
    assert mine.fields["stem"] == [MINE]
    mine.saved()
    assert newest(work, name).stem == MINE
    assert count(work) == 3


def test_of_two_saves_at_once_one_makes_a_version_and_the_other_is_told(site: Flask, work: UnitOfWork):
    import_articles(work)
    author = account(site, "maria@school.test")
    for _round in range(5):
        name, start = save_draft(work, a_draft(), author_id=author), Barrier(4)

        def save(place: int, name: str = name, start: Barrier = start) -> Draft | None:
            draft = replace(SINGLE, stem=f"Who cut the ribbon at Norvik, writes number {place}?")
            start.wait()
            try:
                save_draft(work, draft, author_id=author, public_id=name, base=1)
            except NewerVersion:
                return None
            return draft

        before = count(work)
        with ThreadPoolExecutor(4) as pool:
            saved = [draft for draft in pool.map(save, range(4)) if draft]
        assert count(work) == before + 1
        assert [draft.stem for draft in saved] == [newest(work, name).stem]


def test_a_form_sent_twice_makes_one_question_and_another_text_another(teacher: Person, work: UnitOfWork):
    sheet = typed(teacher, SINGLE)
    assert sheet.saved() == sheet.saved()
    assert count(work) == 1
    # Back in the browser, then something else in the same form.
    other = sheet.fill(stem=MINE).saved()
    assert count(work) == 2
    assert newest(work, other).stem == MINE
    # The same words in a form that was opened anew are meant.
    written(teacher, SINGLE)
    assert count(work) == 3


def test_of_two_presses_at_once_both_find_the_one_question(site: Flask, work: UnitOfWork):
    import_articles(work)
    author = account(site, "maria@school.test")
    for turn in range(5):
        start = Barrier(4)

        def save(_place: int, press: str = f"press {turn}", start: Barrier = start) -> str:
            start.wait()
            return save_draft(work, a_draft(), author_id=author, press=press)

        with ThreadPoolExecutor(4) as pool:
            assert len(set(pool.map(save, range(4)))) == 1
        assert count(work) == turn + 1
