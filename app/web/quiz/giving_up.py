"""Pages that give up an attempt, after asking once more."""

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from app.web.identity import person, work
from app.web.permissions import Action, needs
from app.web.quiz.blueprint import blueprint
from app.web.quiz.forms import SubmitForm
from app.workflows import give_up as giving


@blueprint.get("/attempt/<public_id>/give-up")
@needs(Action.TAKE_QUIZ)
def give_up(public_id: str) -> str:
    """Ask whether an attempt is to be given up."""
    page = giving.giving_up_page(work(), person(), public_id)
    return render_template("quiz/give_up.html", page=page, form=SubmitForm())


@blueprint.post("/attempt/<public_id>/give-up")
@needs(Action.TAKE_QUIZ)
def give_up_now(public_id: str) -> Response:
    """Give up an attempt."""
    slug = giving.give_up(work(), person(), public_id)
    flash(_("The attempt is given up. It counts as one of your attempts, and has no score."), "success")
    return redirect(url_for(".quiz", slug=slug), 303)
