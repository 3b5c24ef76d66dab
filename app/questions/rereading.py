"""Reread what a writer offers: a sound statement of the cited sentence must say it, the key put back."""

from collections.abc import Sequence

from app.facts.reading import Library
from app.facts.statements import Statement
from app.facts.syntax import Parse
from app.questions.draft import Draft
from app.questions.writer import Written

Reread = tuple[Draft, tuple[str, ...]]


def reread(
    offered: Sequence[Written], statements: Sequence[Statement], library: Library, *, parse: Parse
) -> list[Reread]:
    """Give each draft with the reasons against it, none where a statement bears it out."""
    del statements, library, parse  # until the comparison is written, nothing offered passes
    return [(one.draft, ("not compared with its source",)) for one in offered]
