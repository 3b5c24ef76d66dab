"""Files that hold no questions: whatever comes, a reader gives items or one sentence, and nothing else."""

import io
import re
import zipfile
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.interchange.formats import FORMATS, LARGEST_FILE, check_size, format_of
from app.interchange.items import Item, Travelling, UnreadableFile
from app.interchange.xlsx_questions import XLSX
from tests.factories import a_draft
from tests.interchange.drafts import travellers

EVERY = pytest.mark.parametrize("name", sorted(FORMATS))
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01\x00" + bytes(range(256)) * 20


def items_or_refusal(name: str, raw: bytes) -> list[Item]:
    items: list[Item] = []
    with suppress(UnreadableFile):
        items = list(FORMATS[name].read(raw))
    assert all((item.question is None) == bool(item.dropped) for item in items)
    return items


@EVERY
@given(raw=st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(name: str, raw: bytes):
    items_or_refusal(name, raw)


@EVERY
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(question=travellers(), data=st.data())
def test_a_spoilt_file_is_read_or_refused(name: str, question: Travelling, data: st.DataObject):
    raw = bytearray(FORMATS[name].write([question]))
    for _ in range(data.draw(st.integers(1, 8))):
        place = data.draw(st.integers(0, len(raw) - 1))
        raw[place : place + data.draw(st.integers(0, 4))] = data.draw(st.binary(max_size=4))
        if not raw:
            break
    items_or_refusal(name, bytes(raw))


@EVERY
@pytest.mark.parametrize(
    "raw", [b"", b"\n", PNG, b"\xff\xfe\x00", b"PK\x03\x04", b"\x00" * 100, b"<" * 5000, b"{" * 9000]
)
def test_what_is_no_file_of_questions_gives_no_question(name: str, raw: bytes):
    assert not [item for item in items_or_refusal(name, raw) if item.question]


@EVERY
def test_the_format_is_known_by_the_content(name: str):
    raw = FORMATS[name].write([Travelling(a_draft(kind)) for kind in ("cloze", "single")])
    assert format_of(raw, "questions.txt") == name


@pytest.mark.parametrize(("raw", "why"), [(PNG, "a picture"), (b"%PDF-1.7", "a PDF")])
def test_a_picture_called_csv_is_refused(raw: bytes, why: str):
    with pytest.raises(UnreadableFile, match=why):
        format_of(raw, "questions.csv")


@pytest.mark.parametrize(("size", "why"), [(0, "empty"), (LARGEST_FILE + 1, "may have 20 MB; this one has 20.0 MB")])
def test_a_file_of_a_size_that_cannot_be_is_refused(size: int, why: str):
    with pytest.raises(UnreadableFile, match=why):
        check_size(b"a" * size)


def workbook(**parts: bytes) -> bytes:
    """Give a sound workbook with these parts added or put in place of its own."""
    sound, made = zipfile.ZipFile(io.BytesIO(XLSX.write([Travelling(a_draft())]))), io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sound.namelist():
            archive.writestr(name, parts.pop(name, sound.read(name)))
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


SHEET = "xl/worksheets/sheet1.xml"
LAUGHS = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;">]><worksheet>&c;</worksheet>'


@pytest.mark.parametrize(
    "parts",
    [
        {SHEET: LAUGHS},
        {SHEET: LAUGHS.decode().encode("utf-16")},
        {SHEET: b"<worksheet>" + b" " * 400_000 + LAUGHS + b"</worksheet>"},
        {SHEET: b"<worksheet>" + b"<row/>" * 4_000_000 + b"</worksheet>"},
        {"../../etc/passwd": b"root"},
        {"/etc/passwd": b"root"},
        {f"xl/extra{number}.xml": b"" for number in range(1200)},
        {"xl/workbook.xml": b"<workbook"},
        {"[Content_Types].xml": b""},
    ],
    ids=["laughs", "utf-16", "late", "bomb", "slip", "absolute", "entries", "broken", "no types"],
)
def test_a_workbook_that_is_a_trap_is_refused(parts: dict[str, bytes]):
    with pytest.raises(UnreadableFile):
        list(XLSX.read(workbook(**parts)))


def test_a_workbook_that_says_it_is_huge_is_read_as_it_is():
    raw = workbook()
    sheet = zipfile.ZipFile(io.BytesIO(raw)).read(SHEET).replace(b'ref="A1:', b'ref="A1:XFD1048576:')
    sheet = re.sub(rb"A1:XFD1048576:[A-Z0-9]+", b"A1:XFD1048576", sheet)
    assert [item.dropped for item in XLSX.read(workbook(**{SHEET: sheet}))] == [""]
