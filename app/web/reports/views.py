"""Pages of score reports: a quiz's report, and its tables as files."""

from flask import Response, abort, render_template, request
from markupsafe import Markup

from app.reports.responses import WHICH_WORDS, Which
from app.web.identity import work
from app.web.permissions import Action, needs, require
from app.web.reports import class_views, student_views
from app.web.reports.blueprint import blueprint
from app.web.reports.sorting import PARTICIPANT_ORDERS, QUESTION_ORDERS, in_order
from app.workflows.manage_quiz import owner_of_quiz
from app.workflows.show_report import Part, report, report_file
from app.workflows.source_balance import balance_of

__all__ = ["blueprint", "class_views", "student_views"]


@blueprint.app_template_filter("drawing")
def drawing(svg: str) -> Markup:
    """Let a chart's drawing stand in a page as it is."""
    return Markup(svg)  # noqa: S704 - app.reports.charts escapes every text in it


@blueprint.get("/reports/quiz/<slug>")
@needs(Action.SEE_REPORT)
def quiz_report(slug: str) -> str:
    """Show how a quiz went."""
    require(Action.SEE_REPORT, owner_id=owner_of_quiz(work(), slug))
    found = report(work(), slug, _which())
    questions = in_order(found.questions, QUESTION_ORDERS, request.args.get("questions"))
    participants = in_order(found.participants, PARTICIPANT_ORDERS, request.args.get("participants"))
    chosen = {"which": found.which, "questions": questions[0], "participants": participants[0]}
    return render_template(
        "reports/quiz.html",
        report=found,
        balance=balance_of(work(), slug),
        questions=questions[1],
        participants=participants[1],
        chosen=chosen,
        which_words=WHICH_WORDS,
        parts=Part,
    )


@blueprint.get("/reports/quiz/<slug>/<part>.csv")
@needs(Action.SEE_REPORT)
def quiz_report_file(slug: str, part: str) -> Response:
    """Send a table of the report as CSV."""
    require(Action.SEE_REPORT, owner_id=owner_of_quiz(work(), slug))
    if part not in set(Part):
        abort(404)
    text = report_file(work(), slug, _which(), Part(part))
    # The mark at the start tells spreadsheets that the file is UTF-8.
    response = Response(f"\ufeff{text}", content_type="text/csv; charset=utf-8")
    response.headers.set("Content-Disposition", "attachment", filename=f"{slug}-{part}.csv")
    return response


def _which() -> Which | None:
    wanted = request.args.get("which")
    return Which(wanted) if wanted in set(Which) else None
