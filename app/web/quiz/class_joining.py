"""Pages to join a class by its code and a nickname, and to come back by one's own code."""

from flask import flash, redirect, render_template, request, session, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from app.web.identity import keep_ticket, person, work
from app.web.permissions import Action, needs
from app.web.quiz.blueprint import blueprint
from app.web.quiz.forms import JoinClassForm, JoinForm
from app.workflows.join_class import ClassDoor, come_back, is_class_code, join_class
from app.workflows.join_class import class_door as door_of
from app.workflows.participants import NameTaken

Answered = str | Response | tuple[str, int]
UNREADABLE = 422
SHOWN_ONCE = "own code"


def class_or_pupil(typed: str) -> Response | None:
    """Lead on where the code of a class was typed, or a pupil's own; None where it is neither."""
    code = is_class_code(work(), typed, origin=_origin())
    if code:
        return redirect(url_for(".class_door", code=code), 303)
    ticket = come_back(work(), typed, origin=_origin())
    if ticket is None:
        return None
    keep_ticket(ticket)
    flash(_("You are back. What you began and what you did is here."), "success")
    return redirect(url_for(".my_page"), 303)


@blueprint.route("/class/<code>", methods=["GET", "POST"])
@needs(Action.BROWSE)
def class_door(code: str) -> Answered:
    """Ask how somebody wants to be called in the class of a code, and let them in."""
    door, form = door_of(work(), person(), code, origin=_origin()), JoinClassForm()
    if not form.is_submitted():
        return _show(door, form)
    if not form.validate():
        return _show(door, form), UNREADABLE
    try:
        joined = join_class(work(), person(), code, nickname=form.nickname.data or "", origin=_origin())
    except NameTaken as refusal:
        form.nickname.errors = list(refusal.reasons)
        return _show(door, form), UNREADABLE
    keep_ticket(joined.ticket)
    if joined.own_code:
        session[SHOWN_ONCE] = joined.own_code
    flash(_("You are in the class %(name)s.", name=door.name), "success")
    return redirect(url_for(".my_page"), 303)


def _show(door: ClassDoor, form: JoinClassForm) -> str:
    return render_template("quiz/class_door.html", door=door, form=form, own=JoinForm(prefix="", formdata=None))


def _origin() -> str:
    return request.remote_addr or ""
