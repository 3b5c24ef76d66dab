"""Forms of a live session; each checks the shape of what came, the workflows its meaning."""

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import HiddenField, IntegerField, SelectMultipleField, StringField
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange, Optional, Regexp

from app.quizzes.live import Move
from app.quizzes.response import LONGEST_TEXT
from app.web.typed import one_line
from app.workflows.save_answer import CLIENT_NAME, FORM, Answer, Client

LONGEST_NICKNAME = 60
MOST_QUESTIONS = 10_000
LATEST_SEQUENCE = 2**31 - 1


class EnterForm(FlaskForm):
    """How somebody wants to be called in a session."""

    nickname = StringField(
        _l("Your name"),
        filters=[one_line],
        validators=[
            DataRequired(_l("Enter a name that the class knows you by.")),
            Length(max=LONGEST_NICKNAME, message=_l("A name can have 60 characters. Please shorten it.")),
        ],
    )


class LiveAnswerForm(FlaskForm):
    """An answer to the question at a position, and which client sends it (scripts number what they send)."""

    position = IntegerField(validators=[InputRequired(), NumberRange(0, MOST_QUESTIONS)])
    choice = SelectMultipleField(coerce=int, validate_choice=False)
    text = StringField(
        _l("Your answer"),
        validators=[
            Length(max=LONGEST_TEXT, message=_l("An answer can have 500 characters. This one has more: shorten it."))
        ],
    )
    client = HiddenField(validators=[Optional(), Regexp(CLIENT_NAME)])
    sequence = IntegerField(validators=[Optional(), NumberRange(0, LATEST_SEQUENCE)])

    @property
    def answer(self) -> Answer:
        """Give the answer as the workflow takes it; a choice sent twice is one choice."""
        return Answer(tuple(dict.fromkeys(self.choice.data or ())), self.text.data or "")

    @property
    def sender(self) -> Client:
        """Give the client: the page's script with its number, or the plain form."""
        name = self.client.data or FORM
        return Client(name, self.sequence.data) if name != FORM and self.sequence.data is not None else Client()


class MoveForm(FlaskForm):
    """A button of the host, and the revision that its page showed."""

    act = StringField()
    revision = IntegerField(validators=[InputRequired(), NumberRange(0, LATEST_SEQUENCE)])

    @property
    def move(self) -> Move | None:
        """Give the move; None for anything unknown."""
        return Move(self.act.data) if self.act.data in set(Move) else None
