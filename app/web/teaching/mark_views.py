"""Pages of marks: near misses that wait, and disputes."""

from flask import abort, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from app.web.identity import work
from app.web.permissions import Action, may, needs, require
from app.web.teaching.blueprint import blueprint
from app.web.teaching.correction_views import judged_again
from app.web.teaching.forms import PlainForm
from app.web.teaching.job_queue import job_queue
from app.web.teaching.mark_forms import DecideForm
from app.web.teaching.viewer import viewer
from app.workflows import decide_dispute, near_misses
from app.workflows.decide_dispute import DisputeDesk, Outcome
from app.workflows.problems import Refused

UNREADABLE = 422


@blueprint.get("/teaching/near-misses", endpoint="near_misses")
@needs(Action.READ_QUESTION)
def near_miss_list() -> str:
    """Show the typed answers that were nearly right, each beside its passage."""
    found = near_misses.near_misses(work(), viewer())
    return render_template("teaching/near_misses.html", found=found, form=PlainForm())


@blueprint.post("/teaching/near-misses/<public_id>/accept")
@needs(Action.WRITE_QUESTION)
def accept_near_miss(public_id: str) -> Response:
    """Make a near miss an answer that counts."""
    require(Action.WRITE_QUESTION, owner_id=near_misses.owner_of_near_miss(work(), public_id))
    try:
        judged = near_misses.accept(work(), public_id, actor_id=viewer().user_id, put=job_queue().put)
    except Refused as refusal:
        flash(" ".join(refusal.reasons), "error")
    else:
        if judged.job:
            return redirect(url_for(".job", public_id=judged.job), 303)
        flash(_("Accepted.") + " " + judged_again(judged), "success")
    return redirect(url_for(".near_misses"), 303)


@blueprint.post("/teaching/near-misses/<public_id>/reject")
@needs(Action.WRITE_QUESTION)
def reject_near_miss(public_id: str) -> Response:
    """Say that a near miss stays wrong."""
    require(Action.WRITE_QUESTION, owner_id=near_misses.owner_of_near_miss(work(), public_id))
    try:
        near_misses.reject(work(), public_id, actor_id=viewer().user_id)
    except Refused as refusal:
        flash(" ".join(refusal.reasons), "error")
    else:
        flash(_("Rejected. It stays wrong and does not come back."), "success")
    return redirect(url_for(".near_misses"), 303)


@blueprint.get("/teaching/disputes")
@needs(Action.READ_QUESTION)
def disputes() -> str:
    """List the disputes that a teacher may see."""
    found = decide_dispute.dispute_list(work(), viewer())
    return render_template("teaching/disputes.html", found=found)


@blueprint.route("/teaching/disputes/<public_id>", methods=["GET", "POST"])
@needs(Action.READ_QUESTION)
def dispute(public_id: str) -> str | Response | tuple[str, int]:
    """Show a dispute, and decide it."""
    page = decide_dispute.dispute_desk(work(), public_id)
    change = may(Action.WRITE_QUESTION, owner_id=page.question_owner)
    if not (change or may(Action.MANAGE_QUIZ, owner_id=page.quiz_owner)):
        abort(403)
    form = DecideForm()
    form.offer(accept=page.acceptable, change=change)
    if not form.is_submitted():
        return _shown(page, form)
    if not form.validate_on_submit():
        return _shown(page, form), UNREADABLE
    return _decided(page, form)


def _decided(page: DisputeDesk, form: DecideForm) -> str | Response | tuple[str, int]:
    outcome, reply = Outcome(form.outcome.data), form.reply.data or ""
    try:
        judged = decide_dispute.decide(
            work(), page.public_id, outcome, reply=reply, actor_id=viewer().user_id, put=job_queue().put
        )
    except Refused as refusal:
        form.form_errors.extend(refusal.reasons)
        return _shown(decide_dispute.dispute_desk(work(), page.public_id), form), UNREADABLE
    if judged.job:
        return redirect(url_for(".job", public_id=judged.job), 303)
    flash(_("Decided.") + (" " + judged_again(judged) if judged.count else ""), "success")
    return redirect(url_for(".dispute", public_id=page.public_id), 303)


def _shown(page: DisputeDesk, form: DecideForm) -> str:
    return render_template(
        "teaching/dispute.html", page=page, form=form, changes=may(Action.WRITE_QUESTION, owner_id=page.question_owner)
    )
