"""The review queue in the browser: by the keyboard alone, without a finding of axe-core, and without scripts too."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from app.questions.draft import QuestionType
from app.storage.account_queries import user_by_email
from app.storage.unit_of_work import UnitOfWork
from app.workflows.decide_review import Shown
from app.workflows.open_account import make_invitation
from tests.e2e.conftest import Open
from tests.factories import a_draft, import_articles
from tests.reviewing import SILLY, offer, put_in_queue, states
from tests.web.desk import PASSWORD

QUEUE = "/teaching/articles/harbour/review"
RIBBON = "Who cut the ribbon at the new harbour of Norvik?"
SHIPS = "Ships from which countries called at Norvik on the first day?"
FREIGHTER = "A freighter from _____ was turned away because of ice."
NOT_IN_VIEW = "a box that scrolls shows none of the cited words"


def a_teacher(open_page: Open, work: UnitOfWork, **options: object) -> tuple[Page, int]:
    """Open an account by the one-time link and give its browser and its id."""
    import_articles(work)
    page = open_page(f"/welcome/{make_invitation(work)}", **options)
    page.get_by_label("Your name").fill("Maria Lind")
    page.get_by_label("Email address").fill("maria@school.test")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_label("Password, once more").fill(PASSWORD)
    page.get_by_role("button", name="Open the account").click()
    expect(page.get_by_role("heading", name="Your desk")).to_be_visible()
    with work.reading() as session:
        return page, user_by_email(session, "maria@school.test").id


def fill(work: UnitOfWork, owner_id: int) -> list[Shown]:
    """Let three questions wait, the first with all that the page can show."""
    features = (("type", 0.8), ("length", -0.04))
    first = put_in_queue(work, a_draft(features=features, score=0.76), owner_id=owner_id)
    offer(work, first, wording=a_draft(stem="Who cut the ribbon at Norvik?"))
    offer(work, first, distractor=SILLY)
    others = (QuestionType.MULTIPLE, QuestionType.CLOZE)
    return [first, *(put_in_queue(work, a_draft(kind), owner_id=owner_id) for kind in others)]


def at(page: Page, stem: str) -> None:
    """Wait for a question; its heading has the focus."""
    expect(page.get_by_role("heading", level=1, name=stem)).to_be_focused()


def says(page: Page, words: str) -> None:
    """Wait for the live region to say what was done."""
    expect(page.locator("[data-said]")).to_contain_text(words)


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def test_the_queue_is_worked_by_the_keyboard_alone(work: UnitOfWork, open_page: Open):
    page, owner_id = a_teacher(open_page, work)
    first, second, third = fill(work, owner_id)
    page.goto(QUEUE)
    at(page, RIBBON)
    press(page, "n")
    at(page, SHIPS)
    press(page, "k")
    at(page, RIBBON)
    press(page, "Control+a", "Shift+Tab")
    assert states(work, first.public_id) == ["in review"]
    press(page, "a")
    at(page, SHIPS)
    says(page, "Accepted.")
    press(page, "r")
    expect(page.get_by_label("The key is wrong, or the cited words do not prove it.")).to_be_focused()
    press(page, "a")  # in a field it is no command
    press(page, "ArrowDown", "Enter")
    at(page, FREIGHTER)
    says(page, "Rejected.")
    press(page, "u")
    at(page, SHIPS)
    press(page, "u")
    at(page, RIBBON)
    says(page, "Taken back")
    assert [states(work, one.public_id) for one in (first, second, third)] == [["in review"]] * 3
    press(page, "?")
    expect(page.get_by_text("takes your last decision back")).to_be_visible()


def test_words_are_edited_by_the_keyboard(work: UnitOfWork, open_page: Open):
    page, owner_id = a_teacher(open_page, work)
    first, _second, third = fill(work, owner_id)
    page.goto(f"{QUEUE}?at={third.public_id}")
    at(page, FREIGHTER)
    press(page, "e")
    expect(page.get_by_label("Question", exact=True)).to_be_focused()
    press(page, "Tab", "End")
    page.keyboard.type("\nthe land of Canada")
    press(page, "Escape")
    at(page, FREIGHTER)
    page.get_by_role("button", name="Keep these words").press("Enter")
    says(page, "Changed.")
    expect(page.get_by_text("the land of Canada").first).to_be_visible()
    page.goto(f"{QUEUE}?at={first.public_id}")
    press(page, "e")
    expect(page.get_by_role("heading", name="Edit the question")).to_be_visible()
    page.get_by_label("Question", exact=True).fill("Who cut the ribbon at Norvik in May?")
    page.get_by_label("Question", exact=True).press("Tab")
    page.get_by_role("button", name="Save as a draft").last.press("Enter")
    at(page, "Who cut the ribbon at Norvik in May?")


@pytest.mark.parametrize(("theme", "width"), [("light", 1280), ("dark", 320)])
def test_every_state_can_be_used_by_all(work: UnitOfWork, open_page: Open, theme: str, width: int):
    page, owner_id = a_teacher(open_page, work, width=width, color_scheme=theme)
    first, _second, third = fill(work, owner_id)
    page.goto(QUEUE)
    unfold(page)
    check(page, "an item")
    page.get_by_role("button", name="Reject", exact=True).click()
    expect(page.locator(".error-summary a")).to_be_focused()
    check(page, "without a reason")
    page.goto(f"{QUEUE}?at={third.public_id}")
    unfold(page)
    check(page, "words to change")
    page.get_by_role("button", name="Show which these are").click()
    expect(page.get_by_role("heading", name="Accept several at once")).to_be_visible()
    check(page, "several at once")
    page.goto(f"{QUEUE}?at={first.public_id}")
    for _ in range(3):
        press(page, "r", "ArrowDown", "Enter")
        says(page, "Rejected.")
    check(page, "nothing waits")
    page.goto("/teaching/rejections")
    check(page, "rejections")


def unfold(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")


def check(page: Page, state: str) -> None:
    findings = Axe().run(page)
    assert findings.violations_count == 0, f"{state}\n{findings.generate_report()}"
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0, state


def test_the_cited_words_are_in_view_beside_the_question(work: UnitOfWork, open_page: Open):
    page, owner_id = a_teacher(open_page, work)
    shown = put_in_queue(work, a_draft(QuestionType.CLOZE), owner_id=owner_id)
    page.set_viewport_size({"width": 1280, "height": 420})
    page.goto(f"{QUEUE}?at={shown.public_id}")
    at(page, FREIGHTER)
    box, cited = page.locator("[data-article]").bounding_box(), page.locator("mark").first.bounding_box()
    assert box["y"] <= cited["y"], NOT_IN_VIEW
    assert cited["y"] + cited["height"] <= box["y"] + box["height"], NOT_IN_VIEW
    stem = page.locator("[data-stem]").bounding_box()
    assert box["x"] + box["width"] <= stem["x"]


def test_without_scripts_it_is_worked_by_buttons(work: UnitOfWork, open_page: Open):
    page, owner_id = a_teacher(open_page, work, java_script_enabled=False)
    first, second, _third = fill(work, owner_id)
    page.goto(QUEUE)
    page.get_by_role("button", name="Accept", exact=True).click()
    page.get_by_text("Reject, with a reason").click()
    page.get_by_label("Its language is bad.").check()
    page.get_by_role("button", name="Reject", exact=True).click()
    expect(page.get_by_text("Rejected.")).to_be_visible()
    assert states(work, first.public_id) == ["published"]
    assert states(work, second.public_id) == ["retired"]
