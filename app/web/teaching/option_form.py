"""What forms with options share: rows of text and feedback, of which some are right."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import Field, HiddenField, StringField, ValidationError
from wtforms.validators import Length

from app.articles.text import Passage
from app.questions.draft import AnswerKey, Draft, Option
from app.web.teaching.forms import tidy
from app.web.teaching.question_form import QuestionForm, whole

PLACES = range(1, 21)
LONGEST_OPTION, LONGEST_FEEDBACK = 500, 500


@dataclass
class Row:
    """One option as it is typed."""

    place: int
    text: Any
    feedback: Any
    right: bool


class OptionForm(QuestionForm):
    """A question with options in rows, counted from 1; empty rows are left out."""

    fewest, usual, most = 3, 5, 5
    rows = HiddenField()
    correct: Field

    def rights(self) -> set[int]:
        """Give the places that are marked as right."""
        raise NotImplementedError

    def mark_right(self, places: set[int]) -> None:
        """Mark just these places as right."""
        raise NotImplementedError

    def options(self) -> Iterator[Row]:
        """Give the rows that the page shows: as many as are usual, as asked for, and as are filled."""
        filled = [place for place in PLACES if self[f"option_{place}"].data]
        shown = max(self.usual, min(whole(self.rows.data) or 0, PLACES[-1]), *filled, 0)
        self.rows.data = str(shown)
        rights = self.rights()
        for place in PLACES[:shown]:
            yield Row(place, self[f"option_{place}"], self[f"feedback_{place}"], place in rights)

    def preview(self) -> list[tuple[str, str]]:
        """Give the options as far as they are entered."""
        return [(row.text.id, row.text.data or "") for row in self.options()]

    def add_row(self) -> None:
        """Show one row more."""
        self.rows.data = str(min(len(list(self.options())) + 1, PLACES[-1]))

    def put(self, text: str) -> bool:
        """Put words into the first empty row; say whether there was one."""
        rows = list(self.options())
        free = next((row for row in rows if not row.text.data), None)
        if free is None and len(rows) < self.limit:
            self.add_row()
            free = list(self.options())[-1]
        if free is None:
            return self.refuse(self.correct, _("All rows are filled. Empty one first."))
        free.text.data = text
        return True

    def swap(self, place: int) -> None:
        """Put an option, counted from 1, one place up."""
        if place not in PLACES[1:]:
            return
        for name in ("option", "feedback"):
            one, before = self[f"{name}_{place}"], self[f"{name}_{place - 1}"]
            one.data, before.data = before.data, one.data
        turned = {place: place - 1, place - 1: place}
        self.mark_right({turned.get(right, right) for right in self.rights()})

    @property
    def limit(self) -> int:
        """Give how many options may be filled; a version that holds more may keep them."""
        return max(self.most, len(self.old.key.options) if self.old else 0)

    def validate_correct(self, field: Field) -> None:
        """Refuse too few options, too many, two alike, and a right one without words."""
        texts = {row.place: row.text.data for row in self.options() if row.text.data}
        if len(texts) < min(self.fewest, len(self.old.key.options) if self.old else self.fewest):
            raise ValidationError(_("Enter at least three options."))
        if len(texts) > self.limit:
            raise ValidationError(_("Enter at most %(most)d options. Empty the others.", most=self.limit))
        if len({text.casefold() for text in texts.values()}) < len(texts):
            raise ValidationError(_("Two options are the same. Change one of them."))
        if not field.errors and self.rights() - texts.keys():
            raise ValidationError(_("The option marked as right has no words. Enter them or mark another."))

    def key(self) -> AnswerKey:
        """Give the options in their order."""
        return AnswerKey(
            self.kind,
            options=tuple(
                Option(row.text.data, correct=row.right, feedback=row.feedback.data or "")
                for row in self.options()
                if row.text.data
            ),
        )

    def show(self, draft: Draft, passages: Sequence[Passage | None]) -> None:
        """Fill the rows from a version."""
        super().show(draft, passages)
        for place, option in zip(PLACES, draft.key.options, strict=False):
            self[f"option_{place}"].data, self[f"feedback_{place}"].data = option.text, option.feedback
        self.mark_right({place for place, option in zip(PLACES, draft.key.options, strict=False) if option.correct})


for _place in PLACES:
    setattr(
        OptionForm,
        f"option_{_place}",
        StringField(_l("Option %(n)d", n=_place), [Length(max=LONGEST_OPTION)], filters=[tidy]),
    )
    setattr(
        OptionForm,
        f"feedback_{_place}",
        StringField(_l("Feedback to option %(n)d", n=_place), [Length(max=LONGEST_FEEDBACK)], filters=[tidy]),
    )
