"""Steps that several browser tests take."""

from playwright.sync_api import Locator, Page

from app.questions.draft import QuestionType
from tests.web.player import RIGHT


def follow(page: Page, button: Locator) -> None:
    """Click what leads to another page, or to this one anew, and wait until that page is there."""
    with page.expect_navigation():
        button.click()


def start(page: Page, slug: str = "harbour") -> None:
    page.goto(f"/quiz/{slug}")
    page.get_by_role("button", name="Start the quiz").click()
    page.wait_for_url("**/attempt/*/1")


def answer(page: Page, kind: QuestionType, answers: dict = RIGHT) -> None:
    """Give an answer on the page of a question, by pointing and typing."""
    given = answers[kind]
    for place in given.get("choice", []):
        page.locator(f"label[for=choice-{place}]").click()
    if "text" in given:
        page.locator("#text").fill(given["text"])


def go_on(page: Page) -> None:
    follow(page, page.locator(".ways [data-next]"))


def play(page: Page, kinds: list[QuestionType], answers: dict = RIGHT) -> None:
    """Start the quiz, answer every question and hand in."""
    start(page)
    for kind in kinds:
        answer(page, kind, answers)
        go_on(page)
    page.get_by_role("button", name="Hand in").click()
    page.wait_for_url("**/result")
