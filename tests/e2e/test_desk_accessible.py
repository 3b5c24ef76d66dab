"""The teacher's desk, page by page: no finding of axe-core in either theme, nothing wider than the screen."""

from collections.abc import Iterator

import pytest
from flask import Flask
from playwright.sync_api import Page, expect

from app.storage.unit_of_work import UnitOfWork
from tests.e2e.conftest import Open
from tests.e2e.full_desk import EMAIL, FullDesk, fill
from tests.e2e.steps import follow
from tests.e2e.test_classes_in_browser import sound
from tests.web.desk import PASSWORD

LOOKS = [(320, "dark"), (320, "light"), (1280, "dark"), (1280, "light")]
BANK, QUIZ = "/teaching/questions", "/teaching/quizzes/harbour"


@pytest.mark.slow
def test_every_page_of_the_desk(site: Flask, work: UnitOfWork, open_page: Open):
    desk = fill(site, work)
    page = open_page("/account/login")
    page.locator("#email").fill(EMAIL)
    page.locator("#password").fill(PASSWORD)
    follow(page, page.locator("form [type=submit]").first)
    for state in states(page, desk):
        page.evaluate("document.querySelectorAll('main details').forEach((one) => { one.open = true })")
        for width, theme in LOOKS:
            page.set_viewport_size({"width": width, "height": 800})
            page.emulate_media(color_scheme=theme)
            sound(page, f"{state} at {width}, {theme}")


def states(page: Page, desk: FullDesk) -> Iterator[str]:
    """Go through the pages, giving each one's name while it is open."""
    yield from bank(page, desk)
    yield from exchange(page, desk)
    yield from correction(page, desk)
    versions = f"{BANK}/{desk.edited}/versions"
    reading = f"/teaching/second-readings/{desk.waiting}"
    paths = (versions, f"{versions}/compare?old=1&new=2", "/teaching/second-readings", reading, "/teaching/look-again")
    parts = ("", "/draws/new", "/classes", "/exceptions", "/paper", "/paper/sheet?seed=S1&version=A", "/preview")
    for path in (*paths, *(f"{QUIZ}{part}" for part in parts)):
        assert page.goto(path).ok, path
        yield path


def bank(page: Page, desk: FullDesk) -> Iterator[str]:
    for path in ("", "?q=harbour", "?q=nothing+has+these+words", f"/{desk.edited}/labels", f"/{desk.edited}"):
        assert page.goto(BANK + path).ok, path
        yield f"bank{path}"
    page.goto("/teaching/facts")
    yield "facts"
    page.goto(BANK)
    page.locator("input[name=which][value=all]").check()
    page.locator("#act").select_option("add tags")
    follow(page, page.get_by_role("button", name="See what would happen"))
    page.locator("#tags").fill("spring, autumn")
    follow(page, page.get_by_role("button", name="See what would happen"))
    yield "many at once"


def exchange(page: Page, desk: FullDesk) -> Iterator[str]:
    page.goto("/teaching/import")
    yield "import"
    page.locator("input[type=file]").set_input_files({"name": "a.csv", "mimeType": "text/csv", "buffer": desk.file})
    follow(page, page.locator("main form [type=submit]").first)
    expect(page.locator("main")).to_contain_text("3 new, 1 with a new version, 1 already here, 1 dropped.")
    yield "dry run"
    follow(page, page.get_by_role("button", name="Store these"))
    yield "stored"
    page.goto("/teaching/export?quiz=harbour")
    yield "export"


def correction(page: Page, desk: FullDesk) -> Iterator[str]:
    page.goto(f"{BANK}/{desk.asked}/key")
    yield "correction"
    page.locator("input[name=act][value=key]").check()
    page.locator("input[name=right][value='2']").uncheck()
    follow(page, page.get_by_role("button", name="Preview the scores"))
    expect(page.locator("main")).to_contain_text("Nothing is stored yet")
    yield "scores previewed"
