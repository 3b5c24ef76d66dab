"""What a teacher does with files of questions: download them in a format, look through one, store it."""

from dataclasses import replace
from pathlib import Path

from playwright.sync_api import Page, expect

from app.interchange.formats import FORMATS
from app.interchange.items import Travelling
from tests.e2e.desk_steps import go, press


def export_mine(page: Page, form: str, folder: Path) -> Path:
    """Download all of one's own questions in a format."""
    page.goto("/teaching")
    go(page, "Questions", "Export mine")
    with page.expect_download() as saved:
        page.get_by_role("link", name=FORMATS[form].name, exact=True).click()
    path = folder / saved.value.suggested_filename
    saved.value.save_as(path)
    return path


def look_through(page: Page, path: Path) -> None:
    """Choose a file and have it looked through."""
    page.goto("/teaching")
    go(page, "Questions", "Import")
    page.get_by_label("File of questions").set_input_files(path)
    press(page, "Look through the file")


def import_and_store(page: Page, path: Path, number: int) -> None:
    """Look through a file of new questions, see that nothing is dropped or changed, and store them."""
    look_through(page, path)
    status = page.get_by_role("status")
    expect(status).to_contain_text(f"{number} new, 0 with a new version, 0 already here, 0 dropped.")
    expect(status).to_contain_text("Nothing is stored yet.")
    # Nothing to say of any of them: a line that was changed on the way has sentences under its first word.
    expect(page.locator(".roster td br")).to_have_count(0)
    press(page, f"Store these {number} questions")
    expect(page.get_by_role("status")).to_contain_text(f"Stored: {number} new questions")
    go(page, "See the drafts")
    expect(page.locator(".bank-table .line-stem")).to_have_count(number)


def travellers(path: Path) -> list[Travelling]:
    """Read a file back: its questions without name and state, which an import gives anew."""
    items = FORMATS[path.suffix[1:]].read(path.read_bytes())
    read = [replace(one.question, id="", version=1, status="draft") for one in items if one.question]
    return sorted(read, key=lambda one: one.draft.type)
