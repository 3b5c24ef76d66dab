"""Forms of marks: what a teacher says to a dispute."""

from flask_babel import lazy_gettext as _l
from wtforms import (
    RadioField,
    SelectChoice,  # pyright: ignore[reportAttributeAccessIssue] - newer than its stubs
    TextAreaField,
)
from wtforms.validators import DataRequired, InputRequired, Length

from app.web.teaching.desk_form import DeskForm
from app.web.teaching.forms import tidy
from app.workflows.decide_dispute import Outcome

_ACCEPT = SelectChoice(Outcome.ACCEPT.value, _l("Uphold: the answer that was given counts too, for everybody"))
_FULL = SelectChoice(
    Outcome.FULL_MARKS.value, _l("Uphold: withdraw the question and give full marks to everybody who was asked")
)
_REJECT = SelectChoice(Outcome.REJECT.value, _l("Reject: the mark stays"))


class DecideForm(DeskForm):
    """How a dispute ends, and the reply."""

    outcome = RadioField(_l("Your decision"), [InputRequired(_l("Choose one of these."))])
    reply = TextAreaField(
        _l("Your reply"),
        [DataRequired(_l("Say why, in a sentence: whoever disputes it reads this.")), Length(max=1000)],
        filters=[tidy],
    )

    def offer(self, *, accept: bool, change: bool) -> None:
        """Set what there is to choose from: changing the key needs the right to write the question."""
        choices = [_ACCEPT] if accept and change else []
        self.outcome.choices = [*choices, *([_FULL] if change else []), _REJECT]
