"""Writing every type of question by form, with several citations, and editing it again."""

from dataclasses import replace

import pytest
from flask import Flask
from sqlalchemy import select

from app.facts.fact import Stance
from app.questions.draft import Draft, QuestionType
from app.storage.questions import QuestionRow, VersionRow
from app.storage.teaching_queries import versions_of
from app.storage.unit_of_work import UnitOfWork
from app.storage.versions import contents
from tests.clients import client_of
from tests.factories import DRAFTS, cite, import_articles, publish_question
from tests.web.desk import Person, new_quiz, publish, signed_in
from tests.web.player import RIGHT, WRONG, Player
from tests.web.writing import RIBBON, SECOND, edited, sheet, written

only_sqlite = pytest.mark.parametrize("engine_url", ["sqlite"], indirect=True)


@pytest.fixture
def teacher(site: Flask, work: UnitOfWork) -> Person:
    import_articles(work)
    return signed_in(site)


def newest(work: UnitOfWork, public_id: str) -> Draft:
    with work.reading() as session:
        row = session.scalars(select(QuestionRow).where(QuestionRow.public_id == public_id)).one()
        return contents(session, versions_of(session, row.id)[:1])[0].draft


def public_id_of(work: UnitOfWork, question_id: int) -> str:
    with work.reading() as session:
        return session.get_one(QuestionRow, question_id).public_id


def count_versions(work: UnitOfWork) -> int:
    with work.reading() as session:
        return len(session.scalars(select(VersionRow.id)).all())


def play(site: Flask, slug: str, answers: dict[QuestionType, dict[str, object]]) -> str:
    """Answer every question of a quiz and give the result's page."""
    player = Player(client_of(site))
    player.start(slug)
    for number, kind in enumerate(DRAFTS, 1):
        player.answer(number, **answers[kind])
    player.submit()
    return player.see("result")


def test_every_type_is_written_with_two_citations_published_and_played(site: Flask, teacher: Person, work: UnitOfWork):
    names = [written(teacher, draft) for draft in DRAFTS.values()]
    for name in names:
        assert [one.passage.article for one in newest(work, name).citations] == ["harbour", "ferry"]
        assert newest(work, name).citations[1].stance is Stance.CONTEXT
        assert "The question is published" in publish(teacher, name).text
    slug = new_quiz(teacher, *names, shuffle_options="")
    assert "7 of 7" in play(site, slug, RIGHT)
    assert "0 of 7" in play(site, slug, WRONG)


def whole(draft: Draft) -> Draft:
    """Give a draft that holds all that a version can: tags, a lead, a scope, occurrences, marks, rules."""
    changes = {"tags": ("people", "ships"), "scope": ("harbour", "ferry"), "rule": "by hand", "lead": "On Thursday."}
    return replace(draft, score=0.7, features=(("length", 3.0),), origin="generator 1", **changes)


@only_sqlite
def test_an_edit_leaves_all_that_it_does_not_touch(teacher: Person, work: UnitOfWork):
    for draft in map(whole, DRAFTS.values()):
        name = public_id_of(work, publish_question(work, draft, owner_id=teacher.id))
        page = edited(teacher, name)
        before = count_versions(work)
        page.saved()
        assert "Nothing was changed" in teacher.see(f"/teaching/questions/{name}")
        assert newest(work, name) == draft
        assert count_versions(work) == before
        edited(teacher, name).fill(explanation="As the article says.").saved()
        assert newest(work, name) == replace(draft, explanation="As the article says.", origin="teacher")


@only_sqlite
def test_citations_are_added_reordered_changed_and_taken_away(teacher: Person, work: UnitOfWork):
    page = sheet(teacher, QuestionType.SINGLE).cite(RIBBON).cite(SECOND, article="ferry", stance="context")
    page.fill(stem="Who?", option_1="Sigrid Halvorsen")
    page.press("cited-up:2")
    assert [token.split("/")[0] for token in page.fields["cited"]] == ["ferry", "harbour"]
    assert page.fields["stance_of"] == ["context", "supports"]
    page.press("cited-change:1")
    assert page.fields["quote"] == [SECOND]
    assert page.fields["article"] == ["ferry"]
    page.press("cite").press("cited-drop:1")
    assert [token.split("/")[0] for token in page.fields["cited"]] == ["ferry"]
    assert (page.fields["stem"], page.fields["option_1"]) == (["Who?"], ["Sigrid Halvorsen"])
    assert "cited already" in page.cite(SECOND, article="ferry").text


@only_sqlite
def test_a_blank_is_made_of_the_articles_own_words(teacher: Person, work: UnitOfWork):
    page = sheet(teacher, QuestionType.CLOZE).cite("A freighter from Canada was turned away")
    page.fill(blank="Canada").press("blank")
    assert page.fields["stem"] == ["A freighter from _____ was turned away because of ice."]
    assert page.fields["lead"] == ["Ships from Denmark, Iceland and Portugal called on the first day."]
    assert page.fields["accepted"] == ["Canada"]
    assert newest(work, page.saved()).citations[0].marks == cite("Canada", mark="Canada").marks
    assert "No cited sentence says these words" in page.fill(blank="Portugal").press("blank").text


@only_sqlite
def test_the_sentence_that_is_evidence_is_cited(teacher: Person, work: UnitOfWork):
    page = sheet(teacher, QuestionType.EVIDENCE)
    for words in ("The old quay, built in 1911, will become a park.", RIBBON, "some other words"):
        page.fill(article="harbour", quote=words, start="").press("as-option")
    assert "The article does not say this" in page.text
    page.fill(quote="", stem="Which sentence says who opened the harbour?", option_3="Not of the article.", correct=2)
    assert "Option 3 is no sentence of the article" in page.press("save").text
    page.fill(option_3="The harbour cost 83 million crowns, and the region paid 45 percent of it.")
    assert newest(work, page.saved()).citations[0].passage.exact == RIBBON
