"""Pages of score reports: a quiz's report; questions, charts, files and people have files of their own."""

from flask import render_template, request
from markupsafe import Markup

from app.reports.anonymous import REMAINS
from app.reports.responses import WHICH_WORDS
from app.reports.svg import standalone
from app.web.identity import work
from app.web.permissions import Action, needs, require
from app.web.reports import chart_views, class_views, file_views, question_views, source_views, student_views
from app.web.reports.asking import seen_by, which
from app.web.reports.blueprint import blueprint
from app.web.reports.paging import page_of
from app.web.reports.sorting import PARTICIPANT_ORDERS, QUESTION_ORDERS, in_order
from app.workflows.manage_quiz import owner_of_quiz
from app.workflows.show_report import report
from app.workflows.source_balance import balance_of

__all__ = ["blueprint", "chart_views", "class_views", "file_views", "question_views", "source_views", "student_views"]


@blueprint.app_template_filter("drawing")
def drawing(svg: str) -> Markup:
    """Let a chart's drawing stand in a page as it is."""
    return Markup(svg)  # noqa: S704 - app.reports.svg escapes every text in it


@blueprint.app_template_filter("drawing_file")
def drawing_file(svg: str) -> Markup:
    """Let a chart's drawing stand in a file, in colours of its own."""
    return Markup(standalone(svg))  # noqa: S704 - as above


@blueprint.get("/reports/quiz/<slug>")
@needs(Action.SEE_REPORT)
def quiz_report(slug: str) -> str:
    """Show how a quiz went."""
    require(Action.SEE_REPORT, owner_id=owner_of_quiz(work(), slug))
    found = report(work(), slug, which(), seen_by=seen_by())
    questions = in_order(found.questions, QUESTION_ORDERS, request.args.get("questions"))
    participants = in_order(found.participants, PARTICIPANT_ORDERS, request.args.get("participants"))
    return render_template(
        "reports/quiz.html",
        report=found,
        balance=balance_of(work(), slug),
        questions=questions[1],
        participants=page_of(participants[1], request.args.get("page", 1, type=int)),
        chosen={"which": found.which, "questions": questions[0], "participants": participants[0]},
        which_words=WHICH_WORDS,
        remains=REMAINS,
    )
