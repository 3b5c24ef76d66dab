"""Difficulty that learns: Rasch and 2PL parameters of items by marginal maximum likelihood.

A student of ability t earns item j with probability 1 / (1 + exp(-(a_j t + d_j))); abilities are normal with mean 0.
Difficulty is b_j = -d_j / a_j: the ability at which half of the answers are right. In the Rasch model all slopes are 1
and the spread of the abilities is estimated, so b is in logits from the class's mean; in the 2PL the spread is 1 and
each item has its slope. Bock and Aitkin (1981), Psychometrika 46, 443-459; standard errors from the observed
information by the outer product of the attempts' scores.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING, Literal

from app.reports import marginal
from app.reports.figures import VOIDED
from app.reports.marginal import Answers, Fit

if TYPE_CHECKING:
    from numpy import bool_
    from numpy.typing import NDArray

    from app.reports.matrix import Matrix
    from app.reports.sheet import Sheet

Model = Literal["rasch", "2pl"]

LEAST_RESPONSES = 200
LEAST_ITEMS = 3
# A slope that may as well be 0 has no difficulty.
SURE = 1.96
ALL_ALIKE = "Everybody answered this alike, so its difficulty has no end."
SLOPELESS = "It does not tell strong students from weak ones, so this model gives no difficulty."


@dataclass(frozen=True)
class ItemParameters:
    """An item's difficulty (logits) and slope with their standard errors, or why there are none."""

    label: str
    responses: int
    difficulty: float | None = None
    difficulty_error: float | None = None
    discrimination: float | None = None
    discrimination_error: float | None = None
    reason: str = ""


@dataclass(frozen=True)
class Calibration:
    """The parameters of a sheet's items by one model; `spread` is the standard deviation of the abilities in logits."""

    model: Model
    attempts: int
    items: tuple[ItemParameters, ...] = ()
    spread: float | None = None
    reason: str = ""


def calibrations(sheet: Sheet) -> tuple[Calibration, ...]:
    """Give the parameters by both models."""
    return calibrate(sheet, "rasch"), calibrate(sheet, "2pl")


def calibrate(sheet: Sheet, model: Model) -> Calibration:
    """Estimate the parameters of a sheet's items; an answer of half the marks or more is right.

    Items with under 200 answers or without both kinds of answers are left out with a reason.
    """
    import numpy as np  # noqa: PLC0415 - with the first report only

    from app.reports.matrix import matrix  # noqa: PLC0415

    arrays = matrix(sheet)
    counts, rights = arrays.asked.sum(axis=0), _right(arrays).sum(axis=0)
    told = zip(counts.tolist(), rights.tolist(), arrays.void, strict=True)
    reasons = [_reason(count, good, void=gone) for count, good, gone in told]
    fit = [place for place, reason in enumerate(reasons) if not reason]
    if len(fit) < LEAST_ITEMS:
        short = int(counts.max(initial=0)) < LEAST_RESPONSES
        few = f"{LEAST_RESPONSES} answers to a question" if short else f"{LEAST_ITEMS} questions"
        return Calibration(model, len(sheet), reason=f"This needs {few}.")
    taken = arrays.asked[:, fit].any(axis=1)
    answers = Answers(*(cells[taken][:, fit].astype(np.float64) for cells in (_right(arrays), arrays.asked)))
    found = marginal.fit(answers, shared=model == "rasch")
    order = {place: at for at, place in enumerate(fit)}
    items = tuple(
        ItemParameters(item.label, count, reason=reason) if reason else _parameters(item.label, count, found, order[at])
        for at, (item, count, reason) in enumerate(zip(sheet.items, counts.tolist(), reasons, strict=True))
    )
    return Calibration(model, int(taken.sum()), items, float(found.slopes[0]) if found.shared else 1.0)


def _right(arrays: Matrix) -> NDArray[bool_]:
    import numpy as np  # noqa: PLC0415

    half = np.array([item.max_mark / 2 for item in arrays.sheet.items])
    return arrays.marks >= half - 1e-9  # a comparison with NaN is false


def _reason(count: int, rights: int, *, void: bool) -> str:
    if void:
        return VOIDED
    if count < LEAST_RESPONSES:
        return f"This needs {LEAST_RESPONSES} answers; there are {count}."
    return ALL_ALIKE if rights in {0, count} else ""


def _parameters(label: str, count: int, found: Fit, at: int) -> ItemParameters:
    slope, intercept = float(found.slopes[at]), float(found.intercepts[at])
    items, covariance = len(found.intercepts), found.covariance
    own = len(covariance) - items + at
    if found.shared:
        # The abilities' spread carries the slope, so that logits are logits.
        return ItemParameters(label, count, -intercept, sqrt(float(covariance[own, own])))
    slope_error = sqrt(float(covariance[at, at]))
    if abs(slope) < SURE * slope_error:
        return ItemParameters(label, count, None, None, slope, slope_error, SLOPELESS)
    by_slope, by_intercept = intercept / slope**2, -1 / slope
    variance = by_slope**2 * covariance[at, at] + by_intercept**2 * covariance[own, own]
    variance += 2 * by_slope * by_intercept * covariance[at, own]
    return ItemParameters(label, count, -intercept / slope, sqrt(max(0.0, float(variance))), slope, slope_error)
