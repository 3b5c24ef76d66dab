"""Marks that change, in the browser: a near miss that is accepted, a dispute that is upheld, each with its note."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from app.questions.draft import QuestionType
from app.storage.unit_of_work import UnitOfWork
from app.workflows.open_account import make_invitation
from tests.e2e.conftest import Open
from tests.e2e.steps import follow, play
from tests.factories import quiz_of
from tests.web.desk import PASSWORD

SINGLE, TEXT = QuestionType.SINGLE, QuestionType.TEXT
LAST = "Fishermen had asked for a cold store, but none was built."
GIVEN = {TEXT: {"text": "Mayor Sigrid Halvorsen"}, SINGLE: {"choice": [2]}}


def an_admin(open_page: Open, work: UnitOfWork, **options: object) -> Page:
    page = open_page(f"/welcome/{make_invitation(work, 'admin')}", **options)
    page.get_by_label("Your name").fill("Maria Lind")
    page.get_by_label("Email address").fill("maria@school.test")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_label("Password, once more").fill(PASSWORD)
    follow(page, page.get_by_role("button", name="Open the account"))
    return page


def is_accessible(page: Page) -> None:
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


@pytest.mark.parametrize("width", [320, 1280])
def test_a_near_miss_and_a_dispute_change_the_result_with_notes(work: UnitOfWork, open_page: Open, width: int):
    quiz_of(work, TEXT, SINGLE)
    student = open_page(width=width)
    play(student, [TEXT, SINGLE], GIVEN)
    expect(student.get_by_role("heading", name="0 of 2 points")).to_be_visible()
    admin = an_admin(open_page, work, width=width, color_scheme="dark")
    admin.goto("/teaching/near-misses")
    is_accessible(admin)
    accept = admin.get_by_role("button", name="Accept “Mayor Sigrid Halvorsen”")
    accept.focus()
    with admin.expect_navigation():
        admin.keyboard.press("Enter")
    expect(admin.get_by_text("One attempt was judged again.")).to_be_visible()

    dispute(student)
    decide(admin)

    follow(student, student.get_by_role("link", name="The new harbour"))
    expect(student.get_by_role("heading", name="2 of 2 points")).to_be_visible()
    expect(student.get_by_text("changed from 0 to 1: question 1 was judged again")).to_be_visible()
    expect(student.get_by_text("changed from 1 to 2: question 2 was judged again")).to_be_visible()
    expect(student.get_by_text("was upheld: The company did, too.")).to_be_visible()
    is_accessible(student)
    follow(student, student.get_by_role("button", name="I have read it"))
    expect(student.get_by_text("New:")).to_have_count(0)


def dispute(student: Page) -> None:
    """Dispute the second answer by a sentence that is marked with the keyboard."""
    follow(student, student.get_by_role("link", name="See the answers explained"))
    follow(student, student.get_by_role("link", name="Next answer"))
    follow(student, student.get_by_role("link", name="I think this is wrong"))
    student.get_by_label("Why is it wrong").fill("The ferry company opened it, not the mayor.")
    student.locator("[data-citable]").focus()
    for key in ("End", "Enter"):
        student.keyboard.press(key)
    expect(student.get_by_label("Words that show it")).to_have_value(
        "Fishermen had asked for a cold store, but none was built."
    )
    is_accessible(student)
    follow(student, student.get_by_role("button", name="Send to the teacher"))
    expect(student.get_by_role("heading", name="You think this is wrong")).to_be_visible()
    is_accessible(student)


def decide(admin: Page) -> None:
    """Uphold it."""
    admin.goto("/teaching/disputes")
    is_accessible(admin)
    follow(admin, admin.get_by_role("link", name="Who cut the ribbon"))
    is_accessible(admin)
    admin.get_by_label("Uphold: the answer that was given counts too, for everybody").check()
    admin.get_by_label("Your reply").fill("The company did, too.")
    follow(admin, admin.get_by_role("button", name="Decide"))
    expect(admin.get_by_role("heading", name="Upheld")).to_be_visible()
