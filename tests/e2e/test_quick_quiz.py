"""From an article to a class in the browser: a sentence to ask about, a quiz in one step, its code typed by a pupil."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from app.questions.draft import QuestionType
from app.storage.unit_of_work import UnitOfWork
from app.workflows.open_account import make_invitation
from tests.e2e.conftest import Open
from tests.factories import a_draft, publish_question
from tests.web.desk import PASSWORD, RIBBON


@pytest.fixture
def sized(request: pytest.FixtureRequest) -> dict[str, object]:
    """Give how the browser is: width and theme; a wide light one where a test does not say."""
    return getattr(request, "param", {"width": 1280, "color_scheme": "light"})


@pytest.fixture
def teacher(open_page: Open, work: UnitOfWork, sized: dict[str, object]) -> Page:
    """Give the browser of a teacher, and published questions on an article."""
    for kind in (QuestionType.NUMBER, QuestionType.CLOZE, QuestionType.CLAIM):
        publish_question(work, a_draft(kind))
    page = open_page(f"/welcome/{make_invitation(work)}", **sized)
    for label, text in (("Your name", "Maria Lind"), ("Email address", "maria@school.test"), ("Password", PASSWORD)):
        page.get_by_label(label, exact=True).fill(text)
    page.get_by_label("Password, once more").fill(PASSWORD)
    page.get_by_role("button", name="Open the account").click()
    expect(page.get_by_role("heading", name="Your desk")).to_be_visible()
    return page


def make_quiz(page: Page) -> str:
    """Make the quiz that the form proposes, and give its code as it is shown."""
    page.goto("/article/harbour")
    page.get_by_role("link", name="Make a quiz from it").click()
    page.get_by_role("button", name="Make the quiz").click()
    expect(page.get_by_text("The quiz is made.")).to_be_visible()
    return page.locator(".sharing-code").inner_text()


def test_a_pupil_plays_it_by_the_code_on_the_wall(teacher: Page, open_page: Open):
    code = make_quiz(teacher)
    teacher.get_by_role("link", name="Show it large").click()
    expect(teacher.get_by_text(code)).to_be_visible()
    pupil = open_page("/", width=390)
    pupil.get_by_label("Code of the quiz").fill(code.lower())
    pupil.keyboard.press("Enter")
    pupil.get_by_role("button", name="Start the quiz").click()
    expect(pupil.get_by_text("1 of 3")).to_be_visible()


def test_the_picture_is_shown_in_one_piece(teacher: Page):
    make_quiz(teacher)
    teacher.wait_for_load_state("load")
    picture = teacher.get_by_role("img", name="QR code of the link")
    assert picture.evaluate("(one) => one.complete && one.naturalWidth > 0")


def test_a_sentence_is_asked_about_with_the_keyboard_alone(teacher: Page):
    teacher.goto("/teaching/articles/harbour/ask")
    teacher.locator("[name=sentence]").first.focus()
    teacher.keyboard.press("ArrowDown")
    expect(teacher.get_by_label(RIBBON)).to_be_checked()
    teacher.keyboard.press("Enter")
    teacher.wait_for_url(lambda address: not address.endswith("/ask"))


def states(page: Page) -> Iterator[str]:
    """Go through the pages, giving each one's name while it is open."""
    page.goto("/teaching/articles/harbour/ask")
    page.get_by_role("button", name="Ask me about this").click()
    yield "no sentence chosen"
    page.get_by_text(RIBBON).click()
    yield "a sentence chosen"
    page.goto("/teaching/articles/harbour/quiz")
    yield "the form"
    page.get_by_label("Number of questions").fill("51")
    page.get_by_role("button", name="Make the quiz").click()
    yield "the form, refused"
    page.goto("/teaching/articles/ferry/quiz")
    yield "nothing to ask"
    make_quiz(page)
    yield "the quiz"
    page.get_by_role("link", name="Show it large").click()
    yield "the wall"


@pytest.mark.slow
@pytest.mark.parametrize(
    "sized",
    [{"width": width, "color_scheme": theme} for width, theme in ((320, "dark"), (1280, "light"))],
    indirect=True,
    ids=lambda sized: f"{sized['width']}-{sized['color_scheme']}",
)
def test_every_page_is_accessible_and_fits(teacher: Page):
    for state in states(teacher):
        findings = Axe().run(teacher)
        assert findings.violations_count == 0, f"{state}\n{findings.generate_report()}"
        assert teacher.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), state
