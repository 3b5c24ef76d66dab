"""The form of an exception: for whom, and what is otherwise for them."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import (
    DateTimeLocalField,
    IntegerField,
    RadioField,
    SelectChoice,  # pyright: ignore[reportAttributeAccessIssue] - newer than its stubs
    SelectField,
)
from wtforms.validators import DataRequired, NumberRange, Optional, ValidationError

from app.web.teaching.desk_form import DeskForm, readable
from app.web.teaching.quiz_form import in_utc, local
from app.workflows.quiz_exceptions import ExceptionDraft, ExceptionLine, ExceptionsPage

MINUTES, PERCENT = "minutes", "percent"


class ExceptionForm(DeskForm):
    """What is otherwise: extra time, a window, a number of attempts."""

    extra = IntegerField(
        _l("Extra time"), [Optional(), readable, NumberRange(0, 600, _l("Enter 0 to 600, or nothing."))]
    )
    unit = RadioField(
        _l("Counted in"),
        choices=[SelectChoice(MINUTES, _l("minutes")), SelectChoice(PERCENT, _l("per cent of the time limit"))],
        default=MINUTES,
    )
    opens_at = DateTimeLocalField(_l("Opens for them"), [Optional()], format="%Y-%m-%dT%H:%M")
    closes_at = DateTimeLocalField(_l("Closes for them"), [Optional()], format="%Y-%m-%dT%H:%M")
    attempts_allowed = IntegerField(
        _l("Attempts allowed"), [Optional(), readable, NumberRange(1, 100, _l("Enter 1 to 100, or nothing."))]
    )

    def validate_closes_at(self, field: DateTimeLocalField) -> None:
        """Refuse a close that comes before the opening."""
        if field.data and self.opens_at.data and field.data <= self.opens_at.data:
            raise ValidationError(_("It would close before it opens. Choose a later time, or an earlier opening."))

    def show(self, line: ExceptionLine) -> None:
        """Fill the fields from an exception."""
        minutes = int(line.value.extra.total_seconds()) // 60
        self.extra.data, self.attempts_allowed.data = minutes or None, line.value.attempts_allowed
        self.opens_at.data, self.closes_at.data = local(line.value.opens_at), local(line.value.closes_at)

    def to_draft(self) -> ExceptionDraft:
        """Give what was entered."""
        return ExceptionDraft(
            extra=self.extra.data or 0,
            percent=self.unit.data == PERCENT,
            opens_at=in_utc(self.opens_at.data),
            closes_at=in_utc(self.closes_at.data),
            attempts_allowed=self.attempts_allowed.data,
        )

    def refuse(self, reasons: tuple[str, ...]) -> None:
        """Say beside the first field what the workflow says."""
        self.extra.errors = [*self.extra.errors, *reasons]


class NewExceptionForm(ExceptionForm):
    """An exception that is to be made: for whom, too."""

    whom = SelectField(_l("For whom"), [DataRequired(_l("Choose a class or a participant."))], default="")

    def offer(self, page: ExceptionsPage) -> None:
        """Set for whom an exception can be made."""
        self.whom.choices = [SelectChoice("", _("Choose"))]
        self.whom.choices += [SelectChoice(key, name, optgroup=_("Classes")) for key, name in page.classes]
        self.whom.choices += [SelectChoice(key, name, optgroup=_("Participants")) for key, name in page.participants]
