"""Words shown that leave open of what, to what or on what something is: amounts, nouns and verbs without a half."""

import re
from collections.abc import Callable, Iterator, Sequence

from app.facts.rates import rates_among
from app.facts.statements import Statement
from app.facts.syntax import Parsed, Token
from app.questions.left_open_amounts import AMOUNTS, SPANS
from app.questions.left_open_backward import BACKWARD, BACKWARD_EVER
from app.questions.left_open_bare import BARE
from app.questions.left_open_cut import CUT_SHORT
from app.questions.left_open_halves import HALF_NOUNS, HALVES_EVER
from app.questions.left_open_names import NAMES_EVER
from app.questions.left_open_nouns import NOUNS, NOUNS_EVER
from app.questions.left_open_people import PEOPLE
from app.questions.left_open_places import PLACES, PLACES_EVER
from app.questions.left_open_topics import TOPICS, TOPICS_EVER
from app.questions.left_open_verbs import VERBS
from app.questions.open_words import Shown

WITHIN = frozenset("in during over within across throughout".split())
WHOLES = frozenset("whole entirety season quarter half period".split())
WORD = re.compile(r"[^\W_]+")


def leaves_open(statement: Statement) -> bool:
    """Say whether a statement leaves open of what, to what or on what something in it is."""
    found = left_open(statement.sentence.parsed, statement.clause.tokens, statement.reading.title)
    return _lost_opening(statement) or _lost_rate(statement) or any(not _edited(statement, token) for token in found)


def _edited(statement: Statement, token: Token) -> bool:
    """Say whether a word or the one after it was put in full ("took part" as "took part in the Lima march")."""
    return bool({token.index, token.index + 1} & statement.edits.keys())


def _lost_opening(statement: Statement) -> bool:
    """Say whether a count has lost the words before its subject that tell when, or in how large a place, it was so."""
    clause, parsed = statement.clause, statement.sentence.parsed
    if not any(_counts(parsed, token) for token in clause.tokens):
        return False
    kept, first = set(clause.kept), clause.subject.words[0]
    openings = (
        token for token in parsed.children(clause.verb, "prep") if token.index < first and token.index not in kept
    )
    return any(_bounds(parsed, token) for token in openings)


def _lost_rate(statement: Statement) -> bool:
    """Say whether a count has lost the words after its verb that tell per day, a head or in how many months."""
    clause, parsed = statement.clause, statement.sentence.parsed
    if not any(_counts(parsed, token) for token in clause.tokens):
        return False
    kept = set(clause.kept)
    gone = [
        word
        for part in parsed.children(clause.verb, "npadvmod", "advmod", "prep")
        if part.index not in kept and part.index > clause.verb
        for word in parsed.subtree(part.index)
    ]
    return bool(rates_among(parsed, gone))


def _counts(parsed: Parsed, token: Token) -> bool:
    """Say whether a number counts things, and not days or years."""
    counted = parsed.tokens[token.head]
    return token.dep == "nummod" and counted.tag == "NNS" and counted.lemma not in SPANS


def _bounds(parsed: Parsed, preposition: Token) -> bool:
    """Say whether words like "in its first week" or "in the whole of Peru" bound what is counted."""
    thing = parsed.child(preposition.index, "pobj")
    return preposition.lower in WITHIN and thing is not None and thing.lemma in SPANS | WHOLES


def left_open(parsed: Parsed, tokens: Sequence[Token], title: str, lead: str = "") -> Iterator[Token]:
    """Give the words that leave their other half open under an article's title.

    Of those that a `lead` may tell, only the ones are given that it tells in no other way than with the word itself.
    """
    indices = frozenset(token.index for token in tokens)
    told, titled = words_in(f"{title} {lead}"), bool(title) and not title.endswith("…")
    shown = Shown(parsed, indices, told=told, titled=titled, above=words_in(lead))
    finders = EVER if lead else OPEN
    words = (token for token in tokens if token.pos != "PUNCT")
    return (token for token in words if any(leaves(shown, token) for leaves in finders))


def words_in(text: str) -> frozenset[str]:
    """Give the words of a text in small letters, plurals also without their ending."""
    words = WORD.findall(text.lower())
    return frozenset(form for word in words for form in (word, word.removesuffix("s")))


EVER: tuple[Callable[[Shown, Token], bool], ...] = (
    *NAMES_EVER,
    *HALVES_EVER,
    *NOUNS_EVER,
    *PLACES_EVER,
    *TOPICS_EVER,
    *BACKWARD_EVER,
    *CUT_SHORT,
)
OPEN: tuple[Callable[[Shown, Token], bool], ...] = (
    *AMOUNTS,
    *BARE,
    *NOUNS,
    *HALF_NOUNS,
    *PEOPLE,
    *NAMES_EVER,
    *VERBS,
    *PLACES,
    *PLACES_EVER,
    *TOPICS,
    *TOPICS_EVER,
    *BACKWARD,
    *BACKWARD_EVER,
    *CUT_SHORT,
)
