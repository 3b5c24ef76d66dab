"""Why a clause may not be asked about: what is not said as plain fact, or cannot stand on its own."""

from collections.abc import Callable
from itertools import pairwise

from app.facts import grammar
from app.facts.clauses import Clause
from app.facts.left_over import LEFT_OVER
from app.facts.loose_ends import relational
from app.facts.names import NameKind
from app.facts.parentheses import quoted_asides, said_at_end, then_so_called
from app.facts.syntax import Parsed, Token
from app.facts.weekdays import undated
from app.facts.words import ASKING, FIRST_OR_SECOND, INTERPRETING, JUDGEMENT, MODALS, UNSURE, VAGUE_TIME

MOST_WORDS = 34
FEWEST_WORDS = 3
COMPLEMENTS = {"dobj", "prep", "attr", "acomp", "agent", "oprd", "dative"}
ASKED_FOR = ("dobj", "dative", "attr", "acomp", "oprd", "xcomp", "ccomp", "prt")
QUOTES = set('“”"‘')
OF_NAMES = {"become", "remain", "want", "plan", "love", "hate", "like", "mark", "seek", "try", "intend", "stay", "need"}
# As nouns these judge nothing: "an industrial complex", "the primary in Iowa".
NAMING = frozenset("complex primary key".split())
NEGATIONS = {"no", "never", "nobody", "nothing", "none", "hardly", "neither", "nor"}
VAGUE = frozenset(
    "some many several few often sometimes various certain numerous most much lots plenty things something".split()
)


def refusal(clause: Clause, *, dated: bool = False) -> str:
    """Name the first reason why a clause is no plain fact; where its article is `dated`, "last year" is none."""
    reason = next((name for name, holds in GATES if holds(clause)), "")
    return reason or ("relative time" if vague_time(clause, dated=dated) else "")


def _too_long(clause: Clause) -> bool:
    return not FEWEST_WORDS <= len(clause.kept) <= MOST_WORDS


def _modal(clause: Clause) -> bool:
    # What somebody is said to expect is a fact about the saying.
    return not clause.attribution and any(
        token.tag == "MD" or (token.text in MODALS and token.pos == "AUX") for token in clause.tokens
    )


def _negated(clause: Clause) -> bool:
    parsed = clause.sentence.parsed
    nots = (token for token in clause.tokens if token.lower == "not" and not _is_asked_for(parsed, token))
    denied = parsed.child(clause.verb, "neg") is not None or any(nots)
    return denied or any(token.lower in NEGATIONS for token in clause.tokens)


def _is_asked_for(parsed: Parsed, token: Token) -> bool:
    """Say whether a "not" belongs to what somebody is asked to do ("warned Peru not to sell"): the asking is so."""
    asked = parsed.tokens[token.head]
    plain = asked.tag == "VB" and asked.dep in {"xcomp", "ccomp"} and parsed.tokens[token.index + 1].tag == "TO"
    return plain and parsed.tokens[asked.head].lemma in ASKING


def _quoted(clause: Clause) -> bool:
    parsed = clause.sentence.parsed
    inside = parsed.text[: parsed.tokens[clause.verb].start]
    aside = quoted_asides(parsed, clause.kept)
    spanned = [token for token in parsed.tokens[clause.kept[0] : clause.kept[-1] + 2] if token.index not in aside]
    # Who speaks may be known, and then the words are asked with their source.
    return (clause.sentence.in_quotation and not clause.attribution) or (
        any(QUOTES & set(token.text) for token in spanned)
        or inside.count("“") > inside.count("”")
        or inside.count('"') % 2 == 1
    )


def spoken(clause: Clause) -> bool:
    """Say whether the writer or the reader speaks in it ("we", "you")."""
    return any(token.lower in FIRST_OR_SECOND and token.text != "US" for token in clause.tokens)


def unsure(clause: Clause) -> bool:
    """Say whether it is only said to be likely ("reportedly", "perhaps")."""
    said = clause.sentence.parsed.children(clause.verb, "advmod")
    return any(token.lower in UNSURE for token in (*clause.tokens, *said))


def vague_time(clause: Clause, *, dated: bool) -> bool:
    """Say whether it hangs on a moment that nothing dates; where its article is `dated`, "last year" does not."""
    parsed = clause.sentence.parsed
    told = {one.index for one, then in pairwise(parsed.tokens) if dated and (one.lower, then.lower) == ("last", "year")}
    told |= {token.index for token in clause.tokens if then_so_called(parsed, token)}
    return any(
        (token.lower in VAGUE_TIME and token.index not in told) or undated(parsed, token) for token in clause.tokens
    )


def _judging(clause: Clause) -> bool:
    return not clause.attribution and any(
        token.lower in JUDGEMENT and not _is_plain(clause, token) for token in clause.tokens
    )


def _is_plain(clause: Clause, token: Token) -> bool:
    """Say whether a word that may judge only names: "John Major", "was leading a class", "a complex"."""
    name = clause.sentence.name_at(token.index)
    kind = clause.sentence.parsed.child(token.index, "compound")
    told = token.pos == "NOUN" and ((kind is not None and kind.pos == "NOUN") or token.lower in NAMING)
    return told or token.index == clause.verb or (name is not None and name.kind is NameKind.PERSON)


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
        not parsed.children(token.head, *told)
        and parsed.tokens[token.head].dep != "npadvmod"  # "every year"
        and not (parsed.child(token.head, "nummod") and parsed.child(token.head, "amod", "compound"))
        and clause.sentence.name_at(token.head) is None
        and not any(_names(clause, child) for child in parsed.children(token.head, "amod", "compound"))
        for token in quantified
    )


def _names(clause: Clause, token: Token) -> bool:
    """Say whether a word before a noun tells which ones: a name, or the like ("all five Central Asian states")."""
    return clause.sentence.name_at(token.index) is not None or token.text[0].isupper()


def bare_subject(clause: Clause) -> bool:
    """Say whether the subject is one common noun ("Sales fell"): whose, only the text before says."""
    head = clause.sentence.parsed.tokens[clause.subject.head]
    return not clause.attribution and head.pos == "NOUN" and len(clause.subject.words) == 1


def _pluperfect(clause: Clause) -> bool:
    tokens = clause.sentence.parsed.tokens
    return any(tokens[index].lower == "had" and index != clause.verb for index in clause.group)


def _exhaustive(clause: Clause) -> bool:
    return clause.sentence.parsed.tokens[clause.verb].lemma in {"consist", "comprise"}


def _cut_short(clause: Clause) -> bool:
    """Say whether the clause lost what its verb asks for, or never had it ("as the firm is hoping", "as it does")."""
    parsed = clause.sentence.parsed
    kept = set(clause.kept) | said_at_end(parsed)
    lost = any(child.index not in kept for child in parsed.children(clause.verb, *ASKED_FOR))
    bare = not clause.rest and not clause.lead and parsed.child(clause.verb, "auxpass") is None
    purposes = (
        child
        for child in parsed.children(clause.verb, "advcl")
        if child.index not in kept and parsed.tokens[child.index - 1].tag == "TO"
    )
    complete = any(part.dep in COMPLEMENTS for part in clause.rest)
    return lost or bare or (not complete and any(not _after_comma(parsed, child) for child in purposes))


def _after_comma(parsed: Parsed, child: Token) -> bool:
    first = min(parsed.subtree(child.index))
    return first > 0 and parsed.tokens[first - 1].text == ","


def bare_number_subject(clause: Clause) -> bool:
    """Say whether the subject is a number or an adjective alone ("Ten have been closed", "The first is ...")."""
    parsed = clause.sentence.parsed
    head = parsed.tokens[clause.subject.head]
    before = [parsed.tokens[index].lower for index in clause.kept if index < head.index]
    if "of" in before:
        return False  # "Out of seven guests, five were ..."
    return (head.pos in {"NUM", "ADJ", "ADV", "DET"} or head.tag in {"CD", "JJ"}) and not parsed.children(
        head.index, "prep", "relcl"
    )


def inverted(clause: Clause) -> bool:
    """Say whether the verb stands before its subject ("says a baker, Ann Poe")."""
    return clause.subject.words[0] > clause.verb


def elliptic(clause: Clause) -> bool:
    """Say whether the sentence leans on the one before ("Even ...") or on what follows its colon."""
    tokens = clause.sentence.parsed.tokens
    after = tokens[clause.kept[-1] + 1 : clause.kept[-1] + 2]
    # "Still, even if it rains, ..." leans as much as "Even if it rains, ..." does.
    conceding = any(
        token.lower == "even" and tokens[token.index + 1].lower in {"if", "though"}
        for token in tokens[: clause.subject.words[0]]
    )
    opened = tokens[0].lower in {"even", "so", "nor", "or", "likewise"}
    return opened or conceding or (bool(after) and after[0].text == ":")


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
    ("first or second person", spoken),
    ("unsure", unsure),
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
    ("a bare subject", bare_subject),
    ("a past before the past", _pluperfect),
    ("a noun without its other half", relational),
    ("a whole cut short", _exhaustive),
    ("half a sentence", elliptic),
    ("a clause cut short", _cut_short),
    ("verb before subject", inverted),
    ("a number alone as subject", bare_number_subject),
    *LEFT_OVER,
)
