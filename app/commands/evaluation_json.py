"""What `citewell evaluate --format json` prints for machines: the same figures, unrounded."""

import json
from dataclasses import asdict

from app.reports.generation import Made, Measures
from app.reports.judging import Acceptance, Share
from app.workflows.evaluate_questions import Speed


def measures_json(measured: Measures, speed: Speed) -> str:
    """Write the figures of a run of the generator as one JSON object."""
    record = asdict(measured) | {
        "articles": {stem: _made(made) for stem, made in measured.articles.items()},
        "total": _made(measured.total),
        "speed": asdict(speed) | {"ratio": speed.ratio},
    }
    return json.dumps(record, ensure_ascii=False, indent=2)


def acceptance_json(told: Acceptance) -> str:
    """Write what judges say as one JSON object; `accepted` is null where no pass stands."""
    record = {
        "judges": [
            {
                "judge": judge.name,
                "void": judge.is_void,
                "caught": _share(judge.caught),
                "missed": {item.id: item.planted for item in judge.missed},
                "accepted": _share(judge.accepted),
                "failures": judge.failures,
            }
            for judge in told.judges
        ],
        "agreement": [
            {"judges": one.judges, "share": _share(one.share), "kappa": one.kappa} for one in told.agreements
        ],
        "accepted": _share(told.overall) if told.overall else None,
        "by_type": {name: _share(share) for name, share in told.by_type.items()},
        "by_article": {name: _share(share) for name, share in told.by_article.items()},
    }
    return json.dumps(record, ensure_ascii=False, indent=2)


def _made(made: Made) -> dict[str, object]:
    listed = asdict(made.listed) if made.listed else None
    return {"questions": made.questions, "types": dict(made.types), "cited": _share(made.cited), "listed": listed}


def _share(share: Share) -> dict[str, float | None]:
    low, high = share.interval or (None, None)
    return {"count": share.count, "n": share.n, "share": share.value, "low": low, "high": high}
