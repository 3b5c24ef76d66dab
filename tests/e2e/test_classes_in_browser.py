"""A class in the browser: made, filled by a list, joined on a phone, come back to on another device."""

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from app.questions.draft import QuestionType
from app.storage.quizzes import quiz_by_slug
from app.storage.unit_of_work import UnitOfWork
from app.workflows.open_account import make_invitation
from tests.e2e.conftest import Open
from tests.e2e.steps import follow
from tests.factories import quiz_of
from tests.web.desk import PASSWORD

ROSTER = "Name;Nickname\nAda Lind;Ada\nBartholomew-Maximilian von und zu Oberkirchhausen;\n"


def sound(page: Page, state: str) -> None:
    """Find nothing wrong with a page: no finding of axe, nothing wider than the screen, no thumb that misses."""
    findings = Axe().run(page)
    assert findings.violations_count == 0, f"{state}\n{findings.generate_report()}"
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0, state
    for one in page.locator("button:visible, a.btn:visible, summary:visible, .quiz-card:visible").all():
        assert one.bounding_box()["height"] >= 43.5, f"{state}: {one.inner_text()}"


def open_account(page: Page) -> None:
    for label, text in (("Your name", "Maria Lind"), ("Email address", "maria@school.test"), ("Password", PASSWORD)):
        page.get_by_label(label, exact=True).fill(text)
    page.get_by_label("Password, once more").fill(PASSWORD)
    follow(page, page.get_by_role("button", name="Open the account"))


@pytest.fixture
def teacher(open_page: Open, work: UnitOfWork) -> Page:
    """Give the browser of a teacher who has a quiz."""
    quiz_of(work, QuestionType.SINGLE, QuestionType.TEXT, visibility="private")
    page = open_page(f"/welcome/{make_invitation(work)}", width=1280, color_scheme="dark")
    open_account(page)
    with work() as session:
        quiz_by_slug(session, "harbour").owner_id = 1
    return page


def make_class(page: Page, tmp_path: Path) -> tuple[str, str]:
    """Make a class, bring a list in, set the quiz, and give the class's code and the first pupil's own."""
    page.goto("/teaching")
    follow(page, page.get_by_role("link", name="Classes"))
    sound(page, "no class")
    page.get_by_label("Name of the class").fill("7b")
    follow(page, page.get_by_role("button", name="Make the class"))
    sound(page, "an empty class")
    page.get_by_label("A quiz of yours").select_option("harbour")
    follow(page, page.get_by_role("button", name="Set it for the class"))
    code = page.locator(".sharing-code").inner_text()
    roster = tmp_path / "7b.csv"
    roster.write_bytes(ROSTER.encode("utf-16"))
    follow(page, page.get_by_role("link", name="Bring a list in"))
    page.get_by_label("CSV file").set_input_files(roster)
    follow(page, page.get_by_role("button", name="See what it would change"))
    expect(page.get_by_text("2 new, 0 changed")).to_be_visible()
    sound(page, "the dry run")
    follow(page, page.get_by_role("button", name="Store the list"))
    sound(page, "the slips")
    return code, page.locator(".slip-code").first.inner_text()


def test_from_the_list_to_a_phone_and_to_another_device(teacher: Page, open_page: Open, tmp_path: Path):
    code, own = make_class(teacher, tmp_path)
    phone = open_page("/", width=320)
    phone.get_by_label("Code of the quiz").fill(code.lower())
    phone.keyboard.press("Enter")
    phone.get_by_label("Your name in the class").fill("\u0410da")
    follow(phone, phone.get_by_role("button", name="Join the class"))
    expect(phone.get_by_label("Your name in the class")).to_have_accessible_description(re.compile("2” is free"))
    sound(phone, "a name that looks like another")
    phone.get_by_label("Code", exact=True).fill(own.lower())
    follow(phone, phone.get_by_role("button", name="Come in"))
    sound(phone, "the page of a pupil")
    follow(phone, phone.get_by_role("link", name="The new harbour"))
    follow(phone, phone.get_by_role("button", name="Start the quiz"))
    phone.locator("label[for=choice-2]").click()
    follow(phone, phone.locator(".ways .btn-primary"))
    elsewhere = open_page("/join", width=320, color_scheme="dark", java_script_enabled=False)
    elsewhere.get_by_label("Code", exact=True).fill(own)
    elsewhere.get_by_role("button", name="Join").click()
    expect(elsewhere.get_by_text("Go on with question 2")).to_be_visible()
    expect(elsewhere.get_by_text("You are called Ada here.")).to_be_visible()
    elsewhere.get_by_role("link", name="The new harbour").click()
    expect(elsewhere.get_by_text("2 of 2")).to_be_visible()
    follow(teacher, teacher.get_by_role("link", name="Back to the class"))
    sound(teacher, "a class with pupils")
    follow(teacher, teacher.get_by_role("link", name="Ada", exact=True))
    sound(teacher, "one pupil")


def test_a_new_pupil_sees_the_own_code_once(teacher: Page, open_page: Open, tmp_path: Path):
    code, _ = make_class(teacher, tmp_path)
    phone = open_page(f"/join/{code}", width=320)
    sound(phone, "the door of the class")
    phone.get_by_label("Your name in the class").fill("Zoë")
    follow(phone, phone.get_by_role("button", name="Join the class"))
    expect(phone.locator(".own-code")).to_be_visible()
    sound(phone, "the own code")
    follow(phone, phone.get_by_role("link", name="My page"))
    expect(phone.locator(".own-code")).to_have_count(0)
    phone.get_by_text("Leave the class").click()
    sound(phone, "about to leave")
    follow(phone, phone.get_by_role("button", name="Leave 7b"))
    sound(phone, "left")
