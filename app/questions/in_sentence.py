"""Which capitals a text keeps inside a sentence: those of names; "The" and a noun only because it opened one."""

import re
from collections.abc import Iterator

from app.facts.found_once import once_each
from app.facts.names import without_possessive
from app.facts.numbers import number_value
from app.facts.reading import Reading
from app.facts.syntax import Token

FUNCTION = frozenset(
    """a an the in on at by from to of with for which who what why how when where whose more less fewer about around
    nearly over up since after before during until out most second third many some all several both new plans
    women men people tens hundreds thousands""".split()
)
BEFORE_NAMES = frozenset(
    """president vice chancellor king queen prince princess pope senator sen governor gov general prime deputy foreign
    defence defense finance interior home health education major captain colonel lieutenant sergeant corporal brigadier
    commander admiral marshal constable inspector superintendent detective judge justice lord lady sir dame dr prof
    professor mr mrs ms saint st father sister rev reverend bishop archbishop cardinal rabbi imam sheikh""".split()
)
WITH_THE = re.compile(
    r"The (?:Hague|Gambia|Guardian|Economist|Times|Telegraph|Lancet|New Yorker|Beatles|Conversation|Intercept"
    r"|(?:[A-Z][\w’'-]+ ){1,3}(?:Times|Post|Journal|Herald|Tribune|Telegraph))\b"
)
COMMON = frozenset(["NN", "NNS"])
COMPOUND = frozenset(["compound", "amod", "nmod"])


def inside(text: str, reading: Reading) -> str:
    """Write a text of an article as it stands inside a sentence: its first letter small unless a name begins it."""
    first = text.split(maxsplit=1)[0]
    small = not begins_with_name(text, reading) and (common(first, reading) or _opens_as_noun(first, reading))
    return text[0].lower() + text[1:] if small else text


def begins_with_name(text: str, reading: Reading) -> bool:
    """Say whether a text begins with a name or a title before one; "The" of "the United States" is none."""
    first, second = (*text.split(maxsplit=2), "")[:2]
    if first == "The":
        return WITH_THE.match(text) is not None or f" The {second} " in _told_inside(reading)
    if first.lower().rstrip(".") in BEFORE_NAMES and second[:1].isupper():
        return True
    return any(text.startswith(name.text) and not _opens_only(name.text, reading) for name in reading.names)


def common(word: str, reading: Reading) -> bool:
    """Say whether a word is small inside a sentence: a function word, or one that the article writes small."""
    plain = without_possessive(word.strip(",.’'"))
    if plain.lower() in FUNCTION or number_value(plain) is not None:
        return True
    return plain.lower() in _texts(reading)


@once_each
def _told_inside(reading: Reading) -> str:
    """Give what the article says without the words that open its sentences."""
    return " ".join(sentence.text.partition(" ")[2] for sentence in reading.sentences)


def _opens_only(word: str, reading: Reading) -> bool:
    """Say whether a word is a capital only where a sentence opens, and a noun there or small elsewhere: no name."""
    small = word.lower() in _nouns(reading)
    return word not in _inner(reading) and (small or _opens_as_noun(word, reading))


def _opens_as_noun(word: str, reading: Reading) -> bool:
    """Say whether a word that only opens sentences is a noun there, as far as the model knows ("Insulin prices")."""
    opening = [sentence.parsed.tokens for sentence in reading.sentences if sentence.parsed.tokens[0].text == word]
    plain = word.istitle() and word.isalpha() and word not in _inner(reading)
    return plain and bool(opening) and all(_noun(tokens[0], tokens[1:2]) for tokens in opening)


def _noun(token: Token, after: tuple[Token, ...] | list[Token]) -> bool:
    plural = token.tag == "NNS" and token.lemma.lower() != token.lower
    before_noun = bool(after) and after[0].tag in COMMON and after[0].text.islower() and token.dep in COMPOUND
    return plural or (not token.entity and (token.tag in COMMON or (token.tag == "NNP" and before_noun)))


@once_each
def _texts(reading: Reading) -> frozenset[str]:
    """Give every word of an article as it is written."""
    return frozenset(token.text for token in _tokens(reading))


@once_each
def _inner(reading: Reading) -> frozenset[str]:
    """Give the words that stand elsewhere than at a sentence's opening."""
    return frozenset(token.text for token in _tokens(reading) if token.index)


@once_each
def _nouns(reading: Reading) -> frozenset[str]:
    """Give the words that are common nouns somewhere."""
    return frozenset(token.text for token in _tokens(reading) if token.pos == "NOUN")


def _tokens(reading: Reading) -> Iterator[Token]:
    return (token for sentence in reading.sentences for token in sentence.parsed.tokens)
