"""Pages of questions: one question, and what is done with a question."""

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from app.web.identity import work
from app.web.permissions import Action, needs, require
from app.web.teaching.blueprint import blueprint
from app.web.teaching.forms import PlainForm
from app.web.teaching.viewer import viewer
from app.workflows import write_question
from app.workflows.delete_question import deletion_page
from app.workflows.label_question import labels_on
from app.workflows.list_questions import question_page
from app.workflows.problems import Refused


@blueprint.get("/teaching/questions/<public_id>")
@needs(Action.READ_QUESTION)
def question(public_id: str) -> str:
    """Show a question with its key, passages, checks and history."""
    page = question_page(work(), viewer(), public_id)
    require(Action.READ_QUESTION, owner_id=page.owner_id)
    return render_template(
        "teaching/question.html",
        page=page,
        form=PlainForm(),
        labels=labels_on(work(), viewer(), public_id),
        usage=deletion_page(work(), viewer(), public_id),
    )


@blueprint.post("/teaching/questions/<public_id>/publish")
@needs(Action.WRITE_QUESTION)
def publish(public_id: str) -> Response:
    """Publish the newest version, when its checks pass."""
    require(Action.WRITE_QUESTION, owner_id=write_question.owner_of(work(), public_id))
    try:
        write_question.publish_newest(work(), public_id, actor_id=viewer().user_id)
    except Refused as refusal:
        flash(_("Not published yet. %(reasons)s", reasons=" ".join(refusal.reasons)), "error")
    else:
        flash(_("The question is published. Quizzes that hold it ask it from now on."), "success")
    return _back_to(public_id)


@blueprint.post("/teaching/questions/<public_id>/archive")
@needs(Action.WRITE_QUESTION)
def archive(public_id: str) -> Response:
    """Put a question away."""
    require(Action.WRITE_QUESTION, owner_id=write_question.owner_of(work(), public_id))
    write_question.archive(work(), public_id, actor_id=viewer().user_id)
    flash(_("The question is archived. Quizzes ask it no more; given answers are kept."), "success")
    return _back_to(public_id)


@blueprint.post("/teaching/questions/<public_id>/bring-back")
@needs(Action.WRITE_QUESTION)
def bring_back(public_id: str) -> Response:
    """Take a question out of the archive."""
    require(Action.WRITE_QUESTION, owner_id=write_question.owner_of(work(), public_id))
    write_question.bring_back(work(), public_id, actor_id=viewer().user_id)
    flash(_("The question is back. Publish it to have it asked again."), "success")
    return _back_to(public_id)


def _back_to(public_id: str) -> Response:
    return redirect(url_for(".question", public_id=public_id), 303)
