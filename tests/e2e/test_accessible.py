"""Every page and state for takers of quizzes: no finding of axe-core in either theme, nothing too wide or too small."""

import re
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from app.questions.draft import QuestionType
from app.storage.unit_of_work import UnitOfWork
from tests.e2e.conftest import Open
from tests.e2e.steps import answer, follow, go_on, start
from tests.factories import a_draft, cite, publish_question, quiz_of
from tests.web.player import WRONG

THUMB = 44
STANDS_ALONE = "button:visible, a.btn:visible, .option:visible, .quiz-card:visible, .map-line:visible, #text:visible"

LONGEST_MOTION = """Math.max(...[...document.querySelectorAll("*")].flatMap((one) => {
  const { transitionDuration, animationDuration } = getComputedStyle(one);
  return [...transitionDuration.split(","), ...animationDuration.split(",")].map(parseFloat);
}))"""


@pytest.mark.slow
@pytest.mark.parametrize(("theme", "width"), [("light", 320), ("dark", 768), ("light", 1280)])
def test_every_page_and_state(work: UnitOfWork, open_page: Open, theme: str, width: int):
    fill(work)
    page = open_page(width=width, color_scheme=theme)
    for state in states(page):
        findings = Axe().run(page)
        assert findings.violations_count == 0, f"{state}\n{findings.generate_report()}"
        assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0, state
        assert too_small(page) == [], state


def fill(work: UnitOfWork) -> None:
    """Make a quiz of every type, on a clock and with a long name, and an example for the home page."""
    spare = cite("Fishermen had asked for a cold store, but none was built.", mark="none was built")
    publish_question(work, a_draft(QuestionType.CLOZE, citations=(spare,)))
    quiz_of(work, title="Migrants, money, trade and the Unabhängigkeitserklärung " * 2, time_limit=3600)


def states(page: Page) -> Iterator[str]:
    """Go through the pages, giving each one's name while it is open."""
    for path in ("/", "/articles", "/account/login", "/nothing", "/join", "/join/ZZZZZZ", "/quiz/harbour"):
        page.goto(path)
        yield path
    page.locator("#nickname").fill("N" * 61)
    follow(page, page.get_by_role("button", name="Start the quiz"))
    yield "a name that is too long"
    yield from questions(page)
    page.get_by_role("button", name="Hand in").click()
    page.wait_for_url("**/result")
    yield "result"
    attempt = page.url[page.url.index("/attempt") :]
    follow(page, page.get_by_role("link", name="See the answers explained"))
    while True:
        yield page.url
        if not page.get_by_role("link", name="Next answer").count():
            break
        follow(page, page.get_by_role("link", name="Next answer"))
    follow(page, page.get_by_role("link", name="Read it in the article").first)
    yield "article"
    page.context.clear_cookies()
    page.goto(f"{page.url.partition('/article')[0]}{attempt}")
    yield "someone else's"


def questions(page: Page) -> Iterator[str]:
    start(page)
    for kind in QuestionType:
        yield f"{kind}, open"
        if kind is QuestionType.TEXT:
            page.locator("#text").fill("x" * 501)
            go_on(page)
            yield "text that is too long"
            page.locator("#text").fill("")
        elif kind is not QuestionType.SINGLE:
            answer(page, kind, WRONG)
            yield f"{kind}, answered"
        go_on(page)
    yield "look over"


def too_small(page: Page) -> list[str]:
    """Find what a thumb presses and what is less than 44 pixels high."""
    boxes = [
        (one.inner_text() or one.get_attribute("name"), one.bounding_box()) for one in page.locator(STANDS_ALONE).all()
    ]
    # A button that is only for the Enter key is one pixel high.
    return [f"{text}: {box['height']}" for text, box in boxes if 2 < box["height"] < THUMB - 0.5]


@pytest.mark.parametrize("kind", [QuestionType.TEXT, QuestionType.NUMBER, QuestionType.CLOZE])
def test_an_error_is_tied_to_its_field(work: UnitOfWork, open_page: Open, kind: QuestionType):
    quiz_of(work, kind)
    page = open_page()
    start(page)
    page.locator("#text").fill("x" * 501)
    go_on(page)
    expect(page.locator("#text")).to_have_accessible_description(re.compile("can have 500 characters"))
    expect(page.locator("#text")).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#text")).to_have_value("x" * 501)


def test_the_tab_key_follows_the_page(work: UnitOfWork, open_page: Open):
    quiz_of(work, QuestionType.SINGLE, QuestionType.TEXT)
    page = open_page(width=320)
    start(page)
    reached = []
    for _ in range(5):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.innerText || document.activeElement.id"))
    names = ["Skip to the content", "choice-0", "Save and next", "Flag", "Look over"]
    assert [text.strip() for text in reached] == names


@pytest.mark.parametrize(("motion", "longest"), [("no-preference", 0.2), ("reduce", 0)])
def test_motion_is_short_or_none(work: UnitOfWork, open_page: Open, motion: str, longest: float):
    quiz_of(work, QuestionType.SINGLE)
    page = open_page(reduced_motion=motion)
    start(page)
    assert 0 <= page.evaluate(LONGEST_MOTION) <= longest
