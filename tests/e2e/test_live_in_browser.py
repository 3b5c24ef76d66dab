"""A live session in browsers: a host on the wall, a pupil on a small phone, a pupil without scripts."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from app.questions.draft import QuestionType
from app.storage.account_queries import user_by_email
from app.storage.unit_of_work import UnitOfWork
from app.workflows.open_account import make_invitation
from tests.e2e.conftest import Open
from tests.e2e.steps import follow
from tests.factories import quiz_of
from tests.web.desk import PASSWORD

TITLE = "The new harbour, its ferry, its quay and the Unabhängigkeitserklärung"


@pytest.fixture
def wall(open_page: Open, work: UnitOfWork) -> Iterator[Page]:
    """Give the browser of a teacher who has a quiz of two questions, in the lobby of a session of it."""
    page = open_page(f"/welcome/{make_invitation(work)}")
    for label, text in (("Your name", "Maria Lind"), ("Email address", "maria@school.test"), ("Password", PASSWORD)):
        page.get_by_label(label, exact=True).fill(text)
    page.get_by_label("Password, once more").fill(PASSWORD)
    follow(page, page.get_by_role("button", name="Open the account"))
    with work.reading() as session:
        owner_id = user_by_email(session, "maria@school.test").id
    quiz_of(work, QuestionType.SINGLE, QuestionType.TEXT, owner_id=owner_id, title=TITLE)
    page.goto("/teaching/quizzes/harbour")
    follow(page, page.get_by_role("button", name="Play live"))
    return page


def join(page: Page, code: str, name: str) -> None:
    """Join by the keyboard alone: type the code, then a name."""
    page.goto("/join")
    page.get_by_label("Code", exact=True).focus()
    page.keyboard.type(code)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.get_by_label("Your name").focus()
    page.keyboard.type(name)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=f"You are in, {name}")).to_be_visible()


def press(wall: Page, says: str) -> None:
    """Press the host's main key and wait until the wall says what came of it."""
    with wall.expect_navigation():
        wall.keyboard.press("n")
    expect(wall.locator("[data-live-said]")).to_have_text(says)


def refresh(page: Page) -> None:
    follow(page, page.get_by_role("link", name="Refresh"))


def sound(*pages: Page) -> None:
    """Look at pages in both themes: no finding of axe-core, nothing that scrolls sideways."""
    for page in pages:
        for theme in ("dark", "light"):
            page.emulate_media(color_scheme=theme)
            findings = Axe().run(page)
            assert findings.violations_count == 0, f"{page.url} {theme}\n{findings.generate_report()}"
        assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0


def test_a_class_plays_live_by_keyboard_on_a_phone_and_without_scripts(wall: Page, open_page: Open):
    code = wall.locator(".wall-code").inner_text()
    ada, ben = open_page(width=320), open_page(java_script_enabled=False)
    join(ada, code, "Ada")
    join(ben, code, "Ben")
    expect(wall.locator("[data-live-count]")).to_have_text("2 are here")
    expect(wall.get_by_text("Ada")).to_be_visible()
    sound(wall, ada)
    the_first_question_is_answered(wall, ada, ben)
    the_first_question_is_closed_and_explained(wall, ada, ben)
    the_second_question_is_typed(wall, ada, ben)
    for says in ("closed.", "closed. This is how the class answered.", "explained."):
        press(wall, f"Question 2 is {says}")
    expect(ada.locator(".outcome")).to_have_text("Right")
    press(wall, "The session has ended.")
    ada.wait_for_url("**/result")
    expect(ada.get_by_role("heading", name="2 of 2 points")).to_be_visible()
    refresh(ben)
    expect(ben.get_by_role("heading", name="0 of 2 points")).to_be_visible()
    sound(wall)


def the_first_question_is_answered(wall: Page, ada: Page, ben: Page) -> None:
    other = wall.context.new_page()
    other.goto(wall.url)
    press(wall, "Question 1 is open.")
    for page in (other, ada):
        expect(page.locator("[data-live-said]")).to_have_text("Question 1 is open.")
    other.close()
    sound(wall, ada)
    ada.keyboard.press("1")
    expect(ada.locator("[data-saved]")).to_contain_text("Saved")
    ada.reload()
    expect(ada.locator("#choice-0")).to_be_checked()
    refresh(ben)
    ben.locator("#choice-2").check()
    follow(ben, ben.get_by_role("button", name="Send the answer"))
    expect(ben.get_by_text("Your answer was saved at")).to_be_visible()
    expect(wall.locator("[data-live-count]")).to_have_text("2 of 2 have answered")


def the_first_question_is_closed_and_explained(wall: Page, ada: Page, ben: Page) -> None:
    press(wall, "Question 1 is closed.")
    expect(ada.locator("[data-live-said]")).to_have_text("Question 1 is closed.")
    sound(ada)
    press(wall, "Question 1 is closed. This is how the class answered.")
    expect(ada.get_by_role("row", name="Nordlinje")).to_contain_text("1 of 2 (50 %)")
    refresh(ben)
    expect(ben.get_by_role("row", name="Nordlinje")).to_contain_text("your answer")
    sound(wall, ada)
    press(wall, "Question 1 is explained.")
    for page in (wall, ada):
        expect(page.locator(".citation mark").first).to_have_text("Mayor Sigrid Halvorsen cut the ribbon")
    refresh(ben)
    expect(ben.locator(".outcome")).to_have_text("Not this one")
    sound(wall, ada)


def the_second_question_is_typed(wall: Page, ada: Page, ben: Page) -> None:
    """What is new meanwhile takes neither focus nor words from whoever types."""
    press(wall, "Question 2 is open.")
    expect(ada.locator("[data-live-said]")).to_have_text("Question 2 is open.")
    ada.locator("#text").focus()
    ada.keyboard.type("halvors")
    refresh(ben)
    ben.get_by_label("Your answer").fill("Ada Lind")
    follow(ben, ben.get_by_role("button", name="Send the answer"))
    expect(ada.locator("[data-live-count]")).to_have_text("2 of 2 have answered")
    ada.keyboard.type("en")
    expect(ada.locator("#text")).to_have_value("halvorsen")
    expect(ada.locator("[data-saved]")).to_contain_text("Saved")
    sound(wall, ada)


def test_a_lost_connection_is_said_and_what_was_typed_is_sent_after_it(wall: Page, open_page: Open):
    ada = open_page()
    join(ada, wall.locator(".wall-code").inner_text(), "Ada")
    wall.goto(wall.url)
    press(wall, "Question 1 is open.")
    expect(ada.locator("[data-live-said]")).to_have_text("Question 1 is open.")
    ada.context.set_offline(True)
    ada.keyboard.press("1")
    expect(ada.locator("[data-saved]")).to_have_text("Not saved yet. Trying again.")
    expect(ada.get_by_text("Connection lost, trying again.")).to_be_visible()
    ada.context.set_offline(False)
    expect(ada.locator("[data-saved]")).to_contain_text("Saved")
    expect(ada.locator("[data-live-lost]")).to_be_hidden()
    expect(wall.locator("[data-live-count]")).to_have_text("1 of 1 has answered")


def test_the_keys_of_the_wall_can_be_turned_off(wall: Page):
    wall.keyboard.press("?")
    wall.get_by_label("Use these keys").uncheck()
    wall.reload()
    wall.keyboard.press("n")
    wall.get_by_text("Keys", exact=True).click()
    expect(wall.get_by_label("Use these keys")).not_to_be_checked()
    wall.get_by_label("Use these keys").check()
    press(wall, "Question 1 is open.")
