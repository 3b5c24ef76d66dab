"""Why a clause may not be asked about: what is not said as plain fact, or cannot stand on its own."""

from collections.abc import Callable

from app.facts.clauses import Clause
from app.facts.names import NameKind
from app.facts.syntax import Parsed, Token
from app.facts.words import FIRST_OR_SECOND, INTERPRETING, JUDGEMENT, MODALS, UNIQUE, UNSURE, VAGUE_TIME

MOST_WORDS = 34
FEWEST_WORDS = 3
QUOTES = set('“”"‘')
SINGULAR_LOOK = {"politics", "economics", "physics", "news", "athletics", "mathematics", "series", "species"}
PLURAL_LOOK = {
    "police",
    "people",
    "majority",
    "number",
    "staff",
    "public",
    "percent",
    "%",
    "half",
    "third",
    "government",
    "team",
    "group",
    "population",
}
NEGATIONS = {"no", "never", "nobody", "nothing", "none", "hardly", "neither", "nor"}
CONDITIONS = {"if", "unless", "whether", "lest", "otherwise"}
VAGUE = frozenset(
    "some many several few often sometimes various certain numerous most much lots plenty things something".split()
)
RESTRICTING = {"prep", "relcl", "acl", "nummod", "poss", "compound", "appos"}


def refusal(clause: Clause, *, dated: bool = False) -> str:
    """Name the first reason why a clause is no plain fact; `dated`: its article's date is known, so "last year" is too."""
    reason = next((name for name, holds in GATES if holds(clause)), "")
    return reason or ("relative time" if _vague_time(clause, dated=dated) else "")


def _too_long(clause: Clause) -> bool:
    return not FEWEST_WORDS <= len(clause.kept) <= MOST_WORDS


def _no_finite_verb(clause: Clause) -> bool:
    tokens = [clause.sentence.parsed.tokens[index] for index in clause.group]
    return not any(token.tag in {"VBD", "VBZ", "VBP", "MD"} for token in tokens)


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
    return any(token.lower in UNSURE for token in clause.tokens)


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
    return not clause.attribution and clause.sentence.parsed.tokens[clause.verb].lemma in INTERPRETING


def _conditional(clause: Clause) -> bool:
    parsed = clause.sentence.parsed
    under = [
        token.lower
        for child in parsed.children(clause.verb, "advcl")
        for token in parsed.children(child.index, "mark", "advmod")
    ]
    return any(token.lower in CONDITIONS for token in clause.tokens) or bool(CONDITIONS & set(under))


def _reported(clause: Clause) -> bool:
    parsed = clause.sentence.parsed
    verb = parsed.tokens[clause.verb]
    if verb.dep in {"ccomp", "parataxis"} and not clause.attribution:
        return True
    rest = [parsed.tokens[part.head] for part in (*clause.lead, *clause.rest)]
    return any(token.dep == "ccomp" for token in rest)


def _question(clause: Clause) -> bool:
    wh = {"WP", "WRB", "WDT", "WP$"}
    return clause.sentence.text.rstrip("”\"'’").endswith("?") or any(
        token.tag in wh for token in clause.tokens[:1] if clause.owner is None
    )


def _vague_amount(clause: Clause) -> bool:
    return any(token.lower in VAGUE for token in clause.tokens)


def _expletive(clause: Clause) -> bool:
    parsed = clause.sentence.parsed
    found = parsed.child(clause.verb, "expl")
    return found is not None and not is_locative(parsed, found)


def is_locative(parsed: Parsed, token: Token) -> bool:
    """Say whether a "there" is a place: parsers take it for an expletive after a noun ("migrants there were from")."""
    return token.lower == "there" and token.index > 0 and parsed.tokens[token.index - 1].pos in {"NOUN", "PROPN"}


def _sweeping(clause: Clause) -> bool:
    parsed = clause.sentence.parsed
    told = {"prep", "relcl", "acl", "poss"}
    quantified = (
        token for token in clause.tokens if token.lower in {"all", "every", "each", "any"} and token.dep == "det"
    )
    return any(
        not parsed.children(token.head, *told) and clause.sentence.name_at(token.head) is None for token in quantified
    )


def _disagreeing(clause: Clause) -> bool:
    """Say whether subject and verb differ in number: the parser then took the wrong subject."""
    parsed = clause.sentence.parsed
    head = parsed.tokens[clause.subject.head]
    joined = any(parsed.tokens[word].dep in {"conj", "cc"} for word in clause.subject.words)
    finite = next((parsed.tokens[index] for index in clause.group if parsed.tokens[index].tag in {"VBZ", "VBP"}), None)
    if finite is None or finite.lower in {"has", "have"} and head.pos == "NUM":
        return False
    plural = head.tag in {"NNS", "NNPS"} or joined
    return (plural and finite.tag == "VBZ" and head.lower not in SINGULAR_LOOK) or (
        head.tag == "NN" and not joined and finite.tag == "VBP" and head.lower not in PLURAL_LOOK
    )


def _mixed_list(clause: Clause) -> bool:
    """Say whether a name is joined to a common noun ("from Venezuela and users"): two clauses read as one."""
    parsed = clause.sentence.parsed
    kept = set(clause.kept)
    for token in clause.tokens:
        head = parsed.tokens[token.head]
        if token.dep == "conj" and head.index in kept and {token.pos, head.pos} == {"PROPN", "NOUN"}:
            place = clause.sentence.name_at(head.index) or clause.sentence.name_at(token.index)
            if place and place.kind in {NameKind.COUNTRY, NameKind.CITY, NameKind.PERSON}:
                return True
    return False


def _intending(clause: Clause) -> bool:
    """Say whether a verb only leads up to another: "was going to be", "is supposed to have", "set to"."""
    parsed = clause.sentence.parsed
    verb = parsed.tokens[clause.verb]
    to = parsed.child(verb.index, "xcomp") is not None
    return to and verb.lower in {
        "going",
        "supposed",
        "set",
        "due",
        "expected",
        "alleged",
        "said",
        "believed",
        "thought",
        "known",
        "considered",
        "used",
        "began",
        "continued",
        "started",
        "likely",
    }


def _unknown_subject(clause: Clause) -> bool:
    """Say whether the subject is a lone capitalised word that nothing tells the kind of."""
    parsed = clause.sentence.parsed
    head = parsed.tokens[clause.subject.head]
    return head.pos == "PROPN" and clause.sentence.name_at(head.index) is None


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


def _headless(clause: Clause) -> bool:
    return clause.sentence.parsed.tokens[clause.subject.head].lower in {"one", "who", "which", "what", "that"}


GATES: tuple[tuple[str, Callable[[Clause], bool]], ...] = (
    ("length", _too_long),
    ("no finite verb", _no_finite_verb),
    ("question", _question),
    ("modal", _modal),
    ("negated", _negated),
    ("in quotation marks", _quoted),
    ("first or second person", _spoken),
    ("unsure", _unsure),
    ("judgement", _judging),
    ("interpretation", _interpreting),
    ("conditional", _conditional),
    ("reported speech", _reported),
    ("vague amount", _vague_amount),
    ("expletive", _expletive),
    ("all of what", _sweeping),
    ("no subject of its own", _headless),
    ("subject and verb disagree", _disagreeing),
    ("a list of unlike things", _mixed_list),
    ("an intention", _intending),
    ("an unknown name", _unknown_subject),
    ("a comparison", _comparing),
)


def bare_definites(clause: Clause, settled: frozenset[int]) -> list[Token]:
    """Give the nouns that "the" points at but nothing in the clause tells which ("the meeting")."""
    parsed = clause.sentence.parsed
    kept = set(clause.kept)
    bare: list[Token] = []
    for token in clause.tokens:
        if token.pos != "NOUN" or token.index in settled or token.lemma in UNIQUE or token.text[:1].isdigit():
            continue
        children = [child for child in parsed.children(token.index) if child.index in kept]
        definite = any(child.lower == "the" for child in children)
        told = _ordinal_age(token, children) or any(
            child.dep in RESTRICTING and (child.dep != "compound" or child.pos == "PROPN") for child in children
        )
        named = any(clause.sentence.name_at(child.index) for child in children)
        if definite and not told and not named:
            bare.append(token)
    return bare


def _ordinal_age(token: Token, children: list[Token]) -> bool:
    return token.lemma in {"century", "decade"} and any(child.dep == "amod" for child in children)
