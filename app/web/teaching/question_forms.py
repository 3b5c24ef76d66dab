"""The forms of the three types of question that can be written by hand: single, number and claim."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import (
    Field,
    RadioField,
    SelectChoice,  # pyright: ignore[reportAttributeAccessIssue] - newer than its stubs
    StringField,
    TextAreaField,
)
from wtforms.validators import DataRequired, InputRequired, Length, ValidationError

from app.facts.fact import Stance
from app.grading.numbers import Number, UnreadableNumber, parse_number
from app.questions.draft import AnswerKey, ClaimVerdict, Draft, NumberKey, Option, QuestionType
from app.web.teaching.forms import QuestionForm, tidy

PLACES = range(1, 6)
FEWEST_OPTIONS = 3
MOST_DIGITS = 15
LONGEST_UNIT = 40
DECIMALS = Decimal("0.000001")


class SingleForm(QuestionForm):
    """One right option among three to five."""

    kind = QuestionType.SINGLE
    correct = RadioField(
        _l("Right answer"),
        [InputRequired(_l("Say which option is right."))],
        choices=[SelectChoice(str(place), _l("Right")) for place in PLACES],
    )

    def options(self) -> Iterator[tuple[int, Any, Any]]:
        """Give (place, text field, feedback field) of each option."""
        for place in PLACES:
            yield place, self[f"option_{place}"], self[f"feedback_{place}"]

    def preview(self) -> list[tuple[str, str]]:
        """Give the options as far as they are entered."""
        return [(text.id, text.data or "") for _place, text, _feedback in self.options()]

    def validate_correct(self, field: RadioField) -> None:
        """Refuse too few options, two alike, and a right one without words."""
        texts = {place: text.data for place, text, _feedback in self.options() if text.data}
        if len(texts) < FEWEST_OPTIONS:
            raise ValidationError(_("Enter at least three options."))
        if len({text.casefold() for text in texts.values()}) < len(texts):
            raise ValidationError(_("Two options are the same. Change one of them."))
        if not field.errors and int(field.data) not in texts:
            raise ValidationError(_("The option marked as right has no words. Enter them or mark another."))

    def key(self) -> AnswerKey:
        """Give the options in their order."""
        return AnswerKey(
            self.kind,
            options=tuple(
                Option(text.data, correct=str(place) == self.correct.data, feedback=feedback.data)
                for place, text, feedback in self.options()
                if text.data
            ),
        )

    def show(self, draft: Draft) -> None:
        """Fill the fields from a version."""
        super().show(draft)
        for (place, text, feedback), option in zip(self.options(), draft.key.options, strict=False):
            text.data, feedback.data = option.text, option.feedback
            if option.correct:
                self.correct.data = str(place)


for _place in PLACES:
    setattr(
        SingleForm, f"option_{_place}", StringField(_l("Option %(n)d", n=_place), [Length(max=200)], filters=[tidy])
    )
    setattr(
        SingleForm,
        f"feedback_{_place}",
        StringField(_l("Feedback to option %(n)d", n=_place), [Length(max=500)], filters=[tidy]),
    )


class NumberForm(QuestionForm):
    """A number with its unit, and how far from it an answer may be."""

    kind = QuestionType.NUMBER
    value = StringField(_l("Number"), [DataRequired(_l("Enter the number that is right."))], filters=[tidy])
    unit = StringField(_l("Unit"), [Length(max=LONGEST_UNIT)], filters=[tidy])
    tolerance = StringField(_l("Tolerance"), filters=[tidy])

    def validate_value(self, field: StringField) -> None:
        """Refuse what is no number, one too large or too fine to keep, and one with too much beside it."""
        if len(_amount(field).unit) > LONGEST_UNIT and not self.unit.data:
            raise ValidationError(_("At most %(most)d characters may stand beside the number.", most=LONGEST_UNIT))

    def validate_tolerance(self, field: StringField) -> None:
        """Refuse what is no number of 0 or more."""
        if field.data and _amount(field).value < 0:
            raise ValidationError(_("A tolerance is 0 or more."))

    def key(self) -> AnswerKey:
        """Give the number; the unit may stand beside it in its field."""
        number = parse_number(self.value.data or "")
        tolerance = parse_number(self.tolerance.data).value if self.tolerance.data else Decimal(0)
        return AnswerKey(self.kind, number=NumberKey(number.value, self.unit.data or number.unit, tolerance, ""))

    def show(self, draft: Draft) -> None:
        """Fill the fields from a version."""
        super().show(draft)
        if draft.key.number is not None:
            number = draft.key.number
            self.value.data, self.unit.data = f"{number.value.normalize():f}", number.unit
            self.tolerance.data = f"{number.tolerance.normalize():f}"


class ClaimForm(QuestionForm):
    """A claim, and what the articles do to it."""

    kind = QuestionType.CLAIM
    verdict = RadioField(
        _l("Verdict"),
        [InputRequired(_l("Say what the article does to the claim."))],
        choices=[SelectChoice(verdict.value, _l(verdict.value)) for verdict in ClaimVerdict],
    )
    feedback = TextAreaField(_l("Feedback to the other verdicts"), [Length(max=500)], filters=[tidy])

    def key(self) -> AnswerKey:
        """Give all four verdicts, one of them right."""
        return AnswerKey(
            self.kind,
            options=tuple(
                Option(verdict.value, correct=True)
                if verdict.value == self.verdict.data
                else Option(verdict.value, feedback=self.feedback.data or "")
                for verdict in ClaimVerdict
            ),
        )

    def preview(self) -> list[tuple[str, str]]:
        """Give the four verdicts."""
        return [("", verdict.value) for verdict in ClaimVerdict]

    def stance(self) -> Stance:
        """Say that the words support or refute the claim, or are its context."""
        by_verdict = {ClaimVerdict.SUPPORTED: Stance.SUPPORTS, ClaimVerdict.REFUTED: Stance.REFUTES}
        return by_verdict.get(ClaimVerdict(self.verdict.data), Stance.CONTEXT)

    def show(self, draft: Draft) -> None:
        """Fill the fields from a version."""
        super().show(draft)
        for option in draft.key.options:
            if option.correct:
                self.verdict.data = option.text
            elif option.feedback:
                self.feedback.data = option.feedback


def _amount(field: Field) -> Number:
    try:
        number = parse_number(field.data or "")
    except UnreadableNumber as refusal:
        raise ValidationError(str(refusal)) from None
    if abs(number.value) >= 10**MOST_DIGITS or number.value != number.value.quantize(DECIMALS):
        raise ValidationError(_("Enter a number below 10 to the 15th, with at most six decimals."))
    return number


FORMS: dict[QuestionType, type[QuestionForm]] = {form.kind: form for form in (SingleForm, NumberForm, ClaimForm)}
