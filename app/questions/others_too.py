"""Whether others are or did what a statement says of its subject: then it cannot be asked who did."""

from app.facts.names import Name, NameKind
from app.facts.reading import Sentence
from app.facts.statements import Statement
from app.facts.syntax import SUBJECTS, Token

JOINING = frozenset("attend participate join".split())


def others_too(statement: Statement) -> bool:
    """Say whether the sentence says that others did the same ("In addition to Belarus, Kazakhstan also ...")."""
    tokens = statement.sentence.parsed.tokens
    verb = statement.clause.verb
    if _another_did(statement) or _joins_in(statement):
        return True
    if tokens[verb].lemma == "be" and _indefinite(statement):
        return True
    also = any(token.lower in {"also", "too", "likewise"} and token.head == verb for token in tokens)
    text = " ".join(token.lower for token in tokens[:verb])
    also = also or text.startswith(("for example", "for instance", "among "))
    return also or any(phrase in text for phrase in ("in addition to", "as well as", "along with", "together with"))


def _joins_in(statement: Statement) -> bool:
    """Say whether the subject decided to go where many go ("decided to attend the parade")."""
    tokens = statement.sentence.parsed.tokens
    to_do = (part for part in statement.clause.rest if tokens[part.head].dep in {"xcomp", "acl"})
    return any(tokens[part.head].lemma in JOINING for part in to_do)


def _indefinite(statement: Statement) -> bool:
    """Say whether the subject is "a ..." or "one of the ...": others may be that too."""
    parsed = statement.sentence.parsed
    attributes = [parsed.tokens[part.head] for part in statement.clause.rest if part.dep == "attr"]
    loose = any(child.lower in {"a", "an"} for head in attributes for child in parsed.children(head.index, "det"))
    return loose or any(head.lower == "one" for head in attributes)


def _another_did(statement: Statement) -> bool:
    """Say whether another sentence has somebody else do the same with the same person ("Mr Lee met with her too")."""
    verb = statement.sentence.parsed.tokens[statement.clause.verb]
    rest = {word for part in statement.clause.rest for word in part.words}
    whom = {name.text.split()[-1] for name in _persons(statement.sentence) if name.first in rest}
    by = statement.say(statement.clause.subject.words)
    return any(
        token.lemma == verb.lemma and token.pos == "VERB" and _somebody_else(other, token, by, whom)
        for other in statement.reading.sentences
        if whom and other is not statement.sentence
        for token in other.parsed.tokens
    )


def _somebody_else(sentence: Sentence, verb: Token, by: str, whom: set[str]) -> bool:
    subject = sentence.parsed.child(verb.index, *SUBJECTS)
    under = set(sentence.parsed.subtree(verb.index))
    met = {name.text.split()[-1] for name in _persons(sentence) if name.first in under and name.first > verb.index}
    return subject is not None and subject.pos == "PROPN" and bool(met & whom) and subject.text not in by


def _persons(sentence: Sentence) -> list[Name]:
    return [name for name in sentence.names if name.kind is NameKind.PERSON]
