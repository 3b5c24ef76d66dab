"""The form that opens an account."""

from email_validator import EmailNotValidError, validate_email
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import EmailField, PasswordField, StringField
from wtforms.validators import DataRequired, InputRequired, Length, ValidationError

from app.web.accounts.passwords import complaint, normalized
from app.web.typed import one_line


class WelcomeForm(FlaskForm):
    """A name, an address and a password for a new account."""

    name = StringField(_l("Your name"), [DataRequired(_l("Enter a name.")), Length(max=100)], filters=[one_line])
    email = EmailField(
        _l("Email address"), [DataRequired(_l("Enter an email address.")), Length(max=200)], filters=[one_line]
    )
    password = PasswordField(_l("Password"), [InputRequired(_l("Enter a password."))], filters=[normalized])
    again = PasswordField(
        _l("Password, once more"), [InputRequired(_l("Enter the password once more."))], filters=[normalized]
    )

    def validate_email(self, field: EmailField) -> None:
        """Refuse what has not the shape of an address, and look-alikes; internal ones (name@school.test) will do."""
        try:
            found = validate_email(field.data or "", check_deliverability=False, test_environment=True)
        except EmailNotValidError:
            msg = _("This does not look like an email address. One looks like name@school.org.")
            raise ValidationError(msg) from None
        # A Cyrillic letter looks like a Latin one, so of two addresses that look the same only one can be.
        if not found.normalized.isascii():
            msg = _("An address can have the letters a to z, figures and signs only: others look too much like them.")
            raise ValidationError(msg)
        field.data = found.normalized

    def validate_password(self, field: PasswordField) -> None:
        """Refuse passwords that are short or easy to guess."""
        about = [*(self.name.data or "").split(), (self.email.data or "").partition("@")[0]]
        found = complaint(field.data or "", about=about)
        if found:
            raise ValidationError(found)

    def validate_again(self, field: PasswordField) -> None:
        """Refuse two different passwords."""
        if field.data != self.password.data:
            msg = _("The two passwords differ. Enter the same one twice.")
            raise ValidationError(msg)
