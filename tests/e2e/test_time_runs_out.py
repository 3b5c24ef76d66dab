"""Time that runs out with the page open and with the browser gone, and the pages on which a teacher sets it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import select

from app.questions.draft import QuestionType
from app.quizzes.review import Aspect
from app.storage.attempts import AttemptRow, GradingRow
from app.storage.quizzes import quiz_by_slug
from app.storage.unit_of_work import UnitOfWork
from app.workflows.sweep_attempts import sweep
from tests.e2e.conftest import Open
from tests.e2e.steps import follow, start
from tests.e2e.test_teacher import is_too_wide, teacher, violations  # noqa: F401 - the fixture
from tests.factories import quiz_of


def state_of(work: UnitOfWork) -> tuple[str, float]:
    with work.reading() as session:
        row = session.scalar(select(AttemptRow))
        return row.state, session.scalar(select(GradingRow.score)) or 0.0


def type_an_answer(page: Page) -> None:
    start(page)
    page.locator("#text").press_sequentially("Halvorsen")


def test_with_the_page_open_it_leads_to_the_result_and_what_was_typed_counts(work: UnitOfWork, open_page: Open):
    quiz_of(work, QuestionType.TEXT, time_limit=6)
    page = open_page()
    type_an_answer(page)
    page.wait_for_url("**/result")
    expect(page.get_by_role("heading", name="1 of 1 points")).to_be_visible()


def test_with_a_grace_it_leads_to_a_last_look_that_says_until_when(work: UnitOfWork, open_page: Open):
    quiz_of(work, QuestionType.TEXT, time_limit=6, grace_seconds=600)
    page = open_page(width=320)
    type_an_answer(page)
    page.wait_for_url("**/review")
    expect(page.get_by_text("The time is up. Answers under way are still taken until")).to_be_visible()
    assert violations(page) == []
    assert not is_too_wide(page)
    page.get_by_role("button", name="Hand in").click()
    expect(page.get_by_role("heading", name="1 of 1 points")).to_be_visible()


def test_with_the_browser_gone_what_was_typed_is_handed_in(work: UnitOfWork, open_page: Open):
    quiz_of(work, QuestionType.TEXT, time_limit=600)
    page = open_page()
    type_an_answer(page)
    expect(page.locator("[data-saved]")).to_contain_text("Saved")
    page.context.close()
    assert sweep(work).handed_in == 0
    assert sweep(replace(work, clock=lambda: datetime.now(UTC) + timedelta(minutes=10))).handed_in == 1
    assert state_of(work) == ("graded", 1)


@pytest.mark.parametrize(("theme", "width"), [("light", 320), ("dark", 1280)])
def test_a_teacher_sets_the_rules_by_keyboard_and_at_any_width(
    teacher: Page,  # noqa: F811 - the fixture
    work: UnitOfWork,
    theme: str,
    width: int,
):
    page = teacher
    page.emulate_media(color_scheme=theme)
    page.set_viewport_size({"width": width, "height": 800})
    page.goto("/teaching/quizzes/new")
    page.get_by_label("Title").fill("Timed")
    page.get_by_label("Time limit in minutes").fill("10")
    page.get_by_label("Grace: seconds").fill("75")
    page.get_by_label("As ticked in this table").check()
    page.get_by_label("The questions and one’s own answers: In the first two minutes after it").focus()
    page.keyboard.press("Space")
    follow(page, page.get_by_role("button", name="Make the quiz"))
    expect(page.get_by_text("Enter 0 to 59").first).to_be_visible()
    expect(page.get_by_text("Tick the questions and one’s own answers too").first).to_be_visible()
    assert violations(page) == []
    assert not is_too_wide(page)
    page.get_by_label("Grace: seconds").fill("30")
    page.get_by_label("The questions and one’s own answers: In the first two minutes after it").check()
    follow(page, page.get_by_role("button", name="Make the quiz"))
    slug = page.url.rsplit("/", 1)[1]
    with work.reading() as session:
        row = quiz_by_slug(session, slug)
    assert (row.time_limit, row.grace_seconds) == (600, 30)
    assert set(row.review_rules["immediately"]) == set(Aspect)
    for path in (f"/teaching/quizzes/{slug}", f"/teaching/quizzes/{slug}/exceptions", f"/quiz/{slug}"):
        page.goto(path)
        assert violations(page) == [], path
        assert not is_too_wide(page), path
