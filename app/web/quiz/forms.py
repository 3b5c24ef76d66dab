"""Forms of those who take quizzes; each checks the shape of what came, the workflows its meaning."""

from enum import StrEnum

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import HiddenField, IntegerField, SelectMultipleField, StringField
from wtforms.validators import DataRequired, Length, NumberRange, Optional, Regexp

from app.quizzes.events import Phase
from app.quizzes.modes import Step
from app.quizzes.response import LONGEST_TEXT
from app.web.typed import one_line
from app.workflows.follow_steps import TakenStep
from app.workflows.question_page import mark_of
from app.workflows.save_answer import CLIENT_NAME, FORM, Answer, Client

LONGEST_NICKNAME = 60
LONGEST_TYPED_CODE = 40
LONGEST_NAME = 40
LATEST_SEQUENCE = 2**31 - 1


class Go(StrEnum):
    """Where a button on the question page leads, after the answer is saved."""

    NEXT = "next"
    BACK = "back"
    OVERVIEW = "overview"
    FLAG = "flag"
    UNFLAG = "unflag"
    CHECK = "check"
    SOURCE = "source"
    PROOF = "proof"
    REVEAL = "reveal"


class StartForm(FlaskForm):
    """How somebody wants to be called."""

    nickname = StringField(
        _l("Your name, if you like"),
        filters=[one_line],
        validators=[Length(max=LONGEST_NICKNAME, message=_l("A name can have 60 characters. Please shorten it."))],
    )


class JoinForm(FlaskForm):
    """The code of a quiz or a class, or one's own to come back by."""

    code = StringField(
        _l("Code"),
        filters=[one_line],
        validators=[
            DataRequired(_l("Enter the code that your teacher shows.")),
            Length(max=LONGEST_TYPED_CODE, message=_l("A code has six letters and figures. This is longer.")),
        ],
    )


class JoinClassForm(FlaskForm):
    """How somebody wants to be called in a class."""

    nickname = StringField(
        _l("Your name in the class"),
        filters=[one_line],
        validators=[
            DataRequired(_l("Enter the name that your class and your teacher are to see.")),
            Length(max=LONGEST_NICKNAME, message=_l("A name can have 60 characters. Please shorten it.")),
        ],
    )


class MyPageForm(FlaskForm):
    """What to do on one's own page, and as whom."""

    act = StringField()
    participant = IntegerField(validators=[Optional()])


class DailyForm(FlaskForm):
    """An answer to a question, and for the daily review which asking it answers."""

    choice = SelectMultipleField(coerce=int, validate_choice=False)
    text = StringField(
        _l("Your answer"),
        validators=[
            Length(max=LONGEST_TEXT, message=_l("An answer can have 500 characters. This one has more: shorten it."))
        ],
    )
    question = HiddenField(validators=[Optional(), Length(max=LONGEST_NAME)])
    press = HiddenField(validators=[Optional(), Length(max=LONGEST_NAME)])

    @property
    def answer(self) -> Answer:
        """Give the answer as the workflow takes it; a choice sent twice is one choice."""
        return Answer(tuple(dict.fromkeys(self.choice.data or ())), self.text.data or "")


class AnswerForm(FlaskForm):
    """An answer to one question, where to go next, and which client sends it (scripts number what they send)."""

    choice = SelectMultipleField(coerce=int, validate_choice=False)
    text = StringField(
        _l("Your answer"),
        validators=[
            Length(max=LONGEST_TEXT, message=_l("An answer can have 500 characters. This one has more: shorten it."))
        ],
    )
    go = StringField(default=Go.NEXT)
    client = HiddenField(validators=[Optional(), Regexp(CLIENT_NAME)])
    sequence = IntegerField(validators=[Optional(), NumberRange(0, LATEST_SEQUENCE)])
    shown = HiddenField()
    phase = StringField(default=Phase.FIRST)
    tried = IntegerField(validators=[Optional(), NumberRange(0, LATEST_SEQUENCE)])

    @property
    def answer(self) -> Answer:
        """Give the answer as the workflow takes it; a choice sent twice is one choice."""
        return Answer(tuple(dict.fromkeys(self.choice.data or ())), self.text.data or "")

    @property
    def untouched(self) -> bool:
        """Say whether the answer is the one that its page showed: another window's newer one then stands."""
        return self.shown.data == mark_of(self.answer.chosen, self.answer.text)

    @property
    def leaves_as_it_was(self) -> bool:
        """Say whether there is nothing to save: the first answer as its page showed it, and no step to take."""
        return self.untouched and self.step is None and self.asked_phase is Phase.FIRST

    @property
    def sender(self) -> Client:
        """Give the client: the page's script with its number, or the plain form."""
        name = self.client.data or FORM
        return Client(name, self.sequence.data) if name != FORM and self.sequence.data is not None else Client()

    @property
    def asked_phase(self) -> Phase:
        """Give the phase that the page asked in; anything unknown means the first."""
        return Phase(self.phase.data) if self.phase.data in set(Phase) else Phase.FIRST

    @property
    def step(self) -> TakenStep | None:
        """Give the step that the button takes after the answer is saved."""
        return TakenStep(Step(self.way), self.tried.data or 0) if self.way in set(Step) else None

    @property
    def way(self) -> Go:
        """Give where to go; anything unknown means on."""
        return Go(self.go.data) if self.go.data in set(Go) else Go.NEXT


class SubmitForm(FlaskForm):
    """Nothing but the wish to hand in."""
