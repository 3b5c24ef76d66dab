"""No answer is lost: without a connection, over a reload, in two windows, with an old token, by a dead server."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from app.questions.draft import QuestionType
from app.storage.unit_of_work import UnitOfWork
from tests.e2e.conftest import Open
from tests.e2e.steps import answer, follow, go_on, start
from tests.factories import quiz_of
from tests.server import PATIENCE, serving
from tests.storage.instances import small_instance

SINGLE, TEXT = QuestionType.SINGLE, QuestionType.TEXT
SAVED = re.compile(r"^Saved \d\d:\d\d:\d\d$")
WAITING = "Object.keys(localStorage).filter((key) => key.startsWith('citewell.outbox/')).length"
STAYS = "You are offline. Your answer waits here and is sent when the connection is back."
KEPT = "Object.keys(sessionStorage).some((key) => key.startsWith('citewell.page/') && key.endsWith('/2'))"


def saved(page: Page):
    return page.locator("[data-saved]")


def until(page: Page, condition: str) -> None:
    """Wait for a condition; the page's own rules forbid the browser's way to."""
    for _ in range(200):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(50)
    pytest.fail(condition)


def test_answers_given_offline_wait_and_are_sent_when_the_connection_is_back(work: UnitOfWork, open_page: Open):
    quiz_of(work, SINGLE, TEXT, SINGLE, time_limit=3600)
    page = open_page()
    start(page)
    until(page, KEPT)
    page.context.set_offline(True)
    answer(page, SINGLE)
    expect(saved(page)).to_have_text("Offline, 1 answer waiting")
    page.locator(".ways .btn-primary").click()
    page.wait_for_url("**/2")
    expect(page.locator("h1")).to_be_focused()
    expect(page.locator("[data-seconds-left]")).to_have_text(re.compile(r"^(1:00:00|59:\d\d)$"))
    expect(page.get_by_role("button", name="Say the time left")).to_be_visible()
    answer(page, TEXT)
    expect(saved(page)).to_have_text("Offline, 2 answers waiting")
    page.locator(".ways .btn-primary").click()
    expect(page.locator("[data-news]")).to_have_text(STAYS)
    expect(page.locator("#text")).to_have_value("halvorsen")
    page.context.set_offline(False)
    expect(saved(page)).to_have_text(SAVED)
    until(page, f"!{WAITING}")
    page.locator(".ways .btn-primary").click()
    page.wait_for_url("**/3")
    page.goto(page.url[:-1] + "1")
    expect(page.get_by_role("radio", name="Sigrid Halvorsen")).to_be_checked()


def test_a_reload_shows_the_answer_that_waits_and_not_the_older_one(work: UnitOfWork, open_page: Open):
    quiz_of(work, TEXT)
    page = open_page()
    start(page)
    answer(page, TEXT)
    expect(saved(page)).to_have_text(SAVED)
    page.route("**/api/attempt/**", lambda route: route.abort())
    page.locator("#text").fill("Sigrid Halvorsen")
    expect(saved(page)).to_have_text("Offline, 1 answer waiting")
    page.reload()
    expect(page.locator("#text")).to_have_value("Sigrid Halvorsen")
    expect(saved(page)).to_have_text("Offline, 1 answer waiting")
    page.unroute("**/api/attempt/**")
    page.reload()
    expect(saved(page)).to_have_text(SAVED)
    page.evaluate("localStorage.clear(); sessionStorage.clear()")
    page.reload()
    expect(page.locator("#text")).to_have_value("Sigrid Halvorsen")


def test_an_answer_given_before_the_script_has_come_is_kept(work: UnitOfWork, open_page: Open):
    quiz_of(work, SINGLE)
    page = open_page()
    held: list[Route] = []
    page.route("**/js/saving.js", lambda route: held.append(route))  # noqa: PLW0108 - it takes no built-in
    page.goto("/quiz/harbour")
    page.get_by_role("button", name="Start the quiz").click()
    page.wait_for_url("**/1", wait_until="commit")
    answer(page, SINGLE)
    assert held
    for route in held:
        route.continue_()
    expect(saved(page)).to_have_text(SAVED)
    expect(page.get_by_role("radio", name="Sigrid Halvorsen")).to_be_checked()


def test_two_windows_tell_each_other_and_the_later_answer_counts(work: UnitOfWork, open_page: Open):
    quiz_of(work, SINGLE)
    one = open_page()
    start(one)
    other = one.context.new_page()
    other.goto(one.url)
    one.get_by_role("radio", name="Sigrid Halvorsen").check()
    expect(other.locator("[data-news]")).to_have_text(
        re.compile(r"^Changed in another window at \d\d:\d\d:\d\d: Sigrid Halvorsen\. You see the newer answer\.$")
    )
    expect(other.get_by_role("radio", name="Sigrid Halvorsen")).to_be_checked()
    one.route("**/api/attempt/**", lambda route: route.abort() if route.request.method == "GET" else route.continue_())
    other.get_by_role("radio", name="Ada Lind").check()
    expect(saved(other)).to_have_text(SAVED)
    one.locator("label[for=choice-2]").click()
    expect(one.locator("[data-news]")).to_have_text(re.compile("^Another window answered at .* Ada Lind. Your answer"))
    one.unroute("**/api/attempt/**")
    other.reload()
    expect(other.locator("#choice-2")).to_be_checked()


def test_a_second_device_hears_of_it_when_it_is_looked_at(work: UnitOfWork, open_page: Open):
    quiz_of(work, TEXT)
    one, other = open_page(), open_page()
    start(one)
    other.context.add_cookies(one.context.cookies())
    other.goto(one.url)
    answer(one, TEXT)
    expect(saved(one)).to_have_text(SAVED)
    other.evaluate("window.dispatchEvent(new Event('focus'))")
    expect(other.locator("[data-news]")).to_have_text(
        re.compile("^Changed in another window at .*: halvorsen. You see")
    )
    expect(other.locator("#text")).to_have_value("halvorsen")


def test_a_page_left_as_it_was_does_not_override_a_newer_answer(work: UnitOfWork, open_page: Open):
    quiz_of(work, SINGLE, TEXT)
    one, other = open_page(), None
    start(one)
    address = one.url
    other = one.context.new_page()
    other.add_init_script("window.addEventListener('storage', (event) => event.stopImmediatePropagation(), true)")
    other.goto(address)
    one.get_by_role("radio", name="Ada Lind").check()
    expect(saved(one)).to_have_text(SAVED)
    go_on(other)
    one.reload()
    expect(one.get_by_role("radio", name="Ada Lind")).to_be_checked()


def test_each_tab_is_a_client_of_its_own_and_stays_it(work: UnitOfWork, open_page: Open):
    quiz_of(work, SINGLE)
    page = open_page()
    start(page)
    name = "JSON.parse(sessionStorage.getItem('citewell.client')).name"
    mine = page.evaluate(name)
    page.reload()
    assert page.evaluate(name) == mine
    with page.expect_popup() as opened:
        page.evaluate("window.open(location.href)")
    copy = opened.value
    copy.wait_for_load_state()
    expect(copy.locator("form.question")).to_be_visible()
    assert copy.evaluate(name) != mine


def test_a_token_of_another_day_is_replaced_and_the_answer_saved(work: UnitOfWork, open_page: Open):
    quiz_of(work, SINGLE, TEXT)
    page = open_page()
    start(page)
    page.evaluate("document.querySelector('[name=csrf_token]').value = 'of-another-day'")
    answer(page, SINGLE)
    expect(saved(page)).to_have_text(SAVED)
    page.evaluate("document.querySelector('[name=csrf_token]').value = 'of-another-day'")
    go_on(page)
    page.wait_for_url("**/2")


def test_whoever_is_not_known_any_more_is_told_to_sign_in_and_the_answer_waits(work: UnitOfWork, open_page: Open):
    quiz_of(work, SINGLE, TEXT)
    page = open_page()
    start(page)
    until(page, KEPT)
    kept = page.context.cookies()
    page.context.clear_cookies()
    answer(page, SINGLE)
    expect(saved(page)).to_have_text("Could not save: sign in again. Your answer waits here.")
    page.locator(".ways .btn-primary").click()
    expect(page.get_by_role("radio", name="Sigrid Halvorsen")).to_be_checked()
    page.context.add_cookies(kept)
    page.evaluate("window.dispatchEvent(new Event('online'))")
    expect(saved(page)).to_have_text(SAVED)


def test_an_answer_that_comes_too_late_is_told_and_leaves(work: UnitOfWork, open_page: Open):
    quiz_of(work, SINGLE)
    page = open_page()
    start(page)
    second = page.context.new_page()
    page.route("**/api/attempt/**", lambda route: route.abort())
    answer(page, SINGLE)
    expect(saved(page)).to_have_text("Offline, 1 answer waiting")
    second.route("**/api/attempt/**", lambda route: route.abort())
    second.goto(page.url)
    second.evaluate("fetch(location.pathname.replace(/1$/, 'submit'), {method: 'POST', body: new URLSearchParams({"
                    "csrf_token: document.querySelector('[name=csrf_token]').value})})")  # fmt: skip
    second.unroute("**/api/attempt/**")
    second.goto(page.url.removesuffix("1") + "result")
    expect(saved(second)).to_have_text("This attempt has been handed in; 1 answer came too late.")
    assert second.evaluate(WAITING) == 0


def test_handing_in_waits_for_the_answers_that_wait(work: UnitOfWork, open_page: Open):
    quiz_of(work, SINGLE)
    page = open_page()
    start(page)
    answer(page, SINGLE)
    go_on(page)
    page.context.set_offline(True)
    page.get_by_role("button", name="Hand in").click()
    expect(saved(page)).to_have_text(STAYS)
    page.context.set_offline(False)
    follow(page, page.get_by_role("button", name="Hand in"))
    expect(page.get_by_role("heading", name="1 of 1 points")).to_be_visible()


def test_without_storage_answers_are_saved_and_the_page_says_so(work: UnitOfWork, open_page: Open):
    quiz_of(work, SINGLE, TEXT)
    page = open_page()
    page.add_init_script(
        "Storage.prototype.setItem = Storage.prototype.getItem = () => { throw new DOMException('full'); }"
    )
    start(page)
    answer(page, SINGLE)
    expect(saved(page)).to_have_text(re.compile(r"^Saved \d\d:\d\d:\d\d This browser keeps nothing"))
    go_on(page)
    page.wait_for_url("**/2")


def test_nothing_of_somebody_else_is_sent(work: UnitOfWork, open_page: Open):
    quiz_of(work, SINGLE)
    page = open_page()
    start(page)
    page.route("**/api/attempt/**", lambda route: route.abort())
    answer(page, SINGLE)
    expect(saved(page)).to_have_text("Offline, 1 answer waiting")
    second = page.context.new_page()
    asked: list[str] = []
    second.on("request", lambda request: asked.append(request.url))
    second.goto("/quiz/harbour")
    second.locator("#nickname").fill("Somebody else")
    follow(second, second.get_by_role("button", name="Start the quiz"))
    # The page speaks for its participant once its script has run.
    second.wait_for_function(
        "localStorage.getItem('citewell.who') === document.querySelector('form.question').dataset.who"
    )
    expect(second.locator("[data-saved]")).to_have_text("")
    page.unroute("**/api/attempt/**")
    page.on("request", lambda request: asked.append(request.url))
    page.evaluate("window.dispatchEvent(new Event('online'))")
    expect(saved(page)).to_have_text(re.compile("^Could not save: somebody else goes on in this browser"))
    attempt = page.url.split("/")[-2]
    assert not [url for url in asked if attempt in url]


@pytest.mark.slow
def test_a_server_that_is_killed_between_save_and_next_loses_nothing(browser: Browser, tmp_path: Path):
    instance = small_instance(tmp_path)
    with serving(instance) as server:
        context = browser.new_context(base_url=server.address, reduced_motion="reduce")
        page = context.new_page()
        start(page)
        server.kill()
        answer(page, SINGLE)
        expect(saved(page)).to_have_text("Offline, 1 answer waiting")
        page.locator(".ways .btn-primary").click()
        expect(page.locator("[data-news]")).to_have_text(STAYS)
    with serving(instance, port=server.port):
        expect(saved(page)).to_have_text(SAVED, timeout=PATIENCE * 1000)
        page.reload()
        expect(page.get_by_role("radio", name="Sigrid Halvorsen")).to_be_checked()
        context.close()
