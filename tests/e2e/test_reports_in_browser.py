"""The reports on a student, a class and sources in the browser: read with their tables, live while a class plays."""

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

import pytest
from flask import Flask
from playwright.sync_api import Page, expect

from app.storage.unit_of_work import UnitOfWork
from tests.e2e.conftest import Open
from tests.e2e.steps import follow
from tests.e2e.test_classes_in_browser import sound
from tests.web.desk import PASSWORD
from tests.web.player import RIGHT, Player
from tests.web.schoolclass import SINGLE, Group

T = TypeVar("T")
LOOKS = [(320, "dark"), (1280, "light")]


@pytest.fixture
def group(site: Flask, work: UnitOfWork) -> Group:
    """Give a class of three: one has handed in twice, one once, one has not begun."""

    def fill() -> Group:
        found = Group(site, work)
        found.pupil("Ada", "01", "11")
        found.pupil("Bo", "00")
        return found

    return aside(fill)


def aside(act: Callable[[], T]) -> T:
    """Do what test clients do in a thread of its own: the browser's loop runs in this one."""
    with ThreadPoolExecutor(1) as threads:
        return threads.submit(act).result()


def sign_in(page: Page) -> None:
    page.locator("#email").fill("maria@school.test")
    page.locator("#password").fill(PASSWORD)
    follow(page, page.locator("form [type=submit]").first)


def look(page: Page, path: str) -> None:
    """Open a page and find nothing wrong with it, small and dark, large and light."""
    assert page.goto(path).ok, path
    page.evaluate("document.querySelectorAll('main details').forEach((one) => { one.open = true })")
    for width, theme in LOOKS:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=theme, reduced_motion="reduce")
        sound(page, f"{path} at {width}, {theme}")


def cells(page: Page, caption: str) -> list[list[str]]:
    """Give the rows of the table under a chart."""
    table = page.locator("table", has=page.locator("caption", has_text=caption))
    return [row.locator("td").all_inner_texts() for row in table.locator("tbody tr").all()]


@pytest.mark.slow
def test_the_reports_are_read_with_their_tables(group: Group, open_page: Open):
    page = open_page("/account/login")
    sign_in(page)
    look(page, group.address("Ada"))
    expect(page.locator("main")).to_contain_text("Ada earned 75 % of what was asked, in 2 attempts.")
    assert cells(page, "Score by topic") == [["ports", "50", "2"], ["money", "100", "2"]]
    assert [row[1:] for row in cells(page, "Progress over time")] == [["75", "4"]]
    look(page, f"/reports/class/{group.id}")
    expect(page.get_by_role("row", name="Bo")).to_contain_text("0")
    look(page, "/reports/sources")
    look(page, "/reports/sources?quiz=harbour")


@pytest.mark.slow
def test_the_map_fills_while_the_class_plays(site: Flask, group: Group, open_page: Open):
    page = open_page("/account/login")
    sign_in(page)
    page.goto(f"/reports/class/{group.id}")
    page.evaluate("window.stayed = true")

    def begin() -> Player:
        player = group.pupil("Cy")
        player.start()
        player.answer(1, **RIGHT[SINGLE])
        return player

    player = aside(begin)
    expect(page.get_by_role("row", name=re.compile("Cy"))).to_contain_text("at it: 1 of 2", timeout=20_000)
    aside(player.submit)
    expect(page.get_by_role("row", name=re.compile("Cy"))).to_contain_text("50", timeout=20_000)
    assert page.evaluate("window.stayed")
