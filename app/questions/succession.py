"""Who held an office before whom: where an article says both that A came before B and B before A, neither is asked."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from app.articles.text import Rendition
from app.questions.draft import Draft

NAME = r"(?:M(?:r|rs|s)\.? )?((?:[A-Z][\w’'-]*[a-z] )*[A-Z][\w-]*[a-z])"
OWNED = rf"{NAME}[’']s"
FORWARD = (
    re.compile(rf"{NAME}, {OWNED} (?:immediate )?predecessor"),
    re.compile(rf"(?:succession|handover|transfer of power|power passed) from {NAME} to {NAME}"),
    re.compile(rf"{NAME} was (?:succeeded|replaced|followed) by {NAME}"),
)
BACKWARD = (
    re.compile(rf"{OWNED} (?:immediate )?predecessor,? {NAME}"),
    re.compile(rf"{NAME}, {OWNED} (?:immediate )?successor"),
    re.compile(rf"{NAME} (?:succeeded|replaced|took over from) {NAME}"),
)
Order = tuple[str, str]


def orders_told(text: str) -> Iterator[tuple[int, Order]]:
    """Give each place where a text says who came before whom, with their surnames in order of time."""
    for pattern in FORWARD:
        yield from ((found.start(), (_surname(found[1]), _surname(found[2]))) for found in pattern.finditer(text))
    for pattern in BACKWARD:
        yield from ((found.start(), (_surname(found[2]), _surname(found[1]))) for found in pattern.finditer(text))


def _surname(name: str) -> str:
    return name.rsplit(maxsplit=1)[-1].removesuffix("’s").removesuffix("'s")


@lru_cache(maxsize=64)
def _disputed(text: str) -> frozenset[tuple[int, Order]]:
    """Give the places of a text whose order another place of it turns round."""
    told = list(orders_told(text))
    orders = {order for _, order in told}
    return frozenset((at, (one, other)) for at, (one, other) in told if one != other and (other, one) in orders)


def order_disputed(draft: Draft, texts: Mapping[str, Rendition]) -> str | None:
    """Find a question of who came before whom, where the article itself says it both ways."""
    asked = " ".join((draft.stem, *(form.text for form in draft.key.accepted)))
    for citation in draft.citations:
        passage = citation.passage
        text = texts.get(passage.article)
        for at, (one, other) in _disputed(text.text) if text else ():
            named = one in asked and other in asked
            if passage.start <= at < passage.end and named:
                return f"{one}, {other}"
    return None
