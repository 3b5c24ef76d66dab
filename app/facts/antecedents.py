"""What ", which" and ", who" add to: the name before the comma, or the longer one that it closes."""

from app.facts.clauses import kept_words
from app.facts.names import NameKind
from app.facts.reading import Sentence
from app.facts.syntax import Parsed, Token
from app.facts.words import TITLES

LASTING = frozenset("take last".split())
TIMES = frozenset("second minute hour day week month year".split())


def antecedent_of(parsed: Parsed, verb: Token, relative: Token) -> Token:
    """Give what ", which" adds to: the name set beside it last ("one of its feasts, Lima Day, which ...")."""
    head, before = parsed.tokens[verb.head], parsed.tokens[max(0, relative.index - 2)]
    beside = before.dep == "appos" and before.head == head.index and before.pos == "PROPN"
    return before if beside and parsed.tokens[relative.index - 1].text == "," else head


def whole_name(parsed: Parsed, antecedent: Token) -> Token:
    """Give the head of the name that ends in "for ..." ("the Alliance for Peru, which"); a title is nobody's name."""
    link = parsed.tokens[antecedent.head]
    outer = parsed.tokens[link.head]
    named = outer.index > 0 and outer.text[0].isupper() and outer.pos in {"NOUN", "PROPN"}
    return outer if link.lower == "for" and link.dep == "prep" and named and outer.lower not in TITLES else antecedent


def words_of_antecedent(sentence: Sentence, antecedent: Token, gone: list[int]) -> tuple[int, ...]:
    """Give the words of what ", who" adds to: a person's name alone where the parser hangs a phrase before it on it."""
    words = kept_words(sentence.parsed, antecedent.index, gone)
    name = sentence.name_at(antecedent.index)
    if name is None or name.kind is not NameKind.PERSON:
        return words
    hung = any(sentence.parsed.tokens[word].pos == "ADP" for word in words if word < name.first)
    return tuple(range(name.first, name.last + 1)) if hung else words


def of_the_way(parsed: Parsed, verb: Token, antecedent: Token) -> bool:
    """Say whether what "takes 40 minutes" is the way to a place ("a ride to Callao, which takes"), not the place."""
    long = any(token.lemma in TIMES for token in parsed.children(verb.index, "dobj", "npadvmod"))
    return verb.lemma in LASTING and long and antecedent.dep == "pobj" and antecedent.pos == "PROPN"
