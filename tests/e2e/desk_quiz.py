"""What a teacher does with a quiz: build it, give it to a class, print it, correct a key; and the pupil's part."""

import re
from datetime import datetime, timedelta
from pathlib import Path

from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.e2e.conftest import Open
from tests.e2e.desk_steps import go, press, search
from tests.e2e.steps import follow, go_on

TITLE = "The harbour, in short"
SHARE = "What share of the cost of the harbour did the region pay?"
MAYORS = tuple(f"What is the mayor called who {did}?" for did in ("cut the ribbon", "drew a crowd", "came on Thursday"))
# What a paper is called, what it has, and what only the other one has.
PAPERS = (("Sheet with answer sheet", "Answer sheet", "Ada Lind"), ("Key with its sources", "Ada Lind", "Answer sheet"))
SECTIONS = (("Part A: figures", "Give the unit."), ("Part B: names", "A surname will do."))


def build(page: Page) -> None:
    """Make a quiz of two sections: a fixed question in the first, in the second one of three that a rule draws."""
    page.goto("/teaching")
    go(page, "Quizzes and reports", "Make a quiz")
    page.get_by_label("Title").fill(TITLE)
    press(page, "Make the quiz")
    for heading, words in SECTIONS:
        add_section(page, heading, words)
    go(page, "Find more questions", SHARE)
    page.get_by_label("Put it into").select_option(TITLE)
    press(page, "Put it in")
    move(page, SHARE, SECTIONS[0][0])
    draw_by_rule(page)
    expect(page.locator(".slot .line-stem")).to_have_text([SHARE, "Draws one question"])
    expect(page.locator(".section-head h3")).to_have_text([heading for heading, _words in SECTIONS])
    expect(page.locator("main")).to_contain_text("Asks 2 questions, for 2 points.")


def add_section(page: Page, heading: str, words: str) -> None:
    page.get_by_text("Add a section", exact=True).click()
    adding = page.locator("#sections")
    adding.get_by_label("Heading of the section").fill(heading)
    adding.get_by_label("Instructions").fill(words)
    press(page, "Add the section")


def move(page: Page, stem: str, heading: str) -> None:
    """Put a question into a section."""
    line = page.locator(".slot", has_text=stem)
    line.get_by_text("Place and points", exact=True).click()
    line.get_by_label("Section", exact=True).select_option(label=heading)
    follow(page, line.get_by_role("button", name="Store place and points"))


def draw_by_rule(page: Page) -> None:
    """Fill in a rule, see the count follow it, and draw by it."""
    go(page, "Draw questions by a rule")
    count = page.locator("#draw-count")
    expect(count).to_contain_text("4 published questions match")
    page.get_by_label("Short text").check()
    expect(count).to_contain_text("3 published questions match")
    page.get_by_label("How many questions to draw").fill("4")
    expect(count).to_contain_text("asks for 4 questions, but 3 fit")
    page.get_by_label("How many questions to draw").fill("1")
    expect(count).to_contain_text("One is drawn for each attempt")
    section = page.get_by_label("Section", exact=True)
    section.select_option(section.locator("option", has_text=SECTIONS[1][0]).get_attribute("value"))
    press(page, "Draw by this rule")


def join_class(page: Page, open_page: Open) -> Page:
    """Make a class, and give the browser of a pupil who joined it by its code."""
    page.goto("/teaching")
    go(page, "Classes")
    page.get_by_label("Name of the class").fill("7b")
    press(page, "Make the class")
    pupil = open_page(f"/join/{page.locator('.sharing-code').inner_text()}", width=320)
    pupil.get_by_label("Your name in the class").fill("Zoë")
    press(pupil, "Join the class")
    expect(pupil.locator("main")).to_contain_text("Nothing waits.")
    return pupil


def at(days: int) -> str:
    """Give a day and a time as the browser's field takes it."""
    return f"{datetime.now() + timedelta(days=days):%Y-%m-%dT%H:%M}"  # noqa: DTZ005 - a field without a zone


def give(page: Page) -> None:
    """Give the quiz to the class, from tomorrow to next week."""
    page.goto("/teaching")
    go(page, "Quizzes and reports", TITLE, "Classes and dates")
    page.get_by_label("7b").check()
    page.get_by_label("Opens for the class").fill(at(1))
    page.get_by_label("Closes for the class").fill(at(7))
    press(page, "Give the quiz")
    expect(page.locator(".section-head")).to_contain_text("not open yet")


def open_at_once(page: Page) -> None:
    page.get_by_label("Opens for the class").fill(at(-1))
    press(page, "Store the dates")
    expect(page.locator(".section-head .line-facts")).to_contain_text(re.compile(r"^\s*open\b"))


def take(pupil: Page) -> None:
    """Find the quiz on one's own page and take it, with an answer that the wrong key calls wrong."""
    pupil.goto("/me")
    expect(pupil.locator(".quiz-card")).to_contain_text("Open: not begun")
    follow(pupil, pupil.get_by_role("link", name=TITLE))
    press(pupil, "Start the quiz")
    for (heading, words), answer in zip(SECTIONS, ("45 percent", "Sigrid Halvorsen"), strict=True):
        expect(pupil.locator(".section-words")).to_contain_text(heading)
        expect(pupil.locator(".section-words")).to_contain_text(words)
        pupil.locator("#text").fill(answer)
        go_on(pupil)
    follow(pupil, pupil.get_by_role("button", name="Hand in"))
    expect(pupil.locator("h1")).to_have_text("1 of 2 points")


def print_it(page: Page, folder: Path) -> None:
    """Look at the sheet and at its key as they are printed, and read both as PDF."""
    page.goto("/teaching")
    go(page, "Quizzes and reports", TITLE, "On paper")
    for name, has, lacks in PAPERS:
        for words in (read_pdf(page, name, folder), read_printed(page, name)):
            assert SHARE in words
            assert has in words
            assert lacks not in words


def read_pdf(page: Page, name: str, folder: Path) -> str:
    # The PDF's own process may take 80 s, however busy the machine is.
    with page.expect_download(timeout=90_000) as saved:
        page.locator(".line").first.get_by_role("link", name=re.compile(rf"^PDF\s*: {name}")).click()
    path = folder / f"{name}.pdf"
    saved.value.save_as(path)
    with PdfReader(path) as pdf:
        return in_a_line(" ".join(one.extract_text() for one in pdf.pages))


def read_printed(page: Page, name: str) -> str:
    """Read a page as the printer gets it: without the way back."""
    follow(page, page.locator(".line").first.get_by_role("link", name=re.compile(f"^{name}")))
    page.emulate_media(media="print")
    expect(page.locator(".off-paper")).to_be_hidden()
    words = in_a_line(page.locator("main").inner_text())
    page.emulate_media(media="screen")
    go(page, "Back to the papers")
    return words


def in_a_line(text: str) -> str:
    return " ".join(text.split())


def correct(page: Page) -> None:
    """Find the question again, change its key, see what that does to the scores, and do it."""
    follow(page, search(page, "share cost").first)
    go(page, "Correct the key or void it")
    page.get_by_label("Change what is right").check()
    page.get_by_label("Number", exact=True).fill("45")
    press(page, "Preview the scores")
    expect(page.locator("#preview")).to_contain_text("One attempt gets another score. Nothing is stored yet.")
    expect(page.locator("#preview tbody tr")).to_have_text([re.compile(r"Zoë\s+1 of 2\s+2 of 2\s+▲ up")])
    press(page, "Do it, and judge again")
    expect(page.get_by_role("status")).to_contain_text("One attempt was judged again.")


def read_the_note(pupil: Page) -> None:
    """Read of the new mark on one's own page, and see it in the result."""
    pupil.goto("/me")
    expect(pupil.locator(".note-new")).to_contain_text(f"Your mark in “{TITLE}” changed from 1 to 2")
    follow(pupil, pupil.locator(".note-new").get_by_role("link", name="See the result"))
    expect(pupil.locator("h1")).to_have_text("2 of 2 points")
    expect(pupil.locator(".notes")).to_contain_text("question 1 was judged again")
