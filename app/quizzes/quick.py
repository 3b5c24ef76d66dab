"""A quiz on one article in one step: which of its questions to ask, and why not more."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from app.questions.draft import ClaimVerdict, Draft, QuestionType
from app.questions.facts_asked import verdict_of
from app.questions.set_flaws import answers_another

DECIDED = (ClaimVerdict.SUPPORTED, ClaimVerdict.REFUTED)
Traits = tuple[tuple[str, object], ...]


@dataclass(frozen=True)
class Wish:
    """How many questions of which types an article is to give; no types mean any."""

    article: str
    count: int
    types: frozenset[QuestionType] = frozenset()

    def __post_init__(self) -> None:
        """Refuse a wish for nothing."""
        if self.count < 1:
            msg = "A quiz asks at least one question."
            raise ValueError(msg)

    def fits(self, draft: Draft) -> bool:
        """Say whether a question is about the article and of a type wanted."""
        return (not self.types or draft.type in self.types) and place_in(draft, self.article) is not None


@dataclass(frozen=True)
class Picked:
    """The places of the questions to ask, in the order of the text, and why there are not more.

    `fitting` questions were about the article and of the types; of those left out, `telling` would answer another or
    ask the same, `unbalanced` would make one verdict the better guess.
    """

    places: tuple[int, ...]
    fitting: int
    telling: int = 0
    unbalanced: int = 0


def place_in(draft: Draft, article: str) -> int | None:
    """Give where a question first cites an article; None where it does not."""
    return next((one.passage.start for one in draft.citations if one.passage.article == article), None)


def pick(wish: Wish, drafts: Sequence[Draft], *, length: int) -> Picked:
    """Choose the questions of a wish from drafts on an article of that length.

    One question a sentence before a second on any; then in turn over the parts of the text and the types, the best
    first. None answers another, and no verdict is asked for more than once more than the rarer of the decided two.
    """
    starts = {place: place_in(draft, wish.article) or 0 for place, draft in enumerate(drafts) if wish.fits(draft)}
    left, taken, telling = list(starts), list[int](), 0
    traits = {place: _traits(drafts[place], start, start * wish.count // length) for place, start in starts.items()}
    while len(taken) < wish.count:
        verdicts = Counter(verdict_of(drafts[place]) for place in taken)
        allowed = [place for place in left if _keeps_balance(drafts[place], verdicts)]
        if not allowed:
            break
        used = Counter(trait for place in taken for trait in traits[place])
        order = {place: (*_crowding(traits[place], used), -drafts[place].score) for place in allowed}
        chosen = min(allowed, key=lambda place: order[place])
        taken.append(chosen)
        told = {place for place in left if place != chosen and _same_or_telling(drafts[place], drafts[chosen])}
        left, telling = [place for place in left if place not in {chosen, *told}], telling + len(told)
    asked = tuple(sorted(taken, key=lambda place: (starts[place], place)))
    return Picked(asked, len(starts), telling, len(left) if len(taken) < wish.count else 0)


def _traits(draft: Draft, start: int, part: int) -> Traits:
    return ("sentence", start), ("part", part), ("type", draft.type)


def _crowding(traits: Traits, used: Counter[tuple[str, object]]) -> tuple[int, int]:
    sentence, part, kind = (used[trait] for trait in traits)
    return sentence, part + kind


def _same_or_telling(one: Draft, other: Draft) -> bool:
    return (one.type is other.type and one.stem == other.stem) or answers_another(one, other)


def _keeps_balance(draft: Draft, verdicts: Counter[str]) -> bool:
    verdict = verdict_of(draft)
    return not verdict or verdicts[verdict] <= min(verdicts[decided] for decided in DECIDED)
