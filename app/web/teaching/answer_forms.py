"""The forms of questions that are answered in writing: a number, a short text, a blank."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import Field, StringField, TextAreaField
from wtforms.validators import DataRequired, Length, ValidationError

from app.articles.text import Passage
from app.grading.numbers import Number, UnreadableNumber, parse_number
from app.questions.cloze_writing import blank_in
from app.questions.draft import BLANK, AcceptedForm, AnswerKey, Draft, NumberKey, QuestionType
from app.web.teaching.accepted_lines import LONGEST_FORM, MOST_FORMS, as_lines, read_lines
from app.web.teaching.forms import tidy
from app.web.teaching.question_form import QuestionForm

MOST_DIGITS = 15
LONGEST_UNIT = 40
LONGEST_LEAD = 1500
DECIMALS = Decimal("0.000001")


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

    def show(self, draft: Draft, passages: Sequence[Passage | None]) -> None:
        """Fill the fields from a version."""
        super().show(draft, passages)
        if draft.key.number is not None:
            number = draft.key.number
            self.value.data, self.unit.data = f"{number.value.normalize():f}", number.unit
            self.tolerance.data = f"{number.tolerance.normalize():f}"


class TextForm(QuestionForm):
    """A short text, and all that counts as right."""

    kind = QuestionType.TEXT
    accepted = TextAreaField(_l("Answers that count as right"), filters=[tidy])

    def forms(self) -> tuple[AcceptedForm, ...]:
        """Give the accepted forms with their rules."""
        return read_lines(self.accepted.data or "")

    def accept(self, line: str) -> None:
        """Add a line to what counts as right."""
        self.accepted.data = f"{self.accepted.data or ''}\n{line}".strip()

    def validate_accepted(self, field: TextAreaField) -> None:
        """Refuse a question without an answer, and forms too many, too long or twice."""
        forms = self.forms()
        if not forms:
            raise ValidationError(_("Enter at least one answer that counts as right."))
        if len(forms) > MOST_FORMS or any(len(form.text) > LONGEST_FORM for form in forms):
            raise ValidationError(
                _("At most %(most)d answers of %(long)d characters each.", most=MOST_FORMS, long=LONGEST_FORM)
            )
        del field

    def key(self) -> AnswerKey:
        """Give the accepted forms."""
        return AnswerKey(self.kind, accepted=self.forms())

    def show(self, draft: Draft, passages: Sequence[Passage | None]) -> None:
        """Fill the fields from a version."""
        super().show(draft, passages)
        self.accepted.data = as_lines(draft.key.accepted)


class ClozeForm(TextForm):
    """A blank in the article's own words: made from a cited sentence, and its own to change."""

    kind = QuestionType.CLOZE
    lead = TextAreaField(_l("Sentence before"), [Length(max=LONGEST_LEAD)], filters=[tidy])
    blank = StringField(_l("Words to leave out"), [Length(max=LONGEST_FORM)], filters=[tidy])

    def make_blank(self) -> bool:
        """Blank the words out of the first cited sentence that says them: sentence, lead and first answer."""
        words = self.blank.data or ""
        for one in self.citations:
            made = blank_in(self.sources[one.passage.article].rendition, one.passage, words)
            if made:
                self.stem.data, self.lead.data, self.blank.data = made.stem, made.lead, ""
                others = [form for form in self.forms() if form.text != made.words]
                self.accepted.data = as_lines([AcceptedForm(made.words), *others])
                return True
        return self.refuse(self.blank, _("No cited sentence says these words. Cite it first, or copy them from it."))

    def validate_stem(self, field: TextAreaField) -> None:
        """Refuse a sentence without its one blank."""
        if field.data and field.data.count(BLANK) != 1:
            raise ValidationError(_("Leave one place blank, written as _____ (five underscores)."))

    def ready(self) -> bool:
        """Make the blank first where none is made yet; then as every form."""
        if self.blank.data and not self.stem.data and (not self.quote.data or self.cite()):
            self.make_blank()
        return super().ready()

    def to_draft(self) -> Draft:
        """Give the draft with the sentence before it."""
        return replace(super().to_draft(), lead=self.lead.data or "")

    def show(self, draft: Draft, passages: Sequence[Passage | None]) -> None:
        """Fill the fields from a version."""
        super().show(draft, passages)
        self.lead.data = draft.lead


def _amount(field: Field) -> Number:
    try:
        number = parse_number(field.data or "")
    except UnreadableNumber as refusal:
        raise ValidationError(str(refusal)) from None
    if abs(number.value) >= 10**MOST_DIGITS or number.value != number.value.quantize(DECIMALS):
        raise ValidationError(_("Enter a number below 10 to the 15th, with at most six decimals."))
    return number
