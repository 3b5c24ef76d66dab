"""Bodies that every state has: a defence ministry or a national health service of no country is nobody's."""

import re
from functools import lru_cache

from app.facts.gazetteer import countries, country_of_people, is_city
from app.questions.draft import BLANK, Draft, QuestionType

FIELD = (
    "Interior|Home|Foreign|Defen[cs]e|Health|Finance|Education|Justice|Energy|Agriculture|Labou?r|Transport|Trade|"
    "Environment|Culture|Economy|Tourism|Internal|Public"
)
MINISTRY = rf"(?:{FIELD})(?: (?:and|&) [A-Z]\w+| [A-Z]\w+)? Ministry"
NATIONAL = (
    r"[Tt]he (?:national|federal) (?:[a-z-]+ ){0,2}"
    r"(?:service|agency|office|authority|institute|ministry|commission|bureau|regulator|airline|bank|broadcaster)"
)
# "Peru’s Home Ministry" and "the Lima Home Ministry" say whose it is.
OWNED = re.compile(r"(?:[’']s?|[A-Z][\w-]+) (?:[a-z]+ )?$")
OF_EVERY_STATE = re.compile(rf"\b(?:{MINISTRY}|{NATIONAL})\b")
PLACED = re.compile(r"\b(?:in|at|near|from|to|of) ([A-Z][\w’-]+(?: [A-Z][\w’-]+)*)")
OPENING = frozenset("The In On At Which Who What According From A An".split())


def of_no_country(draft: Draft) -> str | None:
    """Find a ministry or a national service that neither the stem nor the article's name gives a country."""
    key = draft.key.accepted[0].text if draft.type is QuestionType.CLOZE and draft.key.accepted else BLANK
    text = f"{draft.lead} {draft.stem.replace(BLANK, key)}"
    found = next((one for one in OF_EVERY_STATE.finditer(text) if not _owned(text[: one.start()])), None)
    return found[0] if found and not _names_place(OF_EVERY_STATE.sub(" ", text)) else None


def _owned(before: str) -> bool:
    owner = OWNED.search(before)
    return owner is not None and owner[0].split()[0] not in OPENING


@lru_cache(maxsize=256)
def _names_place(text: str) -> bool:
    """Say whether a text names a country or a people, or a city as a place: people too are called like cities."""
    if any(is_city(place[1]) for place in PLACED.finditer(text)):
        return True
    words = re.findall(r"[A-Z]\w+", text)
    named = (name for land in countries().values() for name in land.names)
    return any(country_of_people(word) for word in words) or any(
        re.search(rf"\b{re.escape(name)}\b", text) for name in named
    )
