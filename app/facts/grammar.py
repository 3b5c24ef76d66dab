"""What the grammar of a clause says against asking about it."""

from app.facts.clauses import Clause
from app.facts.names import NameKind
from app.facts.syntax import Parsed, Token

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
CONDITIONS = {"if", "unless", "whether", "lest", "otherwise"}


def no_finite_verb(clause: Clause) -> bool:
    """Say whether a clause has no finite verb."""
    tokens = [clause.sentence.parsed.tokens[index] for index in clause.group]
    return not any(token.tag in {"VBD", "VBZ", "VBP", "MD"} for token in tokens)


def expletive(clause: Clause) -> bool:
    """Say whether "there" only opens the sentence ("there are ...")."""
    parsed = clause.sentence.parsed
    found = parsed.child(clause.verb, "expl")
    return found is not None and not is_locative(parsed, found)


def is_locative(parsed: Parsed, token: Token) -> bool:
    """Say whether a "there" is a place: parsers take it for an expletive after a noun ("migrants there were from")."""
    return token.lower == "there" and token.index > 0 and parsed.tokens[token.index - 1].pos in {"NOUN", "PROPN"}


def disagreeing(clause: Clause) -> bool:
    """Say whether subject and verb differ in number: the parser then took the wrong subject."""
    parsed = clause.sentence.parsed
    head = parsed.tokens[clause.subject.head]
    joined = any(parsed.tokens[word].dep in {"conj", "cc"} for word in clause.subject.words)
    finite = next((parsed.tokens[index] for index in clause.group if parsed.tokens[index].tag in {"VBZ", "VBP"}), None)
    if finite is None or (finite.lower in {"has", "have"} and head.pos == "NUM"):
        return False
    plural = head.tag in {"NNS", "NNPS"} or joined
    return (plural and finite.tag == "VBZ" and head.lower not in SINGULAR_LOOK) or (
        head.tag == "NN" and not joined and finite.tag == "VBP" and head.lower not in PLURAL_LOOK
    )


def mixed_list(clause: Clause) -> bool:
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


def intending(clause: Clause) -> bool:
    """Say whether a verb only leads up to another: "was going to be", "is supposed to have", "set to"."""
    parsed = clause.sentence.parsed
    verb = parsed.tokens[clause.verb]
    # "Used the net to link two brains" is done; "is used to waiting" and "began to link" are not.
    to = parsed.child(verb.index, "xcomp") is not None and parsed.child(verb.index, "dobj") is None
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
        "likely",
    }


def unknown_subject(clause: Clause) -> bool:
    """Say whether the subject is a lone capitalised word that nothing tells the kind of."""
    parsed = clause.sentence.parsed
    head = parsed.tokens[clause.subject.head]
    holiday = head.text == "Day" and parsed.child(head.index, "compound") is not None
    return head.pos == "PROPN" and not holiday and clause.sentence.name_at(head.index) is None


def headless(clause: Clause) -> bool:
    """Say whether the subject is a pronoun that names nothing."""
    return clause.sentence.parsed.tokens[clause.subject.head].lower in {"one", "who", "which", "what", "that"}


def question(clause: Clause) -> bool:
    """Say whether the sentence asks."""
    wh = {"WP", "WRB", "WDT", "WP$"}
    return _asks(clause) or any(token.tag in wh for token in clause.tokens[:1] if clause.owner is None)


def _asks(clause: Clause) -> bool:
    """Say whether the sentence ends in a question that does not only stand in quotation marks after the clause."""
    text, end = clause.sentence.text, clause.sentence.parsed.tokens[clause.kept[-1]].end
    quoted = text.endswith("?”") and text.rfind("“") > end
    return text.rstrip("”\"'’").endswith("?") and not quoted


def conditional(clause: Clause) -> bool:
    """Say whether the clause holds only if something else does."""
    parsed = clause.sentence.parsed
    under = [
        token.lower
        for child in parsed.children(clause.verb, "advcl")
        for token in parsed.children(child.index, "mark", "advmod")
    ]
    return any(token.lower in CONDITIONS for token in clause.tokens) or bool(CONDITIONS & set(under))


def reported(clause: Clause) -> bool:
    """Say whether the clause is what somebody says, or holds such a clause."""
    parsed = clause.sentence.parsed
    verb = parsed.tokens[clause.verb]
    if verb.dep in {"ccomp", "parataxis"} and not clause.attribution and clause.rule not in {"cleft", "proof"}:
        return True
    rest = [parsed.tokens[part.head] for part in (*clause.lead, *clause.rest)]
    return any(token.dep == "ccomp" for token in rest)
