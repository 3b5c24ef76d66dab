"""The pieces of a sentence that can be shown by themselves: without its connective, its first and its second half."""

from collections.abc import Iterator

from app.facts.reading import Sentence
from app.facts.syntax import Parsed, Token
from app.questions.context_view import ANY_SUBJECT, View, balanced, opening

Piece = tuple[int, int | None]
"""The first word shown and the one after the last; None for the sentence's end."""

MOST_WORDS = 34
FEWEST_WORDS = 7
FEWEST_OF_HALF = 9
CUT = frozenset("relcl advcl acl".split())
# Without these, a sentence says that more is so.
BOUNDS = frozenset("unless if until provided except once whenever only".split())
SHORT = 3
# "No ships carrying grain", "only those carrying grain": without the last words it would be another thing.
TURNING = frozenset("no nobody none never only all every each any few most those".split())


def pieces_of(sentence: Sentence) -> Iterator[Piece]:
    """Give the whole of a sentence but for a connective, then its halves and what is left without its last clause."""
    parsed = sentence.parsed
    first = next(token.index for token in parsed.tokens if token.start >= opening(sentence.text))
    yield first, None
    for joint, start in _joints(parsed):
        yield first, _trimmed(parsed, joint)
        yield start, None
    for cut in (_last_clause(parsed), _last_participle(parsed)):
        if cut:
            yield first, _trimmed(parsed, cut)


def _joints(parsed: Parsed) -> Iterator[tuple[int, int]]:
    """Give where a second clause with its own subject is joined to the first, and where it begins."""
    for token in parsed.children(parsed.root, "conj"):
        subject = parsed.child(token.index, *ANY_SUBJECT)
        if subject is None or not _finite(parsed, token):
            continue
        start = min(parsed.subtree(token.index))
        links = [child.index for child in parsed.children(parsed.root, "cc") if child.index < start]
        joint = links[-1] if links and links[-1] == start - 1 else start
        if joint and parsed.tokens[joint - 1].text == ",":
            yield joint, start


def _finite(parsed: Parsed, verb: Token) -> bool:
    tags = {"VBD", "VBZ", "VBP", "MD"}
    return any(token.tag in tags for token in (verb, *parsed.children(verb.index, "aux", "auxpass")))


def _last_clause(parsed: Parsed) -> int:
    """Give where a last clause begins that a comma sets apart from what it adds to; 0 where there is none."""
    end = len(parsed.tokens) - 1
    for token in parsed.tokens:
        under = parsed.subtree(token.index) if token.dep in CUT else []
        bounded = bool(under) and parsed.tokens[under[0]].lower in BOUNDS
        apart = under and not bounded and under[0] > 0 and parsed.tokens[under[0] - 1].text in {",", "–"}
        if apart and under[-1] >= end - 1 and under[0] > parsed.root and len(under) == under[-1] - under[0] + 1:
            return under[0]
    return 0


def _last_participle(parsed: Parsed) -> int:
    """Give where "travelling this long way" begins at a sentence's end; 0 where the rest might not hold without it."""
    if any(token.dep == "neg" or token.lower in TURNING for token in parsed.tokens):
        return 0
    end = len(parsed.tokens) - 1
    for token in parsed.tokens[parsed.root + 1 :]:
        under = parsed.subtree(token.index) if token.dep == "acl" and token.tag == "VBG" else []
        if len(under) > SHORT and under[0] == token.index and under[-1] >= end - 1:
            return token.index
    return 0


def _trimmed(parsed: Parsed, end: int) -> int:
    while end > 0 and parsed.tokens[end - 1].text in {",", "–", "-", ";"}:
        end -= 1
    return end


def short_enough(view: View) -> bool:
    """Say whether a piece is neither too long to take in nor too short, and its marks are closed."""
    first, end = view.bounds
    text = view.last.text[first:end]
    whole = view.end is None and opening(view.last.text) == first
    if not whole and not _of_one_piece(view):
        return False
    fewest = FEWEST_WORDS if whole else FEWEST_OF_HALF
    return fewest <= len(text.split()) <= MOST_WORDS and balanced(text)


def _of_one_piece(view: View) -> bool:
    """Say whether the words of a piece hang together: only one of them hangs on a word left out, none joins it."""
    parsed, shown = view.last.parsed, view.shown(view.last)
    inside = {token.index for token in shown}
    words = [token for token in shown if token.pos != "PUNCT"]
    loose = [token for token in words if token.head not in inside or token.head == token.index]
    joints = [token for token in words if token.dep == "cc"]
    joined = all(
        any(other.index > token.index and other.index in inside for other in parsed.children(token.head, "conj"))
        for token in joints
    )
    return len(loose) <= 1 and joined
