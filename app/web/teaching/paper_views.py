"""A quiz on paper: choose a version, print its sheet or its key from the browser, or take either as a PDF."""

from pathlib import Path

from flask import Response as File
from flask import abort, current_app, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from app.interchange.pdf_file import NoPdf, pdf_of
from app.web.identity import work
from app.web.permissions import Action, needs, require
from app.web.teaching.blueprint import blueprint
from app.web.teaching.preview_views import seed_given
from app.workflows import manage_quiz
from app.workflows.paper_quiz import PLAIN, SHUFFLED, Paper, paper

PARTS = ("sheet", "key")


@blueprint.get("/teaching/quizzes/<slug>/paper")
@needs(Action.MANAGE_QUIZ)
def quiz_paper(slug: str) -> str | Response:
    """Offer the papers of a quiz; the seed in the address says which, and gives the same again."""
    page = manage_quiz.quiz_page(work(), slug)
    require(Action.MANAGE_QUIZ, owner_id=page.owner_id)
    if "seed" not in request.args:
        return redirect(url_for(".quiz_paper", slug=slug, seed=seed_given()), 303)
    return render_template("teaching/paper.html", page=page, seed=seed_given(), versions=(PLAIN, *SHUFFLED))


@blueprint.get("/teaching/quizzes/<slug>/paper/<part>")
@needs(Action.MANAGE_QUIZ)
def print_paper(slug: str, part: str) -> str:
    """Show a sheet or its key as a page to print."""
    return render_template("teaching/paper_sheet.html", paper=_paper(slug, part), part=part, pdf=False)


@blueprint.get("/teaching/quizzes/<slug>/paper/<part>.pdf")
@needs(Action.MANAGE_QUIZ)
def paper_file(slug: str, part: str) -> Response:
    """Give a sheet or its key as a PDF; where none can be made, lead to the page that can be printed."""
    found = _paper(slug, part)
    try:
        page = render_template("teaching/paper_sheet.html", paper=found, part=part, pdf=True)
        content = pdf_of(page, static=Path(current_app.static_folder or ""))
    except NoPdf as problem:
        flash(str(problem), "warning")
        return redirect(url_for(".quiz_paper", slug=slug, seed=found.seed), 303)
    sent = File(content, mimetype="application/pdf")
    name = "-".join(filter(None, [slug, found.version.lower(), part]))
    sent.headers["Content-Disposition"] = f'attachment; filename="{name}.pdf"'
    return sent


def _paper(slug: str, part: str) -> Paper:
    require(Action.MANAGE_QUIZ, owner_id=manage_quiz.owner_of_quiz(work(), slug))
    version = request.args.get("version", PLAIN)
    if part not in PARTS or version not in {PLAIN, *SHUFFLED}:
        abort(404)
    return paper(work(), slug, seed=seed_given(), version=version)
