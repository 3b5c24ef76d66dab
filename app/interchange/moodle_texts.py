"""Texts of Moodle XML: <text> in one of Moodle's formats, with the files that belong to it."""

import html

from lxml import etree

from app.interchange.html_text import NOTE, from_html, legal, read_as, to_html
from app.interchange.seen import LONGEST, NoCounterpart, Sight

Element = etree._Element  # noqa: SLF001  # pyright: ignore[reportPrivateUsage] - lxml has no other name
_FORMATS = {"html": "html", "moodle_auto_format": "moodle", "plain_text": "plain", "markdown": "markdown"}
ORIGIN = "From Citewell."


class Texts:
    """Reads the texts of one question, and gathers what was left out of them."""

    def __init__(self) -> None:
        self.default = "html"
        self.note = ""
        self.lost: list[str] = []

    def rich(self, element: Element | None) -> str:
        """Read running text in the format that the element names."""
        if element is None:
            return ""
        name = _FORMATS.get(element.get("format", self.default).strip(), "html")
        plain = read_as(name, raw_text(element).strip())
        self.note = self.note or plain.note
        self.lost += plain.lost
        for file in element.findall("file"):
            title = f"“{file.get('name', '')[:80]}”"
            if not any(title in sentence for sentence in self.lost):
                self.lost.append(f"The file {title} was left out.")
        return plain.text

    def plain(self, element: Element | None) -> str:
        """Read a text that has no format: an answer to be typed, a name."""
        return raw_text(element).strip() if element is not None else ""


def raw_text(element: Element) -> str:
    """Give what stands in <text>, or in the element itself in old files; tags without CDATA count as HTML.

    Raises NoCounterpart where it is longer than any question.
    """
    inner = element.find("text")
    inner = element if inner is None else inner
    words = inner.text or ""
    if inner is not element:
        words += "".join(etree.tostring(child, encoding=str) for child in inner)
    if len(words) > LONGEST:
        msg = f"A text of it has more than {LONGEST:,} characters; pictures inside a text count."
        raise NoCounterpart(msg)
    return words


def rich_xml(text: str) -> str:
    """Write running text as the content of a <text> whose format is html."""
    return f"<![CDATA[{to_html(text)}]]>" if text else ""


def with_note(feedback: str, note: str) -> str:
    """Write a feedback with the notes of Citewell in an attribute of its last line, which nobody sees."""
    line = f'<p {NOTE}="{html.escape(legal(note))}">{ORIGIN}</p>'
    return f"<![CDATA[{f'<p>{to_html(feedback)}</p>' if feedback else ''}{line}]]>"


def plain_xml(text: str) -> str:
    """Write a text without format."""
    return html.escape(legal(text), quote=False)


def label(text: str) -> str:
    """Give a name or tag as Moodle can hold it."""
    return " ".join(legal(text).replace("<", "").replace(">", "").split())[:100].strip()


SIGHT = Sight(
    rich=lambda text: from_html(to_html(text)).text,
    plain=lambda text: legal(text).strip(),
    label=label,
)
