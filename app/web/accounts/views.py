"""Pages of accounts: the one-time link that opens one."""

from flask import flash, redirect, render_template, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_security import hash_password, login_user

from app.extensions import accounts
from app.web.accounts.blueprint import blueprint
from app.web.accounts.forms import WelcomeForm
from app.web.identity import work
from app.web.permissions import Action, needs
from app.workflows.open_account import TAKEN, NewAccount, check_invitation, open_account
from app.workflows.problems import Refused

__all__ = ["blueprint"]

UNREADABLE = 422


@blueprint.route("/welcome/<token>", methods=["GET", "POST"])
@needs(Action.SIGN_IN)
def welcome(token: str) -> ResponseReturnValue:
    """Open an account by a one-time link."""
    check_invitation(work(), token)
    form = WelcomeForm()
    if form.validate_on_submit():
        try:
            _open(token, form)
        except Refused as refusal:
            if TAKEN not in refusal.reasons:
                raise
            form.email.errors = [*form.email.errors, str(refusal)]
        else:
            flash(_("Your account is open, and you are signed in."), "success")
            return redirect(url_for("teaching.desk"))
    page = render_template("accounts/welcome.html", form=form, token=token)
    return (page, UNREADABLE) if form.errors else page


def _open(token: str, form: WelcomeForm) -> None:
    # Hashing takes its time, so it is done before the transaction that locks the database.
    hashed = hash_password(form.password.data or "")
    account_id = open_account(work(), token, NewAccount(form.name.data or "", form.email.data or "", hashed))
    session.clear()
    login_user(accounts.find_user(id=account_id))  # pyright: ignore[reportArgumentType] - it was just opened
