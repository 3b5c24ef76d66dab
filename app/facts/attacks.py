"""Attacks that an article names with their place, so that "this strike" in the sentence after can be said in full."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.facts.names import PLACES, NameKind
from app.facts.reading import Reading, Sentence
from app.facts.syntax import Token
from app.facts.words import JUDGEMENT

ATTACKS = frozenset("attack strike bombing raid assault shooting explosion blast ambush shelling".split())
AT = frozenset("on in at near".split())
STRUCK = PLACES | {NameKind.SITE, NameKind.BODY}
ARTICLES = frozenset(["the", "a", "an"])
MOST_OF_PLACE = 5


@dataclass(frozen=True)
class Attack:
    """An attack that a sentence names: its noun, the words that tell what struck, and where."""

    sentence: Sentence
    noun: Token
    before: tuple[Token, ...]
    place: str

    @property
    def text(self) -> str:
        """Write it out ("the drone attack on the port of Lima")."""
        return " ".join(["the", *(token.text for token in self.before), self.noun.text, self.place])


def attacks_in(sentence: Sentence) -> Iterator[Attack]:
    """Give the attacks that a sentence names by one noun and a place."""
    for noun in sentence.parsed.tokens:
        if noun.lemma in ATTACKS and noun.tag == "NN":
            before, place = _described(sentence, noun), _place(sentence, noun)
            if before is not None and place:
                yield Attack(sentence, noun, before, place)


def attack_before(reading: Reading, sentence: Sentence) -> Attack | None:
    """Give the one attack that the sentence before names, in the same paragraph."""
    before = reading.before(sentence)
    found = list(attacks_in(before)) if before else []
    return found[0] if len(found) == 1 else None


def _described(sentence: Sentence, noun: Token) -> tuple[Token, ...] | None:
    """Give the words between an article and the noun, without opinion; None where anything else stands there."""
    tokens = sentence.parsed.tokens
    at = noun.index - 1
    while at >= 0 and tokens[at].head == noun.index and tokens[at].dep in {"amod", "compound"}:
        at -= 1
    if at < 0 or tokens[at].lower not in ARTICLES or tokens[at].head != noun.index:
        return None
    words = tokens[at + 1 : noun.index]
    plain = all(token.pos in {"NOUN", "ADJ"} and not sentence.parsed.children(token.index) for token in words)
    return tuple(token for token in words if token.lower not in JUDGEMENT) if plain else None


def _place(sentence: Sentence, noun: Token) -> str:
    """Write out "on the port of Lima" where it stands right after the noun and is nothing but a name."""
    parsed = sentence.parsed
    link = next((child for child in parsed.children(noun.index, "prep") if child.index == noun.index + 1), None)
    thing = parsed.child(link.index, "pobj") if link and link.lower in AT else None
    name = sentence.name_at(thing.index) if thing else None
    if link is None or thing is None or name is None or name.kind not in STRUCK:
        return ""
    words = list(range(link.index, name.last + 1))
    plain = all(word in name or parsed.tokens[word].lower in {"the", link.lower} for word in words)
    return parsed.words([words[0], words[-1]]) if plain and len(words) <= MOST_OF_PLACE else ""
