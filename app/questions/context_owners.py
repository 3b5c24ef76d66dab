"""What sentences shown leave without an owner: "exports" of no country, "the party" that has no name."""

import re
from collections.abc import Iterator

from app.facts.names import NameKind
from app.facts.reading import Sentence
from app.facts.syntax import Token
from app.questions.context_view import ANY_SUBJECT, View

OF_A_STATE = frozenset("export import receipt gdp".split())
WITH_A_NAME = frozenset(
    "party company firm group team club bank agency union ministry charity school university hospital".split()
)
OWNERS = {NameKind.COUNTRY, NameKind.CITY, NameKind.REGION, NameKind.BODY, NameKind.PEOPLE}


def owners_outside(view: View, sentence: Sentence) -> Iterator[str]:
    """Give the subjects of a sentence whose country or firm nothing shown names."""
    parsed = sentence.parsed
    subjects = (token for token in view.shown(sentence) if token.dep in ANY_SUBJECT and token.head == parsed.root)
    named = any(name.kind in OWNERS for name in sentence.names)  # a name in the lead may own something else
    yield from (token.text for token in subjects if token.lemma.lower() in OF_A_STATE and not named)


def nameless_in_title(view: View, noun: Token) -> bool:
    """Say whether a title that speaks of "the largest party" leaves out its name, or has a noun only beside another."""
    lemma = noun.lemma.lower()
    told = noun.tag == "NN" and noun.dep in ANY_SUBJECT
    beside = re.search(rf"\b{re.escape(lemma)} ([a-z]+)", view.reading.title.lower())
    tokens = (token for other in view.reading.sentences for token in other.parsed.tokens)
    if told and beside and any(token.lower == beside[1] and token.tag in {"NN", "NNS"} for token in tokens):
        return True
    if lemma not in WITH_A_NAME:
        return False
    # "The central bank" may be any of the three that an article names.
    bodies = (name.text for name in view.reading.names if name.kind is NameKind.BODY)
    called = {text for text in bodies if lemma in text.lower().split()}
    several = len({text for text in called if not any(text != other and text in other for other in called)}) > 1
    return several or re.search(rf"\b{lemma}\b", view.reading.title) is not None
