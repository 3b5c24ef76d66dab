"""Moodle XML taken apart question by question, without anything in it that could harm."""

import re
from collections.abc import Iterator
from io import BytesIO

from lxml import etree

from app.interchange.file_limits import check_number, utf8_of_xml
from app.interchange.items import UnreadableFile

MOST_TAGS = 20_000
# Comments and instructions may stand before a document type, nothing else may.
_DOCUMENT_TYPE = re.compile(rb"(?:\s++|<!--(?:(?!-->).)*+-->|<\?(?:(?!\?>).)*+\?>)*+<!(?:DOCTYPE|ENTITY)", re.DOTALL)
_EXPORT = "Export the questions again and choose “Moodle XML format” there."


def questions_of(raw: bytes) -> Iterator[etree._Element]:  # pyright: ignore[reportPrivateUsage] - lxml has no other name
    """Give each question of a file, one at a time; what is read is let go of. Raises UnreadableFile at once."""
    source = utf8_of_xml(raw)
    _refuse(source)
    if not check_number(_parsed(source)):
        msg = f"There is no <question> in this file. {_EXPORT}"
        raise UnreadableFile(msg)
    return _parsed(source)


def _refuse(source: bytes) -> None:
    if not source.strip():
        msg = f"The file is empty. {_EXPORT}"
        raise UnreadableFile(msg)
    if _DOCUMENT_TYPE.match(source):
        msg = (
            "The file declares a document type (<!DOCTYPE …>), which no export of questions needs and which can do "
            "harm. Delete that declaration."
        )
        raise UnreadableFile(msg)
    if max(part.count(b"<") for part in source.split(b"</question>")) > MOST_TAGS:
        msg = f"A question of the file has more than {MOST_TAGS:,} tags. {_EXPORT}"
        raise UnreadableFile(msg)


def _parsed(source: bytes) -> Iterator[etree._Element]:  # pyright: ignore[reportPrivateUsage] - the same
    walk = etree.iterparse(
        BytesIO(source), ("start", "end"), tag=("question", "quiz"), encoding="utf-8", resolve_entities=False,
        load_dtd=False, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True,
    )  # fmt: skip
    root: etree._Element | None = None  # pyright: ignore[reportPrivateUsage] - the same
    try:
        for event, element in walk:
            parent = element.getparent()
            if root is None and event == "start" and element.tag == "quiz" and parent is None:
                root = element
            elif event == "end" and element.tag == "question" and root is not None and parent is root:
                yield element
                _let_go(element, root)
    except etree.XMLSyntaxError as error:
        msg = (
            f"Line {error.lineno or 1} is not sound XML: {str(error.msg)[:150]}. "
            "Nothing was read. Mend that line, or export the file again."
        )
        raise UnreadableFile(msg) from error
    if root is None:
        msg = f"The file is XML, but its first tag is not <quiz>, so it is no Moodle XML. {_EXPORT}"
        raise UnreadableFile(msg)


def _let_go(element: etree._Element, root: etree._Element) -> None:  # pyright: ignore[reportPrivateUsage] - the same
    element.clear(keep_tail=True)
    while element.getprevious() is not None:
        del root[0]
