"""Reading GIFT: blocks of lines parted by blank ones, each a question, a category or a comment."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import takewhile

from app.interchange.categories import topic_of
from app.interchange.decoding import decoded
from app.interchange.file_limits import check_number, check_size
from app.interchange.gift_answers import answers_of
from app.interchange.gift_text import NOTE, SIGHT, clean, formatted, hidden, read_labels, shown
from app.interchange.items import Item, UnreadableFile
from app.interchange.merging import item_of
from app.interchange.seen import LONGEST, NoCounterpart, Seen
from app.questions.draft import BLANK

MOST_LINES = 20_000
MOST_LINES_OF_FILE = 1_000_000
_CATEGORY = "$CATEGORY:"
_BLANK_LINES = re.compile(r"\n\s*\n")
_LONG = f"It has more than {LONGEST:,} characters. A blank line ends a question; there may be one missing."
_ANSWERS = re.compile(r"^(?![ \t]*//)[^\n]*\{", re.MULTILINE)
_BRACES = (
    "Its braces { and } do not match. Answers stand between one { and one }, without a blank line; "
    "write \\{ and \\} where braces are meant."
)
_SEVERAL = "It has answers in several places, and a question here has one blank. Split it up."
_DESCRIPTION = "It is a text without answers; a description has no counterpart here."


@dataclass(frozen=True)
class _Block:
    """The lines of a question with what its comments say."""

    line: int
    text: str
    comments: str
    topic: str

    @property
    def where(self) -> str:
        return f"line {self.line}"

    @property
    def note(self) -> str:
        noted = next((line for line in self.comments.split("\n") if line.startswith(NOTE)), "")
        return noted.removeprefix(NOTE)


def read_gift(raw: bytes) -> Iterator[Item]:
    """Read a GIFT file: one item for each question; raises UnreadableFile where it holds none."""
    check_size(raw)
    decoded_text, guessed = decoded(raw)
    text = clean(decoded_text)
    if "}" not in text or not _ANSWERS.search(text):
        msg = (
            "There are no answers between { and } anywhere in this file, so it holds no question of GIFT. "
            "Choose another format, or a file that was saved as GIFT."
        )
        raise UnreadableFile(msg)
    if text.count("\n") > MOST_LINES_OF_FILE:
        msg = f"The file has more than {MOST_LINES_OF_FILE:,} lines. Split it."
        raise UnreadableFile(msg)
    check_number(_BLANK_LINES.finditer(text))
    return _items(text, guessed)


def _items(text: str, guessed: str) -> Iterator[Item]:
    for block in _blocks(text):
        item = _item(block)
        # What holds for the whole file is said once.
        yield replace(item, changed=(guessed, *item.changed)) if guessed and item.question else item
        guessed = "" if item.question else guessed


def _blocks(text: str) -> Iterator[_Block]:
    topic = ""
    block: list[tuple[int, str]] = []
    for number, line in enumerate(_lines(text), start=1):
        if line.strip():
            block.append((number, line[:LONGEST]))
            if len(block) <= MOST_LINES:
                continue
        comments = "\n".join(words.strip() for _, words in block if words.strip().startswith("//"))
        lines = [(at, words) for at, words in block if not words.strip().startswith("//")]
        block = []
        moved = list(takewhile(lambda one: one[1].strip().startswith(_CATEGORY), lines))
        if moved:
            topic = topic_of(moved[-1][1].strip()[len(_CATEGORY) :])
        if lines := lines[len(moved) :]:
            yield _Block(lines[0][0], "\n".join(words for _, words in lines), comments, topic)


def _lines(text: str) -> Iterator[str]:
    """Give the lines one by one, for a list of millions of them would fill the memory, and a blank one at the end."""
    place = 0
    while (end := text.find("\n", place)) >= 0:
        yield text[place:end]
        place = end + 1
    yield text[place:]
    yield ""


def _item(block: _Block) -> Item:
    name = ""
    if len(block.text) >= LONGEST:
        return Item(block.where, dropped=_LONG)
    try:
        name, text = _name(hidden(block.text.strip()))
        seen = _seen(block, name, text)
    except NoCounterpart as refusal:
        return Item(block.where, dropped=str(refusal), name=name)
    return item_of(seen, block.note, SIGHT)


def _name(text: str) -> tuple[str, str]:
    if not text.startswith("::"):
        return "", text
    name, end, rest = text[2:].partition("::")
    return (" ".join(shown(name).split()), rest) if end else ("", text)


def _seen(block: _Block, name: str, text: str) -> Seen:
    before, inside, after = _parts(text)
    default, stem = formatted(before if not after else f"{before}{BLANK}{after}")
    given, separator, general = inside.rpartition("####")
    answers, feedback = (given, general) if separator else (inside, "")
    shape, found, lost = answers_of(answers.strip(), default, ours=bool(block.note))
    said = formatted(feedback, default)[1]
    identifier, tags = read_labels(block.comments)
    return Seen(
        block.where,
        shape,
        stem.text,
        found,
        said.text,
        name=name,
        id=identifier,
        tags=tags,
        topic=block.topic,
        changed=tuple(dict.fromkeys((*stem.lost, *lost, *said.lost))),
    )


def _parts(text: str) -> tuple[str, str, str]:
    """Part a question into what stands before its answers, the answers, and what stands behind."""
    start, end = text.find("{"), text.find("}")
    if start < 0 and end < 0:
        raise NoCounterpart(_DESCRIPTION)
    if start < 0 or end < start:
        raise NoCounterpart(_BRACES)
    before, inside, after = text[:start], text[start + 1 : end], text[end + 1 :]
    if "{" in inside or "}" in after:
        raise NoCounterpart(_SEVERAL if "{" in after else _BRACES)
    if "{" in after:
        raise NoCounterpart(_BRACES)
    return before, inside, after if after.strip() else ""
