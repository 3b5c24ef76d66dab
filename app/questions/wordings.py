"""Two wordings of one question side by side: what each says, field by field."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from app.questions.draft import Draft, Option


@dataclass(frozen=True)
class Pair:
    """One field in two wordings; several things in it stand on a line each."""

    field: str
    theirs: tuple[str, ...]
    mine: tuple[str, ...]

    @property
    def same(self) -> bool:
        """Say whether both say the same."""
        return self.theirs == self.mine


def side_by_side(theirs: Draft, mine: Draft) -> list[Pair]:
    """Give every field that either wording fills, those that differ first."""
    left, right = dict(_fields(theirs)), dict(_fields(mine))
    pairs = [Pair(name, left[name], right[name]) for name in left if left[name] or right[name]]
    return sorted(pairs, key=lambda pair: pair.same)


def _fields(draft: Draft) -> Iterator[tuple[str, tuple[str, ...]]]:
    number = draft.key.number
    yield "lead", (draft.lead,) if draft.lead else ()
    yield "stem", (draft.stem,)
    yield "options", tuple(_option(option) for option in draft.key.options)
    yield "accepted", tuple(f"{form.text} ({form.rule})" for form in draft.key.accepted)
    yield "number", (_figure(number.value, number.unit, number.tolerance),) if number else ()
    yield "explanation", (draft.explanation,) if draft.explanation else ()
    yield "citations", tuple(f"{one.passage.exact} ({one.stance.value})" for one in draft.citations)


def _option(option: Option) -> str:
    right = " (right)" if option.correct else ""
    return f"{option.text}{right}" + (f": {option.feedback}" if option.feedback else "")


def _figure(value: Decimal, unit: str, tolerance: Decimal) -> str:
    return f"{value.normalize():f} {unit}, give or take {tolerance.normalize():f}"
