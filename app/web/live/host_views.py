"""Pages of the host: start a session, lead it, the QR code that the class joins by."""

from flask import Response as Picture
from flask import abort, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from app.web.hosts import link_to_share
from app.web.identity import user_id, work
from app.web.live.blueprint import blueprint
from app.web.live.forms import MoveForm
from app.web.live.words import count_sentence, host_sentence
from app.web.permissions import Action, needs, require
from app.web.qr import qr_svg
from app.workflows import lead_live
from app.workflows.manage_quiz import owner_of_quiz
from app.workflows.problems import Refused

BAD_REQUEST = 400


@blueprint.post("/teaching/quizzes/<slug>/live")
@needs(Action.HOST_LIVE)
def start(slug: str) -> Response:
    """Start a live session of a quiz, or go on with the one that is going on."""
    require(Action.HOST_LIVE, owner_id=owner_of_quiz(work(), slug))
    name = lead_live.start_live(work(), slug, host_id=user_id() or 0)
    return redirect(url_for(".host", public_id=name), 303)


@blueprint.get("/live/<public_id>/host")
@needs(Action.HOST_LIVE)
def host(public_id: str) -> str:
    """Show the session as the host leads it, large enough for a wall."""
    require(Action.HOST_LIVE, owner_id=lead_live.quiz_owner(work(), public_id))
    page = lead_live.host_page(work(), public_id)
    count = count_sentence(page.stage.state, joined=page.joined, answered=page.answered)
    return render_template("live/host.html", page=page, count=count, said=host_sentence(page))


@blueprint.post("/live/<public_id>/host")
@needs(Action.HOST_LIVE)
def press(public_id: str) -> Response:
    """Press one of the host's buttons; one pressed on a page that is behind changes nothing and says so."""
    require(Action.HOST_LIVE, owner_id=lead_live.quiz_owner(work(), public_id))
    form = MoveForm()
    if not form.validate_on_submit() or form.move is None:
        abort(BAD_REQUEST)
    try:
        lead_live.press(work(), public_id, form.move, seen=form.revision.data or 0)
    except Refused as refusal:
        flash(_("%(reason)s This is how it stands now.", reason=str(refusal)), "warning")
    return redirect(url_for(".host", public_id=public_id), 303)


@blueprint.get("/live/<public_id>/code.svg")
@needs(Action.HOST_LIVE)
def code_picture(public_id: str) -> Picture:
    """Give the QR code of the link that joins the session."""
    require(Action.HOST_LIVE, owner_id=lead_live.quiz_owner(work(), public_id))
    page = lead_live.host_page(work(), public_id)
    if page.code is None:
        abort(404)
    return Picture(qr_svg(link_to_share("quiz.join_by_code", code=page.code)), mimetype="image/svg+xml")
