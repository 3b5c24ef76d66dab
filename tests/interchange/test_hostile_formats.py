"""Files of GIFT and Moodle XML that mean harm, or that somebody saved wrongly: one sentence, or the questions."""

import codecs
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.interchange.gift import GIFT
from app.interchange.html_text import from_html, legal, to_html
from app.interchange.items import UnreadableFile
from app.interchange.moodle_xml import MOODLE_XML
from tests.faults.formats import Result, read, spoilt
from tests.interchange.any_question import AWKWARD, plain_questions

ONE = '<question type="shortanswer"><questiontext><text>Größe?</text></questiontext>\
<answer fraction="100"><text>ja</text></answer></question>'
LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ('<!DOCTYPE quiz [<!ENTITY x SYSTEM "file:///etc/passwd">]><quiz>&x;</quiz>', "declares a document type"),
        (f'<?xml version="1.0"?>\n<!-- -->\n<!DOCTYPE quiz [<!ENTITY a0 "x">{LAUGHS}]><quiz>&a9;</quiz>', "declares a"),
        ("<quiz>\n<question>\n</quiz>", "Line 3 is not sound XML"),
        (f"<quiz>{ONE}", "is not sound XML"),
        (f"<quiz>&nothing;{ONE}</quiz>", "Line 1 is not sound XML"),
        ("<quiz>" + "<a>" * 5000 + "</a>" * 5000 + "</quiz>", "is not sound XML"),
        ("<quiz></quiz>", "no <question>"),
        ("<html><body/></html>", "not <quiz>"),
        ("   ", "empty"),
        ("just words", "Line 1 is not sound XML"),
        (f'<?xml version="1.0" encoding="no-such-code"?><quiz>{ONE}</quiz>', "“no-such-code”"),
        (f'<?xml version="1.0" encoding="ascii"?>\n<quiz>\n{ONE}</quiz>', "Line 3 holds bytes that are not ascii"),
        ("<quiz>" + " " * 20 * 2**20, "20,971,520 are allowed"),
    ],
)
def test_xml_that_cannot_be_read_is_refused_with_what_to_do(source: str, why: str):
    with pytest.raises(UnreadableFile, match=why):
        MOODLE_XML.read(source.encode())


@pytest.mark.parametrize(
    ("mark", "encoding", "declared"),
    [
        (b"", "utf-8", ""),
        (codecs.BOM_UTF8, "utf-8", "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le", "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16-be", ""),
        (b"", "latin-1", "ISO-8859-1"),
        (b"", "cp1252", "windows-1252"),
    ],
)
def test_xml_is_read_in_the_encoding_that_it_has(mark: bytes, encoding: str, declared: str):
    head = f'<?xml version="1.0" encoding="{declared}"?>' if declared else ""
    (item,) = MOODLE_XML.read(mark + f"{head}<quiz>{ONE}</quiz>".encode(encoding))
    assert item.question.draft.stem == "Größe?"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_gift_is_read_in_the_encoding_that_it_has(encoding: str):
    (item,) = GIFT.read("Größe?\r\n{=ja\r\n=„doch“}".encode(encoding))
    assert item.question.draft.stem == "Größe?"
    assert bool(item.changed) == (encoding == "cp1252")


@pytest.mark.parametrize("source", ["", "Only words.\n\nAnd more.", "{", "// {} no", "$CATEGORY: x"])
def test_a_text_without_answers_is_no_gift(source: str):
    with pytest.raises(UnreadableFile):
        GIFT.read(source.encode())


def test_a_broken_question_never_stops_the_others():
    (question,) = plain_questions()[:1]
    gift = GIFT.write([question]) + b"\nBroken {\n\n" + GIFT.write([question])
    moodle = MOODLE_XML.write([question, question]).replace(b"</quiz>", b"<question type='numerical'/></quiz>")
    assert [item.question for item in GIFT.read(gift)] == [question, None, question]
    assert [item.question for item in MOODLE_XML.read(moodle)] == [question, question, None]


def test_spoilt_files_give_items_or_one_sentence():
    result = Result()
    for file_format, raw, name in spoilt(300, random.Random(7)):  # noqa: S311 - no secret
        read(result, file_format, raw, name)
    assert result.files.total() == 300
    assert result.files["read"]
    assert result.files["refused"]


@given(st.lists(st.one_of(st.sampled_from(AWKWARD), st.sampled_from("<>\"'/!-& \n"), st.text(max_size=3))).map("".join))
def test_html_of_any_text_shows_its_words_and_any_html_is_read(text: str):
    assert from_html(to_html(text)).text.split() == legal(text).split()
    assert "\x02" not in from_html(text).text


def test_what_runs_is_no_text():
    source = "<p onclick='x'>Yes</p><script>alert('<p>')</script><style>p {}</style><!-- <p>no</p> --><p>or no?"
    assert from_html(source).text == "Yes\nor no?"
