"""What ", which" and ", who" add to: the name before the comma, or the longer one that it closes."""

from app.facts.clauses import kept_words
from app.facts.names import NameKind
from app.facts.reading import Sentence
from app.facts.syntax import SUBJECTS, Parsed, Token
from app.facts.words import HUMANS, TITLES

LASTING = frozenset("take last".split())
TIMES = frozenset("second minute hour day week month year".split())
# What a treaty or a talk does or has done to it, where a state or a body does not.
OF_A_DEED = frozenset("run begin start last end expire contain cover cost".split())
DONE_WITH_DEED = frozenset(
    """adopt sign publish release issue approve pass ratify sell write draft launch announce print broadcast hold reject
    plan begin start end""".split()
)
PARTS = frozenset("part half most all third quarter percent % majority share rest member".split())
SINGULAR, PLURAL = frozenset(["is", "was", "has"]), frozenset(["are", "were", "have"])


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


def may_mean_outer(sentence: Sentence, verb: Token, antecedent: Token) -> bool:
    """Say whether ", which" may add to the noun that its antecedent hangs on ("the report of the union, which ran to").

    A name is meant itself, unless its number is not the verb's or the verb tells what is done with a deed or a paper.
    """
    parsed = sentence.parsed
    numbers = _numbers(parsed, verb)
    own = _number(parsed, antecedent)
    outer = _outer_noun(parsed, antecedent)
    if len(numbers) > 1 or (own and numbers and own not in numbers):
        return True
    if outer is None or outer.lemma.lower() in PARTS:
        return False
    if parsed.child(verb.index, *SUBJECTS) and _is_person(sentence, outer) != _is_person(sentence, antecedent):
        return False
    if numbers and _number(parsed, outer) not in {"", *numbers}:
        return False
    if sentence.name_at(antecedent.index) is None and "PROPN" not in {antecedent.pos, outer.pos}:
        return True
    several = numbers == {"plural"} and outer.tag == "NNS" and antecedent.tag == "NNP"
    done = DONE_WITH_DEED if parsed.child(verb.index, "auxpass") else OF_A_DEED
    return outer.pos == "NOUN" and (several or verb.lemma in done or outer.lemma.lower() in HUMANS)


def _is_person(sentence: Sentence, noun: Token) -> bool:
    name = sentence.name_at(noun.index)
    return (name is not None and name.kind is NameKind.PERSON) or noun.lemma.lower() in HUMANS | TITLES


def _outer_noun(parsed: Parsed, noun: Token) -> Token | None:
    """Give the noun that another hangs on by "of", "on" or the like; one "known as" the other is the other."""
    while noun.head != noun.index:
        link = parsed.tokens[noun.head]
        if noun.dep == "pobj" and link.dep == "prep":
            up = parsed.tokens[link.head]
            if up.pos in {"NOUN", "PROPN"}:
                return up
            link = up
        elif noun.dep not in {"appos", "acl", "oprd"}:
            return None
        noun = link
    return None


def _number(parsed: Parsed, noun: Token) -> str:
    """Give a noun's number, or nothing where it may have either: a list, a crowd, a people."""
    if parsed.child(noun.index, "conj") or noun.tag == "NNPS":
        return ""
    return "plural" if noun.tag == "NNS" else "singular" if noun.tag == "NN" else ""


def _numbers(parsed: Parsed, verb: Token) -> set[str]:
    """Give the numbers of a relative verb, its auxiliaries and the verbs joined to it, as far as they show."""
    joined = [token for token in parsed.children(verb.index, "conj") if not parsed.child(token.index, *SUBJECTS)]
    words = [token for one in (verb, *joined) for token in (one, *parsed.children(one.index, "aux", "auxpass"))]
    found = {"singular" for token in words if token.tag == "VBZ" or token.lower in SINGULAR}
    return found | {"plural" for token in words if token.tag == "VBP" or token.lower in PLURAL}
