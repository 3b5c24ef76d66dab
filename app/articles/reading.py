"""What a page or a file gives when it is read: its text, and what it says of itself."""

from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from pathlib import PurePath

from app.articles.readers import LIMIT, UnreadableArticle

LARGEST_FILE = 20 * 2**20
LONGEST_NAME = 200
HTML_BEGINS = (b"<!doctype html", b"<html", b"<head", b"<body", b"<?xml", b"<!doctype", b"<!--")
HTML_NAMES = {".html", ".htm", ".xhtml"}
# What begins with these is known, and no article can be read from it.
STRANGERS = {
    b"\xd0\xcf\x11\xe0": "a Word file of the old kind. Save it as .docx",
    b"{\\rtf": "a file in Rich Text Format. Save it as .docx",
    b"\x89PNG": "a picture. Paste the text instead",
    b"\xff\xd8\xff": "a picture. Paste the text instead",
    b"GIF8": "a picture. Paste the text instead",
    b"\x1f\x8b": "a compressed file. Unpack it first",
    b"Rar!": "an archive. Unpack it first",
    b"7z\xbc\xaf": "an archive. Unpack it first",
}


class Kind(StrEnum):
    """What a file is, by its first bytes."""

    TEXT = "text"
    HTML = "html"
    PDF = "pdf"
    DOCX = "docx"


@dataclass(frozen=True)
class Reading:
    """An article as it was read; what it does not say of itself is empty.

    `walled` says that its page spoke as a paywall does.
    """

    text: str
    title: str = ""
    author: str = ""
    outlet: str = ""
    day: date | None = None
    walled: bool = False

    def packed(self) -> dict[str, str]:
        """Give it as plain texts, to be sent from one process to another."""
        return {**asdict(self), "day": self.day.isoformat() if self.day else "", "walled": "yes" if self.walled else ""}

    @classmethod
    def unpacked(cls, fields: dict[str, str]) -> "Reading":
        """Make it from what packed() gave; ValueError where that is something else."""
        names = {name: str(fields.get(name, "")) for name in ("text", "title", "author", "outlet")}
        return cls(**names, day=day_of(str(fields.get("day", ""))), walled=bool(fields.get("walled")))


def kind_of(raw: bytes, *, name: str) -> Kind:
    """Say what a file is: its bytes decide, and its name only between text and HTML.

    Raises UnreadableArticle where it is too large, or of a kind that is not read here.
    """
    if len(raw) > LARGEST_FILE:
        msg = f'"{name}" has {len(raw):,} bytes, and {LARGEST_FILE:,} are allowed. Paste the article\'s text instead.'
        raise UnreadableArticle(msg)
    for mark, what in STRANGERS.items():
        if raw.startswith(mark):
            msg = f'"{name}" is {what}; text, HTML, PDF and .docx files are read here.'
            raise UnreadableArticle(msg)
    if b"%PDF-" in raw[:1024]:
        return Kind.PDF
    if raw.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return Kind.DOCX
    # An encoding of two bytes a letter has a zero beside each of these letters.
    begin = raw[:400].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    named = PurePath(name.lower()).suffix in HTML_NAMES
    return Kind.HTML if begin.startswith(HTML_BEGINS) or (named and b"<" in begin) else Kind.TEXT


def day_of(text: str) -> date | None:
    """Give the day that an ISO date says, or nothing."""
    try:
        return date.fromisoformat(text[:10]) if text else None
    except ValueError:
        return None


def named(text: object) -> str:
    """Give what a file says of itself as one line that fits a name's column."""
    return " ".join(str(text or "").split())[:LONGEST_NAME].strip()


def within_limit(text: str, *, name: str) -> str:
    """Give a text that was taken out of a file; raises UnreadableArticle where it is longer than texts may be."""
    size = len(text.encode("utf-8", "replace"))
    if size > LIMIT:
        msg = f'"{name}" holds {size:,} bytes of text, and {LIMIT:,} are allowed. Split it into shorter articles.'
        raise UnreadableArticle(msg)
    return text
