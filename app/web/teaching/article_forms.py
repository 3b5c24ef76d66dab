"""Forms that add an article: its text and what is known of it, a file, an address."""

from urllib.parse import urlsplit

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField, FileRequired
from wtforms import (
    BooleanField,
    DateField,
    RadioField,
    SelectChoice,  # pyright: ignore[reportAttributeAccessIssue] - newer than its stubs
    StringField,
    TextAreaField,
)
from wtforms.validators import DataRequired, Length, Optional, ValidationError

from app.articles.reading import Reading
from app.articles.text import ArticleDate, DateBasis
from app.web.teaching.desk_form import DeskForm, readable
from app.web.typed import one_line, visible
from app.workflows.add_article import ArticleDraft, date_words, flaw_of_date, title_in

LONGEST_NAME = 200
LONGEST_ADDRESS = 2000


def as_text(text: str | None) -> str:
    """Give a pasted text as it can be kept, its lines ended as articles end theirs."""
    return visible(text).replace("\r\n", "\n")


class DateForm(DeskForm):
    """When an article was published, and what its date rests on."""

    day = DateField(_l("Published on"), [Optional()])
    basis = RadioField(
        _l("How the date is known"),
        choices=[
            SelectChoice(DateBasis.STATED.value, _l("The article says it, in the words below")),
            SelectChoice(DateBasis.DERIVED.value, _l("It follows from words of the article, those below")),
            SelectChoice(DateBasis.EDITOR.value, _l("I know it from elsewhere; questions will not use it")),
        ],
        default=DateBasis.EDITOR.value,
    )
    words = StringField(_l("Words that say the date"), [Length(max=300)], filters=[one_line])

    def validate_day(self, field: DateField) -> None:
        """End with what could not be read."""
        readable(self, field)

    def published(self) -> ArticleDate | None:
        """Give the date that was entered."""
        if self.day.data is None or self.basis.data not in set(DateBasis):
            return None
        basis = DateBasis(self.basis.data)
        return ArticleDate(self.day.data, basis, "" if basis is DateBasis.EDITOR else self.words.data or "")

    def show(self, published: ArticleDate | None) -> None:
        """Fill the fields from a date."""
        if published is not None:
            self.day.data, self.basis.data, self.words.data = published.day, published.basis.value, published.words


class ArticleForm(DateForm):
    """An article's text, what is known of it, and who may read it."""

    text = TextAreaField(_l("Text of the article"), [DataRequired(_l("Paste the article's text."))], filters=[as_text])
    title = StringField(_l("Title"), [Length(max=LONGEST_NAME)], filters=[one_line])
    author = StringField(_l("Author"), [Length(max=LONGEST_NAME)], filters=[one_line])
    outlet = StringField(_l("Outlet"), [Length(max=LONGEST_NAME)], filters=[one_line])
    url = StringField(_l("Its address at the outlet"), [Length(max=LONGEST_ADDRESS)], filters=[one_line])
    visibility = RadioField(
        _l("Who may read it"),
        choices=[
            SelectChoice("private", _l("Only me")),
            SelectChoice("public", _l("Everybody")),
        ],
        default="private",
    )
    passages_only = BooleanField(_l("Show others only the cited passages, and link to the outlet"))

    def validate_title(self, field: StringField) -> None:
        """Take the headline of the text where no title is entered."""
        field.data = field.data or title_in(self.text.data or "")
        if not field.data:
            raise ValidationError(_("Enter a title; the text does not begin with a headline."))

    def validate_url(self, field: StringField) -> None:
        """Refuse what is no address of a page, and a link to nowhere."""
        if field.data and not is_address(field.data):
            raise ValidationError(_("Enter a whole address, which begins with https:// or http://, or nothing."))
        if self.passages_only.data and not field.data:
            raise ValidationError(_("Enter the address: readers who see only passages are sent there."))

    def validate_words(self, field: StringField) -> None:
        """Refuse a date whose words are not in the text, or do not say it."""
        published = self.published()
        if published and (flaw := flaw_of_date(published, self.text.data or "")):
            raise ValidationError(flaw)
        del field

    def to_draft(self) -> ArticleDraft:
        """Give what was entered."""
        return ArticleDraft(
            text=self.text.data or "",
            title=self.title.data or "",
            author=self.author.data or "",
            outlet=self.outlet.data or "",
            published=self.published(),
            url=self.url.data or "",
            passages_only=bool(self.passages_only.data),
            visibility=self.visibility.data,
        )


class FileForm(DeskForm):
    """A file to read an article from."""

    file = FileField(_l("File"), [FileRequired(_l("Choose a file: text, HTML, PDF or .docx."))])


class AddressForm(DeskForm):
    """An address to read an article from."""

    url = StringField(
        _l("Address"),
        [DataRequired(_l("Enter the article's address.")), Length(max=LONGEST_ADDRESS)],
        filters=[one_line],
    )


def form_of(reading: Reading, url: str = "") -> ArticleForm:
    """Give the form filled with what was read, to be looked through and sent."""
    words = date_words(reading)
    return ArticleForm(
        formdata=None,
        data={
            "text": reading.text,
            "title": reading.title or title_in(reading.text),
            "author": reading.author,
            "outlet": reading.outlet,
            "url": url,
            "day": reading.day,
            "basis": DateBasis.STATED.value if words else DateBasis.EDITOR.value,
            "words": words,
            "visibility": "private",
        },
    )


def is_address(text: str) -> bool:
    """Say whether a text is a page's address, and so may stand in a link."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname)
