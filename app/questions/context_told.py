"""What sentences shown have told of by the time a word points back: several things of a kind, an event, attendance."""

import re
from collections.abc import Iterator

from app.facts.matching import ATTENDING
from app.facts.reading import Sentence
from app.facts.syntax import SUBJECTS, Token
from app.facts.words import EVENT_NOUNS, HE_OR_SHE, IT, THEY
from app.questions.context_view import View, opening
from app.questions.left_open import left_open
from app.questions.left_open_amounts import FRACTION

CROWDS = frozenset("people police staff public majority family team".split())
ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
OF_PLACE = {"regional": "region", "national": "nation", "provincial": "province", "municipal": "city"}


def several_shown(view: View, sentence: Sentence, noun: Token, *, before: int) -> bool:
    """Say whether more than one of a thing is told of before a word: "these bases" are not the one base before."""
    forms = {noun.lemma, noun.lower.removesuffix("s")}
    nouns = (other for other in view.tokens_before(sentence, before) if other.pos in {"NOUN", "PROPN"})
    told = [other for other in nouns if {other.lemma, other.lower} & forms]
    return not told or any(other.tag in {"NNS", "NNPS"} for other in told) or _each_by_itself(view, forms)


def _each_by_itself(view: View, forms: set[str]) -> bool:
    """Say whether the sentences before tell of one each, by name or number ("the Lima base", "the 3rd base")."""
    named = [
        sentence.number
        for sentence in view.sentences[:-1]
        for token in sentence.parsed.tokens
        if {token.lemma, token.lower} & forms and token.dep != "appos" and _is_named(sentence, token)
    ]
    return len(named) == len(set(named)) == len(view.sentences) - 1 > 1


def _is_named(sentence: Sentence, noun: Token) -> bool:
    before = sentence.parsed.children(noun.index, "amod", "compound", "nmod", "nummod")
    return any(child.pos in {"PROPN", "NUM"} or ORDINAL.match(child.text) for child in before)


def of_shown_place(view: View, sentence: Sentence, word: Token) -> bool:
    """Say whether "regional" or "national" says of which place shown before ("the region", "the nation")."""
    place = OF_PLACE.get(word.lower)
    return place is not None and place in {other.lower for other in view.tokens_before(sentence, word.index)}


def one_event_shown(view: View, sentence: Sentence, word: Token) -> bool:
    """Say whether one event is told of before a word: "the occasion" is that."""
    before = view.tokens_before(sentence, word.index)
    return len({other.lemma for other in before if other.lemma in EVENT_NOUNS and other.pos == "NOUN"}) == 1


def attending_shown(view: View, sentence: Sentence, word: Token) -> bool:
    """Say whether it has been told who attends or joins what: "this participation" is that."""
    before = view.tokens_before(sentence, word.index)
    return any(other.lemma in ATTENDING | {"join"} for other in before if other.pos == "VERB")


def tells_when(sentence: Sentence, token: Token) -> bool:
    """Say whether a plural only tells when ("In recent talks, they agreed"): nobody is meant by it."""
    before = sentence.parsed.tokens[token.head]
    return token.dep == "pobj" and before.index == 0 and before.lower in {"in", "at", "during", "after", "before"}


def is_plural(sentence: Sentence, token: Token) -> bool:
    """Say whether a word can be meant by "they": a plural, a crowd, or people joined; no part of such ones."""
    if FRACTION.match(token.text):
        return False  # "two-thirds of them"
    joined = sentence.parsed.child(token.index, "conj") is not None and token.pos == "PROPN"
    return token.tag in {"NNS", "NNPS"} or token.lower in CROWDS or joined


def may_be_cut(view: View, sentence: Sentence, token: Token) -> bool:
    """Say whether what a pronoun means may stand in the words left out before it ("There are buses, but they cost").

    The sentence before may then name something else of its kind. A connective left out names nothing.
    """
    if sentence is not view.last or token.lower not in HE_OR_SHE | THEY | IT:
        return False
    gone = _cut_before(view)
    nouns = {"NNS", "NNPS"} if token.lower in THEY else {"NN", "NNP"}
    shown = [other for other in view.shown(sentence) if other.index < token.index]
    return any(other.tag in nouns for other in gone) and not any(other.tag in nouns for other in shown)


def counts_cut(view: View, sentence: Sentence) -> Iterator[str]:
    """Give the bare number that a second half begins with: what is counted stands in the first half, left out."""
    if sentence is view.last and _cut_before(view):
        found = left_open(sentence.parsed, view.shown(sentence), view.reading.title)
        yield from (token.text for token in found if token.dep in SUBJECTS and token.tag in {"CD", "DT"})


def _cut_before(view: View) -> list[Token]:
    """Give the words left out of the sentence with the blank before those shown, but for its connective."""
    sentence = view.last
    return [other for other in sentence.parsed.tokens[: view.first] if other.start >= opening(sentence.text)]
