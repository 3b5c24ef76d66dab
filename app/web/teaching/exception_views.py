"""Pages of a quiz's exceptions: the list with the form for another one, changing one, removing one."""

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from app.web.identity import work
from app.web.permissions import Action, needs, require
from app.web.teaching.blueprint import blueprint
from app.web.teaching.exception_form import ExceptionForm, NewExceptionForm
from app.web.teaching.viewer import viewer
from app.workflows import quiz_exceptions as exceptions
from app.workflows.manage_quiz import owner_of_quiz
from app.workflows.problems import Refused

Answered = str | Response | tuple[str, int]
UNREADABLE = 422


@blueprint.route("/teaching/quizzes/<slug>/exceptions", methods=["GET", "POST"])
@needs(Action.MANAGE_QUIZ)
def quiz_exceptions(slug: str) -> Answered:
    """List a quiz's exceptions, and make one."""
    require(Action.MANAGE_QUIZ, owner_id=owner_of_quiz(work(), slug))
    page, form = exceptions.exceptions_page(work(), slug), NewExceptionForm()
    form.offer(page)
    if form.validate_on_submit():
        try:
            whom = form.whom.data
            exceptions.make_exception(work(), slug, whom, form.to_draft(), actor_id=viewer().user_id)
        except Refused as refusal:
            form.refuse(refusal.reasons)
        else:
            flash(_("The exception is made. Attempts under way go on by it."), "success")
            return _back(slug)
    shown = render_template("teaching/exceptions.html", page=page, form=form)
    return (shown, UNREADABLE) if form.errors else shown


@blueprint.route("/teaching/quizzes/<slug>/exceptions/<int:number>", methods=["GET", "POST"])
@needs(Action.MANAGE_QUIZ)
def change_exception(slug: str, number: int) -> Answered:
    """Change an exception."""
    require(Action.MANAGE_QUIZ, owner_id=owner_of_quiz(work(), slug))
    line, form = exceptions.exception_line(work(), slug, number), ExceptionForm()
    if form.validate_on_submit():
        try:
            exceptions.change_exception(work(), slug, number, form.to_draft(), actor_id=viewer().user_id)
        except Refused as refusal:
            form.refuse(refusal.reasons)
        else:
            flash(_("The exception is changed. Attempts under way go on by it."), "success")
            return _back(slug)
    if not form.is_submitted():
        form.show(line)
    shown = render_template("teaching/exception.html", slug=slug, line=line, form=form)
    return (shown, UNREADABLE) if form.errors else shown


@blueprint.post("/teaching/quizzes/<slug>/exceptions/<int:number>/remove")
@needs(Action.MANAGE_QUIZ)
def remove_exception(slug: str, number: int) -> Response:
    """Remove an exception."""
    require(Action.MANAGE_QUIZ, owner_id=owner_of_quiz(work(), slug))
    exceptions.remove_exception(work(), slug, number, actor_id=viewer().user_id)
    flash(_("The exception is removed. The quiz’s settings hold again."), "success")
    return _back(slug)


def _back(slug: str) -> Response:
    return redirect(url_for(".quiz_exceptions", slug=slug), 303)
