"""What kind of block a paragraph is, judged by features that all news pages share."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.articles.text import BlockKind

HEADLINE_WORDS = 22
HEADING_WORDS = 12
BODY_WORDS = 25
NAME_WORDS = 4
TITLE_WORDS = 16

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
AFTER_TITLE = r"(?:(?:with )?(?:additional )?(?:reporting|writing|editing|compiled|edited|translated|written|reported))"
BY_WHOM = re.compile(rf"^\W{{0,2}}{AFTER_TITLE}(?: and \w+)? (?:by|from) [A-Z]", re.IGNORECASE)
REPORTED_FROM = re.compile(
    r"^(?:[A-Z][\w.’'-]+,? (?:and )?){1,9}(?:reported|contributed|(?:is|are|was|were) reporting)(?: \w+)? from [A-Z]"
)
HELPED = re.compile(
    r"\bcontributed (?:reporting|research|to this (?:report|story|article))\b"
    r"|\b(?:writer|reporter|correspondent|journalist)s?\b.*\bcontributed\.$"
)
DATE_LINE = re.compile(r"^[\d\s.,:/|–-]+$|^(published|updated|posted|last modified)\b.{0,60}$", re.IGNORECASE)
ABOUT_AUTHOR = re.compile(r"^about the authors?\b", re.IGNORECASE)
NAMED = r"[A-Z][\w.’'-]+(?: (?:de|da|van|von|al|bin|[A-Z][\w.’'-]*)){1,3}"
WRITES = "|".join(
    """fellow scholar columnist contributor contributing freelance freelancer correspondent reporter journalist author
    writer professor lecturer researcher historian editor analyst director academic novelist economist""".split()
)
AUTHOR_NOTE = re.compile(
    rf"^(?P<name>{NAMED})(?:,? and {NAMED})? "
    rf"(?:(?:is|are|was)\b[^.;]*?\b(?:{WRITES})s?\b|(?:writes|teaches|reports|blogs)\b)"
)
THE_AUTHOR = re.compile(r"^The (?:author|writer|reviewer)s? (?:is|are|was|were) (?:an? |the |both )")
SIGN_OFF = re.compile(r"^(kind regards|best regards|yours (sincerely|faithfully)|sincerely|by)\b", re.IGNORECASE)
END_MARK = re.compile(r"[.!?…][”’\"')\]]*$")
LETTERS_END = re.compile(r"\b(?:[A-Z]\.){2,}$")
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


def tells_of_author(text: str, others: Sequence[str]) -> bool:
    """Say whether a paragraph near the end tells who wrote: somebody whom no other whole paragraph names."""
    found = AUTHOR_NOTE.search(text)
    if found is None or _words(text) > 2 * BODY_WORDS:
        return THE_AUTHOR.search(text) is not None
    surname = found["name"].split()[-1]
    return not any(surname in other for other in others if _words(other) > HEADING_WORDS)


def _furniture(text: str) -> BlockKind | None:
    words = _words(text)
    rules = (
        (BlockKind.NOTICE, bool(DATE_LINE.search(text)) and words < HEADING_WORDS),
        (BlockKind.CAPTION, bool(EMBED.search(text) or CREDIT.search(text) or WIRE_CAPTION.search(text))),
        (BlockKind.CAPTION, bool(CUT_OFF.search(text)) and not text.startswith(("“", '"'))),
        (BlockKind.CREDIT, bool(MATERIAL.search(text)) or (words < BODY_WORDS and _credits(text))),
        (BlockKind.ADVERT, bool(ADVERT.search(text)) and words < 2 * BODY_WORDS + HEADING_WORDS),
        (BlockKind.NOTICE, bool(COMMENTS.search(text)) and (words < BODY_WORDS or bool(BULLET.search(text)))),
        (BlockKind.BYLINE, bool(SIGN_OFF.search(text)) and words < HEADING_WORDS),
    )
    return next((kind for kind, holds in rules if holds), None)


def _credits(text: str) -> bool:
    """Say whether a short paragraph tells who reported, helped or edited."""
    return any(pattern.search(text) for pattern in (HELPED, BY_WHOM, REPORTED_FROM))


def _short_line(text: str, position: Position) -> BlockKind | None:
    words = _words(text)
    asked = text.endswith("?") and words < HEADING_WORDS and position.body_begun
    # A headline may end in letters with stops ("Boats Steered by A.I."), and is no sentence for it.
    lettered = position.index == 0 and words < TITLE_WORDS and LETTERS_END.search(text)
    if END_MARK.search(text) and not asked and not lettered:
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
