"""What a writer says of somebody between whose leader it is and the title ("Peru’s reclusive President Ann Poe")."""

from app.facts.clauses import Clause
from app.facts.names import NameKind
from app.facts.syntax import Parsed, Token
from app.facts.words import TITLES

# These say whether somebody holds the office at all, or which of several is meant.
OF_OFFICE = frozenset(
    """former acting late interim deputy vice assistant honorary new newly then current sitting incumbent outgoing
    incoming departing ousted deposed toppled exiled jailed imprisoned detained suspended impeached elected elect
    unelected re self proclaimed declared styled designate disputed rival ex retired retiring previous next future
    first second third last junior senior longtime long ceremonial caretaker transitional provisional military civilian
    appointed facto""".split()
)
DESCRIBING = frozenset(["JJ", "VBN", "VBG", "RB", "NN", "HYPH"])
MOST = 4


def epithets(clause: Clause) -> frozenset[int]:
    """Give the words that only describe a leader whom country, title and name tell already."""
    parsed = clause.sentence.parsed
    kept = set(clause.kept)
    found = (
        _described(parsed, name.first)
        for name in clause.sentence.names
        if name.kind is NameKind.PERSON and name.first in kept
    )
    return frozenset(word for words in found if words <= kept for word in words)


def _described(parsed: Parsed, name: int) -> frozenset[int]:
    """Give the words between an owner's apostrophe and the title before a name, if all of them describe."""
    end = name
    while end and parsed.tokens[end - 1].lower in TITLES and parsed.tokens[end - 1].text[0].isupper():
        end -= 1
    start = end
    while start and _describes(parsed.tokens[start - 1]):
        start -= 1
    owned = start > 0 and parsed.tokens[start - 1].tag == "POS"
    adjective = any(parsed.tokens[word].tag in {"JJ", "VBN", "VBG"} for word in range(start, end))
    if end == name or not owned or not adjective or not 0 < end - start <= MOST:
        return frozenset()
    return frozenset(range(start, end))


def _describes(token: Token) -> bool:
    plain = token.text[0].islower() or token.tag == "HYPH"
    return token.tag in DESCRIBING and plain and token.lower not in OF_OFFICE
