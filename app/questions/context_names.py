"""What an editor adds in square brackets so that a sentence shown by itself names everybody and everything in full."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from app.facts.bodies import WORLD_KNOWN
from app.facts.found_once import once_each
from app.facts.gazetteer import country_named, country_of_people
from app.facts.names import Name, NameKind, without_possessive
from app.facts.reading import Reading, Sentence
from app.facts.short_names import ACRONYM, CLUBS, KNOWN_TO_ALL, PLACES, longer_names, written_out
from app.facts.syntax import Token
from app.facts.words import PEERS, TITLES
from app.questions.context_people import first_pronoun, person_meant
from app.questions.context_view import View, opening

Insertion = tuple[int, str]
"""An offset in a sentence, and the words in square brackets that stand there."""

SHORTEST_NAME = 3
KNOWN = KNOWN_TO_ALL | WORLD_KNOWN | frozenset("TV PR OK IT DJ CD DVD PC VIP AI UFO AD BC PM AM GMT".split())


@dataclass(frozen=True)
class Edited:
    """Sentences as they are shown, with what an editor adds."""

    view: View

    @cached_property
    def insertions(self) -> dict[int, tuple[Insertion, ...]] | None:
        """Give what is added to each sentence, by its number; None where a name's full form is not known."""
        seen = {self.view.reading.title}
        meant = self._person_meant(seen)
        found: dict[int, tuple[Insertion, ...]] = {}
        for sentence in self.view.sentences:
            added = _additions(self.view, sentence, seen)
            if added is None:
                return None
            here = tuple((at, text) for number, at, text in meant if number == sentence.number)
            found[sentence.number] = (*added, *here)
        return found

    def _person_meant(self, seen: set[str]) -> list[tuple[int, int, str]]:
        """Give whose name stands in brackets after the first "he" or "she", by the sentence's number."""
        pronoun = first_pronoun(self.view)
        if pronoun is None or not (full := person_meant(self.view, *pronoun)):
            return []
        seen.add(full)
        sentence, token = pronoun
        return [(sentence.number, token.end, f" [{full}{'’s' if token.tag == 'PRP$' else ''}]")]

    def written(self, sentence: Sentence, *, blank: tuple[int, int, str] | None = None) -> str:
        """Write a sentence with what an editor adds; `blank` are offsets in it and what stands there instead."""
        changes = [(at, at, text) for at, text in (self.insertions or {}).get(sentence.number, ())]
        if blank:
            first, last, _ = blank
            changes = [change for change in changes if not first <= change[0] <= last] + [blank]
        text = sentence.text
        start = opening(text) if sentence is self.view.sentences[0] else 0
        first, last = self.view.bounds if sentence is self.view.last else (start, len(text))
        pieces: list[str] = []
        at = first
        for start, end, instead in sorted(change for change in changes if first <= change[0] <= last):
            pieces += [text[at:start], instead]
            at = end
        pieces.append(text[at:last])
        whole = " ".join("".join(pieces).split())
        whole = whole if whole.endswith((".", ".”", '."')) else f"{whole.rstrip(' ,;–-')}."
        return whole[0].upper() + whole[1:]


def _additions(view: View, sentence: Sentence, seen: set[str]) -> tuple[Insertion, ...] | None:
    """Give what a sentence's names need; None where a name's full form is not known. `seen` grows."""
    found: list[Insertion] = []
    for name in sentence.names:
        if name.kind is NameKind.PERSON and view.shows(sentence, name.first):
            added = _in_full(view, sentence, name, seen)
            if added is None:
                return None
            found += added
    for token in view.shown(sentence):
        if token.pos != "PROPN" and not token.text.isupper() and token.text not in CLUBS:
            continue
        added = _spelt_out(view, sentence, token, seen)
        if added is None:
            return None
        found += added
    return tuple(found)


def _in_full(view: View, sentence: Sentence, name: Name, seen: set[str]) -> list[Insertion] | None:
    plain, full = without_possessive(name.text), view.full_name(name)
    if plain.lower() in TITLES:
        return None if _has_longer(view, plain) else []  # "King" may be a name
    if full is None and " " not in plain:
        return None
    full = full or plain
    if " " not in full and _has_longer(view, full):
        return None
    known = full in seen or any(full in title for title in seen)
    seen.add(full)
    words = full.split()
    surname = plain[0].islower() and full.endswith(f" {plain}")  # "bin Laden"
    if known or (" " in plain and not surname) or len(words) == 1 or _ennobled(sentence, name):
        return []
    start = sentence.parsed.tokens[name.first].start
    if plain == words[0]:
        return [(start + len(plain), f" [{' '.join(words[1:])}]")]
    joined = surname or full.endswith(f"-{plain}")  # "Masri" for "Samir al-Masri"
    before = full.removesuffix(plain) if joined else f"{' '.join(words[:-1])} "
    return [(start, f"[{before.strip()}]{' ' if before.endswith(' ') else ''}")]


def _ennobled(sentence: Sentence, name: Name) -> bool:
    """Say whether a surname is part of a title ("Lord Poe of Lima"), inside which no editor writes."""
    before = sentence.parsed.tokens[name.first - 1].lower if name.first else ""
    return before in PEERS


def _has_longer(view: View, name: str) -> bool:
    """Say whether an article has a capitalised word before a name anywhere: then one word is not all of it."""
    before = re.findall(rf"([A-Z][\w.]*) {re.escape(name)}\b", view.reading.rendition.text)
    return any(word.lower() not in TITLES for word in before)


def _spelt_out(view: View, sentence: Sentence, token: Token, seen: set[str]) -> list[Insertion] | None:
    """Give what a shortened name that is no person's needs: an acronym, or the last word of a longer name."""
    name = sentence.name_at(token.index)
    if name and name.kind is NameKind.PERSON:
        return []
    if ACRONYM.fullmatch(token.text) and token.text not in KNOWN and country_named(token.text) is None:
        return _acronym(view, sentence, token, seen)
    tokens = sentence.parsed.tokens
    near = (*tokens[max(0, token.index - 1) : token.index], *tokens[token.index + 1 : token.index + 2])
    alone = (token.pos == "PROPN" or token.text in CLUBS) and not any(_goes_on(other) for other in near)
    qualified = bool(token.index) and near[0].tag == "JJ" and near[0].text[0].isupper()  # "the Peruvian Government"
    if not alone or qualified or _of_a_name(tokens, token) or len(token.text) < SHORTEST_NAME or token.text.isupper():
        return []
    longer = longer_names(view.reading, token.text)
    if name is not None and name.kind in PLACES and token.text not in CLUBS:
        longer &= _people(view.reading) if longer else set[str]()  # a place's name may end another's
    if not longer or _shows_one(view, sentence, seen, longer):
        return []
    if len(longer) > 1:
        return None
    (full,) = longer
    seen.add(full)
    return [(token.start, f"[{full.removesuffix(token.text).strip()}] ")]


def _goes_on(token: Token) -> bool:
    return (token.pos == "PROPN" and token.text[0].isupper()) or token.text == "-"


def _of_a_name(tokens: Sequence[Token], token: Token) -> bool:
    """Say whether a word ends a name after its possessive ("St Ann’s Theatre"): it is short for no other."""
    owner = tokens[max(0, token.index - 2) : token.index]
    if owner and country_of_people(owner[-1].text):
        return True  # "the Peruvian Government" is no other state's
    return len(owner) > 1 and owner[1].tag == "POS" and owner[0].pos == "PROPN"


def _shows_one(view: View, sentence: Sentence, seen: set[str], names: set[str]) -> bool:
    """Say whether one of some names stands in full in what is shown up to a sentence."""
    shown = " ".join((*seen, *(other.text for other in view.sentences if other.number <= sentence.number)))
    return any(full in shown for full in names)


@once_each
def _people(reading: Reading) -> set[str]:
    return {other.text for other in reading.names if other.kind is NameKind.PERSON}


def _acronym(view: View, sentence: Sentence, token: Token, seen: set[str]) -> list[Insertion] | None:
    tokens = sentence.parsed.tokens
    named = sentence.name_at(token.index)
    if token.text in seen or (named and named.first != named.last):
        return []
    before = tokens[token.index - 1] if token.index else None
    after = tokens[token.index + 1] if token.index + 1 < len(tokens) else None
    if before and before.pos == "PROPN":
        return []  # part of a longer name
    if after and after.pos == "PROPN":
        return []
    seen.add(token.text)
    if (before and before.text == "(") or (after and after.text == "("):
        return []
    full = written_out(token.text, view.reading)
    if not full or (after and (after.text in {"-", "’s", "'s"} or after.tag == "POS")):
        return None
    shown = " ".join(other.text for other in view.sentences if other.number <= sentence.number)
    return [] if full in shown else [(token.end, f" [{full}]")]
