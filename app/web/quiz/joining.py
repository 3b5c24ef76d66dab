"""Pages to join a quiz or a class by its code: the form, and the address that the QR code leads to."""

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from app.web.identity import keep_code, work
from app.web.permissions import Action, needs
from app.web.quiz.blueprint import blueprint
from app.web.quiz.class_joining import class_or_pupil
from app.web.quiz.forms import JoinForm
from app.workflows.join_quiz import quiz_to_join
from app.workflows.problems import Refused

Answered = str | Response | tuple[str, int]
NOT_FOUND = 404
UNREADABLE = 422


@blueprint.route("/join", methods=["GET", "POST"])
@needs(Action.BROWSE)
def join() -> Answered:
    """Ask for a code; with one, lead to its quiz or class. The small form of the home page sends it in the address."""
    form = JoinForm()
    if not form.is_submitted():
        form.code.data = request.args.get("code", "")
        return _lead_on(form, UNREADABLE) if form.code.data else _show(form)
    if not form.validate():
        return _show(form), UNREADABLE
    return _lead_on(form, UNREADABLE)


@blueprint.get("/join/<code>")
@needs(Action.BROWSE)
def join_by_code(code: str) -> Answered:
    """Lead to the quiz or the class of the code in the address."""
    form = JoinForm()
    form.code.data = code
    return _lead_on(form, NOT_FOUND)


def _lead_on(form: JoinForm, status: int) -> Answered:
    other = class_or_pupil(form.code.data or "")
    if other is not None:
        return other
    try:
        slug, code = quiz_to_join(work(), form.code.data or "", origin=request.remote_addr or "")
    except Refused as refusal:
        form.code.errors = list(refusal.reasons)
        return _show(form), status
    keep_code(code)
    return redirect(url_for(".quiz", slug=slug), 303)


def _show(form: JoinForm) -> str:
    return render_template("quiz/join.html", form=form)
