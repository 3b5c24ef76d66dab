"""What kind of block a paragraph is, judged by features that all news pages share."""

import re
from dataclasses import dataclass

from app.articles.text import BlockKind

HEADLINE_WORDS = 22
HEADING_WORDS = 12
BODY_WORDS = 25
NAME_WORDS = 4

CREDIT = re.compile(
    r"\b(photo(graph)?s?|image|picture|bild|foto|illustration|video|graphic)s?\s*(:|from|by|courtesy|credit|©)\s*\S"
    r"|©|\bgetty images?\b|\b(AP|AFP|EPA|Reuters)\s*/|/\s*(AP|AFP|EPA|Reuters|Getty)\b",
    re.IGNORECASE,
)
EMBED = re.compile(r"^(here|this|below) is an? (\w+ )?(video|photo|picture|map|chart|clip|tweet|post)\b", re.IGNORECASE)
WIRE_CAPTION = re.compile(
    r"^[A-Z][a-z]+ \d{1,2}, \d{4}, [^:]{3,60}: |\((l|r|m|c|left|right|cent(re|er))\)|, (left|right),"
)
CUT_OFF = re.compile(r"(\.\.\.|…)\s*$")
ADVERT = re.compile(
    r"\b(subscribe|newsletter|follow us|our app|smartphone app|app for your|download (our|the)|sign up|log ?in|"
    r"like reading|become a follower|advertisement|sponsored|donate|welcome to \w+, your|your number one)\b",
    re.IGNORECASE,
)
COMMENTS = re.compile(
    r"\b(leave a (reply|comment)|start the conversation|post a comment|comments (are|will be|is|containing)|"
    r"all comments|treat others with respect|share this|read more|related (to|articles|stories|topics?)|"
    r"most read|see also|all rights reserved|cookies?)\b",
    re.IGNORECASE,
)
MATERIAL = re.compile(
    r"^\(?(with (material|reporting|additional reporting)|additional reporting|source)\b", re.IGNORECASE
)
HELPED = re.compile(
    r"\bcontributed (?:reporting|research|to this (?:report|story|article))\b"
    r"|\b(?:writer|reporter|correspondent|journalist)s?\b.*\bcontributed\.$"
)
DATE_LINE = re.compile(r"^[\d\s.,:/|–-]+$|^(published|updated|posted|last modified)\b.{0,60}$", re.IGNORECASE)
ABOUT_AUTHOR = re.compile(r"^about the authors?\b", re.IGNORECASE)
SIGN_OFF = re.compile(r"^(kind regards|best regards|yours (sincerely|faithfully)|sincerely|by)\b", re.IGNORECASE)
END_MARK = re.compile(r"[.!?…][”’\"')\]]*$")
BULLET = re.compile(r"^[•*·‣▪-]\s")


@dataclass(frozen=True)
class Position:
    """Where a paragraph stands: its number, whether body has begun, and whether an author's note has."""

    index: int
    body_begun: bool
    in_biography: bool
    last: bool


def kind_of(text: str, position: Position) -> BlockKind:
    """Say what a paragraph is; BODY where nothing speaks against it."""
    if position.in_biography or ABOUT_AUTHOR.search(text):
        return _after_the_end(text)
    return _furniture(text) or _short_line(text, position) or BlockKind.BODY


def _after_the_end(text: str) -> BlockKind:
    return BlockKind.NOTICE if COMMENTS.search(text) and _words(text) < BODY_WORDS else BlockKind.BIOGRAPHY


def _furniture(text: str) -> BlockKind | None:
    words = _words(text)
    rules = (
        (BlockKind.NOTICE, bool(DATE_LINE.search(text)) and words < HEADING_WORDS),
        (BlockKind.CAPTION, bool(EMBED.search(text) or CREDIT.search(text) or WIRE_CAPTION.search(text))),
        (BlockKind.CAPTION, bool(CUT_OFF.search(text)) and not text.startswith(("“", '"'))),
        (BlockKind.CREDIT, bool(MATERIAL.search(text) or (HELPED.search(text) and words < BODY_WORDS))),
        (BlockKind.ADVERT, bool(ADVERT.search(text)) and words < 2 * BODY_WORDS + HEADING_WORDS),
        (BlockKind.NOTICE, bool(COMMENTS.search(text)) and (words < BODY_WORDS or bool(BULLET.search(text)))),
        (BlockKind.BYLINE, bool(SIGN_OFF.search(text)) and words < HEADING_WORDS),
    )
    return next((kind for kind, holds in rules if holds), None)


def _short_line(text: str, position: Position) -> BlockKind | None:
    words = _words(text)
    if END_MARK.search(text) and not (text.endswith("?") and words < HEADING_WORDS and position.body_begun):
        return None
    if not position.body_begun and words <= HEADLINE_WORDS:
        return BlockKind.HEADLINE if words > 1 else BlockKind.HEADING
    if words <= NAME_WORDS and position.last and _is_name(text):
        return BlockKind.BYLINE
    if words <= HEADING_WORDS and not text.endswith((":", ",", ";")) and not text.startswith(("“", '"')):
        return BlockKind.HEADING
    return None


def _is_name(text: str) -> bool:
    words = text.split()
    return len(words) > 1 and all(word[0].isupper() for word in words)


def _words(text: str) -> int:
    return len(text.split())
