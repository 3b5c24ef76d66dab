"""Last words of longer names ("Axani", "the Commission") written out as the article first gave them."""

import re

from app.facts.bodies import lengthened, spelt_out
from app.facts.found_once import once_each
from app.facts.names import Name, NameKind, without_possessive
from app.facts.reading import Reading
from app.facts.runs import PROPER, tells_whose_rule
from app.facts.scene import Scene, Unsettled
from app.facts.syntax import Token
from app.facts.words import MONTHS, TITLES, WEEKDAYS

ACRONYM = re.compile(r"[A-Z]{2,6}")
SURELY_SHORT = 3
GOVERNMENT = "Government"
KNOWN_TO_ALL = frozenset(
    """BBC CNN NATO NASA WHO HIV DNA GDP USA FBI CIA IMF UNESCO UNICEF WWII AIDS CEO WWF NGO GPS USB PDF ISIS OECD OPEC
    FIFA UEFA NHS MIT IBM BMW KGB URL USSR EEC IRA AFP RAF""".split()
)
# No place is called so and no more: whose last words they are, the article has said before.
CLUBS = frozenset("City United Town County Rovers Athletic".split())
PLACES = {NameKind.COUNTRY, NameKind.CITY, NameKind.REGION, NameKind.PEOPLE}


def settle_short_names(scene: Scene) -> None:
    """Write out each lone proper word that ends one longer name of the article; Unsettled where it ends several."""
    for index in sorted(scene.kept):
        token = scene.parsed.tokens[index]
        if index not in scene.edits and ACRONYM.fullmatch(token.text):
            _write_out(scene, token)
        if index in scene.edits or index in scene.settled or not _lone(scene, token):
            continue
        longer = longer_names(scene.reading, token.text)
        if len(longer) > 1:
            msg = "a name without its full form"
            raise Unsettled(msg)
        if longer and not any(name in scene.sentence.text for name in longer):
            scene.edits[index] = longer.pop()


def _write_out(scene: Scene, token: Token) -> None:
    """Write an acronym out where the article does; Unsettled where it is neither written out nor known to all."""
    tokens = scene.parsed.tokens
    near = (*tokens[max(0, token.index - 1) : token.index], *tokens[token.index + 1 : token.index + 2])
    if token.text in KNOWN_TO_ALL or any(other.tag in PROPER or other.text in {"-", "(", ")"} for other in near):
        return
    full = written_out(token.text, scene.reading)
    if not full and len(token.text) < SURELY_SHORT:
        return
    if not full:
        msg = "an acronym that is not written out"
        raise Unsettled(msg)
    if full in scene.sentence.text:
        return
    article = (
        f"he {full} ({token.text})" in scene.reading.rendition.text
        or full.split()[-1] in {"Organization", "Organisation"}
        or any(word in {"for", "of", "on"} for word in full.split())
    )
    bare = not token.index or tokens[token.index - 1].lower not in {"the", "a", "an"}
    scene.edits[token.index] = f"the {full}" if article and bare else full
    after = tokens[token.index + 1] if token.index + 1 < len(tokens) else None
    if full.endswith("s") and after is not None and after.tag == "POS":
        scene.edits[after.index] = "’"


def written_out(acronym: str, reading: Reading) -> str:
    """Give the full name that an article has for an acronym, or nothing."""
    return full_form(acronym, reading) or lengthened(acronym, reading) or _with_initials(acronym, reading)


def _with_initials(acronym: str, reading: Reading) -> str:
    """Give the only body of an article whose initials an acronym is ("Equal Opportunities Commission")."""
    found = {
        without_possessive(name.text.removeprefix("the ").removeprefix("The "))
        for name in reading.names
        if name.kind is NameKind.BODY and _initials(name.text) == acronym
    }
    return found.pop() if len(found) == 1 else ""


def _initials(name: str) -> str:
    words = name.split()
    return "".join(word[0] for word in words if word[0].isupper() and word != "The") if len(words) > 1 else ""


def full_form(acronym: str, reading: Reading) -> str:
    """Give the full name that an article sets an acronym beside in brackets, or nothing."""
    exact = spelt_out(acronym, reading)
    if exact:
        return exact
    if f"({acronym})" not in reading.rendition.text:
        return ""
    # Not every acronym has its name's first letters ("UKIP").
    pattern = rf"((?:[A-Z][\w’'-]+ (?:of |for |and |the |on )*){{2,8}})\({re.escape(acronym)}\)"
    found = re.search(pattern, reading.rendition.text)
    return _begun_at_letter(acronym, found[1].strip().removeprefix("The ")) if found else ""


def _begun_at_letter(acronym: str, words: str) -> str:
    """Give a name without the one listed before it: after "and" it begins where the words hold the letters.

    Letters of another language's name ("PT" for the Workers’ Party) match nothing.
    """
    if not re.search(r"\band\b", words):
        return words
    starts = (found.start() for found in re.finditer(rf"\b{acronym[0]}", words))
    spelt = [words[start:] for start in starts if _holds(acronym, words[start:])]
    return next((name for name in reversed(spelt) if " " in name), "")


def _holds(letters: str, words: str) -> bool:
    """Say whether letters stand in some words in their order."""
    left = iter(words.upper())
    return all(letter in left for letter in letters)


def longer_names(reading: Reading, word: str) -> set[str]:
    """Give the names of an article that end in a word, titles apart, none that ends another."""
    found = _by_last_word(reading).get(word, set[str]()) - {word}
    return {name for name in found if not any(name != other and other.endswith(f" {name}") for other in found)}


@once_each
def _by_last_word(reading: Reading) -> dict[str, set[str]]:
    """Give the names of an article that are phrases of it, titles apart, and governments, by their last word."""
    named = {name.text for name in reading.names}
    found: dict[str, set[str]] = {}
    for phrase in reading.phrases:
        if (plain := _plain(phrase)) in named:
            found.setdefault(phrase.split()[-1], set()).add(plain)
    # "The Government" may be the UK's or the Welsh one, where both are named.
    for name in named:
        if name.endswith(f" {GOVERNMENT}"):
            found.setdefault(GOVERNMENT, set()).add(_plain(name))
    return found


def _plain(phrase: str) -> str:
    words = phrase.split()
    while len(words) > 1 and words[0].lower().rstrip(".") in TITLES:
        words.pop(0)
    return " ".join(words)


def _lone(scene: Scene, token: Token) -> bool:
    if token.tag not in PROPER and not (token.text[:1].isupper() and token.dep in {"nsubj", "nsubjpass"}):
        return False
    name = scene.sentence.name_at(token.index)
    near = (
        *scene.parsed.tokens[max(0, token.index - 1) : token.index],
        *scene.parsed.tokens[token.index + 1 : token.index + 2],
    )
    return (
        len(token.text) > 2  # noqa: PLR2004 - initials and "UK"
        and not token.text.isupper()
        and token.text not in {*MONTHS, *WEEKDAYS}
        and token.lower not in TITLES
        and not tells_whose_rule(scene.parsed, token.index, token.index)
        and not any(other.tag in PROPER or other.text == "-" for other in near)
        and (name is None or (name.first == name.last and _may_be_short(scene, name)))
    )


def _may_be_short(scene: Scene, name: Name) -> bool:
    """Say whether a name of one word may be part of a longer one; a place is, only where a person is called so."""
    if name.kind is NameKind.PERSON:
        return False
    persons = {
        other.text.split()[-1] for other in scene.reading.names if other.kind is NameKind.PERSON and " " in other.text
    }
    return name.kind not in PLACES or name.text in persons or name.text in CLUBS
