"""Writers: others than the generator who offer candidates, and which of these stand beside the generator's own."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from app.facts.reading import Library, Reading
from app.questions.choice import chosen
from app.questions.draft import Draft
from app.questions.origins import model_of
from app.questions.ranking import in_text_order


@dataclass(frozen=True)
class Written:
    """A draft that a writer offers, and the words of its quote that are the key.

    `instead` are the words that a refuted claim puts in the key's place.
    """

    draft: Draft
    key: str
    instead: str = ""


class Writer(Protocol):
    """Offers candidates on an article; they pass the same checks as the generator's own, and nothing mends them."""

    def __call__(self, reading: Reading, library: Library) -> Sequence[Written]:
        """Give the candidates, none where nothing can be had; a writer raises nothing."""
        ...


def is_written(draft: Draft) -> bool:
    """Say whether a language model wrote a draft."""
    return bool(model_of(draft.origin))


def chosen_with_written(drafts: Iterable[Draft]) -> list[Draft]:
    """Choose as ever among the generator's drafts, then among those written where they repeat none of these."""
    known = list(drafts)
    own = chosen(draft for draft in known if not is_written(draft))
    plain = [draft for draft in own if not draft.lead]  # a cloze with a lead gives way to what is asked plainly
    theirs = chosen(
        draft for draft in known if is_written(draft) and not any(_repeats(draft, other) for other in plain)
    )
    return in_text_order([*own, *theirs]) if theirs else own


def _repeats(draft: Draft, other: Draft) -> bool:
    """Say whether two drafts ask in one way about overlapping words, or have one stem."""
    one, two = draft.citations[0].passage, other.citations[0].passage
    overlap = one.article == two.article and one.start < two.end and two.start < one.end
    return draft.stem == other.stem or (overlap and draft.type is other.type)
