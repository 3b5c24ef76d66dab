"""Flask-Security's forms with our words, and with limits on tries to sign in."""

from typing import Any

from flask import Flask, request
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_login import current_user, user_logged_out
from flask_security import ChangePasswordForm, LoginForm, UserMixin
from wtforms import Field, ValidationError

from app.web.accounts.passwords import complaint
from app.web.identity import work
from app.workflows.sign_in import Try, end_sessions, may_try, succeeded


class SignInForm(LoginForm):
    """Address and password; too many wrong ones, and the form rests for a while."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Put the labels in our words."""
        super().__init__(*args, **kwargs)
        self.email.label.text = _l("Email address")
        self.password.label.text = _l("Password")

    def validate(self, **kwargs: Any) -> bool:
        """Check the password, within the limits."""
        attempt = Try(self.email.data or "", request.remote_addr or "")
        if not may_try(work(), attempt):
            self.form_errors.append(_("Too many tries. Wait 15 minutes, then sign in with the right password."))
            return False
        if not super().validate(**kwargs):
            return False
        succeeded(work(), attempt)
        return True


class NewPasswordForm(ChangePasswordForm):
    """The present password, and a new one twice."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Put the labels in our words."""
        super().__init__(*args, **kwargs)
        self.password.label.text = _l("Present password")
        self.new_password.label.text = _l("New password")
        self.new_password_confirm.label.text = _l("New password, once more")

    def validate_new_password(self, field: Field) -> None:
        """Refuse passwords that are short or easy to guess."""
        about = [*current_user.name.split(), current_user.email.partition("@")[0]]
        found = complaint(field.data or "", about=about)
        if found:
            raise ValidationError(found)


def end_sessions_at_sign_out(sender: Flask, user: UserMixin, **extra: object) -> None:
    """End the other sessions of whoever signs out: a shared computer may hold one."""
    del sender, extra
    if user.is_authenticated:
        end_sessions(work(), user.id)


def register(app: Flask) -> None:
    """Listen for sign-outs of an application."""
    user_logged_out.connect(end_sessions_at_sign_out, app)
