"""Clauses cut in mid-thought: what they lost is a half of what they say."""

from collections.abc import Callable, Iterator
from itertools import pairwise

from app.facts.clauses import Clause
from app.facts.parentheses import DASHES
from app.facts.syntax import SUBJECTS, Token
from app.facts.words import ASKING

COMPARING = frozenset("compared unlike".split())
WHEN = frozenset("if when whenever unless once before until".split())
PRESENT = {"VBZ", "VBP"}
URGING = frozenset("force allow persuade encourage press require invite enable appeal pressure help want".split())
FINITE = {"VBD", "VBZ", "VBP", "MD"}
SHARED = frozenset("share express voice".split())
FEELINGS = frozenset("optimism pessimism concern view hope belief fear enthusiasm sentiment worry".split())
ABOUT = ("prep", "acl", "relcl", "ccomp")
SEEN_AS = frozenset("quote cite describe see regard view treat hail depict portray label brand dismiss".split())
GROWING = frozenset("progress advance improve develop".split())
# What a verb's object suffers, gets or becomes stands after its own preposition.
OWN_PREPOSITIONS = {
    preposition: frozenset(verbs.split())
    for preposition, verbs in {
        "with": """hit slap charge provide present supply replace credit threaten equip reward punish confront saddle
            entrust furnish inundate""",
        "of": "accuse rob deprive convict acquit strip cure relieve notify inform assure remind",
        "for": "blame mistake thank prepare substitute",
        "on": "blame base impose spend model",
        "to": "attribute add subject expose limit confine devote dedicate link tie compare entitle owe",
        "into": "turn convert transform translate divide split",
        "from": "prevent ban stop save exempt exclude bar protect",
        "as": "treat use serve",
    }.items()
}


def _gone(clause: Clause) -> Iterator[Token]:
    """Give the words that a clause lost, of those that hang on its own verb."""
    kept = set(clause.kept)
    return (token for token in clause.sentence.parsed.children(clause.verb) if token.index not in kept)


def half_an_infinitive(clause: Clause) -> bool:
    """Say whether "for voters to decide" has lost what they are to do."""
    tokens = clause.sentence.parsed.tokens
    after = tokens[clause.kept[-1] + 1 : clause.kept[-1] + 2]
    cut = bool(after) and after[0].tag == "TO" and after[0].lower == "to"
    is_what = tokens[clause.verb].lemma == "be" and len(clause.group) == 1
    return cut and (is_what or any(token.lower == "for" and token.index > clause.verb for token in clause.tokens[-6:]))


def comparison_gone(clause: Clause) -> bool:
    """Say whether "compared with ..." or "unlike ..." went: without it another thing is said."""
    return _than_gone(clause) or any(token.lower in COMPARING for token in _lost_heads(clause))


def _than_gone(clause: Clause) -> bool:
    """Say whether "more boats" is kept of "more boats than in 2012"; "rather than ..." compares nothing."""
    tokens, kept = clause.sentence.parsed.tokens, set(clause.kept)
    measured = [token.index for token in clause.tokens if token.tag in {"JJR", "RBR"}]
    lost = (token.index for token in tokens[clause.verb :] if token.lower == "than" and token.index not in kept)
    return any(tokens[index - 1].lower != "rather" and bool(measured) and measured[0] < index for index in lost)


def _lost_heads(clause: Clause) -> Iterator[Token]:
    for token in _gone(clause):
        yield token
        yield from clause.sentence.parsed.children(token.index, "prep", "amod", "prt")


def condition_gone(clause: Clause) -> bool:
    """Say whether a habit has lost the "when ..." under which alone it holds."""
    parsed = clause.sentence.parsed
    if parsed.tokens[clause.group[0]].tag not in PRESENT:
        return False
    return any(
        token.dep == "advcl" and any(child.lower in WHEN for child in parsed.children(token.index, "mark", "advmod"))
        for token in _gone(clause)
    )


def without_with(clause: Clause) -> bool:
    """Say whether something is so with or without another thing, and that went ("is filled" with what?)."""
    tokens = clause.sentence.parsed.tokens
    first = tokens[clause.group[0]]
    present = first.tag in PRESENT and first.lower not in {"has", "have"}
    gone = (token for token in _gone(clause) if token.lower in {"with", "without"})
    # What comes after a comma tells more of it, not under what it holds.
    return present and any(token.index < clause.verb or tokens[token.index - 1].text != "," for token in gone)


def own_preposition_gone(clause: Clause) -> bool:
    """Say whether somebody "has hit the bank", and the "with a fine" that says how is left out."""
    parsed, kept = clause.sentence.parsed, set(clause.kept)
    verb, thing = parsed.tokens[clause.verb].lemma, parsed.child(clause.verb, "dobj")
    # Parsers hang "of theft" on whoever is accused of it.
    beside = parsed.children(thing.index, "prep") if thing else []
    gone = (token for token in (*parsed.children(clause.verb, "prep"), *beside) if token.index not in kept)
    return any(verb in OWN_PREPOSITIONS.get(token.lower, ()) for token in gone)


def asked_to_do_what(clause: Clause) -> bool:
    """Say whether somebody "called on the mayor", and the "to resign" that he was called on for went."""
    tokens = clause.sentence.parsed.tokens
    after = tokens[clause.kept[-1] + 1 : clause.kept[-1] + 2]
    return tokens[clause.verb].lemma in ASKING | URGING and bool(after) and after[0].tag == "TO"


def verb_follows(clause: Clause) -> bool:
    """Say whether a finite verb stands right after the last word ("denied the talks" of "denied the talks came up")."""
    tokens = clause.sentence.parsed.tokens
    last = clause.kept[-1]
    after = tokens[last + 1 : last + 2]
    object_ends = last > clause.verb and tokens[last].pos in {"NOUN", "PROPN"}
    return object_ends and bool(after) and after[0].pos in {"VERB", "AUX"} and after[0].tag in FINITE


def each_its_own(clause: Clause) -> bool:
    """Say whether one of two subjects was kept with both of two years: each may have had its own."""
    parsed = clause.sentence.parsed
    years = [token for token in clause.tokens if token.text.isdigit() and token.dep == "conj"]
    paired = any(parsed.tokens[token.head].text.isdigit() for token in years)
    kept = set(clause.kept)
    between = parsed.tokens[clause.subject.words[0] : clause.verb]
    lost = [token for token in between if token.index not in kept]
    return paired and any(token.lower == "and" for token in lost) and any(token.pos == "PROPN" for token in lost)


def shares_what(clause: Clause) -> bool:
    """Say whether somebody "shares the optimism", and nothing says about what."""
    parsed = clause.sentence.parsed
    kept = set(clause.kept)
    thing = parsed.child(clause.verb, "dobj")
    if thing is None or parsed.tokens[clause.verb].lemma not in SHARED or thing.lemma not in FEELINGS:
        return False
    told = (*parsed.children(thing.index, *ABOUT), *parsed.children(clause.verb, "prep"))
    return not any(token.index in kept and token.lower not in {"with", "in"} for token in told)


def grows_in_what(clause: Clause) -> bool:
    """Say whether somebody has "ambitions to progress", and nothing says in what or to what."""
    parsed = clause.sentence.parsed
    return any(
        token.tag == "VB"
        and token.lemma in GROWING
        and {child.dep for child in parsed.children(token.index)} <= {"aux"}
        for token in clause.tokens
    )


def one_of_what(clause: Clause) -> bool:
    """Say whether somebody "has one", and no noun before it tells one what."""
    parsed = clause.sentence.parsed
    ones = [
        token
        for token in clause.tokens
        if token.lower in {"one", "ones"} and token.dep in {"dobj", "pobj"} and not parsed.children(token.index)
    ]
    return any(
        token.index + 1 < len(parsed.tokens)
        and parsed.tokens[token.index + 1].lower not in {"of", "another", "by"}
        and not any(other.tag == "NN" and other.text.isalpha() and other.index < token.index for other in clause.tokens)
        for token in ones
    )


def as_it_should(clause: Clause) -> bool:
    """Say whether a clause tells of what somebody should do, and not whose word that is."""
    parsed = clause.sentence.parsed
    shoulds = (parsed.tokens[token.head] for token in clause.tokens if token.lower == "should")
    return not clause.attribution and any(verb.dep == "relcl" for verb in shoulds)


def as_what(clause: Clause) -> bool:
    """Say whether "as saying ..." or "as a friend" went: without it nothing is told of whom somebody quoted or saw."""
    parsed = clause.sentence.parsed
    return any(
        token.lower == "as" and token.dep == "prep" and token.index > clause.verb
        for token in _gone(clause)
        if parsed.tokens[clause.verb].lemma in SEEN_AS
    )


def verb_gone(clause: Clause) -> bool:
    """Say whether a finite verb right after a clause went, whose subject was taken for the clause's object."""
    tokens = clause.sentence.parsed.tokens
    after = tokens[clause.kept[-1] + 1 : clause.kept[-1] + 2]
    return bool(after) and after[0].tag in {"VBD", *PRESENT, "MD"} and after[0].pos in {"VERB", "AUX"}


def side_by_side(clause: Clause) -> bool:
    """Say whether what stood between two phrases went, and they run into one ("the new mayor a friend of Peru")."""
    tokens = clause.sentence.parsed.tokens
    return any(
        one > clause.verb
        and other > one + 1
        and tokens[one].pos in {"NOUN", "PROPN", "NUM"}
        and tokens[other].tag in {"DT", "PRP$", "NNP", "CD"}
        and tokens[other - 1].text in {",", *DASHES}
        for one, other in pairwise(clause.kept)
    )


def whose_doing(clause: Clause) -> bool:
    """Say whether the subject of a joined verb may be another's ("showed how he came, ran and fell": who fell?).

    Parsers give such verbs to the sentence's own subject, though the clause that stands before them goes on.
    """
    parsed = clause.sentence.parsed
    verb = parsed.tokens[clause.verb]
    first = verb
    while first.dep == "conj" and parsed.tokens[first.head].index != parsed.root:
        first = parsed.tokens[first.head]
    if first.dep != "conj" or verb.index == parsed.root or clause.subject.head > parsed.root:
        return False
    between = parsed.tokens[parsed.root + 1 : first.index]
    joint = parsed.tokens[first.index - 1]
    told = (token for token in between if token.dep == "advcl" and token.tag == first.tag)
    return joint.text == "," and any(parsed.child(token.index, *SUBJECTS) for token in told)


CUT_THOUGHTS: tuple[tuple[str, Callable[[Clause], bool]], ...] = (
    ("a clause cut short", half_an_infinitive),
    ("half a comparison", comparison_gone),
    ("a condition left out", condition_gone),
    ("a clause cut short", without_with),
    ("a clause cut short", own_preposition_gone),
    ("a clause cut short", verb_follows),
    ("a clause cut short", asked_to_do_what),
    ("each its own", each_its_own),
    ("a noun without its other half", shares_what),
    ("a noun without its other half", one_of_what),
    ("a noun without its other half", grows_in_what),
    ("a clause cut short", as_what),
    ("a clause cut short", verb_gone),
    ("an opinion", as_it_should),
    ("two phrases run into one", side_by_side),
    ("a doubtful subject", whose_doing),
)
