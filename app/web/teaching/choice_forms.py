"""The forms of questions with options: one right answer, several, and the sentence that is the evidence."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import (
    RadioField,
    SelectChoice,  # pyright: ignore[reportAttributeAccessIssue] - newer than its stubs
    SelectMultipleField,
)
from wtforms.validators import InputRequired

from app.articles.sentences import sentence_bounds
from app.questions.draft import QuestionType
from app.web.teaching.citing_fields import CitedWords
from app.web.teaching.option_form import PLACES, OptionForm, Row
from app.workflows.write_question import Source, places_of

MANY = 8


class OneRight(OptionForm):
    """Options of which one is right."""

    correct = RadioField(
        _l("Right answer"),
        [InputRequired(_l("Say which option is right."))],
        choices=[SelectChoice(str(place), _l("Right")) for place in PLACES],
    )

    def rights(self) -> set[int]:
        """Give the place that is marked as right."""
        chosen = str(self.correct.data or "")
        return {int(chosen)} if chosen in {str(place) for place in PLACES} else set()

    def mark_right(self, places: set[int]) -> None:
        """Mark one place as right."""
        self.correct.data = str(min(places)) if places else None


class SingleForm(OneRight):
    """One right option among three to five."""

    kind = QuestionType.SINGLE


class MultipleForm(OptionForm):
    """Three to eight options, any number of them right, but not all."""

    kind, most = QuestionType.MULTIPLE, MANY
    correct = SelectMultipleField(
        _l("Right answers"),
        [InputRequired(_l("Say which options are right."))],
        choices=[SelectChoice(str(place), _l("Right")) for place in PLACES],
    )

    def rights(self) -> set[int]:
        """Give the places that are marked as right."""
        return {place for place in PLACES if str(place) in (self.correct.data or [])}

    def mark_right(self, places: set[int]) -> None:
        """Mark some places as right."""
        self.correct.data = [str(place) for place in sorted(places)]

    def fits(self) -> bool:
        """Refuse a list in which everything is right."""
        if all(row.right for row in self.options() if row.text.data):
            return self.refuse(self.correct, _("One option at least must be wrong. Add one, or unmark one."))
        return super().fits()


class EvidenceForm(OneRight):
    """Sentences of the article, one of which proves it: that one is cited."""

    kind, most = QuestionType.EVIDENCE, MANY

    def ready(self) -> bool:
        """Cite the right sentence where it is not cited whole; then as every form."""
        right = next((row for row in self.options() if row.right and row.text.data), None)
        if right and not self._is_cited(right):
            self._cite(right)
        return super().ready()

    def fits(self) -> bool:
        """Refuse options that are no sentences of the cited articles, and a right one that is not cited."""
        strange = [row for row in self.options() if row.text.data and not self._is_sentence(row)]
        fine = not strange
        right = next((row for row in self.options() if row.right and row.text.data), None)
        if right and not self._is_cited(right):
            fine = self.refuse(self.correct, _("Cite the sentence that is right, whole."))
        return super().fits() and fine

    def _is_sentence(self, row: Row) -> bool:
        old = {option.text for option in self.old.key.options} if self.old else set[str]()
        if row.text.data in old or any(_holds(source, row.text.data) for source in self.sources.values()):
            return True
        sentence = _("Option %(n)d is no sentence of the article. Copy a whole one from its text.", n=row.place)
        return self.refuse(row.text, sentence)

    def _is_cited(self, right: Row) -> bool:
        return any(right.text.data in one.passage.exact for one in self.citations)

    def _cite(self, right: Row) -> None:
        for source in self.sources.values():
            found = places_of(source.rendition.text, right.text.data, None)
            if found:
                self.citations.append(CitedWords(source.rendition.passage(*found[0])))
                return


def _holds(source: Source, words: str) -> bool:
    text = source.rendition.text
    return any(text[start:end] == words for start, end in sentence_bounds(source.rendition))
