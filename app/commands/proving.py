"""Proves the file of a result, and prints what was looked at."""

from pathlib import Path

from rich.table import Table

from app.commands.printing import say, show
from app.interchange.json_values import BrokenDocument
from app.interchange.proof_reading import LARGEST_FILE
from app.interchange.proving import prove


def prove_file(file: Path) -> bool:
    """Print a table of all that a proof says, and whether it is proved; raises BrokenDocument."""
    try:
        with file.open("rb") as opened:
            raw = opened.read(LARGEST_FILE + 1)
    except OSError as error:
        msg = f"the file cannot be read: {error.strerror}"
        raise BrokenDocument(msg) from None
    findings = prove(raw)
    table = Table()
    for title in ("About", "What", "Holds"):
        table.add_column(title)
    for one in findings:
        table.add_row(_plain(one.about), _plain(one.what), _plain(one.failure) or "yes")
    show(table)
    failures = [one for one in findings if not one.holds]
    for one in failures:
        say(_plain(f"{one.about}, {one.what}: {one.failure}"))
    say("not proved" if failures else "proved: the file agrees with itself. It carries no signature of who wrote it.")
    return not failures


def _plain(text: str) -> str:
    """Give a text of the file without what a terminal would take for a command."""
    return "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in text[:200])
