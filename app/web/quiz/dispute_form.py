"""The form of a dispute: why the mark is wrong, and the words of the article that show it."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import (
    HiddenField,
    RadioField,
    SelectChoice,  # pyright: ignore[reportAttributeAccessIssue] - newer than its stubs
    TextAreaField,
)
from wtforms.validators import DataRequired, Length

from app.articles.quotes import Place
from app.articles.text import Rendition
from app.web.typed import visible
from app.workflows.write_question import places_of

SHORTEST_REASON, LONGEST_REASON = 10, 1000
LONGEST_QUOTE = 1500
MOST_FIGURES = 9
AROUND = 70


def tidy(text: str | None) -> str:
    """Give a typed text without white space at its ends, its lines ended as articles end theirs."""
    return visible(text).replace("\r\n", "\n").strip()


class DisputeForm(FlaskForm):
    """A reason, and words of the article with their place where they stand there more than once."""

    reason = TextAreaField(
        _l("Why is it wrong"),
        [
            DataRequired(_l("Say why you think that this is wrong.")),
            Length(SHORTEST_REASON, LONGEST_REASON, _l("A reason has 10 to 1,000 characters.")),
        ],
        filters=[tidy],
    )
    quote = TextAreaField(_l("Words that show it"), filters=[tidy])
    start = HiddenField()
    place = RadioField(_l("Which of them"), choices=[], validate_choice=False)
    cited: Place | None = None

    def ready(self, rendition: Rendition | None) -> bool:
        """Say whether all is there and the words are found; every error shows at once."""
        filled = self.validate_on_submit()
        return (rendition is None or self._locate(rendition)) and filled

    def _locate(self, rendition: Rendition) -> bool:
        quote = self.quote.data or ""
        if not quote:
            return self._refuse(self.quote, _("Mark the words of the article that show it, or copy them here."))
        if len(quote) > LONGEST_QUOTE:
            return self._refuse(self.quote, _("Mark at most %(most)d characters.", most=LONGEST_QUOTE))
        found = places_of(rendition.text, quote, _whole(self.start.data))
        if not found:
            return self._refuse(
                self.quote, _("The article does not say this. Copy the words from its text, or mark them there.")
            )
        self.place.choices = [SelectChoice(str(place[0]), _around(rendition.text, place)) for place in found]
        chosen = [place for place in found if str(place[0]) == self.place.data]
        if len(found) > 1 and not chosen:
            count = len(found)
            return self._refuse(self.place, _("The article says this %(count)d times. Choose which one.", count=count))
        self.cited = (chosen or found)[0]
        return True

    def _refuse(self, field: TextAreaField | RadioField, sentence: str) -> bool:
        field.errors = [*field.errors, sentence]
        return False


def _around(text: str, place: Place) -> str:
    start, end = place
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    return f"…{before}[{text[start:end]}]{after}…"


def _whole(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) <= MOST_FIGURES else None
