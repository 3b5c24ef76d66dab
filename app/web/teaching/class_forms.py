"""Forms of classes: a name, a colleague's address, a pupil's names, a list."""

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from flask_wtf.file import FileField
from wtforms import EmailField, StringField, TextAreaField
from wtforms.validators import DataRequired, Length, Optional

from app.interchange.roster import LONGEST_NAME, LONGEST_NICKNAME, MOST_BYTES, BrokenRoster, text_of
from app.web.typed import one_line

LONGEST_CLASS = 100


class ClassForm(FlaskForm):
    """The name of a class."""

    name = StringField(
        _l("Name of the class"),
        filters=[one_line],
        validators=[
            DataRequired(_l("Enter a name, as “7b”.")),
            Length(max=LONGEST_CLASS, message=_l("A name can have 100 characters. Please shorten it.")),
        ],
    )


class ColleagueForm(FlaskForm):
    """The address of a colleague's account."""

    email = EmailField(
        _l("Email address of a colleague"),
        filters=[one_line],
        validators=[DataRequired(_l("Enter the address that your colleague signs in with.")), Length(max=200)],
    )


class PupilForm(FlaskForm):
    """What a pupil is called: on the list, and in the class."""

    name = StringField(_l("Name on your list"), filters=[one_line], validators=[Optional(), Length(max=LONGEST_NAME)])
    nickname = StringField(
        _l("Name in the class"),
        filters=[one_line],
        validators=[
            DataRequired(_l("Enter a name.")),
            Length(max=LONGEST_NICKNAME, message=_l("A name can have 60 characters. Please shorten it.")),
        ],
    )


class RosterForm(FlaskForm):
    """A list of pupils: a file, or pasted."""

    file = FileField(_l("CSV file"))
    text = TextAreaField(
        _l("Or paste the list here, one pupil a line"),
        validators=[Length(max=MOST_BYTES, message=_l("A list can have 100 kB. This one has more: send it in parts."))],
    )

    def to_text(self) -> str:
        """Give the list as text, the file's where there is one; raises BrokenRoster."""
        sent = self.file.data.read(MOST_BYTES + 1) if self.file.data else b""
        if not sent and not (self.text.data or "").strip():
            msg = "Choose a file or paste a list first."
            raise BrokenRoster(msg)
        return text_of(sent) if sent else self.text.data or ""
