"""Reading an article out of a PDF: its text layer, put together into paragraphs."""

import io
import re
from collections.abc import Iterator, Sequence
from statistics import quantiles

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from app.articles.layout import SENTENCE_ENDS
from app.articles.readers import LIMIT, UnreadableArticle
from app.articles.reading import Reading, named, within_limit

MOST_PAGES = 200
SHORT_LINE = 0.85
_HYPHEN = re.compile(r"(\w+)-\n(?=[a-z])(\w+)")


def read_pdf(raw: bytes, *, name: str) -> Reading:
    """Read a PDF; raises UnreadableArticle where it is broken, locked, too long, or has no text layer."""
    try:
        file = PdfReader(io.BytesIO(raw), strict=False)
        if file.is_encrypted and not file.decrypt(""):
            msg = f'"{name}" is locked by a password. Save it without one, or paste the text.'
            raise UnreadableArticle(msg)
        text = _text(file, name)
        data = file.metadata
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, OSError, RecursionError) as error:
        if isinstance(error, UnreadableArticle):
            raise
        msg = f'"{name}" is broken and cannot be read as a PDF. Save it anew, or paste the text.'
        raise UnreadableArticle(msg) from error
    return Reading(text, named(data and data.title), named(data and data.author))


def _text(file: PdfReader, name: str) -> str:
    if len(file.pages) > MOST_PAGES:
        msg = f'"{name}" has {len(file.pages):,} pages, and {MOST_PAGES} are allowed. Paste the article\'s text.'
        raise UnreadableArticle(msg)
    pages: list[str] = []
    for page in file.pages:
        pages.append(page.extract_text())
        within_limit("\n".join(pages[-1:]), name=name)
    text = within_limit(paragraphs_of(pages), name=name)
    if not any(letter.isalpha() for letter in text):
        msg = (
            f'"{name}" has no text layer: it is pictures of pages. '
            "Run a text recognition (OCR) on it, or paste the article's text."
        )
        raise UnreadableArticle(msg)
    return text


def paragraphs_of(pages: Sequence[str]) -> str:
    """Put the lines of pages together: a blank line after each that ends a sentence short of the margin."""
    lines = [" ".join(line.split()) for page in pages for line in page[: LIMIT + 1].splitlines()]
    return _HYPHEN.sub(_Joining("\n".join(lines)).word, "\n".join(_parted(lines)))


def _parted(lines: Sequence[str]) -> Iterator[str]:
    lengths = [len(line) for line in lines if line]
    margin = quantiles(lengths, n=10)[-2] * SHORT_LINE if len(lengths) > 1 else 0
    for number, line in enumerate(lines):
        yield line
        following = lines[number + 1] if number + 1 < len(lines) else ""
        ends = line.endswith(SENTENCE_ENDS) and len(line) < margin
        heading = len(line) < margin * (1 if number == 0 else 0.5) and following[:1].isupper()
        if line and following and (ends or heading):
            yield ""


class _Joining:
    """Whether a hyphen at a line's end belongs to the word: the rest of the text says so, or it stays."""

    def __init__(self, text: str) -> None:
        self.words = set(re.findall(r"\w+(?:-\w+)*", text.replace("-\n", "\n")))

    def word(self, found: re.Match[str]) -> str:
        joined = found[1] + found[2]
        return joined if joined in self.words and f"{found[1]}-{found[2]}" not in self.words else found[0]
