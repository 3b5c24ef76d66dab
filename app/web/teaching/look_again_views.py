"""Pages of what is to be looked at again: the list of flagged questions; to keep one as it is or to retire it."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from app.web.identity import work
from app.web.permissions import Action, needs, require
from app.web.teaching.blueprint import blueprint
from app.web.teaching.forms import PlainForm
from app.web.teaching.next_page import local_address
from app.web.teaching.viewer import viewer
from app.workflows import look_again, write_question
from app.workflows.problems import Refused


@blueprint.get("/teaching/look-again")
@needs(Action.WRITE_QUESTION)
def look_at_again() -> str:
    """List one's published questions that something came to touch."""
    found = look_again.flagged_questions(work(), viewer())
    return render_template("teaching/look_again.html", found=found, form=PlainForm())


@blueprint.post("/teaching/questions/<public_id>/keep")
@needs(Action.WRITE_QUESTION)
def keep_question(public_id: str) -> Response:
    """Say that a flagged question holds as it is."""
    require(Action.WRITE_QUESTION, owner_id=write_question.owner_of(work(), public_id))
    try:
        look_again.keep(work(), public_id, actor_id=viewer().user_id)
    except Refused as refusal:
        flash(" ".join(refusal.reasons), "error")
    else:
        flash(_("The question is kept as it is. Its flags are cleared."), "success")
    return _on()


@blueprint.post("/teaching/questions/<public_id>/retire")
@needs(Action.WRITE_QUESTION)
def retire_question(public_id: str) -> Response:
    """Take a question's published version back."""
    require(Action.WRITE_QUESTION, owner_id=write_question.owner_of(work(), public_id))
    try:
        look_again.retire(work(), public_id, actor_id=viewer().user_id)
    except Refused as refusal:
        flash(" ".join(refusal.reasons), "error")
    else:
        flash(_("The version is retired. Quizzes ask it no more; given answers are kept."), "success")
    return _on()


def _on() -> Response:
    return redirect(local_address(request.args.get("next")) or url_for(".look_at_again"), 303)
