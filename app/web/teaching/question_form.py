"""What the form of every question has: the words that prove the answer, the question, the explanation."""

from collections.abc import Mapping, Sequence

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import (
    Field,
    HiddenField,
    RadioField,
    SelectChoice,  # pyright: ignore[reportAttributeAccessIssue] - newer than its stubs
    SelectField,
    TextAreaField,
)
from wtforms.validators import DataRequired, Length

from app.articles.quotes import Place
from app.articles.text import Passage
from app.facts.fact import Stance
from app.questions.draft import AnswerKey, Draft, QuestionType
from app.web.teaching.citing_fields import MOST_CITATIONS, CitedWords, as_citation, is_cited
from app.web.teaching.desk_form import DeskForm
from app.web.teaching.forms import LONGEST_STEM, tidy
from app.workflows.write_question import Source, places_of

LONGEST_QUOTE = 1500
AROUND = 70
STANCE_WORDS = {
    Stance.SUPPORTS.value: _l("Supports the answer"),
    Stance.REFUTES.value: _l("Speaks against it"),
    Stance.CONTEXT.value: _l("Gives its context"),
}


class QuestionForm(DeskForm):
    """The pen that cites (article, quote, start, place, stance), the citations so far, question and explanation."""

    kind: QuestionType
    article = SelectField(_l("Article"))
    quote = TextAreaField(_l("Citing words"), filters=[tidy])
    start = HiddenField()
    place = RadioField(_l("Which of them"), choices=[], validate_choice=False)
    stance = SelectField(_l("What these words do"), default="", validate_choice=False)
    base = HiddenField()
    # Of a new question: one form that is sent twice by a double click makes one.
    press = HiddenField(validators=[Length(max=64)])
    stem = TextAreaField(
        _l("Question"), [DataRequired(_l("Enter the question.")), Length(max=LONGEST_STEM)], filters=[tidy]
    )
    explanation = TextAreaField(_l("Explanation"), [Length(max=1000)], filters=[tidy])

    def begin(self, articles: Sequence[tuple[str, str]], sources: Mapping[str, Source]) -> None:
        """Set the articles to choose from and the texts of those that are cited or shown."""
        self.titles = dict(articles)
        self.article.choices = [SelectChoice(stem, title) for stem, title in articles]
        self.stance.choices = [SelectChoice(value, words) for value, words in self.stances().items()]
        self.sources = sources
        self.citations: list[CitedWords] = []
        self.old: Draft | None = None

    def stances(self) -> Mapping[str, object]:
        """Give what there is to say of cited words, each with its words."""
        return STANCE_WORDS

    def known_stance(self, chosen: str | None) -> str:
        """Give a stance as this form offers it, the usual one for any other."""
        stances = self.stances()
        if chosen is not None and chosen in stances:
            return chosen
        return "" if "" in stances else self.usual_stance().value

    @property
    def base_number(self) -> int | None:
        """Give the number of the version that the form began from; None for a new question."""
        return whole(self.base.data)

    def cite(self) -> bool:
        """Find the words under the pen in the article and add them to the citations; else say beside it why not."""
        place = self.located()
        if place is None:
            return False
        passage = self.sources[self.article.data].rendition.passage(*place)
        if is_cited(self.citations, passage):
            return self.refuse(self.quote, _("These words are cited already. Mark others, or leave this empty."))
        if len(self.citations) >= MOST_CITATIONS:
            return self.refuse(
                self.quote, _("A question may cite %(most)d passages. Take one away first.", most=MOST_CITATIONS)
            )
        self.citations.append(CitedWords(passage, self.known_stance(self.stance.data)))
        self.lift_pen()
        return True

    def words_under_pen(self) -> list[CitedWords]:
        """Give the words under the pen where they stand in one place of the article that is not cited yet."""
        rendition, quote = self.sources[self.article.data].rendition, self.quote.data or ""
        found = places_of(rendition.text, quote, whole(self.start.data)) if len(quote) <= LONGEST_QUOTE else []
        passages = [rendition.passage(*place) for place in found]
        fresh = [one for one in passages if not is_cited(self.citations, one)]
        return [CitedWords(one, self.known_stance(self.stance.data)) for one in fresh[:1]]

    def title_of(self, stem: str) -> str:
        """Give an article's title."""
        return self.titles.get(stem, stem)

    def lift_pen(self) -> None:
        """Empty the pen's fields."""
        self.quote.data = self.start.data = self.place.data = ""
        self.place.choices = []

    def located(self) -> Place | None:
        """Give where the words under the pen stand in the article; None with an error beside it."""
        quote = self.quote.data or ""
        if len(quote) > LONGEST_QUOTE:
            self.refuse(self.quote, _("Cite at most %(most)d characters.", most=LONGEST_QUOTE))
            return None
        text = self.sources[self.article.data].rendition.text
        found = places_of(text, quote, whole(self.start.data))
        if not found:
            self.refuse(
                self.quote, _("The article does not say this. Copy the words from its text, or mark them there.")
            )
            return None
        self.place.choices = [SelectChoice(str(start), around(text, (start, end))) for start, end in found]
        chosen = [place for place in found if str(place[0]) == self.place.data]
        if len(found) > 1 and not chosen:
            count = len(found)
            self.refuse(self.place, _("The article says this %(count)d times. Choose which one.", count=count))
            return None
        return (chosen or found)[0]

    def ready(self) -> bool:
        """Say whether all is there and the words are found; every error shows at once."""
        filled = self.validate_on_submit()
        cited = self.cite() if self.quote.data else True
        if not self.citations and cited:
            cited = self.refuse(self.quote, _("Mark the words of the article that prove the answer, or paste them."))
        return filled and cited and self.fits()

    def fits(self) -> bool:
        """Say whether the citations and the answer go together; a form adds its own rules to this one."""
        if any(one.stance == Stance.SUPPORTS for one in self.citations):
            return True
        return self.refuse(self.stance, _("Say of one citation at least that it supports the answer."))

    def to_draft(self) -> Draft:
        """Give what was entered as a draft; only after ready() said yes."""
        citations = tuple(as_citation(one, self.usual_stance()) for one in self.citations)
        return Draft(
            type=self.kind,
            stem=self.stem.data or "",
            key=self.key(),
            citations=citations,
            explanation=self.explanation.data or "",
            scope=tuple(dict.fromkeys(one.passage.article for one in citations)),
        )

    def show(self, draft: Draft, passages: Sequence[Passage | None]) -> None:
        """Fill the fields that every question has from a version, whose cited words stand where `passages` says."""
        pairs = zip(draft.citations, passages, strict=True)
        self.citations = [CitedWords(passage, self.stance_of(one.stance, draft)) for one, passage in pairs if passage]
        lost = [one.passage for one, passage in zip(draft.citations, passages, strict=True) if passage is None]
        if lost:
            self.article.data = lost[0].article
            self.quote.data = lost[0].exact[:LONGEST_QUOTE]
        self.stem.data, self.explanation.data = draft.stem, draft.explanation

    def preview(self) -> list[tuple[str, str]]:
        """Give (name of the field, text) of each option that students see; a name "" has no field."""
        return []

    def stance_of(self, stance: Stance, draft: Draft) -> str:
        """Give the stance of a version's citation as this form says it."""
        del draft
        return stance.value

    def key(self) -> AnswerKey:
        """Give the key that was entered; the form of each type says how, and this one, of no type, is never shown."""
        raise NotImplementedError

    def usual_stance(self) -> Stance:
        """Say what cited words do for the answer where nothing else is chosen."""
        return Stance.SUPPORTS

    def refuse(self, field: Field, sentence: str) -> bool:
        """Say beside a field what is wrong."""
        field.errors = [*field.errors, sentence]
        return False


def around(text: str, place: Place) -> str:
    """Give a place in a text with some words before and after it, to tell it from others."""
    start, end = place
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    return f"…{before}[{text[start:end]}]{after}…"


def whole(text: str | None) -> int | None:
    """Read a number of at most nine digits; None for anything else."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else None  # noqa: PLR2004
