"""Texts of GIFT: characters with a meaning, the names of formats, comments with ids and tags."""

import re

from app.interchange.html_text import Plain, has_markup, read_as
from app.interchange.seen import Sight

MEANT = "~=#{}:"
NOTE = "// citewell "
# Stand-ins for escaped characters while a question is taken apart: code points that no text may hold.
_STAND_INS = {letter: chr(0xFDD0 + place) for place, letter in enumerate((*MEANT, "\\", "\n"))}
_BACK = str.maketrans({stand_in: letter for letter, stand_in in _STAND_INS.items()})
_TO_ESCAPE = re.compile(r"[~=#{}:\\\n]")
_ESCAPED = re.compile(r"\\([~=#{}:\\n])")
_NO_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufdd0-\ufdef\ud800-\udfff]")
_FORMAT = re.compile(r"\[(html|moodle|plain|markdown)\]")
_WRAPPED = re.compile(r"[ \t]*\n[ \t]*")
_ID = re.compile(r"\[id:((?:\\\]|[^\]\x00-\x1f\x7f]){1,255})\]")
_TAG = re.compile(r"\[tag:((?:\\\]|[^\]<>`\x00-\x1f\x7f]){1,255})\]")
_NO_LABEL = re.compile("[<>[`\x00-\x1f\x7f\\\\]")


def clean(text: str) -> str:
    """Give a file's text with line feeds alone, and without what no text holds."""
    return _NO_TEXT.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


def escaped(text: str) -> str:
    """Write a text so that nothing in it has a meaning."""
    return _TO_ESCAPE.sub(lambda found: "\\n" if found[0] == "\n" else "\\" + found[0], clean(text))


def hidden(text: str) -> str:
    """Replace each escaped character of a question by a stand-in, so that what is left has a meaning."""
    return _ESCAPED.sub(lambda found: _STAND_INS["\n" if found[1] == "n" else found[1]], text)


def shown(text: str) -> str:
    """Give back the characters behind the stand-ins."""
    return text.translate(_BACK)


def formatted(text: str, default: str = "moodle") -> tuple[str, Plain]:
    """Read a part of a question with hidden characters: the name of its format, and its text."""
    text = text.strip()
    name = default
    if found := _FORMAT.match(text):
        name, text = found[1], text[found.end() :]
    if name != "markdown":
        # A line that was only wrapped goes on; an escaped n is the end of a line.
        text = _WRAPPED.sub(" ", text)
    return name, read_as(name, shown(text).strip())


def starts_with_format(text: str) -> bool:
    """Say whether a text would be read as one with the name of a format before it."""
    return bool(_FORMAT.match(text.lstrip()))


def needs_plain(text: str) -> bool:
    """Say whether a text would be read as HTML, or as one with a format, if nothing stood before it."""
    return has_markup(text) or starts_with_format(text)


def label(text: str) -> str:
    """Give a name or tag as a comment can hold it."""
    return _NO_LABEL.sub("", clean(text)).strip()[:255].strip()


def labels(identifier: str, tags: tuple[str, ...]) -> str:
    """Write the comment of a name and tags, without its line end; nothing where there are none."""
    parts = [f"[id:{_inside(identifier)}]"] if identifier else []
    parts += [f"[tag:{_inside(tag)}]" for tag in tags]
    return f"// {' '.join(parts)}" if parts else ""


def _inside(text: str) -> str:
    return text.replace("]", "\\]")


def read_labels(comments: str) -> tuple[str, tuple[str, ...]]:
    """Read the name and the tags of a question's comments."""
    found = _ID.search(comments)
    tags = tuple(text.replace("\\]", "]").strip() for text in _TAG.findall(comments))
    return (found[1].replace("\\]", "]").strip() if found else ""), tuple(tag for tag in tags if tag)


def as_seen(text: str) -> str:
    """Say how a text comes back from a GIFT file."""
    return clean(text).strip()


SIGHT = Sight(rich=as_seen, plain=as_seen, label=label)
