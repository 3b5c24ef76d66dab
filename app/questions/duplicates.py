"""Questions that ask what another asks already: word for word, in nearly the same words, or with the same answer."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from app.questions.draft import BLANK, Draft

NEAR = 88.0
ALIKE = 68.0
MOST_CANDIDATES, MOST_SHOWN = 40, 5


@dataclass(frozen=True)
class Asked:
    """A question that is there already, by its public name."""

    public_id: str
    stem: str


@dataclass(frozen=True)
class Twin:
    """A question that asks the same, and how alike the two are, 0 to 100; `exact` where not a word differs."""

    asked: Asked
    likeness: float
    exact: bool
    same_key: bool


def twins(
    draft: Draft, others: Sequence[Asked], keys_of: Callable[[Sequence[Asked]], Mapping[str, Collection[str]]]
) -> list[Twin]:
    """Give the questions that ask what a draft asks, the likest first.

    Two stems are near at 88 of 100 (their words sorted, so that their order does not matter), and at 68 where the
    answers are the same. `keys_of` gives the answers of some questions by their names; it is asked only for those whose
    stems come near.
    """
    # Imported here: only whoever writes a question needs it.
    from rapidfuzz import fuzz, process, utils  # noqa: PLC0415

    stem = utils.default_process(draft.stem.replace(BLANK, " "))
    if not stem:
        return []
    stems = [utils.default_process(one.stem.replace(BLANK, " ")) for one in others]
    found = process.extract(stem, stems, scorer=fuzz.token_sort_ratio, score_cutoff=ALIKE, limit=MOST_CANDIDATES)
    keys = keys_of([others[place] for _stem, _score, place in found])
    mine = answers_of(draft)
    seen = list[Twin]()
    for other, score, place in found:
        theirs = {text.casefold() for text in keys.get(others[place].public_id, ())}
        seen.append(Twin(others[place], score, other == stem, bool(mine & theirs)))
    return [one for one in seen if one.likeness >= NEAR or one.same_key][:MOST_SHOWN]


def answers_of(draft: Draft) -> set[str]:
    """Give the right answers of a draft, folded in case."""
    key = draft.key
    number = [f"{key.number.value.normalize():f} {key.number.unit}".strip()] if key.number else []
    texts = [*(one.text for one in key.options if one.correct), *(form.text for form in key.accepted), *number]
    return {text.casefold() for text in texts}
