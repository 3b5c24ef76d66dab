"""The form that all of the desk's stand on: what WTForms says of a field, in the house's own words."""

from collections.abc import Mapping
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import Field
from wtforms.validators import StopValidation

OURS: Mapping[str, Any] = {
    "Not a valid choice.": _l("Choose one of those shown."),
    "Not a valid integer value.": _l("Enter a whole number."),
    "Not a valid datetime value.": _l("Enter a day and a time, for example 2031-05-04T10:30."),
    "Not a valid date value.": _l("Enter a day, for example 2031-05-04."),
    "This field is required.": _l("Enter something here."),
}


class Words:
    """What WTForms asks for its sentences."""

    def gettext(self, sentence: str) -> str:
        """Give our sentence for one of WTForms."""
        return str(OURS.get(sentence, sentence))

    def ngettext(self, one: str, several: str, number: int) -> str:
        """Give our sentence about a length; WTForms puts its limit into it."""
        if one.startswith("Field cannot be longer"):
            return _("Use at most %(most)d characters.", most=number)
        if "valid choice" in one:
            return str(OURS["Not a valid choice."])
        return one if number == 1 else several


class DeskForm(FlaskForm):
    """A form of the desk."""

    class Meta:  # pyright: ignore[reportIncompatibleVariableOverride] - WTForms joins it with its parents'
        """Where the sentences come from."""

        def get_translations(self, _form: FlaskForm) -> Words:
            """Give our words, whatever the form."""
            return Words()


def readable(_form: FlaskForm, field: Field) -> None:
    """End the checks of a field that could not be read: that it could not is enough to say."""
    if field.errors:
        raise StopValidation
