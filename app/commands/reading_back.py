"""Judges' sheets read back: what they say together, and whose pass is void."""

from collections.abc import Sequence
from pathlib import Path

from app.commands.evaluation_json import acceptance_json
from app.commands.evaluation_tables import acceptance_tables
from app.commands.printing import say, show, tell
from app.interchange.judged_sheet import read_answers, read_pass
from app.reports.judging import LEAST_CAUGHT, Acceptance, acceptance


def read_back(sheets: Sequence[Path], answers: Path, *, as_json: bool) -> bool:
    """Print what the judges of these sheets say, and whether every pass stands; raises BrokenSheet."""
    items = read_answers(answers.read_bytes(), name=str(answers))
    names = _judges(sheets)
    passes = [
        read_pass(path.read_bytes(), items, name=str(path), judge=name)
        for path, name in zip(sheets, names, strict=True)
    ]
    told = acceptance(items, passes)
    if as_json:
        say(acceptance_json(told))
    else:
        show(acceptance_tables(told))
    for line in _void_lines(told):
        tell(line)
    return not told.void


def _void_lines(told: Acceptance) -> list[str]:
    lines = [
        f"The pass of {judge.name} is void: it caught {judge.caught.count} of {judge.caught.n} planted flaws, and "
        f"{LEAST_CAUGHT:.0%} are needed. It counts for nothing here; have the sheet judged again. Missed: "
        + ", ".join(f"{item.id} ({item.planted})" for item in judge.missed)
        for judge in told.void
    ]
    return lines if told.overall else [*lines, "No pass stands, so there is no acceptance."]


def _judges(sheets: Sequence[Path]) -> list[str]:
    stems = [path.stem for path in sheets]
    return stems if len(set(stems)) == len(stems) else [str(path) for path in sheets]
