"""What an item's figures say, in sentences for the teacher: what to look at, and why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.reports.distractors import RARELY, OptionChoice

if TYPE_CHECKING:
    from numpy import intp
    from numpy.typing import NDArray

    from app.reports.figures import Figure
    from app.reports.matrix import Column

# Below it, what one person answered would pass for what a class does.
LEAST_FOR_ADVICE = 5
HARD, EASY, WEAK = 20.0, 95.0, 10.0
# A stem leaks where nearly all of the weakest fifth earn its marks, who earn far fewer elsewhere.
LEAKS_FROM, ELSEWHERE, LEAST_OF_WEAKEST = 85.0, 60.0, 10
LEAKS = (
    "Even of the weakest fifth {share:.0f} % of the marks were earned here, and {elsewhere:.0f} % elsewhere: "
    "see whether the stem gives the answer away."
)


def advice(
    facility: Figure, discrimination: Figure, choices: Sequence[OptionChoice], *, leak: str = ""
) -> tuple[str, ...]:
    """Give the sentences on an item, the gravest first; none where nothing is remarkable."""
    said = [
        f'"{choice.text}" is chosen more by strong students than the key: check the key against the passage.'
        for choice in choices
        if choice.surely
    ]
    if discrimination.value is not None and discrimination.value < 0:
        said.append("Strong students miss this more often than weak ones: check the key against the passage.")
    elif discrimination.value is not None and discrimination.value < WEAK:
        said.append("It hardly tells strong students from weak ones: check the wording.")
    if leak:
        said.append(leak)
    if facility.value is not None and facility.value > EASY:
        said.append("Nearly everybody gets this right.")
    if facility.value is not None and facility.value < HARD:
        said.append("Few get this right: check that the stem and the passage say enough.")
    rare = [f'"{choice.text}"' for choice in choices if RARELY in choice.flags and not choice.surely]
    if rare:
        said.append(f"Hardly anybody takes {' or '.join(rare)}: put something more tempting there.")
    return tuple(said)


def leaking(column: Column, fifths: NDArray[intp], *, max_mark: float, most_elsewhere: float) -> str:
    """Say that the stem may give the answer away, or nothing; `most_elsewhere` is the maximum of the rest."""
    weakest = fifths == 0
    if int(weakest.sum()) < LEAST_OF_WEAKEST or most_elsewhere <= 0:
        return ""
    share = 100 * float(column.marks[weakest].mean()) / max_mark
    elsewhere = 100 * float(column.rest[weakest].mean()) / most_elsewhere
    if share < LEAKS_FROM or elsewhere > ELSEWHERE:
        return ""
    return LEAKS.format(share=share, elsewhere=elsewhere)
