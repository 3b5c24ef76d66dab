import codecs
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.articles.readers import LIMIT, UnreadableArticle, read_text

WORDS = "Seven leaders came to “Moscow” — Владимир.\r\nOne did not.\n"


@pytest.mark.parametrize(
    "raw",
    [
        WORDS.encode(),
        codecs.BOM_UTF8 + WORDS.encode(),
        codecs.BOM_UTF16_LE + WORDS.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + WORDS.encode("utf-16-be"),
    ],
)
def test_utf_8_and_marked_utf_16_are_read_as_they_stand(raw):
    assert read_text(raw, name="a.txt") == WORDS


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"", '"a.txt" is empty. Choose a file'),
        (b"x" * (LIMIT + 1), "has 2,097,153 bytes, and 2,097,152 are allowed. Split it"),
        (b"abc\x00def", "is not a text file: byte 3 is a control character. Save it as plain text"),
        (codecs.BOM_UTF8 + "é\x07".encode(), "byte 5 is a control character"),
        (codecs.BOM_UTF16_LE + "ab\x01".encode("utf-16-le"), "byte 6 is a control character"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "is not a text file: byte 0 cannot be read"),
        ("Moscow — café".encode("cp1252"), "is not UTF-8 text: byte 7 cannot be read. Save it as plain text in UTF-8."),
        (codecs.BOM_UTF16_LE + b"abc", "is not UTF-16 text: byte 4 cannot be read"),
        (codecs.BOM_UTF32_LE + "words".encode("utf-32-le"), "is not a text file: byte 0 cannot be read"),
        (b" \n\t 12 . 34\n", "has no words in its 12 bytes. Choose a file"),
        ("😀😀".encode(), "has no words"),
    ],
)
def test_a_file_without_readable_text_is_refused_and_says_what_to_do(raw, message):
    with pytest.raises(UnreadableArticle) as refusal:
        read_text(raw, name="a.txt")
    assert message in str(refusal.value)


def test_a_file_of_the_limits_size_is_read():
    assert len(read_text(b"x" * LIMIT, name="a.txt")) == LIMIT


@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_refused(raw):
    with suppress(UnreadableArticle):
        assert any(letter.isalpha() for letter in read_text(raw, name="a.txt"))
