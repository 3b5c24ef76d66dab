"""Build a quiz on its page: sections, the order of its questions and draws, their points."""

from flask import flash, redirect, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from app.web.identity import work
from app.web.permissions import Action, needs, require
from app.web.teaching.blueprint import blueprint
from app.web.teaching.build_forms import PlaceForm, SectionForm
from app.web.teaching.quiz_views import show_quiz
from app.workflows import arrange_quiz, manage_quiz
from app.workflows.problems import Refused

Answered = str | Response | tuple[str, int]
UNREADABLE = 422
MOVES = {"up": -1, "down": 1}


@blueprint.post("/teaching/quizzes/<slug>/slots/<int:number>")
@needs(Action.MANAGE_QUIZ)
def change_slot(slug: str, number: int) -> Answered:
    """Move a question or draw of a quiz, set its points, or take it out."""
    require(Action.MANAGE_QUIZ, owner_id=manage_quiz.owner_of_quiz(work(), slug))
    act = request.form.get("act", "")
    if act in MOVES:
        arrange_quiz.nudge(work(), slug, number, by=MOVES[act])
    elif act == "remove":
        arrange_quiz.take_out(work(), slug, number)
        flash(_("It is taken out of the quiz."), "success")
        return _back_to(slug)
    elif act == "place":
        page, form = manage_quiz.quiz_page(work(), slug), PlaceForm(prefix=f"slot-{number}-")
        form.offer(page.build)
        if not form.validate():
            return show_quiz(page, place_form=form), UNREADABLE
        arrange_quiz.place_slot(work(), slug, number, form.to_move())
    # The page begins where it was left, so that a key moves the same question again.
    return _back_to(slug, f"slot-{number}")


@blueprint.post("/teaching/quizzes/<slug>/sections")
@needs(Action.MANAGE_QUIZ)
def add_section(slug: str) -> Answered:
    """Add a section to a quiz."""
    require(Action.MANAGE_QUIZ, owner_id=manage_quiz.owner_of_quiz(work(), slug))
    form = SectionForm()
    if form.validate():
        try:
            arrange_quiz.add_section(work(), slug, form.title.data or "", form.instructions.data or "")
        except Refused as refusal:
            form.title.errors = list(refusal.reasons)
        else:
            flash(_("The section is added. Move questions into it, or draw some."), "success")
            return _back_to(slug, "sections")
    return show_quiz(manage_quiz.quiz_page(work(), slug), section_form=form), UNREADABLE


@blueprint.post("/teaching/quizzes/<slug>/sections/<int:number>")
@needs(Action.MANAGE_QUIZ)
def change_section(slug: str, number: int) -> Answered:
    """Rename a section, move it with its questions, or take it away."""
    require(Action.MANAGE_QUIZ, owner_id=manage_quiz.owner_of_quiz(work(), slug))
    act = request.form.get("act", "")
    if act in MOVES:
        arrange_quiz.move_section(work(), slug, number, by=MOVES[act])
    elif act == "remove":
        arrange_quiz.drop_section(work(), slug, number)
        flash(_("The section is gone; its questions stand after those before it."), "success")
        return _back_to(slug)
    elif act == "rename":
        form = SectionForm(prefix=f"section-{number}-")
        if not form.validate():
            return show_quiz(manage_quiz.quiz_page(work(), slug), place_form=form), UNREADABLE
        try:
            title, words = form.title.data or "", form.instructions.data or ""
            arrange_quiz.change_section(work(), slug, number, title, words)
        except Refused as refusal:
            form.title.errors = list(refusal.reasons)
            return show_quiz(manage_quiz.quiz_page(work(), slug), place_form=form), UNREADABLE
    return _back_to(slug, f"section-{number}")


def _back_to(slug: str, place: str | None = None) -> Response:
    return redirect(url_for(".quiz", slug=slug, _anchor=place), 303)
