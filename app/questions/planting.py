"""A blind sheet's items: real questions shuffled, and among them some spoilt on purpose that a judge must catch."""

import hashlib
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from random import Random

from app.questions.corruptions import CORRUPTIONS
from app.questions.draft import Draft
from app.questions.grounds import Grounds
from app.questions.judgement import Listed

REAL_FOR_ONE_PLANTED = 4  # one item in five is planted


@dataclass(frozen=True)
class Item:
    """A line of a blind sheet: what the judge sees (`draft`), and what only the maker knows (`listed`)."""

    listed: Listed
    draft: Draft


@dataclass(frozen=True)
class Planted:
    """A question spoilt on purpose: the flaw's name, the sound draft, and the spoilt one."""

    flaw: str
    sound: Draft
    spoilt: Draft


def blind_items(drafts: Sequence[Draft], grounds: Grounds, *, seed: int, most: int | None = None) -> list[Item]:
    """Give the items of a blind sheet in the order shown; the same drafts and seed give the same sheet.

    With `most`, only so many real questions are drawn; planted ones are then made from the others while these last.
    """
    chance = Random(seed)  # noqa: S311 - an order to be repeated, not a secret
    shuffled = chance.sample(list(drafts), len(drafts))
    real, spare = shuffled[:most], shuffled[len(shuffled[:most]) :]
    wanted = round(len(real) / REAL_FOR_ONE_PLANTED)
    plants = planted([*spare, *chance.sample(real, len(real))], grounds, wanted=wanted)
    # A spoilt question lies half a sheet away from its sound twin, or the two would give each other away.
    place = {id(draft): float(at) for at, draft in enumerate(real)}
    placed = [(place[id(draft)], _item(draft, "", draft, seed)) for draft in real]
    for plant in plants:
        at = place.get(id(plant.sound), chance.uniform(0, len(real)))
        placed.append(((at + len(real) / 2) % len(real) + 0.25, _item(plant.spoilt, plant.flaw, plant.sound, seed)))
    return [item for _, item in sorted(placed, key=lambda pair: pair[0])]


def planted(drafts: Sequence[Draft], grounds: Grounds, *, wanted: int) -> list[Planted]:
    """Spoil up to `wanted` drafts, each once and in turn by every way that fits; earlier drafts are taken first."""
    found: list[Planted] = []
    used: set[int] = set()
    asked = {_asked(draft) for draft in drafts}
    while len(found) < wanted:
        before = len(found)
        for flaw in CORRUPTIONS:
            plant = next(_plants(flaw, drafts, grounds, used=used, asked=asked), None)
            if plant and len(found) < wanted:
                found.append(plant)
                used.add(id(plant.sound))
                asked.add(_asked(plant.spoilt))
        if len(found) == before:
            break
    return found


def _plants(
    flaw: str, drafts: Sequence[Draft], grounds: Grounds, *, used: Collection[int], asked: Collection[tuple[str, str]]
) -> Iterator[Planted]:
    for draft in drafts:
        spoilt = CORRUPTIONS[flaw](draft, grounds) if id(draft) not in used else None
        if spoilt and (spoilt.stem == draft.stem or _asked(spoilt) not in asked):
            yield Planted(flaw, draft, spoilt)


def _asked(draft: Draft) -> tuple[str, str]:
    return draft.citations[0].passage.article, draft.stem


def _item(draft: Draft, flaw: str, sound: Draft, seed: int) -> Item:
    article = draft.citations[0].passage.article
    name = "\x1f".join((str(seed), sound.identity, article, flaw))
    # The question's own identity would tell who has the export which items are real.
    key = hashlib.sha256(name.encode()).hexdigest()[:10]
    return Item(Listed(key, flaw, sound.identity, draft.type.value, article), draft)
