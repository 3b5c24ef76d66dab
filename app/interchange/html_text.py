"""Text to HTML and back: what a question says, without what only a browser shows."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

NOTE = "data-citewell"
_SPACES = re.compile(r"[ \t\n\r\f\xa0]+")
_BREAKS = re.compile(" *([\x02\n][\x02\n ]*)")
_TAG = re.compile(r"<(?:(/?)([a-zA-Z][a-zA-Z0-9]*)|!--|[!?])")
_END = re.compile("[>\"']")
_ATTRIBUTE = re.compile(r"""([a-zA-Z-]{1,40})\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+)""")
_MARKUP = re.compile(r"</?[a-zA-Z!]|&#?\w{1,12};")
_MARKDOWN = re.compile(r"(\*\*|__|`|^#|\]\()", re.MULTILINE)
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_BLOCKS = frozenset("p div ul ol table tr h1 h2 h3 h4 h5 h6 blockquote pre hr section article dl dt dd".split())
# What stands for a tag in the text, and what for its end.
_MARKS = {"br": "\n", "li": "\x02- ", "td": " ", "th": " "}
_MARKS_AFTER = {"li": "\x02"}
_STYLES = frozenset("b strong i em u s strike small big font mark code".split())
_SILENT = frozenset(("script", "style", "head", "title", "template"))
_LOST = {"audio": "sound", "video": "film", "iframe": "embedded page", "object": "embedded object", "svg": "picture"}
_RAISED = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
_LOWERED = str.maketrans("0123456789+-", "₀₁₂₃₄₅₆₇₈₉₊₋")


@dataclass(frozen=True)
class Plain:
    """The text of a piece of HTML, sentences on what was left out, and the note that Citewell had put in it."""

    text: str
    lost: tuple[str, ...] = ()
    note: str = ""


def to_html(text: str) -> str:
    """Write a text as HTML that shows it; characters that XML forbids become U+FFFD."""
    return html.escape(legal(text), quote=False).replace("\n", "<br>")


def legal(text: str) -> str:
    """Give a text without what XML cannot hold: line ends are line feeds, forbidden characters are U+FFFD."""
    return _ILLEGAL.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


def read_as(name: str, text: str) -> Plain:
    """Read a text in one of Moodle's formats: "html", "moodle" (HTML where it has any), "markdown", else as it is."""
    if name == "markdown":
        lost = ("The marks of Markdown stay in the text as they are.",) if _MARKDOWN.search(text) else ()
        return Plain(text, lost)
    if name == "html":
        return from_html(text)
    if name == "moodle" and has_markup(text):
        return from_html(text.replace("\n", "<br>"))
    return Plain(text)


def has_markup(text: str) -> bool:
    """Say whether a text would be taken for HTML."""
    return bool(_MARKUP.search(text))


def from_html(source: str) -> Plain:
    """Read the text of HTML, a line for each of its blocks; it takes time in proportion to its length."""
    if "<" not in source and "&" not in source:
        return Plain(_tidy(_SPACES.sub(" ", source.replace("\x02", ""))))
    reader = _Reader()
    for kind, name, words in _pieces(source.replace("\x02", "")):
        reader.take(kind, name, words)
    return Plain(_tidy("".join(reader.words)), tuple(dict.fromkeys(reader.lost)), reader.note)


class _Reader:
    def __init__(self) -> None:
        self.words: list[str] = []
        self.lost: list[str] = []
        self.note = ""
        self._level: list[str] = []

    def take(self, kind: str, name: str, words: str) -> None:
        """Take the next piece: "text", or "<" or "</" of the tag with that name and its attributes."""
        if kind == "text":
            self._say(words)
        elif name in _MARKS:
            self.words.append(_MARKS[name] if kind == "<" else _MARKS_AFTER.get(name, ""))
        elif name == "img" or name in _LOST:
            self._lose(kind, name, words)
        elif name in ("sup", "sub"):
            self._level = [name] if kind == "<" else []
        elif name in _BLOCKS:
            self.words.append("\x02")
            self._note(words)
            if name == "table" and kind == "<":
                self.lost.append("The lines and columns of a table were left out; its words stay.")
        elif name in _STYLES:
            self.lost.append("Bold, italic and other styles of the text were left out.")
        elif name == "script" and kind == "<":
            self.lost.append("A script was left out.")
        elif name == "a" and kind == "<" and (address := _attributes(words).get("href")):
            self.lost.append(f"The address of a link was left out: {address[:200]}")

    def _say(self, words: str) -> None:
        said = _SPACES.sub(" ", html.unescape(words))
        if self._level:
            said = said.translate(_RAISED if self._level[0] == "sup" else _LOWERED)
        self.words.append(said)

    def _lose(self, kind: str, name: str, words: str) -> None:
        if kind != "<":
            return
        if name != "img":
            self.lost.append(f"A part that is no text ({_LOST[name]}) was left out.")
            return
        found = _attributes(words)
        title = found.get("src", "").rpartition("/")[2][:80]
        self.lost.append(f"The picture “{title}” was left out." if title else "A picture was left out.")
        if found.get("alt"):
            self.words.append(f" [{found['alt']}] ")

    def _note(self, words: str) -> None:
        if NOTE in words:
            self.note = _attributes(words).get(NOTE, "")


def _attributes(words: str) -> dict[str, str]:
    return {name.lower(): html.unescape(value.strip("\"'")) for name, value in _ATTRIBUTE.findall(words)}


def _tidy(text: str) -> str:
    text = _BREAKS.sub(lambda found: "\n" * max(1, found[1].count("\n")), text)
    return text.strip()


def _pieces(source: str) -> Iterator[tuple[str, str, str]]:
    place, quoted = 0, True
    while found := _TAG.search(source, place):
        if found.start() > place:
            yield "text", "", source[place : found.start()]
        end = _end_of_tag(source, found.end(), quoted=quoted) if found[2] else _end_of_other(source, found)
        if end < 0 and quoted and found[2]:
            # A quotation mark too many: from here on they mean nothing, so that no text is searched again and again.
            quoted = False
            end = _end_of_tag(source, found.end(), quoted=False)
        if end < 0:
            yield "text", "", source[found.start() :]
            return
        name = (found[2] or "").lower()
        if name:
            yield "<" + found[1], name, source[found.end() : end - 1]
        place = end
        if name in _SILENT and not found[1]:
            close = re.compile(f"</{name}", re.IGNORECASE).search(source, place)
            place = close.start() if close else len(source)
    if place < len(source):
        yield "text", "", source[place:]


def _end_of_tag(source: str, place: int, *, quoted: bool) -> int:
    while found := _END.search(source, place):
        place = found.end()
        if found[0] == ">":
            return place
        if quoted:
            closing = source.find(found[0], place)
            if closing < 0:
                return -1
            place = closing + 1
    return -1


def _end_of_other(source: str, found: re.Match[str]) -> int:
    close = "-->" if found[0] == "<!--" else ">"
    end = source.find(close, found.end())
    return end + len(close) if end >= 0 else -1
