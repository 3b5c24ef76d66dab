"""A quiz in a real browser: by mouse, by keyboard, on a small screen, without scripts."""

import re

import pytest
from playwright.sync_api import Page, expect

from app.questions.draft import QuestionType
from app.storage.unit_of_work import UnitOfWork
from tests.e2e.conftest import Open
from tests.e2e.steps import answer, go_on, play, start
from tests.factories import quiz_of
from tests.web.player import RIGHT, WRONG

ALL = list(QuestionType)


@pytest.mark.parametrize("options", [{}, {"java_script_enabled": False}], ids=["with scripts", "without scripts"])
@pytest.mark.parametrize("width", [320, 1280])
def test_a_guest_plays_a_whole_quiz_to_its_explanations(work: UnitOfWork, open_page: Open, width: int, options: dict):
    quiz_of(work)
    page = open_page(width=width, **options)
    page.get_by_role("link", name="The new harbour").click()
    page.get_by_role("button", name="Start the quiz").click()
    for kind in ALL:
        answer(page, kind)
        go_on(page)
    expect(page.get_by_text("Every question has an answer.")).to_be_visible()
    page.get_by_role("button", name="Hand in").click()
    expect(page.get_by_role("heading", name="7 of 7 points")).to_be_visible()
    page.get_by_role("link", name="See the answers explained").click()
    for number in range(1, 8):
        expect(page.locator(".outcome")).to_have_text("Right")
        expect(page.locator(".citation mark").first).to_be_visible()
        if number < 7:
            page.get_by_role("link", name="Next answer").click()
    page.get_by_role("link", name="Read it in the article").click()
    expect(page.locator("mark#passage")).to_be_in_viewport()


def test_a_whole_quiz_by_keyboard_alone(work: UnitOfWork, open_page: Open):
    quiz_of(work)
    page = open_page(width=320)
    tab_to(page, "a.quiz-card")
    page.keyboard.press("Enter")
    tab_to(page, "#nickname")
    page.keyboard.type("Ada")
    page.keyboard.press("Enter")
    for number, kind in enumerate(ALL, start=1):
        page.wait_for_url(f"**/{number}")
        answer_by_keys(page, kind)
    page.wait_for_url("**/review")
    tab_to(page, "button.btn-primary")
    page.keyboard.press("Enter")
    page.wait_for_url("**/result")
    expect(page.get_by_role("heading", name="7 of 7 points")).to_be_visible()
    tab_to(page, ".buttons a")
    page.keyboard.press("Enter")
    for number in range(1, 7):
        page.wait_for_url(f"**/{number}/explanation")
        page.keyboard.press("Enter")
    page.wait_for_url("**/7/explanation")


def tab_to(page: Page, selector: str) -> None:
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.locator(f"{selector}:focus").count():
            return
    pytest.fail(f"the Tab key does not reach {selector}")


def answer_by_keys(page: Page, kind: QuestionType) -> None:
    for place in RIGHT[kind].get("choice", []):
        page.keyboard.press(str(place + 1))
    if "text" in RIGHT[kind]:
        tab_to(page, "#text")
        page.keyboard.type(RIGHT[kind]["text"])
    page.keyboard.press("Enter")


def test_f_flags_and_the_answer_stays(work: UnitOfWork, open_page: Open):
    quiz_of(work, QuestionType.SINGLE)
    page = open_page()
    start(page)
    page.keyboard.press("2")
    page.keyboard.press("f")
    expect(page.get_by_role("button", name="Flagged")).to_be_visible()
    expect(page.get_by_role("radio", name="Ada Lind")).to_be_checked()


def test_letters_and_digits_in_a_text_are_only_text(work: UnitOfWork, open_page: Open):
    quiz_of(work, QuestionType.TEXT)
    page = open_page()
    start(page)
    page.locator("#text").press_sequentially("f1 Halvorsen")
    expect(page.locator("#text")).to_have_value("f1 Halvorsen")
    expect(page.get_by_role("button", name="Flag", exact=True)).to_be_visible()


@pytest.mark.parametrize("kind", [QuestionType.SINGLE, QuestionType.TEXT])
def test_an_answer_is_saved_as_it_is_given(work: UnitOfWork, open_page: Open, kind: QuestionType):
    quiz_of(work, kind)
    page = open_page()
    start(page)
    answer(page, kind)
    expect(page.locator("[data-saved]")).to_have_text(re.compile(r"^Saved \d\d:\d\d:\d\d$"))
    page.reload()
    expect(page.locator("[data-saved]")).to_have_text("Saved")
    if kind is QuestionType.TEXT:
        expect(page.locator("#text")).to_have_value("halvorsen")
    else:
        expect(page.get_by_role("radio", name="Sigrid Halvorsen")).to_be_checked()


def test_an_answer_given_without_a_connection_is_saved_when_it_is_back(work: UnitOfWork, open_page: Open):
    quiz_of(work, QuestionType.SINGLE)
    page = open_page()
    page.clock.install()
    start(page)
    page.route("**/api/**", lambda route: route.fulfill(status=503, body="{}"))
    answer(page, QuestionType.SINGLE)
    expect(page.locator("[data-saved]")).to_have_text("Not saved yet. Trying again.")
    page.unroute("**/api/**")
    page.clock.run_for(6000)
    expect(page.locator("[data-saved]")).to_have_text(re.compile(r"^Saved \d"))


def test_when_time_runs_out_the_page_leads_to_the_result(work: UnitOfWork, open_page: Open):
    quiz_of(work, QuestionType.SINGLE, time_limit=4)
    page = open_page()
    start(page)
    answer(page, QuestionType.SINGLE)
    page.wait_for_url("**/result")
    expect(page.get_by_role("heading", name="1 of 1 points")).to_be_visible()


def test_the_timer_can_be_hidden(work: UnitOfWork, open_page: Open):
    quiz_of(work, QuestionType.SINGLE, time_limit=600)
    page = open_page()
    start(page)
    expect(page.locator("[data-seconds-left]")).to_have_text(re.compile(r"^(10:00|09:\d\d)$"))
    page.locator(".timer summary").click()
    expect(page.locator("[data-seconds-left]")).to_be_hidden()


def test_a_wrong_answer_leads_to_where_it_does_occur(work: UnitOfWork, open_page: Open):
    quiz_of(work, QuestionType.SINGLE)
    page = open_page()
    play(page, [QuestionType.SINGLE], WRONG)
    page.get_by_role("link", name="See the answers explained").click()
    expect(page.get_by_role("heading", name="“Nordlinje” does occur: here")).to_be_visible()
    page.get_by_role("link", name="Read it in the article").last.click()
    expect(page.locator("mark#passage")).to_have_text("Nordlinje")
