"""Reading an article out of a Word file, after a look at the archive that it is."""

import io
import re
import zipfile
from pathlib import PurePosixPath

import docx

from app.articles.readers import UnreadableArticle
from app.articles.reading import Reading, named, within_limit

MOST_ENTRIES = 2_000
MOST_BYTES = 100 * 2**20
MOST_IN_XML = 30 * 2**20
MOST_RATIO = 150
RATIO_COUNTS_FROM = 2**20
BODY = "word/document.xml"
XML = (".xml", ".rels")
_DOCTYPE = re.compile(rb"<!\s*(DOCTYPE|ENTITY)|<\x00!\x00D\x00O|\x00<\x00!\x00D", re.IGNORECASE)


def read_docx(raw: bytes, *, name: str) -> Reading:
    """Read a Word file; raises UnreadableArticle where it is none, broken, or made to do harm."""
    try:
        _look_over(raw, name)
        document = docx.Document(io.BytesIO(raw))
        parts = [paragraph.text.strip() for paragraph in document.paragraphs]
        data = document.core_properties
        title, author = named(data.title), named(data.author)
    except UnreadableArticle:
        raise
    except Exception as error:  # the library raises what lxml, zipfile and its own code do, and all say: broken
        msg = f'"{name}" is broken and cannot be read as a Word file. Save it anew as .docx, or paste the text.'
        raise UnreadableArticle(msg) from error
    text = within_limit("\n\n".join(part for part in parts if part), name=name)
    if not any(letter.isalpha() for letter in text):
        msg = f'"{name}" has no text in its paragraphs. If its pages are pictures, paste the article\'s text.'
        raise UnreadableArticle(msg)
    return Reading(text, title, author)


def _look_over(raw: bytes, name: str) -> None:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        entries = archive.infolist()
        if BODY not in {entry.filename for entry in entries}:
            msg = f'"{name}" is an archive and no Word file. Unpack it and choose the article\'s own file.'
            raise UnreadableArticle(msg)
        if len(entries) > MOST_ENTRIES or any(_outside(entry.filename) for entry in entries):
            raise _harmful(name)
        if sum(entry.file_size for entry in entries) > MOST_BYTES or any(_swells(entry) for entry in entries):
            raise _harmful(name)
        for entry in entries:
            if entry.filename.lower().endswith(XML):
                _must_declare_nothing(archive, entry, name)


def _outside(path: str) -> bool:
    return "\\" in path or path.startswith("/") or ".." in PurePosixPath(path).parts


def _swells(entry: zipfile.ZipInfo) -> bool:
    return entry.file_size > max(RATIO_COUNTS_FROM, MOST_RATIO * entry.compress_size)


def _must_declare_nothing(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str) -> None:
    # What the archive says of an entry's size may be a lie, so no more than that is read.
    with archive.open(entry) as part:
        content = part.read(MOST_IN_XML + 1)
    if len(content) > MOST_IN_XML or _DOCTYPE.search(content):
        raise _harmful(name)


def _harmful(name: str) -> UnreadableArticle:
    msg = f'"{name}" is made in a way that no word processor makes files, and it could do harm. Paste the text instead.'
    return UnreadableArticle(msg)
