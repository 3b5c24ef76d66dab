"""What a "commitment" is to: "Peru’s commitment to keeping the peace" tells that Peru is committed to keeping it."""

from collections.abc import Iterator

from app.facts.clauses import Clause, Part, kept_words
from app.facts.names import Name, NameKind
from app.facts.parentheses import parentheses
from app.facts.reading import Sentence
from app.facts.rephrased import as_verb, helped
from app.facts.syntax import Parsed, Token

DOERS = {NameKind.COUNTRY, NameKind.PERSON, NameKind.BODY}
RULE = "refusal"


def commitments(sentence: Sentence) -> Iterator[Clause]:
    """Give "A is committed to doing ..." for each "A’s commitment to doing ..." of a sentence."""
    parsed = sentence.parsed
    for noun in parsed.tokens[2:]:
        link = parsed.child(noun.index, "prep") if noun.lemma == "commitment" and noun.tag == "NN" else None
        name = _owner(sentence, noun) if link else None
        doing = parsed.child(link.index, "pcomp") if link and link.lower == "to" else None
        if link is None or doing is None or name is None or doing.tag != "VBG" or link.index != noun.index + 1:
            continue
        words = kept_words(parsed, link.index, parentheses(parsed, under=link.index))
        past = parsed.tokens[parsed.root].tag == "VBD"
        told = helped(sentence, noun.index - 1, "was" if past else "is", noun.index)
        told = as_verb(told, noun.index, "committed", "commit", owner=name.last, tag="VBN", dep="nsubjpass")
        subject = Part(name.last, "nsubjpass", tuple(range(name.first, name.last + 1)))
        group = (noun.index - 1, noun.index)
        yield Clause(told, noun.index, subject, group, (), (Part(link.index, "prep", words),), rule=RULE)


def tells_commitment(parsed: Parsed, verb: str) -> bool:
    """Say whether a sentence tells by a noun that somebody is committed to something."""
    return verb == "commit" and any(token.lemma == "commitment" for token in parsed.tokens)


def _owner(sentence: Sentence, noun: Token) -> Name | None:
    """Give whose a commitment is: the name before it, or that of the noun which "and its commitment" is joined to."""
    parsed = sentence.parsed
    owner = parsed.child(noun.index, "poss")
    if owner is not None and owner.lower == "its" and owner.index == noun.index - 1 and noun.dep == "conj":
        owner = parsed.child(noun.head, "poss")
    elif owner is not None and owner.index != noun.index - 2:
        owner = None
    name = sentence.name_at(owner.index) if owner else None
    return name if name and name.kind in DOERS else None
