"""Flask-Security's forms with our words, and with limits on tries to guess a password."""

from collections.abc import Callable
from typing import Any

from flask import Flask, abort, request, session
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_login import current_user, user_logged_in, user_logged_out
from flask_security import ChangePasswordForm, LoginForm, UserMixin, VerifyForm
from flask_security.utils import validate_redirect_url
from wtforms import Field, Form, ValidationError

from app.extensions import accounts
from app.web.accounts.passwords import complaint, normalized
from app.web.identity import work
from app.workflows.sign_in import Try, end_sessions, may_try, succeeded

LIBRARY = "security"


def within_limits(form: Form, account: str, is_right: Callable[[], bool]) -> bool:
    """Say whether a password is right; too many wrong ones for an account, and the form rests for a while."""
    attempt = Try(account, request.remote_addr or "")
    if not may_try(work(), attempt):
        form.form_errors.append(_("Too many tries. Wait 15 minutes, then enter the right password."))
        return False
    # What Flask-Security has read before another connection writes, SQLite would not let it write after.
    accounts.commit()
    if not is_right():
        return False
    accounts.commit()
    succeeded(work(), attempt)
    return True


class SignInForm(LoginForm):
    """Address and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Put the labels in our words."""
        super().__init__(*args, **kwargs)
        self.email.label.text = _l("Email address")
        self.password.label.text = _l("Password")

    def validate(self, **kwargs: Any) -> bool:
        """Check the password, within the limits; what is out of shape is no try."""
        # The first look writes every spelling of an address as the account is looked up, so tries are counted together.
        if not super(LoginForm, self).validate(**kwargs):
            return False
        return within_limits(self, self.email.data or "", self._is_right)

    def validate_next(self, field: Field) -> None:
        """Forget where to go on where that is another site."""
        if field.data and not validate_redirect_url(field.data):
            field.data = ""

    def _is_right(self) -> bool:
        if super().validate():
            return True
        # One sentence for every cause: which of them it is would tell who has an account.
        self.email.errors, self.password.errors = [], []
        self.form_errors.append(_("The address or the password is not right. Check both and try again."))
        return False


class PasswordAgainForm(VerifyForm):
    """The password of whoever is signed in, once more."""

    def validate(self, **kwargs: Any) -> bool:
        """Check the password, within the limits."""
        return within_limits(self, current_user.email, lambda: VerifyForm.validate(self, **kwargs))

    validate_next = SignInForm.validate_next


class NewPasswordForm(ChangePasswordForm):
    """The present password, and a new one twice."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Put the labels in our words."""
        super().__init__(*args, **kwargs)
        self.password.label.text = _l("Present password")
        self.new_password.label.text = _l("New password")
        self.new_password_confirm.label.text = _l("New password, once more")

    def validate(self, **kwargs: Any) -> bool:
        """Check the passwords, the present one within the limits; what is out of shape is no try."""
        if not super(ChangePasswordForm, self).validate(**kwargs):
            return False
        return within_limits(self, current_user.email, lambda: ChangePasswordForm.validate(self, **kwargs))

    def validate_new_password(self, field: Field) -> None:
        """Refuse passwords that are short or easy to guess."""
        about = [*current_user.name.split(), current_user.email.partition("@")[0]]
        found = complaint(normalized(field.data), about=about)
        if found:
            raise ValidationError(found)


def end_sessions_at_sign_out(sender: Flask, user: UserMixin, **extra: object) -> None:
    """End the other sessions of whoever signs out: a shared computer may hold one."""
    del sender, extra
    if user.is_authenticated:
        end_sessions(work(), user.id)


def keep_no_longer_than_the_browser(sender: Flask, user: UserMixin, **extra: object) -> None:
    """End a signed-in session with the browser, though a guest's ticket had made it last."""
    del sender, user, extra
    session.permanent = False


def register(app: Flask) -> None:
    """Listen for sign-ins and sign-outs of an application, and take forms only."""
    user_logged_in.connect(keep_no_longer_than_the_browser, app)
    user_logged_out.connect(end_sessions_at_sign_out, app)
    app.before_request(_forms_only)


def _forms_only() -> None:
    if request.blueprint == LIBRARY and request.is_json:
        abort(415)
