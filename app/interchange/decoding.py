"""Text of a file in any usual encoding, or a sentence that it is no text."""

import codecs
import re

from app.interchange.items import UnreadableFile

_BINARY = re.compile(r"[\x00-\x08\x0e-\x1a\x7f]")
# A text may hold a stray control character; a picture holds thousands.
_MOST_STRANGE = 0.01
_LOOKED_AT = 4096
# Twenty thousand questions need fewer; more would only take memory.
MOST_LINES = 200_000


def decoded(raw: bytes) -> tuple[str, str]:
    """Give a file's text, without its mark, and a sentence where the encoding had to be guessed.

    UTF-8, UTF-16 by its mark or its zeros, or else Windows-1252; raises UnreadableFile for what is no text.
    """
    if not raw.strip():
        msg = "The file is empty."
        raise UnreadableFile(msg)
    if max(raw.count(b"\n"), raw.count(b"\r")) > MOST_LINES:
        msg = f"A file may have {MOST_LINES:,} lines; this one has more. Part it, and import one part after the other."
        raise UnreadableFile(msg)
    encoding = _encoding(raw)
    note = ""
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding != "utf-8-sig":
            raise UnreadableFile(_no_text()) from error
        text, encoding = raw.decode("cp1252", errors="replace"), "cp1252"
        note = (
            "The file is not in UTF-8; it was read as Windows-1252. "
            "Look at its accents and quotation marks, and save it as UTF-8 where they are wrong."
        )
    head = text[:_LOOKED_AT]
    if len(_BINARY.findall(head)) > len(head) * _MOST_STRANGE + 2:
        raise UnreadableFile(_no_text())
    return text.removeprefix("\ufeff"), note


def _no_text() -> str:
    return "The file cannot be read as text: it may be a picture or another program's own file. Save it as UTF-8."


def _encoding(raw: bytes) -> str:
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    zeros = raw[0:400:2].count(0), raw[1:400:2].count(0)
    if max(zeros) > len(raw[:400]) // 4:
        return "utf-16-be" if zeros[0] > zeros[1] else "utf-16-le"
    return "utf-8-sig"
