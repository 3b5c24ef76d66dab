"""The forms that give a quiz to classes: which, and from when to when."""

from collections.abc import Sequence
from typing import Self

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import (
    DateTimeLocalField,
    SelectChoice,  # pyright: ignore[reportAttributeAccessIssue] - newer than its stubs
    SelectMultipleField,
)
from wtforms.validators import DataRequired, Optional, ValidationError
from wtforms.widgets import CheckboxInput, ListWidget

from app.web.teaching.desk_form import DeskForm
from app.web.teaching.quiz_form import in_utc, local
from app.workflows.assign_quiz import AssignedClass, AssignPage, Dates


class DatesForm(DeskForm):
    """From when to when a class may take a quiz."""

    opens_at = DateTimeLocalField(_l("Opens for the class"), [Optional()], format="%Y-%m-%dT%H:%M")
    closes_at = DateTimeLocalField(_l("Closes for the class"), [Optional()], format="%Y-%m-%dT%H:%M")

    @classmethod
    def of(cls, one: AssignedClass) -> Self:
        """Give the form of a class with its dates."""
        kept = {"opens_at": local(one.own.opens_at), "closes_at": local(one.own.closes_at)}
        return cls(formdata=None, prefix=f"class-{one.id}-", data=kept)

    def is_of(self, one: AssignedClass) -> bool:
        """Say whether this is the form of a class."""
        return self.opens_at.id == f"class-{one.id}-opens_at"

    def validate_closes_at(self, field: DateTimeLocalField) -> None:
        """Refuse a close that comes before the opening."""
        if field.data and self.opens_at.data and field.data <= self.opens_at.data:
            raise ValidationError(_("It would close before it opens. Choose a later time, or an earlier opening."))

    def to_dates(self) -> Dates:
        """Give what was entered."""
        return Dates(in_utc(self.opens_at.data), in_utc(self.closes_at.data))

    def refuse(self, reasons: Sequence[str]) -> None:
        """Say beside the dates why they cannot be."""
        self.closes_at.errors = list(reasons)


class AssignForm(DatesForm):
    """Which classes get a quiz."""

    classes = SelectMultipleField(
        _l("Classes"),
        [DataRequired(_l("Tick a class."))],
        coerce=int,
        widget=ListWidget(),
        option_widget=CheckboxInput(),
    )

    def offer(self, page: AssignPage) -> None:
        """Set the classes to choose from."""
        self.classes.choices = [SelectChoice(number, name) for number, name in page.free]
