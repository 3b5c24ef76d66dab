"""Pages of the source report."""

from flask import Response, abort, render_template, request

from app.reports.responses import Which
from app.web.identity import user_id, work
from app.web.permissions import Action, may_with_all, needs, require
from app.web.reports.blueprint import blueprint
from app.web.reports.files import book_answer, chart_answer, csv_answer
from app.workflows.list_questions import Viewer
from app.workflows.manage_quiz import owner_of_quiz
from app.workflows.source_report import SourceReport, source_report


@blueprint.get("/reports/sources")
@needs(Action.SEE_REPORT)
def sources() -> str:
    """Show what the keys of one's quizzes rest on, and how students judge claims."""
    return render_template("reports/sources.html", report=_report())


@blueprint.get("/reports/sources/<part>.csv")
@needs(Action.SEE_REPORT)
def sources_file(part: str) -> Response:
    """Send a table of the source report as CSV."""
    table = _report().tables.get(part) or abort(404)
    return csv_answer(table, which=Which.ALL, name=f"sources-{part}")


@blueprint.get("/reports/sources/<part>.svg")
@needs(Action.SEE_REPORT)
def sources_chart(part: str) -> Response:
    """Send the chart of the source report as a drawing."""
    return chart_answer({"errors": _report().errors}.get(part), name=f"sources-{part}")


@blueprint.get("/reports/sources/report.xlsx")
@needs(Action.SEE_REPORT)
def sources_book() -> Response:
    """Send the tables of the source report as a workbook."""
    report = _report()
    about = [("Quiz", report.title or "all quizzes of mine"), ("In short", report.headline)]
    return book_answer(report.tables, which=Which.ALL, about=about, name="sources")


def _report() -> SourceReport:
    slug, account = request.args.get("quiz", ""), user_id()
    if slug:
        require(Action.SEE_REPORT, owner_id=owner_of_quiz(work(), slug))
    if account is None:
        abort(403)
    return source_report(work(), Viewer(account, sees_all=may_with_all(Action.SEE_REPORT)), slug)
