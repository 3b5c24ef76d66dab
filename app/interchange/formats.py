"""The formats of files that questions come and go in, and which of them a file is in."""

import re
from collections.abc import Mapping

from app.interchange.csv_questions import CSV
from app.interchange.gift import GIFT
from app.interchange.items import Format, UnreadableFile
from app.interchange.jsonl import JSONL
from app.interchange.moodle_xml import MOODLE_XML
from app.interchange.xlsx_questions import XLSX

FORMATS: Mapping[str, Format] = {form.suffix: form for form in (CSV, XLSX, JSONL, GIFT, MOODLE_XML)}
LARGEST_FILE = 20 * 2**20
_HEAD = 65_536
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"%PDF", b"\xd0\xcf\x11\xe0")


def check_size(raw: bytes) -> None:
    """Raise UnreadableFile for a file that is empty or too large."""
    if not raw.strip():
        msg = "The file is empty. Choose one with questions in it."
        raise UnreadableFile(msg)
    if len(raw) > LARGEST_FILE:
        msg = (
            f"A file may have {LARGEST_FILE // 2**20} MB; this one has {len(raw) / 2**20:.1f} MB. "
            "Part it, and import one part after the other."
        )
        raise UnreadableFile(msg)


def format_of(raw: bytes, name: str = "") -> str:
    """Give the format that a file's content is in; its name decides only where the content leaves it open.

    Raises UnreadableFile for what is in none of them.
    """
    if raw.startswith(b"PK\x03\x04"):
        return "xlsx"
    if raw.startswith(_PICTURES):
        msg = (
            "This is no file of questions: it looks like a picture, a PDF or an old .xls. "
            "Choose a file in one of the formats below."
        )
        raise UnreadableFile(msg)
    suffix = name.rpartition(".")[2].casefold()
    found = _of_text(raw[:_HEAD].replace(b"\x00", b"").decode("utf-8", errors="replace").lstrip("\ufeff\ufffd \r\n\t"))
    return found if found in FORMATS else suffix if suffix in FORMATS and suffix != "xlsx" else "csv"


def _of_text(head: str) -> str:
    first = head.partition("\n")[0]
    if re.match(r"\{\s*\"", first):
        return "jsonl"
    if re.match(r"<\?xml|<quiz\b|<!--", first):
        return "xml"
    titles = {title.strip(" \"'").casefold() for title in re.split(r"[,;\t]", first)}
    if titles & {"stem", "question", "question text"} or first.startswith("sep="):
        return "csv"
    return "gift" if re.search(r"^\s*(::|//|\$CATEGORY)|[^\\]\{", head, re.MULTILINE) else ""
