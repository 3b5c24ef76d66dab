"""A question's versions on their pages: who, when and why, what differs, how each was answered, an old one restored."""

import pytest
from flask import Flask

from app.questions.draft import QuestionType
from app.storage.questions import QuestionRow
from app.storage.unit_of_work import UnitOfWork
from app.workflows import mend_article
from app.workflows.list_questions import Viewer
from tests.factories import a_draft, import_articles, make_quiz, publish_question
from tests.web.desk import Person, a_single, publish, signed_in, write
from tests.web.player import player_of

pytestmark = pytest.mark.parametrize("engine_url", ["sqlite"], indirect=True)
SECOND = "Which person cut the ribbon at the new harbour of Norvik?"


@pytest.fixture
def work(site: Flask) -> UnitOfWork:
    import_articles(site.extensions["citewell.work"])
    return site.extensions["citewell.work"]


@pytest.fixture
def teacher(site: Flask, work: UnitOfWork) -> Person:
    del work
    return signed_in(site)


def edited(teacher: Person, **changes: object) -> str:
    name = write(teacher)
    publish(teacher, name)
    answered = teacher.post(f"/teaching/questions/{name}/edit", **a_single(stem=SECOND, **changes))
    assert answered.status_code == 303, answered.text
    return name


def test_versions_are_listed_with_who_and_why(teacher: Person):
    page = teacher.see(f"/teaching/questions/{edited(teacher)}/versions")
    assert page.index("Version 2") < page.index("Version 1")
    assert "first written" in page
    assert "edited" in page
    assert "maria" in page


def test_two_versions_are_compared_word_by_word_in_words_too(teacher: Person):
    name = edited(teacher, option_2="Kari Lind")
    page = teacher.see(f"/teaching/questions/{name}/versions/compare?old=1&new=2")
    assert '<del><span class="visually-hidden">removed: </span>Who' in page
    assert '<ins><span class="visually-hidden">added: </span>Which person' in page
    assert "Kari" in page
    assert teacher.get(f"/teaching/questions/{name}/versions/compare?old=1&new=9").status_code == 404
    assert "Nothing differs" in teacher.see(f"/teaching/questions/{name}/versions/compare?old=1&new=1")


def test_an_old_version_is_restored_as_a_new_one_and_published_like_any(teacher: Person):
    name = edited(teacher)
    versions = f"/teaching/questions/{name}/versions"
    restored = teacher.post(f"/teaching/questions/{name}/restore", seen=versions, number=1, follow=True)
    assert "restored as version 3" in restored.text
    assert "restored from version 1" in teacher.see(versions)
    assert "Nothing differs" in teacher.see(f"{versions}/compare?old=1&new=3")
    assert "is published" in publish(teacher, name).text
    again = teacher.post(f"/teaching/questions/{name}/restore", seen=versions, number=3, follow=True)
    assert "newest version already" in again.text


def test_after_the_text_was_mended_citations_move_or_the_restoring_is_refused(site: Flask, work: UnitOfWork):
    admin = signed_in(site, "admin@school.test", "admin")
    name = edited(admin)
    viewer = Viewer(admin.id, sees_all=True)
    page = mend_article.desk_article(work, viewer, "harbour")
    text = page.rendition.text.replace(" The old quay, built in 1911, will become a park.", "")
    mend_article.mend_text(work, viewer, "harbour", text, seen=page.rendition_id)
    versions = f"/teaching/questions/{name}/versions"
    assert (
        "restored as version 3"
        in admin.post(f"/teaching/questions/{name}/restore", seen=versions, number=1, follow=True).text
    )
    assert "is published" in publish(admin, name).text
    page = mend_article.desk_article(work, viewer, "harbour")
    text = page.rendition.text.replace("cut the ribbon before a crowd of some 2,400 people.", "")
    mend_article.mend_text(work, viewer, "harbour", text, seen=page.rendition_id)
    refused = admin.post(f"/teaching/questions/{name}/restore", seen=versions, number=1, follow=True)
    assert "does not stand in the article any more" in refused.text


def test_answers_are_counted_by_version_and_pooled(site: Flask, work: UnitOfWork):
    question = publish_question(work, a_draft(QuestionType.SINGLE))
    make_quiz(work, question)
    for choice in (0, 0, 1):
        player = player_of(site)
        player.answer(1, choice=choice)
        player.submit()
    admin = signed_in(site, "admin@school.test", "admin")
    with work.reading() as session:
        name = session.get(QuestionRow, question).public_id
    page = admin.see(f"/teaching/questions/{name}")
    assert "66.7\N{NO-BREAK SPACE}%" in page
    assert "0.67" in page
