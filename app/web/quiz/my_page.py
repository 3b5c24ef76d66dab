"""The student's own page, and what can be done on it."""

from collections.abc import Callable

from flask import abort, flash, redirect, render_template, session, url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.wrappers import Response

from app.web.identity import drop_tickets, keep_ticket, person, work
from app.web.permissions import Action, needs
from app.web.quiz.blueprint import blueprint
from app.web.quiz.class_joining import SHOWN_ONCE
from app.web.quiz.forms import MyPageForm
from app.workflows import my_page as pages
from app.workflows.claim_attempts import claim
from app.workflows.join_class import another_own_code, leave_class

UNREADABLE = 400


@blueprint.get("/me")
@needs(Action.TAKE_QUIZ)
def my_page() -> str:
    """Show what is due, what was done, what to read again, notes and classes; a code that was just drawn, once."""
    page = pages.my_page(work(), person())
    return render_template("quiz/me.html", page=page, own_code=session.pop(SHOWN_ONCE, ""))


@blueprint.post("/me")
@needs(Action.TAKE_QUIZ)
def change_my_page() -> Response:
    """Do what a button of one's own page says."""
    form = MyPageForm()
    act = ACTS.get(form.act.data or "")
    if act is None or not form.validate():
        abort(UNREADABLE)
    act(form.participant.data or 0)
    return redirect(url_for(".my_page"), 303)


def _claim(participant_id: int) -> None:
    count = claim(work(), person(), participant_id)
    drop_tickets(participant_id)
    flash(ngettext("One attempt is yours now.", "%(num)d attempts are yours now.", count), "success")


def _new_code(participant_id: int) -> None:
    joined = another_own_code(work(), person(), participant_id)
    keep_ticket(joined.ticket)
    session[SHOWN_ONCE] = joined.own_code


def _leave(participant_id: int) -> None:
    name = leave_class(work(), person(), participant_id)
    drop_tickets(participant_id)
    flash(_("You have left the class %(name)s. What you did there stays with its teachers.", name=name), "success")


def _seen(participant_id: int) -> None:
    del participant_id
    pages.mark_seen(work(), person())


def _forget(participant_id: int) -> None:
    del participant_id
    drop_tickets()
    flash(_("This browser no longer knows who you are."), "success")


ACTS: dict[str, Callable[[int], None]] = {
    "claim": _claim,
    "code": _new_code,
    "leave": _leave,
    "seen": _seen,
    "forget": _forget,
}
