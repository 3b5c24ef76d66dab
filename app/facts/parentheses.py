"""Words that a sentence can spare: brackets, ", which ...", ", a ...," and connectives."""

from collections.abc import Sequence
from itertools import pairwise

from app.facts.found_once import once_each
from app.facts.syntax import Parsed, Token
from app.facts.words import CONNECTIVES, JUDGEMENT, SAYING

DASHES = {"–", "—"}
QUOTES = frozenset('“”"‘')
OPENERS = {",", "(", "[", *DASHES, ";", ":"}
CLOSERS = {",", ")", "]", *DASHES}
# These say how far a thing holds: what is left without them claims more than the sentence.
LIMITING = frozenset("not n't never no only except but unless if least without nor solely barely hardly".split())
ADVERBIAL = {"advcl", "prep", "npadvmod", "amod"}
# In the middle of a clause, these change what they stand beside ("too late", "first opened", "second-largest").
CHANGING = frozenset("first second third so too even yet just simply actually though overall".split())
UNDATED_ADVERBS = {"later", "earlier", "subsequently", "eventually", "afterwards"}


def parentheses(parsed: Parsed, *, under: int | None = None) -> frozenset[int]:
    """Give the words that a sentence, or the part under a word, can spare: brackets, ", which ...", ", doing ..."."""
    if under is None:
        return _in_whole(parsed)
    return _in_words(parsed, [parsed.tokens[index] for index in parsed.subtree(under) if index != under])


@once_each
def _in_whole(parsed: Parsed) -> frozenset[int]:
    return _in_words(parsed, parsed.tokens)


def _in_words(parsed: Parsed, words: Sequence[Token]) -> frozenset[int]:
    spare: set[int] = set()
    for token in words:
        spare |= _bracketed(parsed, token)
        if (
            token.dep in {"relcl", "appos", "acl", "advcl", "prep", "npadvmod", "amod", "nmod"}
            and token.head < token.index
        ):
            spare |= _set_off(parsed, token)
        if token.dep == "advmod":
            spare |= _adverb(parsed, token)
    return frozenset(spare)


def _adverb(parsed: Parsed, token: Token) -> set[int]:
    """Give an adverb that can go, with what goes with it."""
    spare: set[int] = set()
    of = token.index + 1 < len(parsed.tokens) and parsed.tokens[token.index + 1].lower == "of"  # "instead of"
    if token.lower in CONNECTIVES and token.index != parsed.root and not of and only_joins(parsed, token):
        spare |= {token.index, *_commas_around(parsed, token.index, token.index)}
    hyphened = [other.text for other in parsed.tokens[token.index + 1 : token.index + 2]] == ["-"]  # "best-known"
    if token.lower in JUDGEMENT and not (hyphened or parsed.children(token.index) or _limits(parsed, token)):
        spare.add(token.index)
    if token.lower in UNDATED_ADVERBS and parsed.tokens[token.head].dep in {"acl", "xcomp", "advcl"}:
        spare |= {*parsed.subtree(token.index), *_of_the_year(parsed, token)}
    return spare


def only_joins(parsed: Parsed, token: Token) -> bool:
    """Say whether an adverb joins a clause to the text, and changes no adjective, adverb or number beside it."""
    around = parsed.tokens[max(0, token.index - 1) : token.index] + parsed.tokens[token.index + 1 : token.index + 2]
    apart = not token.index or any(near.text in OPENERS | CLOSERS for near in around)
    after = parsed.tokens[token.index + 1 : token.index + 2]
    beside = bool(after) and (after[0].text == "-" or (token.lower in CHANGING and after[0].tag[:2] in {"JJ", "RB"}))
    verbal = parsed.tokens[token.head].pos in {"VERB", "AUX"}
    return not beside and not then_so_called(parsed, token) and (apart or (verbal and token.lower not in CHANGING))


def then_so_called(parsed: Parsed, token: Token) -> bool:
    """Say whether "then" dates what something was ("40 of what were then 90 boats"): it is not so any more."""
    return token.lower == "then" and any(
        child.lower == "what" for child in parsed.children(token.head, "nsubj", "attr")
    )


def _limits(parsed: Parsed, token: Token) -> bool:
    """Say whether an adverb limits what is said ("merely"), or is what a negation denies ("not very large")."""
    before = parsed.tokens[token.index - 1].lower if token.index else ""
    return token.lower in {"merely", "mere"} or before in LIMITING


def said_at_end(parsed: Parsed) -> frozenset[int]:
    """Give the words from ", who said: “..." on: a sentence can spare them, wherever the parser hangs what is said."""
    tokens = parsed.tokens
    for at in range(1, len(tokens) - 2):
        before, verb, after = tokens[at - 1], tokens[at + 1], tokens[at + 2 :]
        begun = tokens[at].lower == "who" and before.text == "," and verb.lemma in SAYING
        if begun and any(set('“"') & set(token.text) for token in after):
            return frozenset(range(at - 1, len(tokens)))
    return frozenset()


def quoted_asides(parsed: Parsed, kept: Sequence[int]) -> set[int]:
    """Give the words left out between two that stay, where every quotation among them is closed in a phrase."""
    gaps = (range(one + 1, other) for one, other in pairwise(kept) if other > one + 1)
    closed: set[int] = set()
    for gap in gaps:
        marks = [parsed.tokens[word].text for word in gap if parsed.tokens[word].text in QUOTES]
        if marks == ["“", "”"] * (len(marks) // 2):
            closed |= set(gap)
    return closed


def _of_the_year(parsed: Parsed, adverb: Token) -> list[int]:
    """Give the words of "in the year" in "later in the year"."""
    following = next((child for child in parsed.children(adverb.head, "prep") if child.index == adverb.index + 1), None)
    noun = parsed.child(following.index, "pobj") if following else None
    return (
        parsed.subtree(following.index) if following and noun and noun.lemma in {"year", "month", "week", "day"} else []
    )


def _set_off(parsed: Parsed, token: Token) -> set[int]:
    """Give a phrase that a comma or dash parts from what it describes, with its punctuation."""
    words = parsed.subtree(token.index)
    first = words[0]
    if first and parsed.tokens[first - 1].text in DASHES:
        if sum(token.text in DASHES for token in parsed.tokens[:first]) % 2 == 0:
            return set()  # the dash before it closes an aside; what follows is the sentence again
        # Between two dashes stands the aside, and no more, whatever the parser hangs on it.
        closing = next((word for word in words if parsed.tokens[word].text in DASHES), None)
        words = [word for word in words if closing is None or word < closing]
    last = words[-1]
    if first == 0 or parsed.tokens[first - 1].text not in OPENERS or _in_list(parsed, token, last):
        return set()
    if _after_an_adverb(parsed, first) or _after_apposition(parsed, token, first, last):
        return set()
    limited = token.dep in ADVERBIAL and any(parsed.tokens[word].lower in LIMITING for word in words)
    if limited or not _closed(parsed, first, last):
        return set()
    return {*words, *_commas_around(parsed, first, last)}


def _after_an_adverb(parsed: Parsed, first: int) -> bool:
    """Say whether the comma before a phrase only closes an aside of adverbs ("directing rays, precisely, at it")."""
    inside = parsed.tokens[: first - 1]
    opened = next((token.index for token in reversed(inside) if token.text == ","), None)
    between = inside[opened + 1 :] if opened is not None else ()
    return bool(between) and all(token.pos == "ADV" for token in between)


def _after_apposition(parsed: Parsed, token: Token, first: int, last: int) -> bool:
    """Say whether the comma before a verb's phrase only closes an apposition ("led Ann, a nurse, to it")."""
    after = parsed.tokens[last + 1 : last + 2]
    apart = bool(after) and after[0].text == ","
    beside = (other for other in parsed.tokens[: first - 1] if other.dep == "appos")
    ends = (parsed.subtree(other.index)[-1] for other in beside)
    verbal = parsed.tokens[token.head].pos in {"VERB", "AUX"}
    return token.dep == "prep" and verbal and not apart and first - 2 in ends


def _closed(parsed: Parsed, first: int, last: int) -> bool:
    """Say whether a phrase ends as it began: after a dash before a dash, after a comma before a mark, or at the end."""
    after = parsed.tokens[last + 1 : last + 2]
    if not after or after[0].text in {".", ";"} or parsed.tokens[last].text in CLOSERS:
        return True
    dashed = parsed.tokens[first - 1].text in DASHES
    return after[0].text in DASHES if dashed else after[0].pos == "PUNCT" or after[0].dep == "cc"


def _in_list(parsed: Parsed, token: Token, last: int) -> bool:
    # Parsers take the second name of "A, B, and C" for an apposition to the first.
    after = parsed.tokens[last + 1 : last + 3]
    joined = parsed.child(token.index, "conj", "cc") is not None or parsed.child(token.head, "cc") is not None
    return token.dep in {"appos", "npadvmod", "nmod"} and (joined or any(word.dep == "cc" for word in after))


def _commas_around(parsed: Parsed, first: int, last: int) -> set[int]:
    around = {first - 1} if first and parsed.tokens[first - 1].text in OPENERS else set[int]()
    if last + 1 < len(parsed.tokens) and parsed.tokens[last + 1].text in CLOSERS:
        around.add(last + 1)
    return around


def _bracketed(parsed: Parsed, token: Token) -> set[int]:
    if token.text not in {"(", "["}:
        return set()
    close = {"(": ")", "[": "]"}[token.text]
    end = next((later.index for later in parsed.tokens[token.index :] if later.text == close), None)
    return set(range(token.index, end + 1)) if end is not None else set()
