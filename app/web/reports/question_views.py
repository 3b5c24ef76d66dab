"""The page of one question in a quiz's report."""

from flask import render_template

from app.reports.responses import WHICH_WORDS
from app.web.identity import work
from app.web.permissions import Action, needs, require
from app.web.reports.asking import seen_by, which
from app.web.reports.blueprint import blueprint
from app.workflows.manage_quiz import owner_of_quiz
from app.workflows.show_question_report import question_report as report


@blueprint.get("/reports/quiz/<slug>/question/<public_id>")
@needs(Action.SEE_REPORT)
def question_report(slug: str, public_id: str) -> str:
    """Show how a question of a quiz did, with its passage beside."""
    require(Action.SEE_REPORT, owner_id=owner_of_quiz(work(), slug))
    found = report(work(), slug, public_id, which(), seen_by=seen_by())
    return render_template("reports/question.html", report=found, which_words=WHICH_WORDS)
