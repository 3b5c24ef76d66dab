"""The form that corrects a question after it was asked: only its key, or how it is void, and why."""

from decimal import Decimal

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import (
    Field,
    HiddenField,
    RadioField,
    SelectChoice,  # pyright: ignore[reportAttributeAccessIssue] - newer than its stubs
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.validators import InputRequired, Length, ValidationError
from wtforms.widgets import CheckboxInput, ListWidget

from app.grading.correcting import Act, Correction, KeyChange
from app.grading.numbers import UnreadableNumber, parse_number
from app.questions.draft import Draft, NumberKey, QuestionType
from app.web.teaching.desk_form import DeskForm
from app.web.teaching.forms import tidy

MOST_FORMS = 50
LONGEST_FORM = 200
MOST_DIGITS = 15
DECIMALS = Decimal("0.000001")
_KEY = SelectChoice(Act.KEY.value, _l("Change what is right"))
_FULL = SelectChoice(Act.FULL_CREDIT.value, _l("Void it: full credit for everybody who was asked"))
_OUT = SelectChoice(Act.LEFT_OUT.value, _l("Void it: take it out of the score; its points count for nobody"))
_LIFT = SelectChoice(Act.LIFT.value, _l("Lift the void: the question counts again"))


class Boxes(SelectMultipleField):
    """Several choices as tick boxes."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()


class CorrectionForm(DeskForm):
    """What is done about a question, and why; the fields of a key stand in the forms of its types."""

    act = RadioField(_l("What to do"), [InputRequired(_l("Choose one of these."))])
    reason = TextAreaField(_l("The reason, in words that participants read"), [Length(max=500)], filters=[tidy])
    previewed = HiddenField()

    def offer(self, *, key: bool, void: str) -> None:
        """Set what there is to choose from: the key where it may be changed, and to lift what is void."""
        choices = [_KEY] if key else []
        self.act.choices = [*choices, _FULL, _OUT, *([_LIFT] if void else [])]

    def validate_reason(self, field: TextAreaField) -> None:
        """Refuse a void without words: whoever was asked is told why."""
        if self.act.data in {Act.FULL_CREDIT, Act.LEFT_OUT} and not field.data:
            raise ValidationError(_("Say why it is void, in a sentence: whoever was asked reads this."))

    def show(self, draft: Draft) -> None:
        """Fill the fields from the key as it is."""

    def key(self) -> KeyChange:
        """Give the other key; only after the form was found sound."""
        return KeyChange()

    def to_correction(self) -> Correction:
        """Give what was entered."""
        act = Act(self.act.data)
        return Correction(act, self.reason.data or "", self.key() if act is Act.KEY else None)

    @property
    def changes_key(self) -> bool:
        """Say whether it is the key that changes."""
        return self.act.data == Act.KEY


class OneRightForm(CorrectionForm):
    """One option is right; others may count too."""

    right = RadioField(_l("Right answer"), validate_choice=False)
    also = Boxes(_l("Counts as right too"))

    def validate_right(self, field: RadioField) -> None:
        """Refuse none, where the key changes."""
        if self.changes_key and field.data not in {choice.value for choice in field.choices or []}:  # pyright: ignore[reportAttributeAccessIssue] - a SelectChoice
            raise ValidationError(_("Say which option is right."))

    def show(self, draft: Draft) -> None:
        """Offer the options as they were asked."""
        _offer(self.right, draft)
        _offer(self.also, draft)
        counts = {form.text for form in draft.key.accepted}
        if not self.is_submitted():
            self.right.data = next(str(place) for place, one in enumerate(draft.key.options) if one.correct)
            self.also.data = [str(place) for place, one in enumerate(draft.key.options) if one.text in counts]

    def key(self) -> KeyChange:
        """Give the places of the right option and of those that count too."""
        return KeyChange(right=(int(self.right.data),), also=_places(self.also))


class SeveralRightForm(CorrectionForm):
    """Several options are right; others may be neither asked for nor held against anybody."""

    right = Boxes(_l("Right answers"))
    also = Boxes(_l("Neither asked for nor held against anybody"))

    def validate_right(self, field: Boxes) -> None:
        """Refuse a key of none and of all."""
        if self.changes_key and not 0 < len(field.data or []) < len(field.choices or []):
            raise ValidationError(_("At least one option must be right, and at least one must be wrong."))

    def show(self, draft: Draft) -> None:
        """Offer the options as they were asked."""
        _offer(self.right, draft)
        _offer(self.also, draft)
        counts = {form.text for form in draft.key.accepted}
        if not self.is_submitted():
            self.right.data = [str(place) for place, one in enumerate(draft.key.options) if one.correct]
            self.also.data = [str(place) for place, one in enumerate(draft.key.options) if one.text in counts]

    def key(self) -> KeyChange:
        """Give the places of the right options and of those that count too."""
        return KeyChange(right=_places(self.right), also=_places(self.also))


class TextsForm(CorrectionForm):
    """Accepted texts, one on a line."""

    accepted = TextAreaField(_l("Answers that are right, one on a line; the first is shown"), filters=[tidy])

    def validate_accepted(self, field: TextAreaField) -> None:
        """Refuse none, too many, and one that is too long."""
        lines = self.lines
        if self.changes_key and not lines:
            raise ValidationError(_("Enter at least one answer that is right, one on a line."))
        if len(lines) > MOST_FORMS or any(len(line) > LONGEST_FORM for line in lines):
            raise ValidationError(
                _("At most %(most)d lines of at most %(long)d characters.", most=MOST_FORMS, long=LONGEST_FORM)
            )
        del field

    @property
    def lines(self) -> tuple[str, ...]:
        """Give what was entered, line by line."""
        return tuple(line.strip() for line in (self.accepted.data or "").splitlines() if line.strip())

    def show(self, draft: Draft) -> None:
        """Fill in the accepted forms."""
        if not self.is_submitted():
            self.accepted.data = "\n".join(form.text for form in draft.key.accepted)

    def key(self) -> KeyChange:
        """Give the texts."""
        return KeyChange(accepted=self.lines)


class AmountForm(CorrectionForm):
    """A number with its unit, and how far from it an answer may be."""

    value = StringField(_l("Number"), filters=[tidy])
    unit = StringField(_l("Unit"), [Length(max=40)], filters=[tidy])
    tolerance = StringField(_l("Tolerance"), filters=[tidy])

    def validate_value(self, field: StringField) -> None:
        """Refuse what is no number."""
        if self.changes_key:
            _amount(field)

    def validate_tolerance(self, field: StringField) -> None:
        """Refuse what is no number of 0 or more."""
        if self.changes_key and field.data and _amount(field) < 0:
            raise ValidationError(_("A tolerance is 0 or more."))

    def show(self, draft: Draft) -> None:
        """Fill in the number."""
        number = draft.key.number
        if number is not None and not self.is_submitted():
            self.value.data, self.unit.data = f"{number.value.normalize():f}", number.unit
            self.tolerance.data = f"{number.tolerance.normalize():f}"

    def key(self) -> KeyChange:
        """Give the number; its words are looked for in the passage."""
        tolerance = _amount(self.tolerance) if self.tolerance.data else Decimal(0)
        return KeyChange(number=NumberKey(_amount(self.value), self.unit.data or "", tolerance, ""))


def _offer(field: RadioField | Boxes, draft: Draft) -> None:
    field.choices = [SelectChoice(str(place), one.text) for place, one in enumerate(draft.key.options)]


def _places(field: Boxes) -> tuple[int, ...]:
    return tuple(sorted(int(place) for place in field.data or []))


def _amount(field: Field) -> Decimal:
    try:
        value = parse_number(field.data or "").value
    except UnreadableNumber as refusal:
        raise ValidationError(str(refusal)) from None
    if abs(value) >= 10**MOST_DIGITS or value != value.quantize(DECIMALS):
        raise ValidationError(_("Enter a number below 10 to the 15th, with at most six decimals."))
    return value


def form_for(draft: Draft, *, key: bool) -> CorrectionForm:
    """Give the form for a question: with the fields of its key where the key may be changed."""
    if not key:
        return CorrectionForm()
    if draft.type is QuestionType.MULTIPLE:
        return SeveralRightForm()
    if draft.key.options:
        return OneRightForm()
    return AmountForm() if draft.key.number is not None else TextsForm()
