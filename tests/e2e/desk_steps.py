"""What a teacher does at the desk, by clicking and typing: an account, questions with their passages, a search."""

import re

from playwright.sync_api import Locator, Page, expect

from app.storage.unit_of_work import UnitOfWork
from app.workflows.open_account import make_invitation
from tests.e2e.conftest import Open
from tests.e2e.desk_questions import Cited, Typed
from tests.e2e.steps import follow
from tests.web.desk import PASSWORD


def teacher(open_page: Open, work: UnitOfWork, name: str = "Maria Lind", **look: object) -> Page:
    """Give the browser of somebody who has opened an account by a one-time link."""
    page = open_page(f"/welcome/{make_invitation(work)}", **look)
    email = f"{name.split(maxsplit=1)[0].lower()}@school.test"
    for label, text in (("Your name", name), ("Email address", email), ("Password", PASSWORD)):
        page.get_by_label(label, exact=True).fill(text)
    page.get_by_label("Password, once more").fill(PASSWORD)
    follow(page, page.get_by_role("button", name="Open the account"))
    return page


def go(page: Page, *names: str) -> None:
    """Follow links by their words, one after the other."""
    for name in names:
        follow(page, page.get_by_role("link", name=name, exact=True).first)


def press(page: Page, name: str) -> None:
    """Press a button that leads to another page."""
    follow(page, page.get_by_role("button", name=name, exact=True).last)


def help_me(page: Page, name: str) -> None:
    """Press a button of the writing form that shows it again."""
    page.get_by_role("button", name=name, exact=True).click()


def begin(page: Page, typed: Typed) -> None:
    """Go to the form of a question from the desk's first page."""
    page.goto("/teaching")
    go(page, "Write a question")
    follow(page, page.get_by_role("link", name=re.compile(f"^{typed.name}")))


def cite(page: Page, cited: Cited, so_far: int) -> None:
    """Choose the article, paste its words, say what they do, and see them among the passages."""
    page.get_by_label("Article", exact=True).select_option(cited.article)
    page.get_by_label("Citing words").fill(cited.words)
    if cited.does:
        page.get_by_label("What these words do", exact=True).select_option(label=cited.does)
    help_me(page, "Cite these words")
    expect(page.locator(".cited")).to_have_count(so_far + 1)
    expect(page.locator(".cited-words").last).to_contain_text(cited.words)


def fill(page: Page, typed: Typed) -> None:
    """Fill in what is asked and what is right."""
    if typed.name == "Blank":
        page.get_by_label("Words to leave out").fill(typed.tick)
        help_me(page, "Make the blank")
        expect(page.get_by_label("Question", exact=True)).to_have_value(typed.stem)
    for label, text in typed.fields:
        page.get_by_label(label, exact=True).fill(text)
    for _more in range(3, len(typed.options)):
        help_me(page, "Another option")
        expect(page.get_by_label(f"Option {_more + 1}", exact=True)).to_be_visible()
    for place, text in enumerate(typed.options, 1):
        page.get_by_label(f"Option {place}", exact=True).fill(text)
        if place <= typed.right:
            page.get_by_label(f"Right: option {place}").check()
    if typed.name == "Claim":
        page.get_by_label(typed.tick, exact=True).check()


def save_and_publish(page: Page, typed: Typed) -> None:
    """Save the draft, see its passages on its page, and publish it."""
    follow(page, page.get_by_role("button", name="Save as a draft").last)
    expect(page.locator("h1")).to_have_text(typed.stem)
    expect(page.locator("figure.citation")).to_have_count(len(typed.cited))
    press(page, "Publish")
    expect(page.get_by_role("status")).to_contain_text("The question is published")


def label_it(page: Page, tags: str, topic: str) -> None:
    """Give the question of this page its tags and topic."""
    go(page, "Change the labels")
    page.get_by_label("Tags").fill(tags)
    page.get_by_label("Topic").fill(topic)
    press(page, "Save the labels")


def search(page: Page, words: str = "", **selected: str) -> Locator:
    """Look for words in the bank, narrowed by filters of these labels, and give the stems that are found."""
    page.goto("/teaching")
    go(page, "Questions")
    page.get_by_label("Words").fill(words)
    if selected.keys() - {"State", "Type", "Article"}:
        page.get_by_text("More filters").click()
    for label, option in selected.items():
        page.get_by_label(label, exact=True).select_option(label=option)
    press(page, "Show")
    return page.locator(".bank-table .line-stem")
