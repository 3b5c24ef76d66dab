"""Pages of a student's report, for the teachers of the class and for the student."""

from zoneinfo import ZoneInfo

from flask import Response, abort, current_app, render_template

from app.reports.responses import Which
from app.web.identity import person, work
from app.web.permissions import Action, may_with_all, needs
from app.web.reports.blueprint import blueprint
from app.web.reports.files import book_answer, chart_answer, csv_answer
from app.workflows.student_report import Eyes, StudentReport, eyes_on, report_tables, student_report


@blueprint.get("/reports/student/<int:participant_id>")
@needs(Action.SEE_PROGRESS)
def student(participant_id: int) -> str:
    """Show how a student does."""
    return render_template("reports/student.html", report=_report(participant_id))


@blueprint.get("/reports/student/<int:participant_id>/<part>.csv")
@needs(Action.SEE_PROGRESS)
def student_file(participant_id: int, part: str) -> Response:
    """Send a table of a student's report as CSV."""
    table = report_tables(_report(participant_id)).get(part) or abort(404)
    return csv_answer(table, which=Which.ALL, name=f"student-{participant_id}-{part}")


@blueprint.get("/reports/student/<int:participant_id>/<part>.svg")
@needs(Action.SEE_PROGRESS)
def student_chart(participant_id: int, part: str) -> Response:
    """Send a chart of a student's report as a drawing."""
    report = _report(participant_id)
    charts = {"progress": report.over_time, "topics": report.topic_chart}
    return chart_answer(charts.get(part), name=f"student-{participant_id}-{part}")


@blueprint.get("/reports/student/<int:participant_id>/report.xlsx")
@needs(Action.SEE_PROGRESS)
def student_book(participant_id: int) -> Response:
    """Send the tables of a student's report as a workbook."""
    report = _report(participant_id)
    about = [("Student", report.name), ("Class", report.group), ("In short", report.headline)]
    name = f"student-{participant_id}"
    return book_answer(report_tables(report), which=Which.ALL, about=about, name=name)


def _report(participant_id: int) -> StudentReport:
    eyes: Eyes | None = eyes_on(work(), person(), participant_id, sees_all=may_with_all(Action.SEE_PROGRESS))
    if eyes is None:
        abort(403)
    zone = ZoneInfo(current_app.config["BABEL_DEFAULT_TIMEZONE"])
    return student_report(work(), person(), participant_id, eyes, zone)
