"""Who holds a country's office, where an article sets the office before the name ("Armenia’s prime minister X")."""

import re
from collections.abc import Iterator

from app.facts.gazetteer import country_named, country_of_people
from app.facts.names import Name, NameKind
from app.facts.reading import Library, Reading, Sentence
from app.questions.anchors import article_named
from app.questions.common_knowledge import leads_as_known
from app.questions.draft import Citation, Draft
from app.questions.drafting import draft_of
from app.questions.people_drafts import name_key

OFFICE = (
    r"(?P<office>(?:[Dd]eputy |[Vv]ice )?(?:Prime Minister|prime minister|[Pp]resident|[Cc]hancellor"
    r"|(?:[Ff]oreign|[Ff]inance|[Dd]efen[cs]e|[Ii]nterior|[Hh]ealth) [Mm]inister))"
)
BEFORE = re.compile(rf"(?:^|(?<=\s))(?P<land>[A-Z][\w ]*?)(?:[’']s)? (?:[a-z]+-[a-z]+ )?{OFFICE},? $")
OF_LAND = re.compile(rf"(?:^|(?<=\s)){OFFICE} of (?P<land>[A-Z][\w ]*?),? $")
FORMER = re.compile(r"\b(?:[Ff]ormer|[Ll]ate|[Tt]hen|[Ee]x)[ -]")
MOST_OF_ARTICLE = 3


def offices_of(reading: Reading, library: Library) -> Iterator[Draft]:
    """Ask who holds a country's office, of up to three holders, the rarer offices first."""
    if reading.dated is None:
        return  # an office passes on: without a year there may have been another holder since
    earlier = library.readings[: library.readings.index(reading)]
    known = {person for other in earlier for _, _, _, _, person in _held(other, library)}
    first: dict[str, tuple[Sentence, Name, str, str, str]] = {}
    for found in _held(reading, library):
        if found[-1] not in known:
            first.setdefault(found[-1], found)
    chosen = sorted(first.values(), key=lambda found: found[2] == "president")
    held = [found[2:4] for found in first.values()]
    for found in [one for one in chosen if held.count(one[2:4]) == 1][:MOST_OF_ARTICLE]:
        yield _draft(reading, library, *found)


def _held(reading: Reading, library: Library) -> Iterator[tuple[Sentence, Name, str, str, str]]:
    """Give each holder: the sentence, the name in it, the office, the country and the person in full."""
    for sentence in reading.sentences:
        for name in sentence.names:
            if name.kind is not NameKind.PERSON:
                continue
            before = sentence.text[: sentence.parsed.tokens[name.first].start]
            found = OF_LAND.search(before) or BEFORE.search(before)
            land = _land(found["land"]) if found and not FORMER.search(before[-40:]) else None
            full = library.persons.full_name(name.text, reading.stem)
            whole = full and " " in full and full in sentence.text
            if found and land and full and whole and not leads_as_known(land, full):
                yield sentence, name, found["office"].lower(), land, full


def _land(words: str) -> str | None:
    """Give the country that the last words before an office name ("Kyrgyzstan", "Russian"), longest first."""
    parts = words.split()
    for start in range(max(0, len(parts) - 3), len(parts)):
        text = " ".join(parts[start:])
        country = country_named(text) or country_of_people(text)
        if country:
            return country.name
    return None


def _draft(
    reading: Reading, library: Library, sentence: Sentence, name: Name, office: str, land: str, full: str
) -> Draft:
    the = "the " if land.startswith("United") else ""
    stem = f"Who is the {office} of {the}{land}, according to {article_named(reading)}?"
    key = name_key(stem, full, (), reading, library)
    mark = sentence.offsets(name.first, name.last)
    told = f"The article names {full} as the {office} of {the}{land}."
    return draft_of(stem, key, (Citation(reading.passage(sentence), marks=(mark,)),), told, "role:office")
