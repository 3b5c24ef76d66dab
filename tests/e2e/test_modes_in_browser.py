"""Practice, the two-step fact check and the daily review in a real browser, in both themes."""

import re
from dataclasses import replace

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from app.questions.draft import QuestionType
from app.storage.unit_of_work import UnitOfWork
from tests.e2e.conftest import Open
from tests.e2e.steps import answer, follow, go_on, start
from tests.e2e.test_accessible import too_small
from tests.factories import a_draft, a_fact, make_quiz, publish_question, quiz_of
from tests.web.player import RIGHT, WRONG

SINGLE, TEXT = QuestionType.SINGLE, QuestionType.TEXT
LOOKS = pytest.mark.parametrize(("theme", "width"), [("light", 320), ("dark", 1280)])


def sound(page: Page) -> None:
    """Hold a page to what every page is held to: axe, no scrolling sideways, nothing too small for a thumb."""
    findings = Axe().run(page)
    assert findings.violations_count == 0, findings.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    assert too_small(page) == []


def press(page: Page, name: str) -> None:
    follow(page, page.get_by_role("button", name=name))


@LOOKS
def test_practice_then_the_daily_review(work: UnitOfWork, open_page: Open, theme: str, width: int):
    questions = [publish_question(work, replace(a_draft(kind), fact=a_fact(kind))) for kind in (SINGLE, TEXT)]
    make_quiz(work, *questions, mode="practice", review="practice", reveal_cost=0.25)
    page = open_page(width=width, color_scheme=theme)
    start(page)
    sound(page)
    answer(page, SINGLE, WRONG)
    follow_key(page, "Enter")
    expect(page.locator(".outcome")).to_have_text("Not this one")
    expect(page.locator(".citation mark").first).to_be_visible()
    sound(page)
    follow(page, page.get_by_role("link", name="Try again"))
    answer(page, SINGLE, RIGHT)
    press(page, "Check")
    expect(page.get_by_text("Right at try 2 of 2.")).to_be_visible()
    follow(page, page.get_by_role("link", name="Next", exact=True))
    press(page, "Show the source")
    sound(page)
    press(page, "Show it for 25 %")
    expect(page.get_by_role("region", name="The text to read")).to_contain_text("cut the ribbon")
    sound(page)
    answer(page, TEXT, RIGHT)
    go_on(page)
    press(page, "Hand in")
    expect(page.get_by_role("heading", name="0.75 of 2 points")).to_be_visible()
    sound(page)
    follow(page, page.get_by_role("link", name="Daily review"))
    expect(page.get_by_text("0 of 1 today")).to_be_visible()
    sound(page)
    page.get_by_role("radio", name="Sigrid Halvorsen").check()
    press(page, "Answer")
    expect(page.get_by_text("Again tomorrow.")).to_be_visible()
    sound(page)
    follow(page, page.get_by_role("link", name="Done for today"))
    sound(page)


def follow_key(page: Page, key: str) -> None:
    with page.expect_navigation():
        page.keyboard.press(key)


@LOOKS
def test_a_fact_check_in_two_steps_with_its_proof(work: UnitOfWork, open_page: Open, theme: str, width: int):
    quiz_of(work, SINGLE, mode="two_step", evidence_score=True)
    page = open_page(width=width, color_scheme=theme)
    start(page)
    sound(page)
    answer(page, SINGLE, WRONG)
    press(page, "Now look it up")
    expect(page.get_by_role("region", name="The text to read").first).to_contain_text("cut the ribbon")
    expect(page.locator("mark")).to_have_count(0)
    sound(page)
    answer(page, SINGLE, RIGHT)
    expect(page.locator("[data-saved]")).to_have_text(re.compile(r"^Saved \d"))
    page.reload()
    expect(page.get_by_role("radio", name="Sigrid Halvorsen")).to_be_checked()
    press(page, "Save and show the sentences")
    sound(page)
    page.locator(".sentence", has_text="cut the ribbon").click()
    go_on(page)
    press(page, "Hand in")
    expect(page.get_by_role("heading", name="0.5 of 1 points")).to_be_visible()
    expect(page.get_by_text("Reading the source changed 1 answer for the better, 0 for the worse.")).to_be_visible()
    expect(page.get_by_text("1 of 1 answers, 1 of 1 proofs.")).to_be_visible()
    sound(page)
