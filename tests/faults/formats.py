"""Read spoilt files of questions: whatever comes, a reader gives items or one sentence, soon and in little memory.

`python -m tests.faults.formats --files 10000`: valid files with bytes changed, taken out, doubled and mixed, and bytes
of no sense; then large files that mean harm; then 10,000 questions there and back. Time is the processor's.
"""

import argparse
import gc
import random
import resource
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from app.interchange.csv_questions import CSV
from app.interchange.formats import LARGEST_FILE
from app.interchange.gift import GIFT
from app.interchange.items import Format, UnreadableFile
from app.interchange.jsonl import JSONL
from app.interchange.moodle_xml import MOODLE_XML
from app.interchange.xlsx_questions import XLSX
from tests.interchange.any_question import AWKWARD, plain_questions

FORMATS = (GIFT, MOODLE_XML, CSV, XLSX, JSONL)
EXAMPLES = Path(__file__).parents[1] / "interchange" / "examples"
SLOWEST, MOST_MEMORY, LONGEST_WAY = 2.0, 300.0, 20.0
# Each is repeated until the file is as large as a file may be.
HARMFUL = {
    GIFT: ("{", "}", "::", "::a::b{=c}\n\n", "\\", "[", "~%", "[tag:", "a{~%1%", "<a '", "&#", "{#1..", "//",
        "$CATEGORY:a\n"),
    MOODLE_XML: (
        "<question>", "<question/>", "<quiz>", "<!--", "&amp;", "<a/>", "&lt;a '", "{1:SA:", "&lt;!--", "]]>", " ",
        "&lt;script&gt;", "[[1]]", "&lt;a href=", "Source: “", "&#13;", "data-citewell=",
    ),
    CSV: (",", ";", '"', "\n", '"\n', "stem\n", "a,", '"a\n', "'", "=", "1\n", "\r", "\t", "stem,correct\n", '","'),
    JSONL: ("{", "[", "9", '"', "\n", "{}\n", '{"stem":', "\\", "-", '{"type":"text"}\n', "\u2028"),
}  # fmt: skip
# What stands before the harm; none is an archive, whose traps have tests of their own.
BEGUN = {GIFT: b"a{=b}\n\nc ", CSV: b"stem,correct\n", JSONL: b""}


@dataclass
class Result:
    """How many files became what, and the slowest of them in seconds of processor."""

    files: Counter[str] = field(default_factory=Counter)
    items: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0
    slowest_name: str = ""

    def __str__(self) -> str:
        return (
            f"{self.files.total():,} files, {dict(self.files)}, {dict(self.items)}; "
            f"the slowest took {self.slowest:.2f} s ({self.slowest_name}), {memory():.0f} MB at most"
        )


def memory() -> float:
    """Give the most memory that this process ever had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def read(result: Result, file_format: Format, raw: bytes, name: str) -> None:
    """Read one file to its end; anything but items and UnreadableFile goes on as the fault that it is."""
    began = time.process_time()
    try:
        for item in file_format.read(raw):
            assert (item.question is None) == bool(item.dropped), (name, item)
            result.items["dropped" if item.dropped else "changed" if item.changed else "ok"] += 1
        result.files["read"] += 1
    except UnreadableFile:
        result.files["refused"] += 1
    took = time.process_time() - began
    if took > result.slowest:
        result.slowest, result.slowest_name = took, name


def spoilt(files: int, chance: random.Random) -> Iterator[tuple[Format, bytes, str]]:
    """Give that many files, each spoilt in some places; one in ten is of no sense at all."""
    seeds = {file_format: [file_format.write(plain_questions())] for file_format in FORMATS}
    seeds[GIFT].append((EXAMPLES / "documented.gift.txt").read_bytes())
    seeds[MOODLE_XML] += [(EXAMPLES / name).read_bytes() for name in ("exported.xml", "by_hand.xml")]
    for number in range(files):
        file_format = FORMATS[number % len(FORMATS)]
        raw = bytearray(chance.choice(seeds[file_format]))
        if number % 10 == 0:
            raw = bytearray(chance.randbytes(chance.randrange(2000)))
        for _ in range(chance.choice((1, 2, 5, 30))):
            spoil(raw, chance)
        yield file_format, bytes(raw), f"{file_format.name} {number}"


def spoil(raw: bytearray, chance: random.Random) -> None:
    """Change a place in a file: a byte, a stretch taken out or doubled, or something awkward put in."""
    start = chance.randrange(len(raw) + 1)
    end = min(len(raw), start + chance.choice((0, 1, 1, 8, 200)))
    put = chance.choice((b"", chance.randbytes(1), bytes(raw[start:end]) * 2, chance.choice(AWKWARD).encode()))
    raw[start:end] = put


def harmful() -> Iterator[tuple[Format, bytes, str]]:
    """Give files as large as they may be, of one thing said again and again."""
    for file_format, pieces in HARMFUL.items():
        for piece in pieces:
            # A single text of XML may have 10 MB.
            size = 9 * 2**20 if file_format is MOODLE_XML else LARGEST_FILE - 2000
            many = piece.encode() * (size // len(piece.encode()))
            if file_format in BEGUN:
                yield file_format, BEGUN[file_format] + many, f"{file_format.name} of {piece!r}"
                continue
            head = b'<quiz><question type="cloze"><questiontext><text>'
            tail = b"</text></questiontext></question></quiz>"
            yield MOODLE_XML, head + many + tail, f"Moodle XML of {piece!r}"
            yield MOODLE_XML, b"<quiz>" + many + b"</quiz>", f"<quiz> of {piece!r}"


def there_and_back(file_format: Format, questions: int) -> tuple[float, float, int]:
    """Write and read that many questions; gives seconds for each, and the size of the file in bytes."""
    kinds = plain_questions()
    some = [replace(kinds[place % len(kinds)], id=f"q{place}") for place in range(questions)]
    began = time.process_time()
    raw = file_format.write(some)
    written = time.process_time()
    assert [item.question for item in file_format.read(raw)] == some
    return written - began, time.process_time() - written, len(raw)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=10_000)
    parser.add_argument("--questions", type=int, default=10_000)
    options = parser.parse_args()
    few, large = Result(), Result()
    for file_format, raw, name in spoilt(options.files, random.Random(20261129)):  # noqa: S311 - no secret
        read(few, file_format, raw, name)
    print(f"Spoilt files: {few}.")
    for file_format, raw, name in harmful():
        read(large, file_format, raw, name)
        # What a fault held of the last file is no memory of the next.
        gc.collect()
    print(f"Large files that mean harm: {large}.")
    assert max(few.slowest, large.slowest) < SLOWEST
    assert memory() < MOST_MEMORY
    for file_format in FORMATS:
        write, back, size = there_and_back(file_format, options.questions)
        print(
            f"{file_format.name}: {options.questions:,} questions written in {write:.1f} s and read in {back:.1f} s",
            end="",
        )
        print(f" ({size / 2**20:.1f} MB); {memory():.0f} MB at most.")
        assert write + back < LONGEST_WAY


if __name__ == "__main__":
    main()
