"""Pages of a question's versions: the list with how each was answered, two side by side, restoring an old one."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from app.web.identity import work
from app.web.permissions import Action, needs, require
from app.web.teaching.blueprint import blueprint
from app.web.teaching.forms import PlainForm
from app.web.teaching.viewer import viewer
from app.workflows import question_versions, write_question
from app.workflows.problems import Refused


@blueprint.get("/teaching/questions/<public_id>/versions")
@needs(Action.READ_QUESTION)
def versions(public_id: str) -> str:
    """List a question's versions: who wrote each, when, why, and how it was answered."""
    page = question_versions.history(work(), public_id)
    require(Action.READ_QUESTION, owner_id=page.owner_id)
    return render_template("teaching/versions.html", page=page, form=PlainForm())


@blueprint.get("/teaching/questions/<public_id>/versions/compare")
@needs(Action.READ_QUESTION)
def compare_versions(public_id: str) -> str:
    """Show what differs between two versions."""
    require(Action.READ_QUESTION, owner_id=write_question.owner_of(work(), public_id))
    page = question_versions.history(work(), public_id)
    newest = page.versions[0].number
    new = request.args.get("new", newest, type=int)
    old = request.args.get("old", max(new - 1, 1), type=int)
    found = question_versions.compare(work(), public_id, old, new)
    return render_template("teaching/compare.html", page=page, found=found)


@blueprint.post("/teaching/questions/<public_id>/restore")
@needs(Action.WRITE_QUESTION)
def restore_version(public_id: str) -> Response:
    """Make a new version of an old one's content."""
    require(Action.WRITE_QUESTION, owner_id=write_question.owner_of(work(), public_id))
    number = request.form.get("number", 0, type=int)
    try:
        new = question_versions.restore(work(), public_id, number, actor_id=viewer().user_id)
    except Refused as refusal:
        flash(" ".join(refusal.reasons), "error")
    else:
        said = _("Version %(old)d is restored as version %(new)d. Publish it to have it asked.", old=number, new=new)
        flash(said, "success")
    return redirect(url_for(".question", public_id=public_id), 303)
