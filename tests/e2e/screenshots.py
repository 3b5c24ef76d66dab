"""Takes the four pictures of README from a site with the five articles, as a first start makes it."""

import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from threading import Thread

from flask import Flask
from playwright.sync_api import Page, sync_playwright
from werkzeug.serving import make_server

from app import create_app
from app.commands.setting_up import make_store, set_up, teacher_link
from app.config import Settings
from app.storage.unit_of_work import UnitOfWork
from app.storage.versions import contents, published_versions
from tests.browser import launch_options
from tests.e2e.steps import follow

PICTURES = Path(__file__).parent / "pictures"
QUIZ = "bases-and-security"
SKILLS = (9, 8, 7, 7, 6, 5, 3, 0)
Right = dict[str, set[str]]
TEACHER = {"name": "Maria Lind", "email": "maria@school.test", "password": "blue horses eat quietly"}


def main() -> int:
    """Set a site up in a temporary folder, take the pictures, and say where they are."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(instance_dir=Path(folder), testing=True)
        work = make_store(settings)
        set_up(work, settings)
        site = create_app(settings)
        with served(site) as address, ThreadPoolExecutor(1) as thread:
            link = teacher_link(work, address, role="admin")
            thread.submit(take, address, link, right_options(work)).result()
    print(f"The pictures are in {PICTURES}")
    return 0


@contextmanager
def served(site: Flask) -> Iterator[str]:
    """Serve a site on a free port and give its address."""
    server = make_server("127.0.0.1", 0, site, threaded=True)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    thread.join()
    server.server_close()


def right_options(work: UnitOfWork) -> Right:
    """Give the right options of every question by its stem."""
    with work.reading() as session:
        known = contents(session, published_versions(session))
    return {one.version.stem: {option.text for option in one.key.options if option.correct} for one in known}


def take(address: str, link: str, right: Right) -> None:
    """Take all pictures with one browser."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**launch_options())

        def page(width: int, height: int) -> Page:
            viewport = {"width": width, "height": height}
            return browser.new_context(base_url=address, viewport=viewport, reduced_motion="reduce").new_page()

        picture_question(page(390, 800))
        for skill in SKILLS:
            played = page(1100, 1000)
            play(played, right, skill=skill)
        picture_explanation(played)
        desk = page(1280, 900)
        open_account(desk, link)
        picture_writing(desk)
        picture_report(desk)
        browser.close()


def keep(page: Page, name: str) -> None:
    page.evaluate("document.fonts.ready")
    page.screenshot(path=PICTURES / f"{name}.png")


def start(page: Page) -> None:
    page.goto(f"/quiz/{QUIZ}")
    page.get_by_role("button", name="Start the quiz").click()
    page.wait_for_url("**/attempt/*/1")


def picture_question(page: Page) -> None:
    start(page)
    while not page.locator(".option").count():
        page.locator(".ways .btn-primary").click()
    page.locator(".option").nth(1).click()
    page.get_by_text("Saved ").wait_for()
    keep(page, "question")


def play(page: Page, right: Right, *, skill: int) -> None:
    """Play to the result, with `skill` of ten questions right, other ones for each skill."""
    start(page)
    for number in count():
        is_right = (number * 7 + skill * 3) % 10 < skill
        if page.locator(".option").count():
            choose(page, right, is_right=is_right)
        elif page.locator("#text").count():
            page.locator("#text").fill("29" if is_right else "Kyrgyzstan")
        else:
            break
        follow(page, page.locator(".ways .btn-primary"))
    page.get_by_role("button", name="Hand in").click()
    page.wait_for_url("**/result")


def choose(page: Page, right: Right, *, is_right: bool) -> None:
    """Choose the right options of a page, or the first wrong one."""
    named = right[page.locator(".stem").inner_text().strip()]
    texts = [text.strip() for text in page.locator(".option-text").all_inner_texts()]
    wanted = [text for text in texts if (text in named) == is_right]
    for text in wanted if is_right else wanted[:1]:
        page.locator(".option").nth(texts.index(text)).click()


def picture_explanation(page: Page) -> None:
    """Show the first wrong choice of one option, or else the last answer."""
    page.get_by_role("link", name="See the answers explained").click()
    following = page.get_by_role("link", name="Next answer")
    while following.count() and not page.get_by_text("the article names another option").count():
        following.click()
    keep(page, "explanation")


def open_account(page: Page, link: str) -> None:
    page.goto(link)
    for name, value in {**TEACHER, "again": TEACHER["password"]}.items():
        page.locator(f"#{name}").fill(value)
    page.get_by_role("button", name="Open the account").click()
    page.wait_for_load_state()


def picture_writing(page: Page) -> None:
    page.goto("/teaching/questions/new?type=number")
    article = page.locator("[data-citable]")
    article.focus()
    for key in ("ArrowDown", "ArrowDown", "Enter"):
        page.keyboard.press(key)
    page.locator("#stem").fill("How many heads of state came to the parade?")
    page.evaluate("window.scrollTo(0, 0)")
    keep(page, "writing")


def picture_report(page: Page) -> None:
    page.goto(f"/reports/quiz/{QUIZ}")
    keep(page, "report")


if __name__ == "__main__":
    sys.exit(main())
