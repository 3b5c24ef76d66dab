"""Ten minutes before class: an article is pasted, read, reviewed by keyboard, mended, and played by a pupil."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from app.storage.unit_of_work import UnitOfWork
from app.workflows.open_account import make_invitation
from tests.e2e.conftest import Open
from tests.faults.worker_killed import working
from tests.web.desk import PASSWORD

pytestmark = pytest.mark.slow

SECONDS = 60_000
ASKED = "Who is the mayor of Arica"
MENDED = "Who is the mayor of Arica in Chile, according to the article?"
ARTICLE = (Path(__file__).parent / "mountain_school.txt").read_text(encoding="utf-8")


@pytest.fixture
def worker(tmp_path: Path, engine_url: str, work: UnitOfWork) -> Iterator[None]:
    """Run a language worker on the site's database and queue."""
    del work
    with working(tmp_path, CITEWELL_DATABASE_URL=engine_url, CITEWELL_LEASE_SECONDS="30"):
        yield


@pytest.fixture
def teacher(open_page: Open, work: UnitOfWork) -> Page:
    page = open_page(f"/welcome/{make_invitation(work)}")
    for label, text in (("Your name", "Maria Lind"), ("Email address", "maria@school.test"), ("Password", PASSWORD)):
        page.get_by_label(label, exact=True).fill(text)
    page.get_by_label("Password, once more").fill(PASSWORD)
    page.get_by_role("button", name="Open the account").click()
    return page


def paste(page: Page) -> None:
    """Bring the article in; its headline becomes the title, and its by-line is nothing to ask about."""
    page.get_by_role("link", name="Add an article").click()
    page.locator("#text").fill(ARTICLE)
    page.get_by_role("button", name="Store the article").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Peru and Chile open a joint school for mountain rescuers"
    )
    expect(page.locator(".block-aside", has_text="Marta Solano")).to_be_visible()


def have_it_read(page: Page) -> None:
    page.get_by_role("button", name="Make questions").click()
    page.get_by_role("link", name="Review the questions").wait_for(timeout=SECONDS)
    expect(page.get_by_role("status").first).to_contain_text("new questions")
    page.get_by_role("link", name="Review the questions").click()


def heading(page: Page) -> str:
    return page.locator("[data-stem]").inner_text()


def until_another(page: Page, before: str) -> None:
    page.wait_for_function("(before) => document.querySelector('[data-stem]')?.innerText !== before", arg=before)


def press(page: Page, key: str) -> None:
    """Press a key of the queue and wait for what it shows next."""
    before = heading(page)
    page.keyboard.press(key)
    until_another(page, before)


def mend(page: Page, stem: str) -> None:
    """Put the question that is shown into other words, on the spot, by the keyboard."""
    while not heading(page).startswith(ASKED):
        press(page, "n")
    page.keyboard.press("e")
    field = page.get_by_label("Question", exact=True)
    field.fill(stem)
    field.press("Tab")
    page.get_by_role("button", name="Keep these words").press("Enter")
    expect(page.locator("[data-stem]")).to_have_text(stem)


def reject(page: Page) -> None:
    before = heading(page)
    page.keyboard.press("r")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    until_another(page, before)


def review(page: Page) -> int:
    """Accept all that waits, and give how many that were."""
    accepted = 0
    while page.get_by_role("button", name="Accept", exact=True).count():
        press(page, "a")
        accepted += 1
    expect(page.get_by_role("heading", level=1)).to_contain_text("Nothing waits")
    return accepted


def make_quiz(page: Page) -> str:
    page.get_by_role("link", name="Make a quiz of them").click()
    page.get_by_label("Number of questions").fill("3")
    page.get_by_role("button", name="Make the quiz").click()
    return page.locator(".sharing-code").inner_text()


def play(page: Page, code: str) -> None:
    """Join by the code, answer whatever is asked, and hand in."""
    page.get_by_label("Code of the quiz").fill(code)
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Start the quiz").click()
    for number in (1, 2, 3):
        expect(page.get_by_text(f"{number} of 3")).to_be_visible()
        choices = page.locator("label[for^=choice-]")
        if choices.count():
            choices.first.click()
        else:
            page.locator("#text").fill("14")
        page.locator(".ways .btn-primary").click()
    page.get_by_role("button", name="Hand in").click()
    page.wait_for_url("**/result")


@pytest.mark.usefixtures("worker")
def test_from_the_pasted_text_to_a_pupils_explanations(teacher: Page, open_page: Open):
    paste(teacher)
    have_it_read(teacher)
    reject(teacher)
    mend(teacher, MENDED)
    assert review(teacher) > 3
    code = make_quiz(teacher)
    pupil = open_page("/", width=390)
    play(pupil, code)
    expect(pupil.locator("blockquote").first).to_be_visible()
