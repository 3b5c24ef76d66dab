"""What a workbook's archive may be: few entries, no bomb, no path out of it, no document type in its XML."""

import io
import re
import stat
import zipfile

from app.interchange.items import UnreadableFile

MOST_ENTRIES = 1_000
MOST_BYTES = 80 * 2**20
HIGHEST_RATIO = 150
# What is small may be pressed as far as it goes.
SMALL = 2**20
_HEAD = 4096
_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_PARTS = (".xml", ".rels", ".vml")

NO_ARCHIVE = "This is no Excel workbook (.xlsx). An old .xls must be saved as .xlsx or CSV first."
TOO_LARGE = "Unpacked, this workbook is too large. Save the questions alone, in parts, or as CSV."
UNSAFE = "This workbook holds parts that no workbook of questions needs. Copy the questions into a new one."


def check_archive(raw: bytes) -> None:
    """Raise UnreadableFile for what is no archive or is not safe to unpack."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            entries = archive.infolist()
            _check_sizes(entries)
            for entry in entries:
                _check_entry(archive, entry)
    except UnreadableFile:
        raise
    except Exception as error:  # A broken archive fails in many ways.
        raise UnreadableFile(NO_ARCHIVE) from error


def _check_sizes(entries: list[zipfile.ZipInfo]) -> None:
    whole = sum(entry.file_size for entry in entries)
    pressed = any(entry.file_size > max(SMALL, HIGHEST_RATIO * entry.compress_size) for entry in entries)
    if len(entries) > MOST_ENTRIES or whole > MOST_BYTES or pressed:
        raise UnreadableFile(TOO_LARGE)
    if len({entry.filename for entry in entries}) < len(entries):
        raise UnreadableFile(UNSAFE)


def _check_entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
    parts = entry.filename.replace("\\", "/").split("/")
    outside = entry.filename.startswith(("/", "\\")) or ".." in parts or ":" in parts[0]
    encrypted = entry.flag_bits & 1
    linked = stat.S_ISLNK(entry.external_attr >> 16)
    if outside or encrypted or linked:
        raise UnreadableFile(UNSAFE)
    if entry.filename.casefold().endswith(_PARTS):
        with archive.open(entry) as part:
            head = part.read(_HEAD)
        # XML in UTF-16 could hide a document type from this look; no program writes workbooks so.
        if _DOCTYPE.search(head) or b"\x00" in head:
            raise UnreadableFile(UNSAFE)
