"""Charts of a quiz's report as files: the drawing, and its data."""

from flask import Response, abort, request

from app.reports.charts import Chart
from app.reports.svg import standalone
from app.web.identity import work
from app.web.permissions import Action, needs, require
from app.web.reports.asking import seen_by, which
from app.web.reports.blueprint import blueprint
from app.web.reports.files import attached, csv_answer
from app.workflows.manage_quiz import owner_of_quiz
from app.workflows.show_question_report import question_report
from app.workflows.show_report import report

OF_QUIZ, OF_QUESTION = ("scores", "times", "plot"), ("bars", "fifths")


@blueprint.get("/reports/quiz/<slug>/charts/<name>.<ending>")
@needs(Action.SEE_REPORT)
def chart_file(slug: str, name: str, ending: str) -> Response:
    """Send a chart of the report, or of the question that the address names, as SVG or its data as CSV."""
    require(Action.SEE_REPORT, owner_id=owner_of_quiz(work(), slug))
    question = request.args.get("question", "")
    if name not in (OF_QUESTION if question else OF_QUIZ) or ending not in {"svg", "csv"}:
        abort(404)
    found = (
        question_report(work(), slug, question, which(), seen_by=seen_by())
        if question
        else report(work(), slug, which(), seen_by=seen_by())
    )
    chart: Chart = getattr(found, name)
    file = "-".join(filter(None, [slug, question, name]))
    if ending == "csv":
        return csv_answer(chart.table, which=found.which, name=file)
    if not chart.svg:
        abort(404)
    return attached(standalone(chart.svg), kind="image/svg+xml", name=f"{file}.svg")
