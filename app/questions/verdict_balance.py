"""Which claims to publish: verdicts balanced, and those kept that ask what no other question does."""

from collections import Counter
from collections.abc import Iterable, Sequence

from app.questions.draft import ClaimVerdict, Draft
from app.questions.facts_asked import Place, asked_by, place_of, told_by, verdict_of
from app.questions.ranking import in_text_order
from app.questions.stem_flaws import vague_word

ACROSS = {"claim:undecided", "claim:disagree"}
HALF, UNCHECKED = 0.5, 100
Asked = set[tuple[Place, str]]


def balanced(claims: Sequence[Draft], *, asked: Asked) -> list[Draft]:
    """Choose claims so that no verdict has more than one more than the rarer of the decided two.

    `asked` are the words of sentences that other questions ask for. A verdict across articles may have fewer: what
    articles leave open or disagree on is found, not made.
    """
    across = [draft for draft in claims if draft.rule in ACROSS]
    decided = _one_verdict_each([draft for draft in claims if draft not in across], asked)
    verdicts: dict[str, list[Draft]] = {}
    for draft in (*across, *decided):
        verdicts.setdefault(verdict_of(draft), []).append(draft)
    most = 1 + min(len(verdicts.get(verdict, ())) for verdict in (ClaimVerdict.SUPPORTED, ClaimVerdict.REFUTED))
    return [draft for group in verdicts.values() for draft in _best_first(group, asked)[:most]]


def _one_verdict_each(claims: Sequence[Draft], asked: Asked) -> list[Draft]:
    """Take one claim of each thing told, first where there is no choice, then of the verdict taken less often."""
    count: Counter[str] = Counter()
    taken: list[Draft] = []
    groups = _told_apart(claims, asked)
    for group in sorted(groups, key=lambda group: len({verdict_of(draft) for draft in group})):
        best = min(group, key=lambda draft: (count[verdict_of(draft)], -_worth(draft, asked), draft.stem))
        count[verdict_of(best)] += 1
        taken.append(best)
    return taken


def _told_apart(claims: Sequence[Draft], asked: Asked) -> list[list[Draft]]:
    """Part claims into groups that tell the same of a sentence, at least by half."""
    groups: list[list[Draft]] = []
    for draft in sorted(in_text_order(claims), key=lambda draft: -_worth(draft, asked)):
        same = (group for group in groups if any(_same(draft, other) for other in group))
        group = next(same, None)
        if group is None:
            groups.append([draft])
        else:
            group.append(draft)
    return groups


def _same(one: Draft, other: Draft) -> bool:
    if place_of(one) != place_of(other) or _kind(one) != _kind(other):
        return False
    first, second = told_by(one), told_by(other)
    return len(first & second) > HALF * min(len(first), len(second))


def _kind(draft: Draft) -> str:
    """Keep claims of a role or a saying apart from those of what happened."""
    return draft.rule.rsplit(":", 1)[0] if draft.rule.startswith(("claim:role", "claim:saying")) else ""


def _worth(draft: Draft, asked: Asked) -> float:
    """Weigh a claim: by the words that nobody else asks for, then by its score; vague ones come last."""
    place = place_of(draft)
    new = sum((place, word) not in asked for word in asked_by(draft))
    return new + draft.score - UNCHECKED * (vague_word(draft) is not None)


def _best_first(claims: Iterable[Draft], asked: Asked) -> list[Draft]:
    """Order claims best first; of equally good ones the first of each article, then the second of each."""
    seen: Counter[str] = Counter()
    turns: dict[str, int] = {}
    listed = list(claims)
    for draft in in_text_order(listed):
        turns[draft.identity] = seen[place_of(draft)[0]]
        seen[place_of(draft)[0]] += 1
    return sorted(listed, key=lambda draft: (-_worth(draft, asked), turns[draft.identity]))
