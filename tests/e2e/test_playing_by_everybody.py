"""The question page for everybody: by keys that can be switched off, by ear, at 400 % zoom, in high contrast."""

import re
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from app.questions.draft import QuestionType
from app.storage.unit_of_work import UnitOfWork
from tests.e2e.conftest import Open
from tests.e2e.steps import answer, follow, go_on, start
from tests.factories import quiz_of
from tests.web.player import WRONG

SINGLE, TEXT = QuestionType.SINGLE, QuestionType.TEXT
LISTEN = """() => {
  window.heard = [];
  new MutationObserver(() => {
    const said = document.querySelector("[data-announce]").textContent;
    if (said) window.heard.push(said);
  }).observe(document.querySelector("[data-announce]"), { childList: true, characterData: true, subtree: true });
}"""


def heard(page: Page) -> list[str]:
    page.wait_for_timeout(400)
    return page.evaluate("window.heard")


def test_keys_move_on_and_back_and_a_sheet_lists_them(work: UnitOfWork, open_page: Open):
    quiz_of(work, SINGLE, SINGLE, SINGLE)
    page = open_page()
    start(page)
    for key, place in (("n", 2), ("ArrowRight", 3), ("p", 2), ("ArrowLeft", 1)):
        page.keyboard.press(key)
        page.wait_for_url(f"**/{place}")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys on this page")).to_be_visible()
    expect(page.get_by_role("button", name="Close")).to_be_focused()
    page.keyboard.press("2")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page.locator(":checked[name=choice]")).to_have_count(0)


def test_keys_of_one_character_can_be_switched_off_and_stay_off(work: UnitOfWork, open_page: Open):
    quiz_of(work, SINGLE, SINGLE)
    page = open_page()
    start(page)
    page.get_by_role("button", name="Keys").click()
    page.get_by_role("checkbox", name="Keys of one character act").uncheck()
    page.get_by_role("button", name="Close").click()
    page.reload()
    for key in ("2", "f", "?"):
        page.locator("h1").click()
        page.keyboard.press(key)
    expect(page.locator(":checked[name=choice]")).to_have_count(0)
    expect(page.get_by_role("button", name="Flag", exact=True)).to_be_visible()
    expect(page.get_by_role("dialog")).to_be_hidden()
    page.keyboard.press("Enter")
    page.wait_for_url("**/2")


def test_the_map_says_each_questions_state_in_words(work: UnitOfWork, open_page: Open):
    quiz_of(work, SINGLE, TEXT, SINGLE)
    page = open_page(width=320)
    start(page)
    expect(page.locator("[data-map='2']")).to_be_hidden()
    page.get_by_text("All questions").click()
    questions = page.get_by_role("navigation", name="Questions")
    answer(page, SINGLE)
    page.keyboard.press("f")
    expect(page.get_by_role("button", name="Flagged")).to_be_visible()
    expect(questions.get_by_role("link", name="Question 1 , answered , flagged")).to_have_attribute(
        "aria-current", "step"
    )
    follow(page, questions.get_by_role("link", name="Question 3 , no answer"))
    page.wait_for_url("**/3")
    expect(page.get_by_role("link", name="Question 1 , answered , flagged")).to_be_visible()


def test_one_polite_region_says_what_is_new_and_not_again(work: UnitOfWork, open_page: Open):
    quiz_of(work, TEXT)
    page = open_page()
    start(page)
    expect(page.get_by_role("status")).to_have_count(1)
    page.evaluate(LISTEN)
    for text in ("one", "two"):
        page.locator("#text").fill(text)
        expect(page.locator("[data-saved]")).to_have_text(re.compile("^Saved"))
        page.wait_for_timeout(600)
    assert heard(page) == ["Saved"]
    page.context.set_offline(True)
    page.locator("#text").fill("three")
    expect(page.locator("[data-saved]")).to_have_text("Offline, 1 answer waiting")
    page.locator("[data-flag]").click()
    assert heard(page)[1:] in (["Offline, 1 answer waiting", "Flagged"], ["Offline, 1 answer waiting Flagged"])


def test_the_time_left_is_said_when_asked_and_at_five_minutes_and_one(work: UnitOfWork, open_page: Open):
    quiz_of(work, SINGLE, SINGLE, time_limit=400)
    page = open_page()
    page.clock.install()
    start(page)
    page.evaluate(LISTEN)
    page.get_by_role("button", name="Say the time left").click()
    page.clock.run_for(1000)
    assert page.evaluate("window.heard") == ["6 minutes left"]
    page.clock.run_for(345_000)
    assert page.evaluate("window.heard")[1:] == ["5 minutes left", "1 minute left"]
    page.locator(".timer summary").click()
    page.reload()
    expect(page.locator("[data-seconds-left]")).to_be_hidden()


def test_without_scripts_the_page_says_until_when_and_lists_its_questions(work: UnitOfWork, open_page: Open):
    quiz_of(work, SINGLE, TEXT, time_limit=600)
    page = open_page(java_script_enabled=False)
    start(page)
    expect(page.locator(".timer")).to_have_text(re.compile(r"until\s+\d+ \w+ \d{4}, \d\d:\d\d"))
    expect(page.get_by_role("button", name="Say the time left")).to_be_hidden()
    page.get_by_text("All questions").click()
    follow(page, page.get_by_role("link", name="Question 2 , no answer"))
    page.wait_for_url("**/2")
    page.locator("summary", has_text="Keys").click()
    expect(page.get_by_role("heading", name="Keys on this page")).to_be_visible()
    expect(page.get_by_role("checkbox", name="Keys of one character act")).to_be_hidden()


def test_at_400_percent_nothing_is_lost_or_scrolls_both_ways(work: UnitOfWork, open_page: Open):
    quiz_of(work, time_limit=3600)
    page = open_page(width=320)
    page.set_viewport_size({"width": 320, "height": 256})
    start(page)
    for kind in QuestionType:
        answer(page, kind, WRONG)
        assert too_wide(page) <= 0, kind
        for name in ("Flag", "Save and"):
            page.get_by_role("button", name=name).last.scroll_into_view_if_needed()
            expect(page.get_by_role("button", name=name).last).to_be_in_viewport(ratio=0.95)
        go_on(page)
    page.keyboard.press("Tab")
    follow(page, page.get_by_role("button", name="Hand in"))
    for link in ("Practise the 7 missed ones", "Back to the result", "Print"):
        assert too_wide(page) <= 0, page.url
        follow(page, page.get_by_role("link", name=link))
    assert too_wide(page) <= 0


def too_wide(page: Page) -> int:
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


def test_in_high_contrast_what_is_chosen_answered_and_current_shows(work: UnitOfWork, open_page: Open):
    quiz_of(work, SINGLE, SINGLE)
    page = open_page(forced_colors="active")
    start(page)
    answer(page, SINGLE)
    widths = [page.locator(f"label[for=choice-{place}]").evaluate("(one) => getComputedStyle(one).borderTopWidth")
              for place in (0, 1)]  # fmt: skip
    assert widths == ["3px", "1px"]
    expect(page.locator("[data-map='1']")).to_have_css("border-top-width", "3px")
    expect(page.locator("[data-map='1']")).to_have_css("outline-style", "solid")


@pytest.mark.slow
@pytest.mark.parametrize(("theme", "width"), [("light", 320), ("dark", 1280)])
def test_every_state_of_playing(work: UnitOfWork, open_page: Open, theme: str, width: int):
    quiz_of(work, SINGLE, TEXT, time_limit=3600)
    page = open_page(width=width, color_scheme=theme)
    for state in states(page):
        findings = Axe().run(page)
        assert findings.violations_count == 0, f"{state}\n{findings.generate_report()}"
        assert too_wide(page) <= 0, state
        assert too_small(page) == [], state


def states(page: Page) -> Iterator[str]:
    """Go through what the other accessibility test does not see, giving each state's name while it is open."""
    start(page)
    page.locator("[data-question-map]").evaluate("(one) => (one.open = true)")
    page.keyboard.press("f")
    page.get_by_role("button", name="Keys").click()
    yield "keys"
    page.keyboard.press("Escape")
    page.context.set_offline(True)
    answer(page, SINGLE, WRONG)
    page.get_by_role("button", name="Look over").click()
    expect(page.locator("[data-news]")).to_be_visible()
    yield "offline"
    page.context.set_offline(False)
    expect(page.locator("[data-saved]")).to_have_text(re.compile("^Saved"))
    page.goto("/")
    yield "home with what is begun"
    page.goto("/quiz/harbour")
    yield "quiz with what is begun"
    follow(page, page.get_by_role("link", name="Go on with question 2"))
    go_on(page)
    follow(page, page.get_by_role("button", name="Hand in"))
    follow(page, page.get_by_role("link", name="Print"))
    yield "print"
    follow(page, page.get_by_role("link", name="Back to the result"))
    follow(page, page.get_by_role("link", name="Practise"))
    yield "practice"
    answer(page, SINGLE, WRONG)
    follow(page, page.get_by_role("button", name="Check this answer"))
    yield "practice, explained"


def too_small(page: Page) -> list[str]:
    """Find what is pressed and stands alone, and is less than 24 pixels high or wide."""
    found = page.locator("main :is(button, summary, .place, .btn, label):visible")
    boxes = [(one.inner_text(), one.bounding_box()) for one in found.all()]
    return [f"{text}: {box}" for text, box in boxes if 2 < box["height"] < 24 or 2 < box["width"] < 24]
