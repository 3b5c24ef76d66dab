"""The teacher's desk: its first page; the pages of questions and quizzes have files of their own."""

from flask import render_template

from app.web.identity import work
from app.web.permissions import Action, needs
from app.web.teaching import (
    article_life_views,
    article_views,
    ask_views,
    assign_views,
    bank_views,
    build_views,
    bulk_views,
    class_views,
    correction_views,
    draw_views,
    exception_views,
    export_views,
    fact_views,
    import_views,
    job_views,
    look_again_views,
    mark_views,
    paper_views,
    preview_views,
    pupil_views,
    question_views,
    quick_quiz_views,
    quiz_views,
    review_views,
    roster_views,
    second_reading_views,
    version_views,
    write_views,
)
from app.web.teaching.blueprint import blueprint
from app.web.teaching.viewer import viewer
from app.workflows.list_questions import desk as counts
from app.workflows.review_questions import waiting_articles
from app.workflows.what_waits import what_waits

__all__ = [
    "article_life_views",
    "article_views",
    "ask_views",
    "assign_views",
    "bank_views",
    "blueprint",
    "build_views",
    "bulk_views",
    "class_views",
    "correction_views",
    "draw_views",
    "exception_views",
    "export_views",
    "fact_views",
    "import_views",
    "job_views",
    "look_again_views",
    "mark_views",
    "paper_views",
    "preview_views",
    "pupil_views",
    "question_views",
    "quick_quiz_views",
    "quiz_views",
    "review_views",
    "roster_views",
    "second_reading_views",
    "version_views",
    "write_views",
]


@blueprint.get("/teaching")
@needs(Action.WRITE_QUESTION)
def desk() -> str:
    """Show what waits, and what to do next."""
    waiting, waits = waiting_articles(work(), viewer()), what_waits(work(), viewer())
    return render_template("teaching/desk.html", desk=counts(work(), viewer()), waiting=waiting, waits=waits)
