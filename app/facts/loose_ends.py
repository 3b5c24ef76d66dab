"""Words of a sentence that lean on what is not beside them, or say less than their sentence does."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from app.facts.clauses import Clause
from app.facts.gazetteer import country_of_people
from app.facts.syntax import SUBJECTS, Parsed, Token
from app.facts.words import EVENT_NOUNS, HAPPENINGS, OF_SOMETHING, SAYING, TO_SOMETHING

ALLEGING = frozenset("claim allegation accusation".split())
SOURCED = frozenset("by from against".split())
SPANS = frozenset("second minute hour day week month year decade".split())
MOVES = frozenset("move gesture".split())
BESIDE = frozenset("outside inside nearby elsewhere alongside upstairs downstairs".split())
QUANTITIES = frozenset("some many most several few".split())
PARTS = frozenset("some many most several few one none all both half part number each".split())
NEAR = 5
NEARBY = frozenset("local nearby neighbouring neighboring".split())
TELLING = ("prep", "relcl", "acl", "amod", "nummod", "det")
THAT_TIME = {"day", "time"}
ANSWERS = frozenset("response reply return exchange contrast comparison result consequence retaliation protest".split())


def loose_ends(parsed: Parsed, tokens: Sequence[Token]) -> Iterator[Token]:
    """Give the words that set something beside what stands in no sentence shown ("a similar plan", "Peru as well")."""
    for token in tokens:
        after = parsed.tokens[token.index + 1 : token.index + 1 + NEAR]
        before = parsed.tokens[max(0, token.index - 2) : token.index]
        if token.lower == "similar" and token.dep == "amod" and not any(other.lower in {"to", "as"} for other in after):
            yield token
        added = [other.lower for other in before[-1:]] == ["as"] and bool(after) and after[0].pos == "PUNCT"
        if token.lower == "well" and added:
            yield token
        if token.lower in BESIDE and token.dep == "advmod" and not parsed.children(token.index) and _ends_there(after):
            yield token  # "was standing outside": of what?
        if _one_of_a_people(parsed, token, tokens) or _of_the_very(parsed, token) or _affected_by_what(parsed, token):
            yield token
        if _one_of_what(parsed, token, tokens) or any(alludes(parsed, token) for alludes in ALLUDING):
            yield token
        lasting = token.lower == "longer" and [other.lower for other in before[-1:]] == ["for"]
        if lasting and not any(other.lower == "than" for other in after):
            yield token
        if token.lower in THAT_TIME and [other.lower for other in before] == ["of", "the"] and _ends_there(after):
            yield token


def _whose_word(parsed: Parsed, token: Token) -> bool:
    """Say whether "the claims of theft" are spoken of as if they were known: whose they are, nothing says."""
    if token.pos != "NOUN" or token.lemma not in ALLEGING | MOVES:
        return False
    children = parsed.children(token.index)
    definite = any(child.lower == "the" for child in children)
    below = {parsed.tokens[index].lower for index in parsed.subtree(token.index)}
    told = any(child.dep in {"poss", "relcl", "acl"} for child in children) or bool(SOURCED & below)
    to_what = any(child.dep in {"acl", "relcl"} or child.lower in {"of", "to"} for child in children)
    moved = token.lemma in MOVES and not to_what
    return definite and (moved or (token.lemma in ALLEGING and not told))


def _one_of_a_people(parsed: Parsed, token: Token, shown: Sequence[Token]) -> bool:
    """Say whether "the Peruvian" is somebody told of before; "the French" are all of them."""
    if not token.text.endswith("an") or token.dep not in {"nsubj", "nsubjpass", "dobj", "pobj"}:
        return False
    told = {child.lower for child in parsed.children(token.index) if child in shown and child.pos != "PUNCT"}
    return told == {"the"} and country_of_people(token.text) is not None


def _of_the_very(parsed: Parsed, token: Token) -> bool:
    """Say whether "the very plan" is spoken of: which it is stands before."""
    if token.lower != "very":
        return False
    before = parsed.tokens[max(0, token.index - 1) : token.index]
    after = parsed.tokens[token.index + 1 : token.index + 2]
    return [other.lower for other in before] == ["the"] and bool(after) and after[0].pos == "NOUN"


def _affected_by_what(parsed: Parsed, token: Token) -> bool:
    """Say whether something is "affected", and nothing says by what."""
    passive = token.lower == "affected" and parsed.child(token.index, "auxpass") is not None
    return passive and parsed.child(token.index, "agent", "prep", "advcl") is None


def _each_of_what(parsed: Parsed, token: Token) -> bool:
    """Say whether "each race" is spoken of, and nothing says of what."""
    if token.lower not in {"each", "every"} or token.dep != "det":
        return False
    happening = parsed.tokens[token.head].lemma in HAPPENINGS | EVENT_NOUNS
    return happening and not parsed.children(token.head, "prep", "relcl", "acl", "compound", "poss")


def _doing_so(parsed: Parsed, token: Token) -> bool:
    """Say whether a sentence opens with "To do so": what was done stands before it."""
    if token.lower != "so" or token.index == 0 or parsed.tokens[token.index - 1].lemma != "do":
        return False
    return not any(other.pos == "VERB" for other in parsed.tokens[: token.index - 1])


def _answering(parsed: Parsed, token: Token) -> bool:
    """Say whether something is done "in response" or "as a result", and nothing says to what or of what."""
    if token.lower not in ANSWERS:
        return False
    before = parsed.tokens[max(0, token.index - 2) : token.index]
    opened = [other.lower for other in before[-1:]] == ["in"] or [other.lower for other in before] == ["as", "a"]
    after = parsed.tokens[token.index + 1 : token.index + 2]
    told = bool(after) and (after[0].tag in {"IN", "TO"} or after[0].pos in {"NOUN", "PROPN", "ADP"})
    return opened and not told


def _share_of_nobody(parsed: Parsed, token: Token) -> bool:
    """Say whether "40%" or "a total of 40%" does something, and nothing says of whom."""
    if token.lower not in {"%", "percent"}:
        return False
    total = parsed.tokens[parsed.tokens[token.head].head] if token.dep == "pobj" else token
    subject = total.dep in SUBJECTS and (total == token or total.lower == "total")
    whole = any(other.lower in {"of", "among"} for other in parsed.tokens[: total.index])
    told = parsed.children(token.index, "prep", "relcl", "acl")
    return subject and not whole and not told


def _in_question(parsed: Parsed, token: Token) -> bool:
    """Say whether "the boats in question" are spoken of."""
    return token.lower == "question" and token.index > 0 and parsed.tokens[token.index - 1].lower == "in"


def _one_of_what(parsed: Parsed, token: Token, shown: Sequence[Token]) -> bool:
    """Say whether "one" stands for a thing that is not named before it ("only a few possess one")."""
    if token.lower != "one" or token.dep != "dobj" or parsed.children(token.index, *TELLING):
        return False
    before = (other for other in shown if other.index < token.index and other.pos == "NOUN" and other.text.isalpha())
    return not any(other.dep not in {"nsubj", "nsubjpass"} for other in before)


def misprinted(tokens: Sequence[Token]) -> bool:
    """Say whether an "of" is missing ("some its boats"): a question would print the slip again."""
    return any(
        one.lower in QUANTITIES and other.tag == "PRP$" and one.index + 1 == other.index
        for one, other in pairwise(tokens)
    )


def _ends_there(after: Sequence[Token]) -> bool:
    return not after or after[0].pos != "NOUN"


ALLUDING = (
    _whose_word,
    _each_of_what,
    _doing_so,
    _answering,
    _share_of_nobody,
    _in_question,
)


def leans(clause: Clause) -> bool:
    """Say whether a clause keeps a word that leans on another sentence, or opens with the "For" of a reason."""
    loose = next(loose_ends(clause.sentence.parsed, clause.tokens), None)
    return loose is not None or _of_a_year(clause) or _gives_reason(clause) or _as_somebody_says(clause)


def _of_a_year(clause: Clause) -> bool:
    """Say whether the subject is "last year's sales": a year owns nothing, and whose they are is not said."""
    owner = clause.sentence.parsed.child(clause.subject.head, "poss")
    return owner is not None and owner.lemma in {"year", "month", "week", "quarter"}


def _gives_reason(clause: Clause) -> bool:
    first, after = clause.tokens[0], clause.tokens[1:2]
    opens = first.index == 0 and first.lower == "for"
    return opens and (first.dep != "prep" or any(token.pos == "ADV" for token in after))


def _as_somebody_says(clause: Clause) -> bool:
    """Say whether a clause opens with "As Ann Lee puts it": the stem says already who says it."""
    parsed = clause.sentence.parsed
    first = clause.tokens[0]
    said = parsed.tokens[first.head]
    return first.lower == "as" and first.dep in {"mark", "advmod"} and said.lemma in SAYING | {"put"}


def without_purpose(clause: Clause) -> bool:
    """Say whether "an option" has lost "for voters to ...", which tells what it is."""
    parsed = clause.sentence.parsed
    kept = set(clause.kept)
    gone = (parsed.tokens[index] for index in parsed.subtree(clause.verb) if index not in kept and index > clause.verb)
    lost = any(token.lower == "for" and token.dep == "mark" and token.index - 1 in kept for token in gone)
    thing = parsed.child(clause.verb, "dobj")
    return lost and thing is not None and any(child.lower in {"a", "an"} for child in parsed.children(thing.index))


def counted_from(clause: Clause) -> bool:
    """Say whether a clause opens with "After six months", and nothing says from when they count."""
    parsed = clause.sentence.parsed
    first = clause.tokens[0]
    span = parsed.child(first.index, "pobj") if first.lower in {"after", "within"} else None
    bare = span is not None and {child.dep for child in parsed.children(span.index)} == {"nummod"}
    return bare and span is not None and span.lemma in SPANS


def counted_since(clause: Clause) -> bool:
    """Say whether something "has been done four times", and since when was left out."""
    tokens = clause.sentence.parsed.tokens
    perfect = any(tokens[index].lower in {"has", "have"} for index in clause.group)
    counted = any(token.tag == "CD" for token in clause.tokens)
    gone = set(clause.sentence.parsed.subtree(clause.verb)) - set(clause.kept)
    return perfect and counted and any(tokens[index].lower == "since" for index in gone)


def part_made_whole(clause: Clause) -> bool:
    """Say whether ", who ..." tells of "two of his friends", and the clause of all of them."""
    tokens = clause.sentence.parsed.tokens
    head = tokens[clause.subject.head]
    governor = tokens[head.head]
    some = tokens[governor.head]
    whole = head.dep == "pobj" and governor.lower == "of" and some.index not in clause.kept
    return whole and (some.pos == "NUM" or some.lower in PARTS)


def relational(clause: Clause) -> bool:
    """Say whether a noun lacks what it needs: "local" to where, "users" of what, "his visit" to what."""
    parsed = clause.sentence.parsed
    for token in clause.tokens:
        if token.lower not in NEARBY and token.lemma not in OF_SOMETHING and token.lemma not in TO_SOMETHING:
            continue
        children = parsed.children(token.index)
        owned = any(child.tag == "PRP$" for child in children)
        told = any(child.dep in {"prep", "acl", "compound", "relcl"} for child in children) or _of_those(clause, token)
        near = token.lower in NEARBY and clause.sentence.name_at(token.index + 1) is None
        if near or (not told and (token.lemma in OF_SOMETHING or (owned and token.lemma in TO_SOMETHING))):
            return True
    return False


def _of_those(clause: Clause, token: Token) -> bool:
    """Say whether a noun tells which sort ("CSTO member states") or means another of that ("another member")."""
    sorts = [other for other in clause.tokens if other.dep == "compound" and other.lemma == token.lemma]
    named = [other for other in sorts if clause.sentence.parsed.tokens[other.index - 1].pos == "PROPN"]
    return token in named or (bool(named) and another_of_them(clause, token.index - 1))


def another_of_them(clause: Clause, index: int) -> bool:
    """Say whether "another member" stands after "CSTO member states": which sort it is of is told."""
    another, noun = clause.sentence.parsed.tokens[index : index + 2]
    before = (other for other in clause.tokens if other.index < index and other.dep == "compound")
    return another.lower == "another" and any(other.lemma == noun.lemma for other in before)
