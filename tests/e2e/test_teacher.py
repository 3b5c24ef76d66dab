"""A teacher's first day in the browser: the link, two questions, a quiz, a guest who plays it, the report."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from app.storage.unit_of_work import UnitOfWork
from app.workflows.open_account import make_invitation
from tests.e2e.conftest import Open
from tests.e2e.steps import go_on, start
from tests.factories import import_articles
from tests.web.desk import PASSWORD

PASTED = "A freighter from Canada  was turned away\nbecause of ice."
STEM = "Who cut the ribbon at the new harbour of Norvik?"


@pytest.fixture
def teacher(open_page: Open, work: UnitOfWork) -> Page:
    """Give the browser of somebody who has opened an account by the one-time link."""
    import_articles(work)
    page = open_page(f"/welcome/{make_invitation(work)}")
    page.get_by_label("Your name").fill("Maria Lind")
    page.get_by_label("Email address").fill("maria@school.test")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_label("Password, once more").fill(PASSWORD)
    page.get_by_role("button", name="Open the account").click()
    expect(page.get_by_role("heading", name="Your desk")).to_be_visible()
    return page


def violations(page: Page) -> list[str]:
    """Give what axe-core finds on a page."""
    return [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in Axe().run(page).response["violations"]]


def is_too_wide(page: Page) -> bool:
    """Say whether a page scrolls sideways."""
    return page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")


def mark(page: Page, words: str) -> None:
    """Draw the mouse over words of the article's text, once the page shows them and its script holds them.

    The script brings in lines above the text when it takes hold, and what was aimed at before that has moved.
    """
    page.locator("[data-citable]:has([tabindex='0']) [data-start]", has_text=words).first.wait_for()
    box = page.evaluate(
        """(words) => {
          const all = [...document.querySelectorAll("[data-start]")];
          const sentence = all.find((one) => one.textContent.includes(words));
          const range = new Range();
          const at = sentence.textContent.indexOf(words);
          range.setStart(sentence.firstChild, at);
          range.setEnd(sentence.firstChild, at + words.length);
          sentence.scrollIntoView({block: 'center'});
          const [first, last] = [range.getClientRects()[0], [...range.getClientRects()].at(-1)];
          return [first.left + 1, first.top + first.height / 2, last.right - 1, last.top + last.height / 2];
        }""",
        words,
    )
    page.mouse.move(box[0], box[1])
    page.mouse.down()
    page.mouse.move(box[2], box[3], steps=8)
    page.mouse.up()


def begin(page: Page, kind: str) -> None:
    page.goto("/teaching/questions/new")
    page.get_by_role("link", name=kind).click()
    page.get_by_label("Article", exact=True).select_option("harbour")
    page.get_by_role("button", name="Show its text").click()
    # The form is held until the one with the text has taken its place; words marked before that would move away.
    expect(page.locator("#write-form [readonly]")).to_have_count(0)


def fill_single(page: Page) -> None:
    page.get_by_label("Question", exact=True).fill(STEM)
    for place, text in enumerate(("Sigrid Halvorsen", "Ada Lind", "Per Moe"), 1):
        page.get_by_label(f"Option {place}", exact=True).fill(text)
    page.get_by_label("Feedback to option 2").fill("She wrote the article.")
    page.get_by_label("Right: option 1").check()


def save(page: Page) -> None:
    page.get_by_role("button", name="Save as a draft").last.click()


def publish(page: Page) -> None:
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_role("status")).to_contain_text("The question is published")


def write_marked(page: Page) -> None:
    """Write a question whose citing words are marked with the mouse."""
    begin(page, "One answer")
    mark(page, "Mayor Sigrid Halvorsen cut the ribbon before a crowd")
    expect(page.get_by_label("Citing words")).to_have_value("Mayor Sigrid Halvorsen cut the ribbon before a crowd")
    fill_single(page)
    expect(page.locator(".student-view")).to_contain_text("Ada Lind")
    save(page)
    expect(page.locator("mark")).to_have_text("Sigrid Halvorsen")
    publish(page)


def write_pasted(page: Page) -> None:
    """Write a claim whose citing words are pasted, first words that the article does not say."""
    begin(page, "Claim")
    page.get_by_label("Citing words").fill("A freighter from Cuba was turned away")
    page.get_by_label("Question", exact=True).fill("A freighter from Canada was turned away because of ice.")
    page.get_by_label("Supported", exact=True).check()
    save(page)
    expect(page.get_by_role("alert")).to_contain_text("The article does not say this")
    expect(page.get_by_label("Question", exact=True)).to_have_value(
        "A freighter from Canada was turned away because of ice."
    )
    assert violations(page) == []
    page.get_by_label("Citing words").fill(PASTED)
    save(page)
    publish(page)


def make_quiz(page: Page) -> str:
    """Put the claim into a new quiz, then the other question; give the quiz's address for students."""
    page.get_by_role("button", name="Put it in").click()
    page.get_by_label("Title").fill("The ribbon and the ice")
    page.get_by_label("Whoever has its link").check()
    page.get_by_role("button", name="Make the quiz").click()
    page.get_by_role("link", name="Find more questions").click()
    page.get_by_role("link", name=STEM).click()
    page.get_by_label("Put it into").select_option("The ribbon and the ice")
    page.get_by_role("button", name="Put it in").click()
    expect(page.locator(".slot")).to_have_count(2)
    return page.locator(".share").inner_text()


def test_from_the_link_to_the_report(teacher: Page, open_page: Open):
    write_marked(teacher)
    write_pasted(teacher)
    address = make_quiz(teacher)
    guest = open_page()
    start(guest, address.rsplit("/", 1)[1])
    guest.get_by_label("Supported").check()
    go_on(guest)
    guest.get_by_label("Ada Lind").check()
    go_on(guest)
    guest.get_by_role("button", name="Hand in").click()
    guest.wait_for_url("**/result")
    guest.goto(guest.url.replace("/result", "/2/explanation"))
    expect(guest.locator("main")).to_contain_text("She wrote the article.")
    expect(guest.locator("mark").first).to_have_text("Sigrid Halvorsen")
    teacher.get_by_role("link", name="Report: no attempts yet").click()
    expect(teacher.locator(".report-headline")).to_contain_text("One attempt so far. Advice begins with 5.")
    expect(teacher.locator("svg[role=img]")).to_have_count(2)
    for scheme in ("light", "dark"):
        teacher.emulate_media(color_scheme=scheme)
        assert violations(teacher) == []
    teacher.set_viewport_size({"width": 320, "height": 800})
    assert violations(teacher) == []
    assert not is_too_wide(teacher)


def test_words_are_cited_with_the_keyboard_alone(teacher: Page):
    begin(teacher, "One answer")
    teacher.locator("[data-citable]").focus()
    for key in ("ArrowDown", "ArrowDown", "ArrowDown", "Shift+ArrowDown", "Enter"):
        teacher.keyboard.press(key)
    quote = teacher.get_by_label("Citing words").input_value()
    assert quote.startswith("The town of Norvik")
    assert quote.endswith("some 2,400 people.")
    fill_single(teacher)
    save(teacher)
    publish(teacher)


def test_words_changed_by_hand_are_looked_for_again(teacher: Page):
    begin(teacher, "One answer")
    mark(teacher, "The old quay")
    expect(teacher.get_by_label("Citing words")).to_have_value("The old quay")
    teacher.get_by_label("Citing words").fill("Mayor Sigrid Halvorsen cut the ribbon")
    fill_single(teacher)
    save(teacher)
    expect(teacher.locator("mark")).to_have_text("Sigrid Halvorsen")


PAGES = [
    "/teaching",
    "/teaching/questions",
    "/teaching/questions/new",
    "/teaching/questions/new?type=single",
    "/teaching/questions/new?type=number",
    "/teaching/questions/new?type=claim",
    "/teaching/quizzes",
    "/teaching/quizzes/new",
    "/account/change",
]


@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (1280, "light")])
def test_the_desk_is_accessible_and_fits(teacher: Page, scheme: str, width: int):
    write_marked(teacher)
    question = teacher.url
    teacher.emulate_media(color_scheme=scheme)
    teacher.set_viewport_size({"width": width, "height": 800})
    found = {}
    for path in [*PAGES, question, f"{question}/edit"]:
        teacher.goto(path)
        found[path] = [*violations(teacher), *(["scrolls sideways"] if is_too_wide(teacher) else [])]
    assert {path: faults for path, faults in found.items() if faults} == {}
