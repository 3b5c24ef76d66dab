"""What browser tests share: the site served on a port, a Chromium, and a page that notes whatever goes wrong in it."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from threading import Thread

import pytest
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Response, sync_playwright
from werkzeug.serving import make_server

from app import create_app
from app.config import Settings
from app.storage.unit_of_work import UnitOfWork
from tests.browser import launch_options
from tests.kept import keep_templates

Open = Callable[..., Page]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "e2e" in item.path.parts:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(params=["sqlite"])
def engine_url(request: pytest.FixtureRequest, tmp_path, sqlite_template) -> Iterator[str]:
    """Give an SQLite database: the browser is the same on both kinds."""
    with sqlite_template.copy(tmp_path) as url:
        yield url


@pytest.fixture
def site(settings: Settings) -> Iterator[Flask]:
    with ThreadPoolExecutor(1) as thread:
        site = keep_templates(thread.submit(create_app, settings).result())
    yield site
    site.extensions["citewell.work"].engine.dispose()


@pytest.fixture
def work(site: Flask) -> UnitOfWork:
    return site.extensions["citewell.work"]


@pytest.fixture
def address(site: Flask) -> Iterator[str]:
    """Serve the site and give its address."""
    server = make_server("127.0.0.1", 0, at_once(site), threaded=True)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    thread.join()
    server.server_close()


def at_once(site: Flask) -> Callable[..., Iterable[bytes]]:
    """Give each answer whole, its file closed before the first byte is sent.

    The development server closes an answer only after it has read what is left of the request; where a browser that
    is being closed resets the connection, that reading fails, and a file of /static/ stays open until it is collected.
    """

    def answer(environ: dict[str, object], start_response: Callable[..., object]) -> Iterable[bytes]:
        with closing(site(environ, start_response)) as pieces:
            return list(pieces)

    return answer


# While playwright runs, its event loop holds this thread, in which Flask's own can then not run: so it ends with each
# module, before tests of another kind, and the site is made in a thread of its own.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**launch_options())
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser: Browser, address: str) -> Iterator[Open]:
    """Open pages, each in a fresh profile; at the end nothing may have gone wrong in any of them."""
    contexts: list[BrowserContext] = []
    faults: list[str] = []

    def open_one(path: str = "/", *, width: int = 1280, **options: object) -> Page:
        viewport = {"width": width, "height": 800}
        context = browser.new_context(base_url=address, viewport=viewport, **{"reduced_motion": "reduce", **options})
        context.set_default_timeout(10_000)
        contexts.append(context)
        page = context.new_page()
        watch(page, address, faults)
        page.goto(path)
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert faults == []


def watch(page: Page, address: str, faults: list[str]) -> None:
    """Note errors of scripts, broken rules of the Content-Security-Policy, missing files, requests to anyone else."""
    page.on("pageerror", lambda error: faults.append(f"script: {error}"))
    page.on("console", lambda message: is_fault(message) and faults.append(message.text))
    page.on("response", lambda response: is_missing(response) and faults.append(f"{response.status} {response.url}"))
    page.on("request", lambda request: request.url.startswith((address, "data:")) or faults.append(request.url))


def is_fault(message: ConsoleMessage) -> bool:
    # The console also repeats every answer that says no; those are judged as responses.
    return message.type in {"error", "warning"} and not message.text.startswith("Failed to load resource")


def is_missing(response: Response) -> bool:
    # Pages and answers to scripts say no where a test asks for it; what a page is made of never does.
    return response.status >= 400 and response.request.resource_type not in {"document", "fetch"}
