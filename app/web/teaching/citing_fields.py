"""The citations that a question's form holds: each a place in an article and a stance, in their order."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from werkzeug.datastructures import MultiDict

from app.articles.text import Passage
from app.facts.fact import Stance
from app.questions.draft import Citation
from app.questions.editing import place_of
from app.workflows.cite_words import Spot

MOST_CITATIONS = 12
# article / start - end / digest of the text: no part holds a slash.
TOKEN = re.compile(r"([^/]{1,200})/(\d{1,9})-(\d{1,9})/([0-9a-f]{64})\Z", re.ASCII)
STANCES = frozenset(stance.value for stance in Stance)


@dataclass(frozen=True)
class CitedWords:
    """Words that are cited, and what they do for the answer; the stance "" follows from a claim's verdict."""

    passage: Passage
    stance: str = Stance.SUPPORTS.value

    @property
    def token(self) -> str:
        """Give the place as the form sends it back."""
        one = self.passage
        return f"{one.article}/{one.start}-{one.end}/{one.rendition}"


def read_citations(sent: MultiDict[str, str]) -> list[tuple[Spot | None, str]]:
    """Give the (place, stance) of each citation that a form sent; a place that cannot be read is None."""
    stances = sent.getlist("stance_of")
    tokens = sent.getlist("cited")[: MOST_CITATIONS + 1]
    padded = [*stances, *[""] * len(tokens)]
    return [(spot_of(token), padded[at]) for at, token in enumerate(tokens)]


def spot_of(token: str) -> Spot | None:
    """Read a place as the form sends it back."""
    found = TOKEN.match(token)
    return Spot(found[1], found[4], int(found[2]), int(found[3])) if found else None


def stems_in(found: Iterable[tuple[Spot | None, str]]) -> list[str]:
    """Give the articles that places stand in."""
    return [spot.article for spot, _stance in found if spot]


def is_cited(entries: Iterable[CitedWords], passage: Passage) -> bool:
    """Say whether just these words are cited already."""
    return any(place_of(one.passage) == place_of(passage) for one in entries)


def moved_up(entries: list[CitedWords], at: int) -> list[CitedWords]:
    """Give the citations with one of them, counted from 1, in the place before; the first stays where it is."""
    if not 2 <= at <= len(entries):  # noqa: PLR2004
        return entries
    before, one = entries[at - 2 : at]
    return [*entries[: at - 2], one, before, *entries[at:]]


def without(entries: list[CitedWords], at: int) -> list[CitedWords]:
    """Give the citations without one of them, counted from 1."""
    return [one for place, one in enumerate(entries, 1) if place != at]


def as_citation(one: CitedWords, otherwise: Stance) -> Citation:
    """Give cited words as the domain knows them; `otherwise` is the stance where none is chosen."""
    return Citation(one.passage, Stance(one.stance) if one.stance in STANCES else otherwise)
