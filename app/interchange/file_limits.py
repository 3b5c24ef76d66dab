"""What is asked of every file before it is read: its size, and the encoding of XML by its mark or its own words."""

import codecs
import re
from collections.abc import Iterable
from itertools import islice

from app.interchange.items import UnreadableFile

LARGEST = 20 * 2**20
MOST_QUESTIONS = 50_000
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_DECLARED = re.compile(rb"""\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']""")
_DECLARATION = re.compile(r"\s*<\?xml[^>]{0,300}\?>")
_SAVE = "Save the file as UTF-8 and try again."


def utf8_of_xml(raw: bytes) -> bytes:
    """Give an XML file in UTF-8 without its declaration: by its mark, its declaration, else as UTF-8."""
    check_size(raw)
    marked = next(((mark, encoding) for mark, encoding in _MARKS if raw.startswith(mark)), None)
    declared = _DECLARED.match(raw)
    if marked:
        text = _decoded(raw[len(marked[0]) :], marked[1])
    else:
        text = _decoded(raw, declared[1].decode("ascii") if declared else "utf-8")
    found = _DECLARATION.match(text)
    # Line ends stay, so that a parser's line numbers are the file's.
    kept = "\n" * found[0].count("\n") + text[found.end() :] if found else text
    return kept.encode("utf-8", "replace")


def check_size(raw: bytes) -> None:
    """Refuse a file that is too large; raises UnreadableFile."""
    if len(raw) > LARGEST:
        msg = f"The file has {len(raw):,} bytes, and {LARGEST:,} are allowed. Split it, or export it without pictures."
        raise UnreadableFile(msg)


def check_number(questions: Iterable[object]) -> int:
    """Count the questions of a file; raises UnreadableFile where there are more than anybody has."""
    number = sum(1 for _ in islice(questions, MOST_QUESTIONS + 1))
    if number > MOST_QUESTIONS:
        msg = f"The file has more than {MOST_QUESTIONS:,} questions. Split it."
        raise UnreadableFile(msg)
    return number


def _decoded(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding)
    except LookupError:
        msg = f"The file names “{encoding}” as its encoding, which is not known here. {_SAVE}"
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        msg = f"Line {line} holds bytes that are not {encoding}. {_SAVE}"
    except ValueError:  # codecs that are none for text
        msg = f"The file names “{encoding}” as its encoding, which is none of a text. {_SAVE}"
    raise UnreadableFile(msg)
