"""Which questions to publish: a score with named features, then few for each fact and each sentence."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from app.questions.draft import ClaimVerdict, Draft, QuestionType

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
Place = tuple[str, int, str]


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


def chosen(drafts: Iterable[Draft]) -> list[Draft]:
    """Choose the best question of each kind for each sentence, and of its claims those that keep verdicts balanced."""
    ordered = sorted(drafts, key=lambda draft: -draft.score)
    claims = [draft for draft in ordered if draft.type is QuestionType.CLAIM]
    taken: set[Place] = set()
    stems: set[str] = set()
    kept: list[Draft] = []
    for draft in (*(draft for draft in ordered if draft not in claims), *evenly(claims)):
        place = _place(draft)
        if draft.stem not in stems and place not in taken:
            taken.add(place)
            stems.add(draft.stem)
            kept.append(draft)
    return balanced(in_text_order(kept))


def evenly(claims: Sequence[Draft]) -> list[Draft]:
    """Order claims so that for each place the verdict comes first that has been taken less often."""
    places: dict[Place, list[Draft]] = {}
    for draft in in_text_order(claims):
        places.setdefault(_place(draft), []).append(draft)
    count: Counter[str] = Counter()
    ordered: list[Draft] = []
    for options in sorted(places.values(), key=lambda options: len({_verdict(draft) for draft in options})):
        first = min(options, key=lambda draft: (count[_verdict(draft)], -draft.score, draft.stem))
        count[_verdict(first)] += 1
        ordered.append(first)
    return ordered


def _verdict(draft: Draft) -> str:
    """Give the right verdict of a claim."""
    return next((option.text for option in draft.key.options if option.correct), "")


def _place(draft: Draft) -> Place:
    passage = draft.citations[0].passage
    return passage.article, passage.end, _family(draft)


def _family(draft: Draft) -> str:
    """Name the kind of question of which a sentence gives one."""
    if draft.rule.startswith("shares"):
        return f"asking {draft.stem}"
    if draft.rule.startswith(("claim:role", "claim:saying")):
        return draft.rule.rsplit(":", 1)[0]
    if draft.rule in {"claim:undecided", "claim:disagree"}:
        return f"across {draft.stem}"
    if draft.rule in {"role", "saying", "role:office", "role:described"}:
        return draft.rule
    if draft.type is QuestionType.CLOZE:
        return draft.rule  # a sentence may blank out a figure, and a place in its turn
    return "asking" if draft.type in {QuestionType.SINGLE, QuestionType.MULTIPLE} else draft.type.value


def in_text_order(drafts: Iterable[Draft]) -> list[Draft]:
    """Put drafts in the order of the articles and their sentences."""
    return sorted(
        drafts, key=lambda draft: (draft.citations[0].passage.article, draft.citations[0].passage.start, draft.type)
    )


def balanced(drafts: Sequence[Draft]) -> list[Draft]:
    """Drop claims, worst first, until no verdict has more than one claim more than the rarer of the decided two.

    A verdict across articles may have fewer: what articles leave open or disagree on is found, not made.
    """
    claims = [draft for draft in drafts if draft.type is QuestionType.CLAIM]
    groups: dict[str, list[Draft]] = {}
    for draft in claims:
        groups.setdefault(_verdict(draft), []).append(draft)
    decided = [len(groups.get(verdict, ())) for verdict in (ClaimVerdict.SUPPORTED, ClaimVerdict.REFUTED)]
    most = min(decided) + 1
    surplus = [draft for group in groups.values() for draft in _spread(group)[most:]]
    return [draft for draft in drafts if draft not in surplus]


def _spread(claims: Sequence[Draft]) -> list[Draft]:
    """Order claims best first; of equally good ones the first of each article, then the second of each."""
    seen: Counter[str] = Counter()
    turns: dict[str, int] = {}
    for draft in claims:
        article = draft.citations[0].passage.article
        turns[draft.identity] = seen[article]
        seen[article] += 1
    return sorted(claims, key=lambda draft: (-draft.score, turns[draft.identity]))
