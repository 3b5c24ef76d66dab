"""The item report as somebody would write it by hand for this one quiz: SQL on the driver, numpy, nothing else."""

import json
from typing import Any

import numpy as np
from sqlalchemy import Engine

ATTEMPTS = """
SELECT g.id, a.participant_id, p.nickname, a.started_at, a.submitted_at, g.score, g.maximum
FROM attempt a JOIN grading g ON g.attempt_id = a.id JOIN participant p ON p.id = a.participant_id
WHERE a.quiz_id = {quiz} AND a.submitted_at IS NOT NULL
  AND g.revision = (SELECT max(h.revision) FROM grading h WHERE h.attempt_id = a.id)
ORDER BY a.started_at, a.id
"""
MARKS = """
SELECT m.grading_id, m.version_id, m.mark, s.points, {response}, m.ruling_id IS NOT NULL
FROM attempt a JOIN grading g ON g.attempt_id = a.id JOIN mark m ON m.grading_id = g.id
JOIN attempt_slot s ON s.id = m.slot_id
WHERE a.quiz_id = {quiz} AND g.revision = (SELECT max(h.revision) FROM grading h WHERE h.attempt_id = a.id)
"""
CHUNK = 20_000


def by_hand(engine: Engine, quiz_id: int, *, options: int = 3) -> dict[str, Any]:
    """Give the same figures as the report: arrays by item, and the quiz's by name."""
    sqlite = engine.dialect.name == "sqlite"
    raw = engine.raw_connection()
    try:
        driver = raw.driver_connection
        plain = driver.cursor()
        plain.execute(ATTEMPTS.format(quiz=quiz_id))
        gradings = np.array([row[0] for row in plain.fetchall()], dtype=np.int64)
        cursor = driver.cursor() if sqlite else driver.cursor("by_hand")
        cursor.execute(MARKS.format(quiz=quiz_id, response="m.response" if sqlite else "CAST(m.response AS text)"))
        marks, picks = _table(cursor, gradings)
    finally:
        raw.close()
    return _items(marks, picks, options) | _quiz(marks)


def _table(cursor: Any, gradings: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    order = np.argsort(gradings)
    known: dict[str, int] = {}
    parts: list[tuple[np.ndarray, ...]] = []
    while rows := cursor.fetchmany(CHUNK):
        of, versions, marks, _points, texts, _void = zip(*rows, strict=True)
        for text in set(texts) - known.keys():
            known[text] = sum(1 << place for place in json.loads(text)["chosen"]) if text else 0
        at = order[np.searchsorted(gradings[order], np.array(of))]
        parts.append((at, np.array(versions), np.array(marks), np.array([known[text] for text in texts])))
    at, versions, marks, picks = (np.concatenate(column) for column in zip(*parts, strict=True))
    ids, place = np.unique(versions, return_inverse=True)
    table = np.full((len(gradings), len(ids)), np.nan, order="F")
    chosen = np.zeros(table.shape, dtype=np.int64, order="F")
    table[at, place], chosen[at, place] = marks, picks
    return table, chosen


def _items(x: np.ndarray, picks: np.ndarray, options: int) -> dict[str, Any]:
    size, items = x.shape
    total = x.sum(axis=1).round(9)
    rest = (total[:, None] - x).round(9)
    dx, dr, dt = x - x.mean(axis=0), rest - rest.mean(axis=0), total - total.mean()
    vx, vr, vt = (dx**2).sum(axis=0), (dr**2).sum(axis=0), (dt**2).sum()
    xr, xt = (dx * dr).sum(axis=0), (dx * dt[:, None]).sum(axis=0)
    most = (np.sort(dx, axis=0) * np.sort(dr, axis=0)).sum(axis=0)
    roots = np.sqrt(xt)
    ascending = np.sort(total)
    fifths = (np.searchsorted(ascending, total) + np.searchsorted(ascending, total, side="right")) * 5 // (2 * size)
    choices = [
        [np.bincount(fifths[(picks[:, item] >> option) & 1 == 1], minlength=5) for option in range(options)]
        for item in range(items)
    ]
    means = [
        [rest[(picks[:, item] >> option) & 1 == 1, item].mean() for option in range(options)] for item in range(items)
    ]
    low, high = _bootstrap(dx, dr)
    return {
        "facility": 100 * x.mean(axis=0),
        "deviation": 100 * np.sqrt(vx / (size - 1)),
        "discrimination": 100 * xr / np.sqrt(vx * vr),
        "efficiency": 100 * xr / most,
        "weight": 100 * roots / roots.sum(),
        "point_biserial": xt / np.sqrt(vx * vt),
        "d27": _best(x, total, ascending[-round(0.27 * size)]) - _best(x, -total, -ascending[round(0.27 * size) - 1]),
        "choices": choices,
        "rest": means,
        "low": low,
        "high": high,
    }


def _best(x: np.ndarray, total: np.ndarray, cut: float) -> np.ndarray:
    size = round(0.27 * len(x))
    above, tied = total > cut, total == cut
    return (x[above].sum(axis=0) + (size - above.sum()) * x[tied].mean(axis=0)) / size


def _bootstrap(dx: np.ndarray, dr: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    size, items = dx.shape
    random, found = np.random.default_rng(0), []
    products = np.concatenate([dx, dr, dx * dx, dr * dr, dx * dr], axis=1)
    resamples = max(200, min(1000, 2_000_000 // size))
    for done in range(0, resamples, 50):
        rows = min(50, resamples - done)
        draws = random.integers(size, size=(rows, size)) + size * np.arange(rows)[:, None]
        weights = np.bincount(draws.ravel(), minlength=rows * size).reshape(rows, size).astype(float)
        sx, sr, sxx, srr, sxr = (weights @ products / size).reshape(rows, 5, items).transpose(1, 0, 2)
        found.append(100 * (sxr - sx * sr) / np.sqrt((sxx - sx**2) * (srr - sr**2)))
    low, high = np.percentile(np.concatenate(found), (2.5, 97.5), axis=0)
    return low, high


def _quiz(x: np.ndarray) -> dict[str, float]:
    size, items = x.shape
    total = x.sum(axis=1)
    k2, (m2, m3, m4) = total.var(ddof=1), (((total - total.mean()) ** power).mean() for power in (2, 3, 4))
    alpha = 100 * items / (items - 1) * (1 - x.var(axis=0, ddof=1).sum() / k2)
    k4 = size**2 * ((size + 1) * m4 - 3 * (size - 1) * m2**2) / ((size - 1) * (size - 2) * (size - 3))
    ratio = 100 * np.sqrt(1 - alpha / 100)
    return {
        "mean": total.mean(),
        "median": np.median(total),
        "sd": np.sqrt(k2),
        "skewness": size**2 * m3 / ((size - 1) * (size - 2)) / k2**1.5,
        "kurtosis": k4 / k2**2,
        "consistency": alpha,
        "error_ratio": ratio,
        "standard_error": ratio * np.sqrt(k2) / 100,
    }
