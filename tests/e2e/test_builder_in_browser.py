"""Building a quiz in the browser: the count that follows the rule, order by keyboard, every page sound."""

import re

import pytest
from playwright.sync_api import Page, expect

from app.questions.draft import QuestionType
from app.storage.quizzes import quiz_by_slug
from app.storage.unit_of_work import UnitOfWork
from app.workflows.arrange_quiz import add_section
from app.workflows.open_account import make_invitation
from tests.e2e.conftest import Open
from tests.e2e.steps import follow
from tests.e2e.test_classes_in_browser import open_account, sound
from tests.factories import a_draft, publish_example, publish_question, quiz_of

QUIZ = "/teaching/quizzes/harbour"
LONG = "A heading that is as long as teachers write them when they are in a hurry"
PAGES = ("", "/draws/new", "/classes", "/preview", "/paper", "/paper/sheet?seed=S1&version=A", "/paper/key?seed=S1")


def teacher(open_page: Open, work: UnitOfWork, **look: object) -> Page:
    """Give the browser of a teacher whose quiz has two questions and a section."""
    quiz_of(work, QuestionType.SINGLE, QuestionType.TEXT)
    for number in range(3):
        publish_question(work, a_draft(QuestionType.NUMBER, stem=f"What share did the region pay in year {number}?"))
    publish_example(work)
    add_section(work, "harbour", LONG, "Read first.")
    page = open_page(f"/welcome/{make_invitation(work)}", **look)
    open_account(page)
    with work() as session:
        quiz_by_slug(session, "harbour").owner_id = 1
    return page


def test_the_count_follows_the_rule_and_keys_change_the_order(open_page: Open, work: UnitOfWork):
    page = teacher(open_page, work)
    page.goto(f"{QUIZ}/draws/new")
    count = page.locator("#draw-count")
    expect(count).to_contain_text("5 published questions match")
    page.locator("input[value=number]").check()
    expect(count).to_contain_text("3 published questions match")
    page.get_by_label("How many questions to draw").fill("4")
    expect(count).to_contain_text("asks for 4 questions, but 3 fit")
    page.get_by_label("How many questions to draw").fill("2")
    expect(count).to_contain_text("2 are drawn for each attempt")
    follow(page, page.get_by_role("button", name="Draw by this rule"))
    lines = page.locator(".slot .line-stem")
    expect(lines).to_have_text([re.compile("Who cut"), re.compile("What is the mayor"), "Draws 2 questions"])
    for place in (1, 0):
        page.get_by_role("button", name="Move up: the draw of 2 questions").press("Enter")
        expect(lines.nth(place)).to_have_text("Draws 2 questions")
    expect(page.locator(":target")).to_contain_text("Draws 2 questions")
    sound(page, "built")


@pytest.mark.parametrize(("width", "theme"), [(320, "dark"), (320, "light"), (1280, "dark"), (1280, "light")])
def test_every_page_of_the_builder_is_sound(open_page: Open, work: UnitOfWork, width: int, theme: str):
    page = teacher(open_page, work, width=width, color_scheme=theme)
    for path in PAGES:
        page.goto(f"{QUIZ}{path}")
        page.evaluate("document.querySelectorAll('main details').forEach((one) => { one.open = true })")
        sound(page, f"{path} at {width}, {theme}")
