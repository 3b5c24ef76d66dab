"""What somebody did on a journey: "Ann Lee’s trip included opening a school" tells that Ann Lee opened a school."""

from collections.abc import Iterator

from app.facts.clauses import Clause, Part, parts_of
from app.facts.names import NameKind
from app.facts.parentheses import parentheses
from app.facts.reading import Sentence
from app.facts.rephrased import inflected
from app.facts.syntax import SUBJECTS, Parsed, Token

JOURNEYS = frozenset("trip visit tour journey".split())
HOLDING = frozenset(["consist", "include"])
FINITE = frozenset(["VBD", "VBZ"])
RULE = "journey"


def journeys(sentence: Sentence) -> Iterator[Clause]:
    """Give what the owner of a journey did on it, in the time of the verb."""
    parsed = sentence.parsed
    root = parsed.tokens[parsed.root]
    subject = parsed.child(root.index, *SUBJECTS)
    owner = parsed.child(subject.index, "poss") if subject and subject.lemma in JOURNEYS else None
    name = sentence.name_at(owner.index) if owner else None
    doing = _doing(parsed, root) if root.lemma in HOLDING and root.tag in FINITE else None
    if owner is None or doing is None or name is None or name.kind is not NameKind.PERSON:
        return
    told = inflected(sentence, doing.index, root.tag)
    denied = parsed.children(root.index, "aux", "neg") or parsed.children(doing.index, *SUBJECTS, "neg", "aux", "poss")
    if told and not denied:
        _, rest = parts_of(parsed, doing, owner, parentheses(parsed, under=doing.index))
        subject_part = Part(owner.index, "nsubj", tuple(range(name.first, name.last + 1)))
        yield Clause(told, doing.index, subject_part, (doing.index,), (), tuple(rest), rule=RULE)


def _doing(parsed: Parsed, root: Token) -> Token | None:
    """Give the participle that a verb is followed by ("consisted of visiting", "included visiting")."""
    link = parsed.child(root.index, "prep")
    found = parsed.child(link.index, "pcomp") if link and link.lower == "of" else parsed.child(root.index, "xcomp")
    return found if found and found.tag == "VBG" and found.index <= root.index + 2 else None
