"""Whom somebody stands for without a post: "Dave Lee, of the trade union Unity", "Ann Lee from the Lima Institute"."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.facts.bodies import CUES, SORTS, full_body, lacks_beginning
from app.facts.houses import end_of_house
from app.facts.names import PLACES, Name, NameKind
from app.facts.posts import SHARED
from app.facts.reading import Library, Reading, Sentence, fully_named
from app.facts.syntax import Token

LINKS = {"of", "at", "from"}
ENDS = {",", ".", "”", "–", "(", "and", ":", ";"}
OPPOSING = {"against", "without", "beyond", "towards", "toward"}
PROPER = {"NNP", "NNPS"}
WORDS = {"NN", "JJ", *PROPER}


@dataclass(frozen=True)
class Affiliation:
    """A person's full name and the body that an article says the person is from, with its sort ("trade union").

    `place` is where the body is, if the article says so.
    """

    reading: Reading
    sentence: Sentence
    person: str
    name: Name
    body: str
    sort: str
    first: int
    last: int
    place: str = ""

    @property
    def as_expert(self) -> bool:
        """Say whether the article calls the person an expert of some kind ("the biologist Ann Lee from ...")."""
        tokens = self.sentence.parsed.tokens
        return self.name.first > 0 and tokens[self.name.first - 1].lower in SHARED


def affiliations_of(reading: Reading, library: Library) -> list[Affiliation]:
    """Give the body that each person is from, where the article names it in full; none for who holds a post."""
    found: dict[str, Affiliation] = {}
    for sentence, name in fully_named(reading, library):
        if name.text in found:
            continue
        affiliation = _affiliation(reading, sentence, name)
        if affiliation:
            found[name.text] = affiliation
    return list(found.values())


def _affiliation(reading: Reading, sentence: Sentence, name: Name) -> Affiliation | None:
    tokens = sentence.parsed.tokens
    at = name.last + 1
    at += at < len(tokens) and tokens[at].text == ","
    if at >= len(tokens) or tokens[at].lower not in LINKS:
        return None
    at += 1
    at += at < len(tokens) and tokens[at].lower == "the"
    first = at
    while at < len(tokens) and tokens[at].tag in WORDS and tokens[at].text.islower():
        at += 1
    begin = at
    while at < len(tokens) and (_proper(tokens[at]) or (at > begin and _joins(tokens[at], tokens[at + 1 : at + 2]))):
        at += 1
    at = end_of_house(tokens, begin, at - 1) + 1 if at > begin else at
    if at + 1 < len(tokens) and tokens[at].lower in {"in", "and", "on"} and _goes_on(sentence, tokens[at + 1]):
        return None  # "Compassion in World Farming": where the name ends is not sure
    named = sentence.name_at(begin) if at > begin else None
    if named is not None and named.first == begin and tokens[at].lower in OPPOSING:
        at = max(at, named.last + 1)
    if at == begin or not _proper(tokens[at - 1]) or (at < len(tokens) and not _ends(tokens[at])):
        return None
    body = _body(reading, sentence, tokens[first:begin], tokens[begin:at])
    sort = " ".join(token.text for token in tokens[first:begin])
    place = _place(sentence, at)
    return Affiliation(reading, sentence, name.text, name, body, sort, first, at - 1, place) if body else None


def _joins(word: Token, after: Sequence[Token]) -> bool:
    """Say whether a small word joins the words of one name ("College of Art", "Queen's University")."""
    owned = word.tag == "POS" and any(other.lower in CUES and _proper(other) for other in after)
    return word.lower in {"of", "for"} or owned


def _place(sentence: Sentence, at: int) -> str:
    """Give the place that is all that follows a body and "in" ("Hill College in Ohio"), or nothing."""
    tokens = sentence.parsed.tokens
    name = sentence.name_at(at + 1) if at + 1 < len(tokens) and tokens[at].lower == "in" else None
    after = tokens[name.last + 1] if name and name.last + 1 < len(tokens) else None
    placed = name is not None and name.kind in PLACES and name.first == at + 1
    return name.text if name and placed and after and after.text in ENDS | {"said", "says"} else ""


def _goes_on(sentence: Sentence, token: Token) -> bool:
    """Say whether a word after "in" or "and" may belong to a body's name; a place on the map does not."""
    name = sentence.name_at(token.index)
    placed = name is not None and name.kind in PLACES
    return _proper(token) and not (placed and sentence.parsed.tokens[token.index - 1].lower == "in")


def _proper(token: Token) -> bool:
    return token.tag in PROPER and token.text[0].isupper()


def _ends(token: Token) -> bool:
    return token.text in ENDS or token.tag in {"WP", "WP$", "WDT", "VBD", "VBZ", "MD", "IN"}


def _body(reading: Reading, sentence: Sentence, sort: tuple[Token, ...], words: tuple[Token, ...]) -> str | None:
    """Give the body's full name where its sort or its own words show that it is one."""
    text = sentence.parsed.words([words[0].index, words[-1].index])
    if len(words) == 1 and text.isupper():
        return full_body(Name(words[0].index, words[0].index, text, NameKind.BODY), reading)
    told = bool(sort) and sort[-1].lower in SORTS
    known = not sort and len(words) > 1 and bool({token.lower for token in words} & CUES)
    return text if (told or known) and not lacks_beginning(text, reading) else None
