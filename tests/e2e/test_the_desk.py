"""A teacher's whole work in the browser: write, see a flaw and mend it, build, give, print, exchange, correct, find."""

from dataclasses import replace
from pathlib import Path

from playwright.sync_api import Page, expect

from app.facts.fact import Stance
from app.interchange.formats import FORMATS
from app.questions.draft import Draft, QuestionType
from app.storage.unit_of_work import UnitOfWork
from tests.e2e.conftest import Open
from tests.e2e.desk_files import export_mine, import_and_store, look_through, travellers
from tests.e2e.desk_questions import TYPED, WAITED, Typed
from tests.e2e.desk_quiz import (
    MAYORS,
    TITLE,
    build,
    correct,
    give,
    join_class,
    open_at_once,
    print_it,
    read_the_note,
    take,
)
from tests.e2e.desk_steps import begin, cite, fill, go, label_it, press, save_and_publish, search, teacher
from tests.e2e.steps import follow
from tests.factories import a_draft, import_articles, publish_question
from tests.factories import cite as cite_of
from tests.web.test_correcting import wrongly

FLAWED = "From which country was the freighter that did not enter Norvik?"
FLAW = "makes the stem easy to misread"


def write(page: Page, typed: Typed) -> None:
    begin(page, typed)
    for so_far, cited in enumerate(typed.cited):
        cite(page, cited, so_far)
    if typed.name == "One answer":
        see_and_mend(page, typed)
    fill(page, typed)
    save_and_publish(page, typed)


def see_and_mend(page: Page, typed: Typed) -> None:
    """Type a question that is easy to misread, read so beside the form, and mend it."""
    stem = page.get_by_label("Question", exact=True)
    stem.fill(FLAWED)
    expect(page.locator("#flaws")).to_contain_text(FLAW)
    expect(page.locator(".student-view")).to_contain_text(FLAWED)
    stem.fill(typed.stem)
    expect(page.locator("#flaws")).not_to_contain_text(FLAW)
    expect(page.locator(".student-view")).to_contain_text(typed.stem)


def test_a_question_of_each_type_is_written_mended_published_and_found_again(open_page: Open, work: UnitOfWork):
    import_articles(work)
    page = teacher(open_page, work)
    for typed in TYPED:
        write(page, typed)
        label_it(page, f"harbour, {typed.kind}", "Norvik")
    for typed in TYPED:
        expect(search(page, typed.search)).to_have_text([typed.stem])
        expect(search(page, "norvik", Type=typed.name, State="Published")).to_have_text([typed.stem])
    expect(search(page, "tromsund")).to_have_count(0)
    expect(search(page, Article="Ferry company welcomes the pier at Norvik")).to_have_count(3)


def prepare(work: UnitOfWork) -> None:
    """Publish four questions of the first teacher: one of them with a key that the article does not say."""
    publish_question(work, wrongly(QuestionType.NUMBER), owner_id=1, visibility="private")
    for stem in MAYORS:
        publish_question(work, a_draft(QuestionType.TEXT, stem=stem), owner_id=1, visibility="private")


def test_a_quiz_is_built_given_taken_printed_and_judged_again(open_page: Open, work: UnitOfWork, tmp_path: Path):
    page = teacher(open_page, work)
    prepare(work)
    build(page)
    pupil = join_class(page, open_page)
    give(page)
    pupil.goto("/me")
    expect(pupil.locator(".quiz-card")).to_contain_text("Not open yet")
    open_at_once(page)
    take(pupil)
    print_it(page, tmp_path)
    correct(page)
    read_the_note(pupil)
    find_again(page)


def find_again(page: Page) -> None:
    """Find the question by its use, the quiz by the question and by its title, the attempt in the quiz's report."""
    follow(page, search(page, "share", Type="Number", **{"Last used": "In the last 7 days"}).first)
    expect(page.locator("main")).to_contain_text("45 percent")
    go(page, TITLE)
    expect(page.locator("h1")).to_have_text(TITLE)
    page.goto("/teaching")
    go(page, "Quizzes and reports")
    page.get_by_label("Words").fill("harb short")
    press(page, "Show")
    expect(page.locator(".line-stem")).to_have_text([TITLE])
    go(page, TITLE, "Report on one attempt")
    expect(page.locator("main")).to_contain_text("Zoë")


def two_passages(kind: QuestionType) -> Draft:
    """Give a draft of that type that cites a second passage, of the other article."""
    draft = a_draft(kind)
    return replace(draft, citations=(*draft.citations, cite_of(WAITED, article="ferry", stance=Stance.CONTEXT)))


def test_every_format_goes_out_and_comes_in_again_without_a_difference(
    open_page: Open, work: UnitOfWork, tmp_path: Path
):
    page = teacher(open_page, work)
    for kind in QuestionType:
        publish_question(work, two_passages(kind), owner_id=1, visibility="private")
    whole = export_mine(page, "jsonl", tmp_path / "whole")
    for form in FORMATS:
        sent = export_mine(page, form, tmp_path / "sent")
        other = teacher(open_page, work, f"{form.title()} Lind")
        import_and_store(other, sent, len(QuestionType))
        assert travellers(export_mine(other, form, tmp_path / "back")) == travellers(sent)
        assert travellers(export_mine(other, "jsonl", tmp_path / "back")) == travellers(whole)
        expect(search(other, "halvorsen", Type="Short text", State="Draft")).to_have_count(1)
    look_through(page, whole)
    expect(page.get_by_role("status")).to_contain_text("0 new, 0 with a new version, 7 already here, 0 dropped.")
