"""Whole sentences as clauses: the writer's own grammar, with only what joins a sentence to its text taken away."""

from collections.abc import Iterator

from app.facts.clauses import Clause, Part, clause_at, kept_words, verb_group
from app.facts.comparisons import compared_with_gone
from app.facts.parentheses import LIMITING, parentheses, then_so_called
from app.facts.reading import Sentence
from app.facts.syntax import SUBJECTS, Parsed, Token
from app.facts.weekdays import of_part, undated
from app.facts.words import WEEKDAYS

RULE = "sentence"
EASY = 26
JOINING = frozenset(
    """however also too meanwhile therefore thus nevertheless nonetheless moreover furthermore instead consequently
    indeed finally besides then though""".split()
)
# The article speaks of its own time, and the stem says that it does: these words add nothing but a moment.
PASSING = frozenset("now today currently recently still presently nowadays".split())
# "The following" and "late" tell of which day, or of what part of it, and nothing without it.
POINTING = frozenset("following previous preceding same next last that this early late".split())
THAT_TIME = {"back", "since", "by", "until"}
OPENING = {"but", "and", "yet", "so", "or", *JOINING}
AROUND = ("prep", "advmod", "npadvmod", "advcl", "cc", "punct", "intj")


def whole_clauses(sentence: Sentence) -> Iterator[Clause]:
    """Give a sentence as one clause, the easiest to read first: whole, without its parentheses, its first half."""
    parsed = sentence.parsed
    root = parsed.tokens[parsed.root]
    own = _own_clause(sentence, root)
    if own is None:
        return
    joined = _joining_words(parsed) | _discourse_words(parsed, own)
    spare = _asides(parsed)
    second = _second_half(parsed, root)
    seen: list[tuple[int, ...]] = []
    for gone in (joined, joined | spare, joined | second, joined | spare | second):
        words = _trimmed(parsed, gone)
        if words not in seen and set(own.group) - gone <= set(words) and set(own.subject.words) & set(words):
            seen.append(words)
    short = [words for words in seen if len(words) <= EASY]
    for words in (*short, *sorted((words for words in seen if words not in short), key=len)):
        yield _clause(sentence, own, words)


def _own_clause(sentence: Sentence, root: Token) -> Clause | None:
    """Read a sentence's main clause, a reporting one ("Smith said that ...") or one with "there is" too."""
    parsed = sentence.parsed
    read = clause_at(sentence, root, frozenset())
    if read:
        return read
    subject = parsed.child(root.index, *SUBJECTS, "csubj") or parsed.child(root.index, "expl")
    if subject is None or root.pos not in {"VERB", "AUX"}:
        return None
    words = kept_words(parsed, subject.index, frozenset())
    before = [token for token in parsed.children(root.index, "prep", "npadvmod", "advcl") if token.index < words[0]]
    lead = tuple(Part(token.index, token.dep, kept_words(parsed, token.index, frozenset())) for token in before)
    return Clause(
        sentence, root.index, Part(subject.index, subject.dep, words), verb_group(parsed, root), lead, (), rule=RULE
    )


def _clause(sentence: Sentence, own: Clause, words: tuple[int, ...]) -> Clause:
    subject = Part(own.subject.head, own.subject.dep, tuple(word for word in own.subject.words if word in words))
    group = tuple(word for word in own.group if word in words)
    rest = tuple(word for word in words if word not in subject.words and word not in group)
    parts = (Part(rest[0], "rest", rest),) if rest else ()
    return Clause(sentence, own.verb, subject, group, (), parts, rule=RULE)


def _asides(parsed: Parsed) -> set[int]:
    """Give the words that can go, but no name set beside another: it may be one of a list."""
    spare = parentheses(parsed)
    spans = (
        parsed.subtree(token.index)
        for token in parsed.tokens
        if token.dep in {"appos", "npadvmod", "nmod"} and token.pos == "PROPN" and token.head not in spare
    )
    # What follows an aside after its own comma ("calling on the envoy, Richard Lee") is the aside's.
    names = {word for span in spans if span[0] - 2 not in spare for word in span}
    beside = {near for word in names for near in (word - 1, word + 1) if near not in names}
    gone = set(spare) - names - beside
    return gone | compared_with_gone(parsed, gone)


def _joining_words(parsed: Parsed) -> set[int]:
    """Give adverbs that only join a sentence to the one before, with the commas around them."""
    gone: set[int] = set()
    for token in parsed.tokens:
        if token.lower == "then" and token.index and parsed.tokens[token.index - 1].lower == "back":
            gone |= {token.index - 1, token.index}
        if _joins(parsed, token):
            before, after = parsed.tokens[max(0, token.index - 1) : token.index], parsed.tokens[token.index + 1 :][:1]
            commas = {near.index for near in (*before, *after) if near.text == ","}
            if token.lower in {"also", "too", *PASSING} or commas or not before:
                gone.add(token.index)
            if len(commas) > 1:
                gone |= commas
        if token.text in WEEKDAYS:
            gone |= _lone_day(parsed, token)
    return gone


def _lone_day(parsed: Parsed, token: Token) -> set[int]:
    """Give "on Friday" or "Friday night" where it only adds when: without its date it tells a reader nothing."""
    part = of_part(parsed, token) and token.head == token.index + 1
    last = parsed.tokens[token.head] if part else token
    first = _first_of_day(parsed, token.index)
    own = set(range(first, last.index + 1))
    if first < token.index and any(child.index not in own for child in parsed.children(last.index)):
        return set()  # "the last Friday of May"
    if last.dep == "pobj" and _only_a_day(parsed, last, first):
        late = parsed.tokens[max(0, last.head - 1)]
        return own | {last.head} | ({late.index} if late.lower in POINTING and late.dep == "advmod" else set())
    # Parsers take "to Chile Thursday" for one name.
    free = first > 0 and parsed.tokens[first - 1].pos not in {"ADP", "DET", "ADJ"}
    free = free or first == 0 < token.index
    # Which fair is meant by "the fair that opened Monday" the day tells.
    telling = last.dep == "npadvmod" and parsed.tokens[last.head].dep in {"relcl", "acl"}
    dated = bool(parsed.children(last.index, "appos"))
    return own if undated(parsed, token) and free and not (telling or dated) else set()


def _first_of_day(parsed: Parsed, first: int) -> int:
    """Give where "the following Thursday" or "late Friday" begins."""
    day = first
    while first and parsed.tokens[first - 1].lower in POINTING:
        first -= 1
    return first - 1 if 0 < first < day and parsed.tokens[first - 1].lower == "the" else first


def _only_a_day(parsed: Parsed, last: Token, first: int) -> bool:
    before = parsed.tokens[last.head]
    after = parsed.tokens[last.index + 1 : last.index + 2]
    dated = bool(after) and (after[0].tag == "CD" or after[0].pos in {"NOUN", "PROPN"})
    outside = any(child.index < first or child.index > last.index for child in parsed.children(last.index))
    return before.lower == "on" and before.index == first - 1 and not dated and not outside


def _joins(parsed: Parsed, token: Token) -> bool:
    verbal = parsed.tokens[token.head].pos in {"VERB", "AUX"}  # "instead of" is no joint
    alone = token.dep in {"advmod", "npadvmod"} and not parsed.children(token.index)
    since_then = token.lower == "then" and token.index > 0 and parsed.tokens[token.index - 1].lower in THAT_TIME
    since_then = since_then or then_so_called(parsed, token)
    return token.lower in JOINING | PASSING and verbal and alone and not since_then and _plain(parsed, token)


def _plain(parsed: Parsed, token: Token) -> bool:
    """Say whether a word changes nothing beside it: "too late" and "now-closed" stay."""
    after = parsed.tokens[token.index + 1 : token.index + 2]
    changes = token.lower == "too" and bool(after) and after[0].tag[:2] in {"JJ", "RB"}
    return not changes and not (after and after[0].text == "-")


def _discourse_words(parsed: Parsed, own: Clause) -> set[int]:
    """Give phrases before the subject that say nothing of their own ("In reality,", "After all,")."""
    kept = set(own.kept)
    first = own.subject.words[0]
    before = [token for token in parsed.children(own.verb, *AROUND) if token.index < first]
    spans = [
        parsed.subtree(token.index)
        for token in before
        if token.dep not in {"advcl", "punct"} and token.index not in kept
    ]
    return {word for words in spans if _set_apart(parsed, words) for word in words}


def _set_apart(parsed: Parsed, words: list[int]) -> bool:
    """Say whether words before the subject stand before a comma, or only join; "Early voting began" keeps its first."""
    tokens = [parsed.tokens[word] for word in words]
    after = parsed.tokens[words[-1] + 1 : words[-1] + 2]
    apart = (bool(after) and after[0].text == ",") or tokens[-1].text == ","
    joins = len(tokens) == 1 and (tokens[0].lower in OPENING | PASSING or tokens[0].pos == "PUNCT")
    # "Early in his first term" tells when; "First and foremost" tells nothing.
    timed = tokens[0].tag == "RB" and any(token.pos in {"NOUN", "PROPN", "NUM"} for token in tokens)
    limits = any(token.lower in LIMITING - OPENING for token in tokens)
    return (apart or joins) and not timed and not limits


def _second_half(parsed: Parsed, root: Token) -> set[int]:
    """Give the words from ", and ..." on where a second clause with a subject of its own follows."""
    for token in parsed.children(root.index, "conj"):
        own = parsed.child(token.index, *SUBJECTS)
        if own is not None and token.index > root.index:
            start = min(parsed.subtree(token.index))
            joint = next((child.index for child in parsed.children(root.index, "cc") if child.index < start), None)
            # Without an "and" the first half may only lead up to the second ("While A insists, B has not").
            return set(range(joint, len(parsed.tokens))) if joint is not None else set()
    return set()


def _trimmed(parsed: Parsed, gone: set[int]) -> tuple[int, ...]:
    words = [token.index for token in parsed.tokens if token.index not in gone]
    while words and _ends_badly(parsed.tokens[words[-1]]):
        words.pop()
    while words and _opens_loosely(parsed, words[0]):
        words.pop(0)
    return tuple(words)


def _opens_loosely(parsed: Parsed, index: int) -> bool:
    """Say whether a first word only joins the sentence to its text; "Instead of", "So far" and "Too many" do not."""
    token, after = parsed.tokens[index], parsed.tokens[index + 1 : index + 2]
    if token.text in {",", "–", "—", "-"}:
        return True
    beside = bool(after) and (after[0].text == "-" or after[0].lower == "of" or after[0].tag[:2] in {"JJ", "RB", "VB"})
    return token.lower in OPENING and (token.dep == "cc" or not beside)


def _ends_badly(token: Token) -> bool:
    return token.dep == "cc" or (token.pos == "PUNCT" and token.text not in {"”", '"', ")"})
