"""Writing questions in the browser: marked by keys, a flaw seen and mended, answers suggested, the student's view."""

import pytest
from playwright.sync_api import Page, expect

from app.facts.fact import Entity, EntityKind
from app.storage.facts import keep_entity
from app.storage.unit_of_work import UnitOfWork
from app.workflows.open_account import make_invitation
from tests.e2e.conftest import Open
from tests.e2e.test_teacher import is_too_wide, mark, violations
from tests.factories import import_articles
from tests.web.desk import PASSWORD

QUAY = "The old quay, built in 1911, will become a park."
TYPES = ("single", "multiple", "claim", "number", "text", "cloze", "evidence")


@pytest.fixture
def look() -> dict[str, object]:
    """Give how the browser is; tests say otherwise by a parameter."""
    return {}


@pytest.fixture
def teacher(open_page: Open, work: UnitOfWork, look: dict[str, object]) -> Page:
    import_articles(work)
    with work() as session:
        for name in ("Canada", "Denmark", "Iceland"):
            keep_entity(session, Entity(EntityKind.PLACE, name))
    page = open_page(f"/welcome/{make_invitation(work)}", **look)
    page.get_by_label("Your name").fill("Maria Lind")
    page.get_by_label("Email address").fill("maria@school.test")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_label("Password, once more").fill(PASSWORD)
    page.get_by_role("button", name="Open the account").click()
    expect(page.get_by_role("heading", name="Your desk")).to_be_visible()
    return page


def begin(page: Page, kind: str) -> None:
    page.goto(f"/teaching/questions/new?type={kind}&article=harbour")
    expect(page.locator("[data-citable] [tabindex='0']")).to_have_count(1)


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).press("Enter")


def mark_by_keys(page: Page, *keys: str) -> None:
    page.locator("[data-citable] [tabindex='0']").focus()
    for key in keys:
        page.keyboard.press(key)


def draw(page: Page, words: str) -> None:
    """Draw the mouse over words of the article, and see them under the pen."""
    mark(page, words)
    expect(page.get_by_label("Citing words")).to_have_value(words)


def flaws(page: Page):
    return page.locator("#flaws")


def write_by_keys(page: Page) -> None:
    """Cite two passages of two articles by keys alone."""
    begin(page, "single")
    mark_by_keys(page, *["ArrowDown"] * 6, "Shift+ArrowDown")
    expect(page.locator("[data-citable-status]")).to_contain_text("2 sentences are taken")
    page.keyboard.press("Shift+ArrowUp")
    page.keyboard.press("Enter")
    quote = page.get_by_label("Citing words")
    expect(quote).to_have_value("A freighter from Canada was turned away because of ice.")
    press(page, "Cite these words")
    expect(page.locator(".cited")).to_have_count(1)
    expect(page.locator("[data-writing-status]")).to_have_text("One passage is cited.")
    page.get_by_label("Article", exact=True).select_option("ferry")
    press(page, "Show its text")
    expect(page.locator("[data-citable]")).to_contain_text("waited outside for two days")
    draw(page, "A freighter from Canada waited outside")
    page.get_by_label("What these words do", exact=True).select_option("context")
    press(page, "Cite these words")
    expect(page.locator(".cited")).to_have_count(2)


def test_a_question_is_marked_mended_completed_and_published(teacher: Page):
    write_by_keys(teacher)
    stem = teacher.get_by_label("Question", exact=True)
    stem.fill("From which country was the freighter that did not enter Norvik?")
    expect(flaws(teacher)).to_contain_text("makes the stem easy to misread")
    stem.fill("From which country was the freighter that ice kept out of Norvik?")
    expect(flaws(teacher)).not_to_contain_text("easy to misread")
    teacher.get_by_label("Option 1", exact=True).fill("Canada")
    teacher.get_by_label("Right: option 1").check()
    press(teacher, "Suggest wrong options")
    for country in ("Denmark", "Iceland"):
        teacher.get_by_role("button", name=f"Take “{country}”").press("Enter")
        expect(teacher.get_by_role("button", name=f"Take “{country}”")).to_have_count(0)
    expect(teacher.get_by_label("Option 3", exact=True)).to_have_value("Iceland")
    expect(stem).to_have_value("From which country was the freighter that ice kept out of Norvik?")
    preview = teacher.locator(".student-view")
    expect(preview.get_by_role("radio")).to_have_count(3)
    expect(preview.get_by_text("From which country was the freighter")).to_be_visible()
    expect(flaws(teacher)).to_contain_text("nothing speaks against the question")
    teacher.get_by_role("button", name="Save as a draft").last.press("Enter")
    expect(teacher.locator("figure.citation")).to_have_count(2)
    teacher.get_by_role("button", name="Publish", exact=True).press("Enter")
    expect(teacher.get_by_role("status")).to_contain_text("The question is published")


@pytest.mark.parametrize("look", [{"width": 320, "has_touch": True, "is_mobile": True}])
def test_words_are_marked_by_a_finger(teacher: Page, look: dict[str, object]):
    del look
    begin(teacher, "text")
    teacher.locator("[data-start]", has_text="The old quay").tap()
    quote = teacher.get_by_label("Citing words")
    expect(quote).to_have_value(QUAY)
    expect(teacher.locator("[data-citable-status]")).to_contain_text("built in 1911")
    # What a finger that rests on a word selects, and no more, is cited; a tap that lets go of it marks nothing.
    select_word(teacher, "park")
    expect(quote).to_have_value("park")
    teacher.locator("[data-start]", has_text="A freighter").tap()
    expect(quote).to_have_value("park")
    teacher.get_by_role("button", name="Cite these words", exact=True).tap()
    expect(teacher.locator(".cited-words")).to_have_text("park")


def select_word(page: Page, word: str) -> None:
    """Select a word as a phone does under a resting finger, which Chromium does on phones only."""
    page.locator("[data-start]", has_text=word).evaluate(
        """(one, word) => {
          const at = one.textContent.indexOf(word);
          getSelection().setBaseAndExtent(one.firstChild, at, one.firstChild, at + word.length);
        }""",
        word,
    )


def test_marked_words_grow_and_shrink_word_by_word_with_keys(teacher: Page):
    begin(teacher, "text")
    quote = teacher.get_by_label("Citing words")
    mark_by_keys(teacher, *["ArrowDown"] * 4, "Enter")
    expect(quote).to_have_value(QUAY)
    steps = [
        ("Control+Shift+ArrowLeft", "The old quay, built in 1911, will become a"),
        ("Control+Shift+ArrowLeft", "The old quay, built in 1911, will become"),
        ("Control+ArrowRight", "old quay, built in 1911, will become"),
        ("Control+Shift+ArrowRight", "old quay, built in 1911, will become a"),
        ("Control+ArrowLeft", "The old quay, built in 1911, will become a"),
    ]
    for keys, words in steps:
        teacher.keyboard.press(keys)
        expect(quote).to_have_value(words)
    for _ in range(9):
        teacher.keyboard.press("Control+Shift+ArrowLeft")
    expect(quote).to_have_value("The")
    press(teacher, "Cite these words")
    expect(teacher.locator(".cited-words")).to_have_text("The")


def test_a_blank_is_drawn_over_in_the_cited_words(teacher: Page):
    begin(teacher, "cloze")
    draw(teacher, "A freighter from Canada was turned away")
    press(teacher, "Cite these words")
    expect(teacher.locator(".cited")).to_have_count(1)
    teacher.locator("[data-cited-words]").evaluate(
        "(one) => getSelection().setBaseAndExtent(one.firstChild, 17, one.firstChild, 23)"
    )
    expect(teacher.get_by_label("Words to leave out")).to_have_value("Canada")
    press(teacher, "Make the blank")
    expect(teacher.get_by_label("Question", exact=True)).to_have_value(
        "A freighter from _____ was turned away because of ice."
    )
    expect(teacher.locator(".student-view .cloze input")).to_be_visible()


@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (320, "light"), (1280, "dark"), (1280, "light")])
def test_every_form_is_accessible_and_fits(teacher: Page, width: int, scheme: str):
    teacher.emulate_media(color_scheme=scheme)
    teacher.set_viewport_size({"width": width, "height": 800})
    found = {}
    for kind in TYPES:
        begin(teacher, kind)
        draw(teacher, "The old quay")
        press(teacher, "Cite these words")
        expect(teacher.locator(".cited")).to_have_count(1)
        if kind not in {"number", "claim"}:
            teacher.get_by_role("button", name="Suggest").press("Enter")
            expect(teacher.locator(".offers-found")).to_be_visible()
        found[kind] = [*violations(teacher), *(["scrolls sideways"] if is_too_wide(teacher) else [])]
    assert {kind: faults for kind, faults in found.items() if faults} == {}
