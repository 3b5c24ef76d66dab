"""A quiz's report as files: tables as CSV, workbooks, and a PDF."""

from pathlib import Path

from flask import Response, abort, current_app, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response as Answer

from app.interchange.pdf_file import NoPdf, pdf_of
from app.reports.responses import WHICH_WORDS
from app.web.identity import work
from app.web.permissions import Action, needs, require
from app.web.reports.asking import asked, nameless, seen_by, which
from app.web.reports.blueprint import blueprint
from app.web.reports.files import XLSX, attached, csv_text_answer
from app.workflows.manage_quiz import owner_of_quiz
from app.workflows.report_files import Book, Part, report_book, report_file
from app.workflows.show_report import report

# More lines than these make a PDF that nobody reads; the other files have all.
MOST_PRINTED = 300


@blueprint.get("/reports/quiz/<slug>/<part>.csv")
@needs(Action.SEE_REPORT)
def quiz_report_file(slug: str, part: str) -> Response:
    """Send a table of the report as CSV."""
    require(Action.SEE_REPORT, owner_id=owner_of_quiz(work(), slug))
    if part not in set(Part):
        abort(404)
    return csv_text_answer(report_file(work(), slug, Part(part), asked(slug)), name=_name(slug, part))


@blueprint.get("/reports/quiz/<slug>/<book>.xlsx")
@needs(Action.SEE_REPORT)
def quiz_report_book(slug: str, book: str) -> Response:
    """Send a workbook: the report, or the whole response matrix."""
    require(Action.SEE_REPORT, owner_id=owner_of_quiz(work(), slug))
    if book not in set(Book):
        abort(404)
    content = report_book(work(), slug, Book(book), asked(slug))
    return attached(content, kind=XLSX, name=f"{_name(slug, book)}.xlsx")


@blueprint.get("/reports/quiz/<slug>/report.pdf")
@needs(Action.SEE_REPORT)
def quiz_report_pdf(slug: str) -> Answer:
    """Send the report as a PDF; where none can be made, lead to the page that can be printed."""
    require(Action.SEE_REPORT, owner_id=owner_of_quiz(work(), slug))
    found = report(work(), slug, which(), seen_by=seen_by())
    if not found.participants:
        flash(_("There is nothing to print yet: nobody has handed this quiz in."), "info")
        return redirect(url_for(".quiz_report", slug=slug), 303)
    people = () if nameless() else found.participants[:MOST_PRINTED]
    page = render_template("reports/quiz_pdf.html", report=found, which_words=WHICH_WORDS, participants=people)
    try:
        content = pdf_of(page, static=Path(current_app.static_folder or ""))
    except NoPdf as problem:
        flash(str(problem), "warning")
        return redirect(url_for(".quiz_report", slug=slug, which=found.which.value), 303)
    return attached(content, kind="application/pdf", name=f"{_name(slug, 'report')}.pdf")


def _name(slug: str, part: str) -> str:
    return f"{slug}-{part}-anonymous" if nameless() else f"{slug}-{part}"
