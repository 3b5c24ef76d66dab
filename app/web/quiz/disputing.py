"""Pages after the result: dispute an answer, put notes away, download the proof."""

from flask import Response as Download
from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from app.web.identity import person, work
from app.web.permissions import Action, needs
from app.web.quiz.blueprint import blueprint
from app.web.quiz.dispute_form import DisputeForm
from app.workflows import disputes, notices
from app.workflows.prove_result import proof_of
from app.workflows.submit_attempt import settle

UNREADABLE = 422


@blueprint.route("/attempt/<public_id>/<int:number>/dispute", methods=["GET", "POST"])
@needs(Action.TAKE_QUIZ)
def dispute(public_id: str, number: int) -> str | Response | tuple[str, int]:
    """Challenge the mark of one answer."""
    settle(work(), person(), public_id)
    page = disputes.dispute_page(work(), person(), public_id, number)
    form = DisputeForm()
    if not form.is_submitted():
        return render_template("quiz/dispute.html", page=page, form=form)
    if not form.ready(page.source.rendition if page.source else None):
        return render_template("quiz/dispute.html", page=page, form=form), UNREADABLE
    disputes.dispute(work(), person(), public_id, number, reason=form.reason.data or "", place=form.cited)
    flash(_("Sent. A teacher will look at it."), "success")
    return redirect(url_for(".explanation", public_id=public_id, number=number), 303)


@blueprint.post("/attempt/<public_id>/notices")
@needs(Action.TAKE_QUIZ)
def notices_seen(public_id: str) -> Response:
    """Keep that the notes about an attempt were read."""
    notices.mark_seen(work(), person(), attempt=public_id)
    return redirect(url_for(".result", public_id=public_id), 303)


@blueprint.get("/attempt/<public_id>/proof")
@needs(Action.TAKE_QUIZ)
def proof(public_id: str) -> Download:
    """Give the proof of a result as a file, once the quiz's rules show all that it holds."""
    file = proof_of(work(), person(), public_id)
    name = f'attachment; filename="citewell-proof-{public_id}.json"'
    return Download(file, mimetype="application/json", headers={"Content-Disposition": name})
