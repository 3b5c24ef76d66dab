"""Reading an article's text from the bytes of a file."""

import codecs
import re

LIMIT = 2 * 1024 * 1024

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_UTF16 = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
_UTF32 = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)


class UnreadableArticle(ValueError):
    """A file that holds no readable text; the message names it, what is wrong, where, and what to do."""


def read_text(raw: bytes, *, name: str) -> str:
    """Read a text file: UTF-8, with a byte order mark or without, or UTF-16 with one; line ends stay as they are.

    `name` is the file's name for the messages. Raises UnreadableArticle where the file is empty, above LIMIT bytes,
    binary, in another encoding, or without a word.
    """
    if not raw:
        msg = f'"{name}" is empty. Choose a file that holds the article\'s text.'
        raise UnreadableArticle(msg)
    if len(raw) > LIMIT:
        msg = f'"{name}" has {len(raw):,} bytes, and {LIMIT:,} are allowed. Split it into shorter articles.'
        raise UnreadableArticle(msg)
    encoding, mark = _encoding(raw)
    text = _decode(raw, encoding, mark, name)
    if found := _CONTROL.search(text):
        offset = mark + len(text[: found.start()].encode(encoding))
        msg = f'"{name}" is not a text file: byte {offset:,} is a control character. Save it as plain text.'
        raise UnreadableArticle(msg)
    if not any(letter.isalpha() for letter in text):
        msg = f'"{name}" has no words in its {len(raw):,} bytes. Choose a file that holds the article\'s text.'
        raise UnreadableArticle(msg)
    return text


def _encoding(raw: bytes) -> tuple[str, int]:
    """Give the encoding that the first bytes say, and how many bytes say it."""
    # UTF-32's mark begins like UTF-16's; as UTF-8 it is refused at byte 0, which is the clearer message.
    if raw.startswith(codecs.BOM_UTF8):
        return "utf-8", len(codecs.BOM_UTF8)
    if raw[:2] in _UTF16 and not raw.startswith(_UTF32):
        return _UTF16[raw[:2]], 2
    return "utf-8", 0


def _decode(raw: bytes, encoding: str, mark: int, name: str) -> str:
    try:
        return raw[mark:].decode(encoding)
    except UnicodeDecodeError as error:
        # Bytes that no encoding of text would hold say more than the encoding does.
        kind = (
            "not a text file"
            if b"\x00" in raw and encoding == "utf-8"
            else f"not {encoding[:6].upper().rstrip('-')} text"
        )
        msg = f'"{name}" is {kind}: byte {mark + error.start:,} cannot be read. Save it as plain text in UTF-8.'
        raise UnreadableArticle(msg) from error
