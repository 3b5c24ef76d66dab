"""Which questions to publish: a score with named features, then few for each fact and each sentence."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from app.questions.draft import Draft, QuestionType

BASE = {
    QuestionType.MULTIPLE: 0.9,
    QuestionType.NUMBER: 0.85,
    QuestionType.SINGLE: 0.8,
    QuestionType.TEXT: 0.65,
    QuestionType.CLAIM: 0.6,
    QuestionType.CLOZE: 0.6,
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
ASKING = {QuestionType.SINGLE, QuestionType.MULTIPLE, QuestionType.NUMBER, QuestionType.TEXT}


def scored(draft: Draft) -> Draft:
    """Score a draft by its type, what it asks, its length and the provenance of its wrong options."""
    words = len(draft.stem.split())
    wrong = [option for option in draft.key.options if not option.correct]
    features = (
        ("type", BASE.get(draft.type, 0.5)),
        ("asked", KIND.get(draft.rule.rsplit(":", 1)[-1], 0.0)),
        ("length", -0.004 * max(0, words - 18)),
        ("provenance", 0.02 * sum(option.occurrence is not None for option in wrong)),
    )
    return replace(draft, features=features, score=round(min(1.0, max(0.0, sum(value for _, value in features))), 3))


def chosen(drafts: Iterable[Draft]) -> list[Draft]:
    """Choose the best asking question of each sentence and one claim or cloze beside it; verdicts stay balanced."""
    ordered = sorted(drafts, key=lambda draft: -draft.score)
    asked: Counter[tuple[str, int, str]] = Counter()
    kept: list[Draft] = []
    stems: set[str] = set()
    for draft in ordered:
        place = (draft.citations[0].passage.article, draft.citations[0].passage.end, _family(draft))
        if draft.stem in stems or asked[place]:
            continue
        asked[place] += 1
        stems.add(draft.stem)
        kept.append(draft)
    return balanced(in_text_order(kept))


def _family(draft: Draft) -> str:
    if draft.rule.startswith("shares"):
        return f"asking {draft.stem}"
    if draft.rule in {"role", "saying"} or draft.rule.startswith("claim:role"):
        return draft.rule.removesuffix(":true").removesuffix(":false")
    if draft.type in {QuestionType.NUMBER, QuestionType.TEXT}:
        return draft.type.value
    return "asking" if draft.type in ASKING else "judging"


def in_text_order(drafts: Iterable[Draft]) -> list[Draft]:
    """Put drafts in the order of the articles and their sentences."""
    return sorted(
        drafts, key=lambda draft: (draft.citations[0].passage.article, draft.citations[0].passage.start, draft.type)
    )


def balanced(drafts: Sequence[Draft]) -> list[Draft]:
    """Drop claims of the commoner verdict, worst first, until neither verdict has more than one claim more."""
    claims = [draft for draft in drafts if draft.type is QuestionType.CLAIM]
    true = [draft for draft in claims if draft.rule.endswith("true")]
    false = [draft for draft in claims if not draft.rule.endswith("true")]
    more, fewer = (true, false) if len(true) > len(false) else (false, true)
    surplus = sorted(more, key=lambda draft: draft.score)[: max(0, len(more) - len(fewer) - 1)]
    return [draft for draft in drafts if draft not in surplus]
