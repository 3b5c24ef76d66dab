"""Score reports in the browser: each is read with its data tables, by eye, by screen reader and by keyboard."""

import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from axe_playwright_python.sync_playwright import Axe
from flask import Flask
from playwright.sync_api import Locator, Page, expect

from app.storage.assignments import assign
from app.storage.people import ParticipantRow
from app.storage.quizzes import quiz_by_slug
from app.storage.unit_of_work import UnitOfWork
from app.workflows.list_questions import Viewer
from app.workflows.manage_class import make_class
from tests.e2e.conftest import Open
from tests.e2e.steps import follow
from tests.web.desk import PASSWORD, account
from tests.web.planted import planted

EMAIL = "maria@school.test"
REPORT = "/reports/quiz/harbour"


@pytest.fixture
def teacher(site: Flask, work: UnitOfWork) -> int:
    """Give the id of a teacher whose class of 200 handed in a quiz with planted faults."""
    # Flask's own event loop cannot run in this thread beside playwright's.
    with ThreadPoolExecutor(1) as thread:
        teacher_id = thread.submit(account, site, EMAIL).result()
    class_id = make_class(work, Viewer(teacher_id), "7b")
    planted(work, owner_id=teacher_id, class_id=class_id)
    with work() as session:
        assign(session, quiz_by_slug(session, "harbour").id, class_id, by_id=teacher_id, at=work.clock())
    return teacher_id


def signed_in(open_page: Open, **options: object) -> Page:
    page = open_page("/account/login", **options)
    page.get_by_label("Email").fill(EMAIL)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    follow(page, page.get_by_role("button", name="Sign in"))
    return page


def rows_of(table: Locator) -> list[list[str]]:
    return [
        [" ".join(cell.split()) for cell in row.locator("th, td").all_inner_texts()]
        for row in table.locator("tbody tr").all()
    ]


def charts(page: Page) -> dict[str, list[list[str]]]:
    """Open the data table of each chart and give it by the chart's name, which every drawing has."""
    found = {}
    for figure in page.locator("figure.chart-frame").all():
        name = figure.get_by_role("img").evaluate(
            "svg => svg.getAttribute('aria-labelledby').split(' ').map(id => document.getElementById(id).textContent)"
        )
        assert all(name), "a drawing has a title and a description"
        figure.locator("summary").click()
        found[name[0]] = rows_of(figure.get_by_role("table"))
    return found


def sound(page: Page, state: str) -> None:
    """Find nothing wrong with a page: no finding of axe, nothing wider than the screen."""
    findings = Axe().run(page)
    assert findings.violations_count == 0, f"{state}\n{findings.generate_report()}"
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0, state


def states(page: Page, work: UnitOfWork) -> Iterator[str]:
    """Go through the reports, giving each one's name while it is open."""
    page.goto(REPORT)
    yield "quiz"
    follow(page, page.get_by_role("link", name=re.compile("^4\\. Who cut ribbon 4")))
    yield "question"
    with work.reading() as session:
        pupil = session.query(ParticipantRow).filter_by(nickname="Pupil 3").one()
        addresses = {
            "class": f"/reports/class/{pupil.class_id}?quiz=harbour",
            "student": f"/reports/student/{pupil.id}",
        }
    for name, address in addresses.items():
        page.goto(address)
        yield name


def test_the_quiz_report_and_its_tables_are_read(teacher: int, open_page: Open):
    page = signed_in(open_page)
    page.goto(REPORT)
    expect(page.locator(".report-headline")).to_contain_text("question 4")
    for words in ("internal consistency, %", "error ratio, %", "skewness", "kurtosis", "standard error of a score"):
        expect(page.locator(".tiles").get_by_text(words)).to_be_visible()
    read = charts(page)
    assert sum(int(row[1]) for row in read["Scores"]) == 200
    assert sum(int(row[1]) for row in read["Time used"]) == 200
    plot = {row[0]: row for row in read["Questions by facility and discrimination"]}
    assert len(plot) == 10
    assert int(plot["Question 4"][2]) < 0
    assert "check the key against the passage" in plot["Question 4"][3]
    table = rows_of(page.get_by_role("region", name="Questions", exact=True).get_by_role("table"))
    assert [row[0].partition(".")[0] for row in table] == [str(number) for number in range(1, 11)]
    follow(page, page.get_by_role("link", name="Facility, %"))
    again = rows_of(page.get_by_role("region", name="Questions", exact=True).get_by_role("table"))
    assert again[0][0].startswith("4.")
    follow(page, page.get_by_role("link", name="all attempts"))
    expect(page.get_by_role("navigation", name="Which attempts count").locator("[aria-current]")).to_have_text(
        "all attempts"
    )


def test_the_page_of_a_question_is_read(teacher: int, open_page: Open):
    page = signed_in(open_page)
    page.goto(REPORT)
    follow(page, page.get_by_role("link", name=re.compile("^4\\. Who cut ribbon 4")))
    expect(page.locator(".report-advice")).to_contain_text('"Ada Lind" is chosen more by strong students than the key')
    expect(page.locator("mark").first).to_have_text("Mayor Sigrid Halvorsen cut the ribbon")
    choices = rows_of(page.get_by_role("region", name="Who chose what", exact=True).get_by_role("table"))
    assert [row[0] for row in choices] == ["✓ Key Sigrid Halvorsen", "Ada Lind", "Nordlinje", "Per Moe"]
    assert sum(int(row[2]) for row in choices) == 200
    read = charts(page)
    assert read["Choices at question 4"][0][:2] == ["Sigrid Halvorsen", "yes"]
    fifths = read["Who chose what at question 4, by score"]
    for place in range(2, 7):
        assert abs(sum(int(row[place]) for row in fifths) - 100) <= 2
    follow(page, page.get_by_role("link", name="Question 5 next"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("ribbon 5")


def test_a_table_scrolls_by_keyboard_charts_are_files_and_forced_colours_show_them(teacher: int, open_page: Open):
    page = signed_in(open_page, width=320)
    page.goto(REPORT)
    region = page.get_by_role("region", name="Questions", exact=True)
    region.focus()
    for _ in range(50):
        page.keyboard.press("ArrowRight")
        if region.evaluate("one => one.scrollLeft"):
            break
    assert region.evaluate("one => one.scrollLeft") > 0
    first = region.locator("tbody th").first
    assert first.bounding_box()["x"] >= region.bounding_box()["x"] - 1, "the first column stays"
    for name, file in (
        ("Drawing (SVG) of Scores", "harbour-scores.svg"),
        ("Figures (CSV) of Scores", "harbour-scores.csv"),
    ):
        with page.expect_download() as began:
            page.get_by_role("link", name=name, exact=True).click()
        assert began.value.suggested_filename == file
    page.emulate_media(forced_colors="active")
    painted = page.locator(".chart-bar").first.evaluate(
        "bar => [getComputedStyle(bar).fill, getComputedStyle(document.body).backgroundColor]"
    )
    assert painted[0] != painted[1]


@pytest.mark.slow
def test_every_report_is_accessible_and_fits_in_both_themes(teacher: int, work: UnitOfWork, open_page: Open):
    page = signed_in(open_page)
    for state in states(page, work):
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
        for theme, width in (("light", 1280), ("dark", 1280), ("dark", 320), ("light", 320)):
            page.emulate_media(color_scheme=theme)
            page.set_viewport_size({"width": width, "height": 800})
            sound(page, f"{state}, {theme}, {width}")
        page.set_viewport_size({"width": 1280, "height": 800})
