"""Last words of longer names ("Axani", "the Commission") written out as the article first gave them."""

from app.facts.names import Name, NameKind
from app.facts.reading import Reading
from app.facts.runs import PROPER
from app.facts.scene import Scene, Unsettled
from app.facts.syntax import Token
from app.facts.words import MONTHS, TITLES, WEEKDAYS

PLACES = {NameKind.COUNTRY, NameKind.CITY, NameKind.REGION, NameKind.PEOPLE}


def settle_short_names(scene: Scene) -> None:
    """Write out each lone proper word that ends one longer name of the article; Unsettled where it ends several."""
    for index in sorted(scene.kept):
        token = scene.parsed.tokens[index]
        if index in scene.edits or index in scene.settled or not _lone(scene, token):
            continue
        longer = longer_names(scene.reading, token.text)
        if len(longer) > 1:
            msg = "a name without its full form"
            raise Unsettled(msg)
        if longer and not any(name in scene.sentence.text for name in longer):
            scene.edits[index] = longer.pop()


def longer_names(reading: Reading, word: str) -> set[str]:
    """Give the names of an article that end in a word, titles apart, none that ends another."""
    named = {name.text for sentence in reading.sentences for name in sentence.names}
    found = {_plain(phrase) for phrase in reading.phrases if phrase.split()[-1] == word} & named
    found.discard(word)
    return {name for name in found if not any(name != other and other.endswith(f" {name}") for other in found)}


def _plain(phrase: str) -> str:
    words = phrase.split()
    while len(words) > 1 and words[0].lower().rstrip(".") in TITLES:
        words.pop(0)
    return " ".join(words)


def _lone(scene: Scene, token: Token) -> bool:
    name = scene.sentence.name_at(token.index)
    near = (
        *scene.parsed.tokens[max(0, token.index - 1) : token.index],
        *scene.parsed.tokens[token.index + 1 : token.index + 2],
    )
    return (
        (token.tag in PROPER or (token.text[:1].isupper() and token.dep in {"nsubj", "nsubjpass"}))
        and len(token.text) > 2  # noqa: PLR2004 - initials and "UK"
        and not token.text.isupper()
        and token.text not in {*MONTHS, *WEEKDAYS}
        and token.lower not in TITLES
        and not any(other.tag in PROPER or other.text == "-" for other in near)
        and (name is None or (name.first == name.last and _may_be_short(scene, name)))
    )


def _may_be_short(scene: Scene, name: Name) -> bool:
    """Say whether a name of one word may be part of a longer one; a place is, only where a person is called so."""
    if name.kind is NameKind.PERSON:
        return False
    persons = {
        other.text.split()[-1]
        for sentence in scene.reading.sentences
        for other in sentence.names
        if other.kind is NameKind.PERSON and " " in other.text
    }
    return name.kind not in PLACES or name.text in persons
