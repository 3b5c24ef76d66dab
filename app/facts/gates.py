"""Why a clause may not be asked about: what is not said as plain fact, or cannot stand on its own."""

import re
from collections.abc import Callable

from app.facts import grammar
from app.facts.clauses import Clause
from app.facts.words import FIRST_OR_SECOND, INTERPRETING, JUDGEMENT, MODALS, UNSURE, VAGUE_TIME

MOST_WORDS = 34
FEWEST_WORDS = 3
FEWEST_OF_WHOLE = 6
QUOTES = set('“”"‘')
NEARBY = {"local", "nearby", "neighbouring", "neighboring", "ﬁ"}
OF_SOMETHING = {"user", "resident", "member", "customer", "client", "participant", "owner", "beneficiary"}
TO_SOMETHING = {"visit", "trip", "journey", "tour", "decision", "move", "schedule", "plan", "project", "bid", "stance"}
OF_NAMES = {"become", "remain", "want", "plan", "love", "hate", "like", "mark", "seek", "try", "intend", "stay"}
NEGATIONS = {"no", "never", "nobody", "nothing", "none", "hardly", "neither", "nor"}
VAGUE = frozenset(
    "some many several few often sometimes various certain numerous most much lots plenty things something".split()
)


def refusal(clause: Clause, *, dated: bool = False) -> str:
    """Name the first reason why a clause is no plain fact; where its article is `dated`, "last year" is none."""
    reason = next((name for name, holds in GATES if holds(clause)), "")
    return reason or ("relative time" if _vague_time(clause, dated=dated) else "")


def _too_long(clause: Clause) -> bool:
    return not FEWEST_WORDS <= len(clause.kept) <= MOST_WORDS


def _modal(clause: Clause) -> bool:
    # What somebody is said to expect is a fact about the saying.
    return not clause.attribution and any(
        token.tag == "MD" or (token.text in MODALS and token.pos == "AUX") for token in clause.tokens
    )


def _negated(clause: Clause) -> bool:
    parsed = clause.sentence.parsed
    denied = parsed.child(clause.verb, "neg") is not None or any(token.lower == "not" for token in clause.tokens)
    return denied or any(token.lower in NEGATIONS for token in clause.tokens)


def _quoted(clause: Clause) -> bool:
    parsed = clause.sentence.parsed
    inside = parsed.text[: parsed.tokens[clause.verb].start]
    spanned = parsed.tokens[clause.kept[0] : clause.kept[-1] + 2]
    return (
        any(QUOTES & set(token.text) for token in spanned)
        or inside.count("“") > inside.count("”")
        or inside.count('"') % 2 == 1
    )


def _spoken(clause: Clause) -> bool:
    return any(token.lower in FIRST_OR_SECOND and token.text != "US" for token in clause.tokens)


def _unsure(clause: Clause) -> bool:
    said = clause.sentence.parsed.children(clause.verb, "advmod")
    return any(token.lower in UNSURE for token in (*clause.tokens, *said))


def _vague_time(clause: Clause, *, dated: bool) -> bool:
    tokens = clause.sentence.parsed.tokens
    years = {
        token.index
        for token in tokens[:-1]
        if dated and token.lower == "last" and tokens[token.index + 1].lower == "year"
    }
    return any(token.lower in VAGUE_TIME and token.index not in years for token in clause.tokens)


def _judging(clause: Clause) -> bool:
    return not clause.attribution and any(token.lower in JUDGEMENT for token in clause.tokens)


def _interpreting(clause: Clause) -> bool:
    lemma = clause.sentence.parsed.tokens[clause.verb].lemma
    named = clause.sentence.name_at(clause.subject.head) is not None
    return not clause.attribution and lemma in INTERPRETING and not (named and lemma in OF_NAMES)


def _vague_amount(clause: Clause) -> bool:
    return any(token.lower in VAGUE and token.tag != "RBS" for token in clause.tokens)


def _sweeping(clause: Clause) -> bool:
    parsed = clause.sentence.parsed
    told = {"prep", "relcl", "acl", "poss"}
    quantified = (
        token for token in clause.tokens if token.lower in {"all", "every", "each", "any"} and token.dep == "det"
    )
    return any(
        not parsed.children(token.head, *told) and clause.sentence.name_at(token.head) is None for token in quantified
    )


def _bare_subject(clause: Clause) -> bool:
    """Say whether the subject is one common noun ("Sales fell"): whose, only the text before says."""
    head = clause.sentence.parsed.tokens[clause.subject.head]
    return not clause.attribution and head.pos == "NOUN" and len(clause.subject.words) == 1


def _pluperfect(clause: Clause) -> bool:
    tokens = clause.sentence.parsed.tokens
    return any(tokens[index].lower == "had" and index != clause.verb for index in clause.group)


def relational(clause: Clause) -> bool:
    """Say whether a noun lacks what it needs: "local" to where, "users" of what, "his visit" to what."""
    parsed = clause.sentence.parsed
    for token in clause.tokens:
        children = parsed.children(token.index)
        owned = any(child.tag == "PRP$" for child in children)
        told = any(child.dep in {"prep", "acl", "compound", "relcl"} for child in children)
        if token.lower in NEARBY or (
            not told and (token.lemma in OF_SOMETHING or (owned and token.lemma in TO_SOMETHING))
        ):
            return True
    return False


def _exhaustive(clause: Clause) -> bool:
    return clause.sentence.parsed.tokens[clause.verb].lemma in {"consist", "comprise"}


def _elliptic(clause: Clause) -> bool:
    """Say whether the sentence leans on the one before ("Even ...") or on what follows its colon."""
    tokens = clause.sentence.parsed.tokens
    after = tokens[clause.kept[-1] + 1 : clause.kept[-1] + 2]
    return tokens[0].lower in {"even", "so", "nor", "or", "likewise"} or (bool(after) and after[0].text == ":")


def _comparing(clause: Clause) -> bool:
    """Say whether something is "more a means than ...": a judgement unless a number or a name measures it."""
    parsed = clause.sentence.parsed
    if parsed.tokens[clause.verb].lemma != "be":
        return False
    than = [token for token in clause.tokens if token.lower == "than"]
    return any(
        not any(other.pos == "NUM" or other.tag == "CD" for other in parsed.tokens[token.index : token.index + 4])
        for token in than
    )


GATES: tuple[tuple[str, Callable[[Clause], bool]], ...] = (
    ("length", _too_long),
    ("no finite verb", grammar.no_finite_verb),
    ("question", grammar.question),
    ("modal", _modal),
    ("negated", _negated),
    ("in quotation marks", _quoted),
    ("first or second person", _spoken),
    ("unsure", _unsure),
    ("judgement", _judging),
    ("interpretation", _interpreting),
    ("conditional", grammar.conditional),
    ("reported speech", grammar.reported),
    ("vague amount", _vague_amount),
    ("expletive", grammar.expletive),
    ("all of what", _sweeping),
    ("no subject of its own", grammar.headless),
    ("subject and verb disagree", grammar.disagreeing),
    ("a list of unlike things", grammar.mixed_list),
    ("an intention", grammar.intending),
    ("an unknown name", grammar.unknown_subject),
    ("a comparison", _comparing),
    ("a bare subject", _bare_subject),
    ("a past before the past", _pluperfect),
    ("a noun without its other half", relational),
    ("a whole cut short", _exhaustive),
    ("half a sentence", _elliptic),
)


LONGEST_QUOTED = 7


def refusal_of_whole(clause: Clause, *, dated: bool = False) -> str:
    """Name the first reason why a whole sentence cannot be put as the article's own words."""
    reason = next((name for name, holds in WHOLE_GATES if holds(clause)), "")
    return reason or ("relative time" if _vague_time(clause, dated=dated) else "")


def _speech(clause: Clause) -> bool:
    """Say whether more than a few words stand in quotation marks, or a quotation is cut or opens the sentence."""
    text = clause.sentence.parsed.text
    if not QUOTES & set(text):
        return False
    inside = re.findall(r"“([^“”]*)”", text)
    straight = text.count('"') + text.count("‘")
    whole = text.count("“") == text.count("”") == len(inside)
    kept = {token.text for token in clause.tokens}
    return (
        straight > 0
        or not whole
        or text.startswith("“")
        or any(len(words.split()) > LONGEST_QUOTED for words in inside)
        or ("“" in kept) != ("”" in kept)
    )


def _trailing_off(clause: Clause) -> bool:
    """Say whether a sentence leads up to a quotation or a list after it, or is no statement with a full stop."""
    text = clause.sentence.text.rstrip()
    return text.endswith((":", "...", "…", "?", "!")) or not text.endswith((".", ".”"))


def _listing_speech(clause: Clause) -> bool:
    """Say whether a colon or a dash breaks the sentence: what follows then leans on what stands before."""
    return any(token.text in {":", ";"} for token in clause.tokens)


def _bare_number_subject(clause: Clause) -> bool:
    """Say whether the subject is a number or an adjective alone ("Ten have been closed", "The first is ...")."""
    parsed = clause.sentence.parsed
    head = parsed.tokens[clause.subject.head]
    return (head.pos in {"NUM", "ADJ", "ADV", "DET"} or head.tag in {"CD", "JJ"}) and not parsed.children(
        head.index, "prep", "relcl"
    )


def _inverted(clause: Clause) -> bool:
    """Say whether the verb stands before its subject ("complains bar-owner Walker")."""
    return clause.subject.words[0] > clause.verb


WHOLE_GATES: tuple[tuple[str, Callable[[Clause], bool]], ...] = (
    ("length", lambda clause: not FEWEST_OF_WHOLE <= len(clause.kept) <= MOST_WORDS),
    ("no finite verb", grammar.no_finite_verb),
    ("question", grammar.question),
    ("in quotation marks", _speech),
    ("unfinished", _trailing_off),
    ("broken by a colon", _listing_speech),
    ("first or second person", _spoken),
    ("unsure", _unsure),
    ("no subject of its own", grammar.headless),
    ("a number alone as subject", _bare_number_subject),
    ("verb before subject", _inverted),
    ("an unknown name", grammar.unknown_subject),
    ("a bare subject", _bare_subject),
    ("a noun without its other half", relational),
    ("half a sentence", _elliptic),
)
