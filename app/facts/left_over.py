"""What is left of a sentence after words were taken out of it: why it does not say enough, or says another thing."""

import re
from collections.abc import Callable

from app.facts.clauses import Clause
from app.facts.cut_thoughts import CUT_THOUGHTS
from app.facts.loose_ends import counted_from, counted_since, leans, misprinted, part_made_whole, without_purpose
from app.facts.misread import MISREAD
from app.facts.parentheses import DASHES
from app.facts.said_too_little import TOO_LITTLE
from app.facts.syntax import SUBJECTS, Parsed, Token
from app.facts.whole import RULE as WHOLE
from app.facts.words import MONTHS, WEEKDAYS

# Their content is what is asked; "said in a statement" has none.
TELLING = frozenset("say state announce claim add note insist acknowledge declare reply remark tell".split())
CONTENT = ("dobj", "ccomp", "xcomp", "attr", "oprd", "pobj")
ABOUT = frozenset("of about on against to for as".split())
# Of what, to what or for what must be told with them.
LEANING_ADJECTIVES = frozenset(
    """sure certain unsure uncertain aware unaware able unable ready willing unwilling confident convinced capable
    doubtful sceptical skeptical optimistic pessimistic hopeful""".split()
)
COMPLEMENTS = ("prep", "ccomp", "xcomp", "acl", "advcl", "pcomp", "relcl")
CONCEDING = frozenset("while although though whereas because unless if".split())
DAYS = "|".join((*sorted(WEEKDAYS), *MONTHS, "[A-Z]{2,4}\\b", r"\w+ [Tt]ime"))
BEGINNING = "The|An?|In|But|He|She|It|They|And|This|That|On|At|His|Her|For"
TWO = re.compile(rf"\b[ap]\.m\. (?!{DAYS})[A-Z]|\b(?:[A-Z]\.){{2,}} (?:{BEGINNING})\b")
SHOWING = frozenset("show demonstrate display project".split())
NAMELESS = frozenset("anonymous anonymity anonymously".split())
NO_COMMENT = re.compile(r"\brequests? for (?:a )?comments?\b|\b(?:declined|refused) to comment\b")
NEAR = 3
TIES = frozenset("as after amid following despite days hours weeks".split())
SAID_BEFORE = frozenset(
    """statement remark comment announcement decision move warning call report news visit appeal attack claim""".split()
)
IN_A_WORD = re.compile(r"\bin (?:a|one) (?:single|few|simple)? ?(?:phrase|word|words|sentence)\b")
SEATS = frozenset("seat berth ticket".split())


def broken_at_dash(clause: Clause) -> bool:
    """Say whether a dash went and the words on both its sides stayed, or the verb stands in an aside between two."""
    tokens = clause.sentence.parsed.tokens
    kept = set(clause.kept)
    dashes = [token.index for token in tokens if token.text in DASHES]
    joined = any(dash not in kept and {dash - 1, dash + 1} <= kept for dash in dashes)
    tail = [token.index for token in tokens[dashes[-1] + 1 :] if token.pos != "PUNCT"] if len(dashes) % 2 else []
    cut = 0 < len(kept & set(tail)) < len(tail)
    return (
        joined
        or (cut and dashes[-1] > clause.verb)
        or any(
            first < clause.verb < last and bool(kept - set(range(first, last + 1)))
            for first, last in zip(dashes[::2], dashes[1::2], strict=False)
        )
    )


def _unclosed(clause: Clause) -> bool:
    """Say whether the verb belongs to an aside that no comma closes ("Ann Lee, a lawyer turned mayor")."""
    parsed = clause.sentence.parsed
    asides = (
        parsed.subtree(token.index)
        for token in parsed.children(clause.subject.head, "appos")
        if parsed.child(token.index, "cc") is None  # of a list, the last has no comma after it
    )
    opened = (words for words in asides if parsed.tokens[words[0] - 1].text == ",")
    return any(words[-1] + 1 == clause.group[0] and words[-1] in clause.kept for words in opened)


def telling_nothing(clause: Clause) -> bool:
    """Say whether somebody only "said in a statement": what was said is left out."""
    parsed = clause.sentence.parsed
    verb = parsed.tokens[clause.verb]
    if verb.lemma not in TELLING or parsed.child(verb.index, "auxpass") is not None:
        return False
    if any(token.pos in {"VERB", "AUX"} for token in clause.tokens if token.index not in clause.group):
        return False
    told = [token for token in parsed.children(verb.index, *CONTENT, "prep") if token.index in clause.kept]
    person = verb.lemma == "tell"
    return not any((token.dep in CONTENT and not person) or token.lower in ABOUT for token in told)


def following_on(parsed: Parsed, verb: int, subject: int) -> bool:
    """Say whether "Ann Lee's remark comes as ..." only ties what was told before to the day."""
    said = parsed.tokens[subject]
    ties = any(token.lower in TIES for token in parsed.tokens[verb + 1 : verb + 1 + NEAR])
    told = said.lemma in SAID_BEFORE or parsed.child(subject, "det") is not None
    return parsed.tokens[verb].lemma == "come" and ties and said.pos == "NOUN" and told


def in_one_phrase(clause: Clause) -> bool:
    """Say whether somebody "summed it up in a single phrase", which stands in the next sentence."""
    return IN_A_WORD.search(clause.sentence.text) is not None


def on_no_name(clause: Clause) -> bool:
    """Say whether a clause only tells that a source would not be named, or did not speak when asked."""
    asked = NO_COMMENT.search(" ".join(token.text for token in clause.tokens)) is not None
    return asked or any(token.lemma in NAMELESS for token in clause.tokens)


def leaning_adjective(parsed: Parsed, verb: int) -> bool:
    """Say whether somebody "is not so sure", and nothing says of what."""
    return any(
        token.lower in LEANING_ADJECTIVES and not parsed.children(token.index, *COMPLEMENTS)
        for token in parsed.children(verb, "acomp")
        if not parsed.children(verb, "ccomp", "xcomp")
    )


def conceding_alone(clause: Clause) -> bool:
    """Say whether a clause that opens with "While" has lost the one that it leads up to."""
    parsed = clause.sentence.parsed
    first, end = clause.tokens[0], clause.subject.words[0]
    between = parsed.tokens[first.index : max(end, first.index)]
    inside = end <= first.index or not any(token.text == "," for token in between)
    return first.lower in CONCEDING and first.pos != "PROPN" and inside


def _seat_nowhere(clause: Clause) -> bool:
    """Say whether somebody got a seat or a ticket, and nothing says at what."""
    parsed = clause.sentence.parsed
    seats = [token for token in clause.tokens if token.lemma in SEATS and token.dep == "dobj"]
    return any(not parsed.children(token.index, "prep", "relcl", "acl", "poss") for token in seats) and not any(
        token.dep == "prep" and token.head == clause.verb for token in clause.tokens
    )


def _misread_opening(clause: Clause) -> bool:
    """Say whether a sentence opens with a participle that its parse takes for part of a name ("Marking Peru's day")."""
    tokens = clause.sentence.parsed.tokens
    first = clause.tokens[0]
    named = clause.sentence.name_at(first.index) is not None
    ahead = tokens[first.index : clause.subject.head]
    return first.index == 0 and _participle(first) and not named and any(token.text == "," for token in ahead)


def _hyphen_cut(clause: Clause) -> bool:
    """Say whether one half of a hyphened word went ("smokers and ex")."""
    kept = set(clause.kept)
    joints = (token.index for token in clause.sentence.parsed.tokens if token.tag == "HYPH")
    return any((joint - 1 in kept) is not (joint + 1 in kept) for joint in joints)


def _run_on(clause: Clause) -> bool:
    """Say whether a clause before the subject runs into it without a comma ("While they insist Peru is in, ...")."""
    parsed, first = clause.sentence.parsed, clause.subject.words[0]
    before = (parsed.subtree(token.index) for token in parsed.children(clause.verb, "advcl") if token.index < first)
    return any(words[-1] + 1 == first and parsed.tokens[words[-1]].pos != "PUNCT" for words in before)


def _comma_between(clause: Clause) -> bool:
    """Say whether a single comma parts a subject from its verb: what it opened went ("Ann Lee, has painted")."""
    before = [token for token in clause.tokens if clause.subject.words[0] <= token.index < clause.group[0]]
    commas = [token for token in before if token.text == ","]
    return len(commas) == 1 and before[-1] is commas[0] and clause.subject.words[0] < clause.group[0]


def _lost_verb(clause: Clause) -> bool:
    """Say whether a finite verb without a subject went: the noun before it was its subject, and is not the clause's."""
    parsed = clause.sentence.parsed
    gone = set(range(len(parsed.tokens))) - set(clause.kept)
    return any(
        parsed.tokens[word].dep == "advcl"
        and parsed.tokens[word].tag in {"VBD", "VBZ", "VBP"}
        and not parsed.children(word, *SUBJECTS, "csubj", "expl", "mark", "aux", "auxpass")
        and parsed.tokens[word].head == clause.verb
        for word in gone
    )


def _unjoined(clause: Clause) -> bool:
    """Say whether a second verb is joined by nothing ("baked 40 cakes sold them"): a misreading."""
    parsed = clause.sentence.parsed
    for verb in parsed.children(clause.verb, "conj"):
        before = parsed.tokens[min(parsed.subtree(verb.index)) - 1]
        if verb.pos == "VERB" and verb.index > clause.verb and before.pos not in {"PUNCT", "CCONJ"}:
            return True
    return False


def _source_cut(clause: Clause) -> bool:
    """Say whether "according to ..." went, and no other words say whose word it is."""
    gone = set(range(len(clause.sentence.parsed.tokens))) - set(clause.kept)
    return clause.rule == WHOLE and any(clause.sentence.parsed.tokens[word].lower == "according" for word in gone)


def _two_sentences(clause: Clause) -> bool:
    """Say whether a sentence's end was taken for an hour's or a name's ("... at 5 p.m. Ann Lord left")."""
    return TWO.search(clause.sentence.text) is not None


def _made_to_show(clause: Clause) -> bool:
    """Say whether somebody "was forced to show courage": which quality a deed shows is the writer's reading."""
    parsed = clause.sentence.parsed
    if parsed.child(clause.verb, "auxpass") is None or clause.attribution:
        return False
    shown = (
        made
        for deed in parsed.children(clause.verb, "xcomp")
        if deed.lemma in SHOWING
        for made in parsed.children(deed.index, "dobj")
    )
    return any(
        made.pos == "NOUN" and parsed.child(made.index, "det", "poss", "amod", "nummod") is None for made in shown
    )


def _participle(token: Token) -> bool:
    return token.lower.endswith("ing") and token.pos != "VERB" and token.dep in {"amod", "compound", "nmod", "npadvmod"}


LEFT_OVER: tuple[tuple[str, Callable[[Clause], bool]], ...] = (
    ("broken at a dash", broken_at_dash),
    ("an aside not closed", _unclosed),
    ("a saying without what was said", telling_nothing),
    ("a noun without its other half", lambda clause: leaning_adjective(clause.sentence.parsed, clause.verb)),
    ("a noun without its other half", _seat_nowhere),
    (
        "a word that leans on another sentence",
        lambda clause: following_on(clause.sentence.parsed, clause.verb, clause.subject.head),
    ),
    ("a saying without what was said", in_one_phrase),
    ("of the source only", on_no_name),
    ("half a sentence", conceding_alone),
    ("half a sentence", _misread_opening),
    ("two sentences", _two_sentences),
    ("a source left out", _source_cut),
    ("half a word", _hyphen_cut),
    ("interpretation", _made_to_show),
    ("two clauses run into one", _run_on),
    ("broken at a comma", _comma_between),
    ("a verb left out", _lost_verb),
    ("two clauses run into one", _unjoined),
    ("a word that leans on another sentence", leans),
    ("a slip of the pen", lambda clause: misprinted(clause.tokens)),
    ("a count since when", counted_since),
    ("a count since when", counted_from),
    ("a part made the whole", part_made_whole),
    ("a clause cut short", without_purpose),
    *CUT_THOUGHTS,
    *MISREAD,
    *TOO_LITTLE,
)
