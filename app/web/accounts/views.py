"""Pages of accounts: the one-time link that opens one."""

from flask import flash, redirect, render_template, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_security import hash_password, login_user
from werkzeug.wrappers import Response

from app.extensions import accounts
from app.web.accounts.blueprint import blueprint
from app.web.accounts.forms import WelcomeForm
from app.web.identity import Role, keep_ticket, role, tickets, work
from app.web.permissions import Action, needs
from app.workflows.open_account import TAKEN, NewAccount, check_invitation, open_account
from app.workflows.problems import Refused

__all__ = ["blueprint"]

UNREADABLE = 422


@blueprint.route("/welcome/<token>", methods=["GET", "POST"])
@needs(Action.SIGN_IN)
def welcome(token: str) -> ResponseReturnValue:
    """Open an account by a one-time link."""
    for_role = check_invitation(work(), token)
    form = WelcomeForm()
    if form.validate_on_submit():
        try:
            _open(token, form, keeps_tickets=for_role == Role.STUDENT)
        except Refused as refusal:
            if TAKEN not in refusal.reasons:
                raise
            form.email.errors = [*form.email.errors, str(refusal)]
        else:
            flash(_("Your account is open, and you are signed in."), "success")
            return redirect(url_for(".start"))
    page = render_template("accounts/welcome.html", form=form, token=token, for_role=for_role)
    return (page, UNREADABLE) if form.errors else page


@blueprint.get("/account/start")
@needs(Action.USE_ACCOUNT)
def start() -> Response:
    """Lead whoever has signed in to where they begin: teachers to their desk, students to their page."""
    return redirect(url_for("teaching.desk" if role() is not Role.STUDENT else "quiz.my_page"))


def _open(token: str, form: WelcomeForm, *, keeps_tickets: bool) -> None:
    # Hashing takes its time, so it is done before the transaction that locks the database.
    hashed = hash_password(form.password.data or "")
    account_id = open_account(work(), token, NewAccount(form.name.data or "", form.email.data or "", hashed))
    held = tickets() if keeps_tickets else ()
    session.clear()
    # What a pupil began in this browser as a guest can be made the account's own.
    for ticket in reversed(held):
        keep_ticket(ticket)
    login_user(accounts.find_user(id=account_id))  # pyright: ignore[reportArgumentType] - it was just opened
