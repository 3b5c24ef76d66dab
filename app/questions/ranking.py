"""The score of a question, with named features, and the order of questions in the text."""

from collections.abc import Iterable
from dataclasses import replace

from app.questions.draft import Draft, QuestionType

BASE = {
    QuestionType.MULTIPLE: 0.9,
    QuestionType.NUMBER: 0.85,
    QuestionType.SINGLE: 0.8,
    QuestionType.TEXT: 0.65,
    QuestionType.CLAIM: 0.6,
    QuestionType.CLOZE: 0.6,
    QuestionType.EVIDENCE: 0.6,
}
KIND = {
    "country": 0.05,
    "date": 0.04,
    "year": 0.0,
    "person": 0.04,
    "city": 0.03,
    "count": 0.05,
    "share": 0.05,
    "saying": 0.02,
}


def scored(draft: Draft, *, trivial: bool = False) -> Draft:
    """Score a draft by its type, what it asks, its length, the provenance of its wrong options, and a trivial key."""
    words = len(draft.stem.split())
    wrong = [option for option in draft.key.options if not option.correct]
    features = (
        *draft.features,
        ("type", BASE.get(draft.type, 0.5)),
        ("asked", KIND.get(draft.rule.rsplit(":", 1)[-1], 0.0)),
        ("length", -0.004 * max(0, words - 18)),
        ("provenance", 0.02 * sum(option.occurrence is not None for option in wrong)),
        ("trivial", -0.2 if trivial else 0.0),
    )
    return replace(draft, features=features, score=round(min(1.0, max(0.0, sum(value for _, value in features))), 3))


def in_text_order(drafts: Iterable[Draft]) -> list[Draft]:
    """Put drafts in the order of the articles and their sentences."""
    return sorted(
        drafts, key=lambda draft: (draft.citations[0].passage.article, draft.citations[0].passage.start, draft.type)
    )
