"""Marginal maximum likelihood of a logistic item model: slopes and intercepts over normal abilities, by quadrature."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from numpy import float64
    from numpy.typing import NDArray

    Array = NDArray[float64]

# Points of the quadrature, and how far they reach in standard deviations.
POINTS, REACH = 41, 6.0
# Steeper than this a curve can no longer be told from a step.
STEEPEST, FLATTEST = 8.0, 1e-3


@dataclass(frozen=True, eq=False)
class Answers:
    """Answers as 0 and 1 (attempts, items): which were right, and which were asked."""

    right: Array
    asked: Array


@dataclass(frozen=True, eq=False)
class Fit:
    """Slopes and intercepts by item, over abilities of mean 0 and spread 1, and the covariance of all estimates.

    The covariance is of (slopes, intercepts), or of (the one slope, intercepts) where all items share it.
    """

    slopes: Array
    intercepts: Array
    covariance: Array
    shared: bool


def fit(answers: Answers, *, shared: bool) -> Fit:
    """Estimate the parameters, with one slope for all items where it is `shared`."""
    import numpy as np  # noqa: PLC0415 - with the first report only
    from scipy.optimize import minimize  # noqa: PLC0415

    count, items = answers.right.shape
    share = answers.right.sum(axis=0) / answers.asked.sum(axis=0)
    begin = np.concatenate([np.ones(1 if shared else items), np.log(share / (1 - share))])

    def loss(values: Array) -> tuple[float, Array]:
        likelihood, scores = _scores(answers, values, shared=shared)
        return -likelihood / count, -scores.sum(axis=0) / count

    least = FLATTEST if shared else -STEEPEST
    bounds: list[tuple[float | None, float | None]] = [(least, STEEPEST)] * (len(begin) - items)
    bounds += [(None, None)] * items
    options = {"maxiter": 500, "ftol": 1e-12, "gtol": 1e-7}
    found = minimize(loss, begin, jac=True, method="L-BFGS-B", bounds=bounds, options=options).x
    _, scores = _scores(answers, found, shared=shared)
    slopes = np.repeat(found[:1], items) if shared else found[:items]
    # Abilities have no sign of their own: most items tell the strong from the weak the right way round.
    sign = 1.0 if slopes.sum() >= 0 else -1.0
    turned = np.concatenate([np.full(len(found) - items, sign), np.ones(items)])
    covariance = np.linalg.pinv(scores.T @ scores, hermitian=True) * np.outer(turned, turned)
    return Fit(slopes * sign, found[-items:], covariance, shared)


def _scores(answers: Answers, values: Array, *, shared: bool) -> tuple[float, Array]:
    """Give the log-likelihood, and each attempt's derivatives of it by each value."""
    import numpy as np  # noqa: PLC0415

    items = answers.right.shape[1]
    nodes = np.linspace(-REACH, REACH, POINTS)
    weights = np.exp(-(nodes**2) / 2)
    logits = values[:-items, None] * nodes + values[-items:, None]
    known = -np.logaddexp(0, -logits)
    likelihoods = answers.right @ known + (answers.asked - answers.right) @ (known - logits)
    likelihoods += np.log(weights / weights.sum())
    most = likelihoods.max(axis=1, keepdims=True)
    posterior = np.exp(likelihoods - most)
    whole = posterior.sum(axis=1, keepdims=True)
    posterior /= whole
    chances = np.exp(known)
    by_slope = answers.right * (posterior @ nodes)[:, None] - answers.asked * (posterior @ (chances * nodes).T)
    by_intercept = answers.right - answers.asked * (posterior @ chances.T)
    if shared:
        by_slope = by_slope.sum(axis=1, keepdims=True)
    return float((most + np.log(whole)).sum()), np.concatenate([by_slope, by_intercept], axis=1)
