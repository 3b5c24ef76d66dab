"""What touches a published question after it was checked: flags on it, the page that lists them, keep and retire."""

from dataclasses import replace
from datetime import date
from threading import Barrier, Thread

import pytest
from flask import Flask
from sqlalchemy import select

from app.articles.text import Article, ArticleDate, DateBasis
from app.questions.draft import ClaimVerdict, Draft, QuestionType
from app.questions.origins import GENERATOR
from app.storage.articles import article_by_stem, current_rendition
from app.storage.flag_queries import flagged
from app.storage.publishing import FlagRow
from app.storage.questions import QuestionRow, VersionRow
from app.storage.unit_of_work import UnitOfWork
from app.workflows import date_article, mend_article, retire_article, write_question
from app.workflows.import_article import import_article
from app.workflows.list_questions import Viewer
from app.workflows.problems import Refused
from app.workflows.recheck_scope import recheck_all
from tests.factories import HARBOUR, a_draft, cite, import_articles, publish_question
from tests.web.desk import Person, account, publish, signed_in, write

ONE_DATABASE = pytest.mark.parametrize("engine_url", ["sqlite"], indirect=True)


@pytest.fixture
def work(site: Flask) -> UnitOfWork:
    import_articles(site.extensions["citewell.work"])
    recheck_all(site.extensions["citewell.work"])
    return site.extensions["citewell.work"]


@pytest.fixture
def admin(site: Flask, work: UnitOfWork) -> Person:
    del work
    return signed_in(site, "admin@school.test", "admin")


def sentences(work: UnitOfWork) -> list[str]:
    with work.reading() as session:
        return list(session.scalars(select(FlagRow.sentence).where(FlagRow.cleared_at.is_(None))))


def claim(verdict: ClaimVerdict, stem: str) -> Draft:
    draft = a_draft(QuestionType.CLAIM, stem=stem, citations=(cite("The old quay"),))
    options = tuple(type(one)(one.text, one.text == verdict) for one in draft.key.options)
    return type(draft)(draft.type, stem, type(draft.key)(draft.type, options), draft.citations, "")


def told(words: str, stem: str = "news", **whose: object) -> Article:
    del whose
    return Article(stem, f"News of the day from the coast\n\n{words} The weather was fair on that day.\n", "News")


def test_retiring_an_article_flags_what_cites_it_and_nothing_new_may(site: Flask, work: UnitOfWork, admin: Person):
    name = write(admin, "single")
    publish(admin, name)
    other = write(admin, "number")
    page = admin.post("/teaching/articles/harbour/retire", seen="/teaching/articles/harbour", follow=True)
    assert "One published question that cites it" in page.text
    assert "was retired" in admin.see("/teaching/look-again")
    assert "was retired" in admin.see(f"/teaching/questions/{name}")
    assert "look again" in admin.see("/teaching/questions")
    assert "is retired, so that nothing new cites it" in publish(admin, other).text
    assert 'value="harbour"' not in admin.see("/teaching/questions/new?type=single")
    assert admin.get("/teaching/questions/new?type=single&article=harbour").status_code == 404
    assert "/article/harbour" not in admin.see("/articles")
    assert admin.get("/article/harbour").status_code == 200
    with work.reading() as session:
        ids = session.scalars(select(QuestionRow.id)).all()
        assert list(flagged(session, ids).values()) == [1]
    admin.post("/teaching/articles/harbour/bring-back", seen="/teaching/articles/harbour")
    assert sentences(work) == []
    del site


@ONE_DATABASE
def test_an_article_dated_anew_flags_what_cites_it(work: UnitOfWork, admin: Person):
    publish(admin, write(admin, "single"))
    date_of = "/teaching/articles/harbour/date"
    wrong = admin.post(date_of, day="2024-05-03", basis="stated", words="May 3, 2024")
    assert wrong.status_code == 422
    assert "does not say these words" in wrong.text
    same = admin.post(date_of, day="2024-05-02", basis="stated", words="May 2, 2024")
    assert "date already" in same.text
    assert sentences(work) == []
    changed = admin.post(date_of, day="2024-05-03", basis="editor", words="", follow=True)
    assert "One published question" in changed.text
    (sentence,) = sentences(work)
    assert "2 May 2024 (stated) to 3 May 2024 (editor)" in sentence


@ONE_DATABASE
def test_a_flagged_question_is_kept_or_retired_with_a_word_in_the_log(work: UnitOfWork, admin: Person):
    kept, taken = write(admin, "single"), write(admin, "number")
    for name in (kept, taken):
        publish(admin, name)
    retire_article.retire(work, Viewer(admin.id, sees_all=True), "harbour")
    admin.post(f"/teaching/questions/{kept}/keep", seen="/teaching/look-again")
    admin.post(f"/teaching/questions/{taken}/retire", seen="/teaching/look-again")
    assert "Nothing to look at again" in admin.see("/teaching/look-again")
    assert "Published" in admin.see(f"/teaching/questions/{kept}")
    assert "Retired" in admin.see(f"/teaching/questions/{taken}")
    again = admin.post(f"/teaching/questions/{kept}/keep", seen="/teaching/look-again", follow=True)
    assert "so nothing was done" in again.text


@ONE_DATABASE
def test_flags_are_their_owners(site: Flask, work: UnitOfWork, admin: Person):
    teacher = signed_in(site)
    name = write(teacher, "single")
    publish(teacher, name)
    retire_article.retire(work, Viewer(admin.id, sees_all=True), "harbour")
    other = signed_in(site, "other@school.test")
    assert "was retired" in teacher.see("/teaching/look-again")
    assert "was retired" not in other.see("/teaching/look-again")
    assert other.post(f"/teaching/questions/{name}/keep", seen="/teaching/look-again").status_code == 403


NOT_ENOUGH = "According to the article “Norvik opens its new harbour”, Nordlinje paid Tromsund for the cold store."
DISTRACTOR = "Nordlinje cut the ribbon at the new harbour of Norvik, who was glad."


@ONE_DATABASE
@pytest.mark.parametrize(
    ("draft", "words", "flags"),
    [
        (claim(ClaimVerdict.NOT_ENOUGH, NOT_ENOUGH), "Nordlinje paid Tromsund for the new cold store.", True),
        (claim(ClaimVerdict.DISAGREE, NOT_ENOUGH), "Nordlinje paid Tromsund for the new cold store.", True),
        (claim(ClaimVerdict.SUPPORTED, NOT_ENOUGH), "Nordlinje paid Tromsund for the new cold store.", False),
        (claim(ClaimVerdict.NOT_ENOUGH, NOT_ENOUGH), "Nordlinje sails to Tromsund.", False),
        (a_draft(), DISTRACTOR, True),
        (a_draft(), "Sigrid Halvorsen cut the ribbon at the new harbour of Norvik, not Nordlinje.", False),
        (a_draft(), "Nordlinje is glad of the new harbour of Norvik.", False),
        (a_draft(QuestionType.TEXT), DISTRACTOR, False),
    ],
)
def test_a_new_article_flags_what_it_touches(work: UnitOfWork, draft: Draft, words: str, flags: bool):  # noqa: FBT001
    publish_question(work, draft)
    import_article(work, told(words), visibility="public")
    assert sentences(work) == []  # the import only marks that it is due
    assert recheck_all(work) == flags
    assert len(sentences(work)) == flags
    assert recheck_all(work) == 0


def change_text(work: UnitOfWork, stem: str, words: str, other: str) -> None:
    with work.reading() as session:
        rendition = current_rendition(session, article_by_stem(session, stem).id)
    mended = rendition.text.replace(words, other)
    mend_article.mend_text(work, Viewer(1, sees_all=True), stem, mended, seen=rendition.id)


@ONE_DATABASE
def test_what_was_made_with_an_article_in_view_is_not_held_against_it_until_its_text_changes(
    work: UnitOfWork, admin: Person
):
    del admin
    import_article(work, told(f"It rained all night long.\n\n{DISTRACTOR}"), visibility="public")
    publish_question(work, replace(a_draft(), origin=GENERATOR, scope=("harbour", "news")))
    assert recheck_all(work) == 0
    change_text(work, "news", "It rained all night long.\n", "")
    assert len(sentences(work)) == 1


@ONE_DATABASE
@pytest.mark.parametrize(
    "made", [{"origin": GENERATOR, "scope": ("harbour",)}, {"origin": "model:any", "scope": ("harbour", "news")}]
)
def test_what_the_generator_made_without_it_or_did_not_make_is_held_against_an_article(work: UnitOfWork, made):
    publish_question(work, replace(a_draft(), **made))
    import_article(work, told(DISTRACTOR), visibility="public")
    assert recheck_all(work) == 1


@ONE_DATABASE
def test_a_private_article_touches_its_owners_questions_only_and_joins_their_scope(site: Flask, work: UnitOfWork):
    mine, other = account(site, "mine@school.test"), account(site, "other@school.test")
    publish_question(work, a_draft(), owner_id=mine)
    publish_question(work, a_draft(), owner_id=other)
    import_article(work, told(DISTRACTOR), owner_id=mine)
    assert recheck_all(work) == 1
    with work.reading() as session:
        scopes = session.scalars(select(VersionRow.scope).order_by(VersionRow.id)).all()
    assert scopes == [["news"], []]


@ONE_DATABASE
def test_an_article_that_a_teacher_adds_is_held_against_the_bank_at_once(work: UnitOfWork, admin: Person):
    publish_question(work, a_draft())
    text = f"News of the day from the coast\n\n{DISTRACTOR} The weather was fair. " + "People came from the town. " * 30
    admin.post("/teaching/articles/new", text=text, title="News", visibility="public", basis="editor")
    (sentence,) = sentences(work)
    assert "“Nordlinje”" in sentence


def test_publishing_while_its_article_is_retired_leaves_it_refused_or_flagged(site: Flask, work: UnitOfWork):
    teacher, admin = signed_in(site), account(site, "admin@school.test", "admin")
    name = write(teacher, "single")
    start, outcomes = Barrier(2), list[str]()

    def publish_it() -> None:
        start.wait()
        try:
            write_question.publish_newest(work, name, actor_id=teacher.id)
        except Refused:
            outcomes.append("refused")
        else:
            outcomes.append("published")

    def retire_it() -> None:
        start.wait()
        retire_article.retire(work, Viewer(admin, sees_all=True), "harbour")

    threads = [Thread(target=publish_it), Thread(target=retire_it)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(sentences(work)) == (outcomes == ["published"])


@ONE_DATABASE
def test_a_date_cannot_be_one_that_the_text_does_not_say(work: UnitOfWork, admin: Person):
    viewer = Viewer(admin.id, sees_all=True)
    with pytest.raises(Refused):
        date_article.change_date(work, viewer, "harbour", ArticleDate(date(2024, 6, 1), DateBasis.STATED, "June"))
    assert date_article.change_date(work, viewer, "harbour", None) == 0
    assert HARBOUR.published is not None
