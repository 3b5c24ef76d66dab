"""Whom the articles call dead: nobody takes them for somebody who did something lately."""

from app.facts.found_once import once_each
from app.facts.names import NameKind
from app.facts.reading import Library, Sentence
from app.facts.syntax import SUBJECTS, Token

DYING = frozenset("die".split())
KILLED = frozenset("kill assassinate murder bury execute".split())


@once_each
def dead(library: Library) -> frozenset[str]:
    """Give the full names of those whom a sentence says to have died or been killed."""
    found = {
        library.persons.full_name(name.text, reading.stem) or name.text
        for reading, sentence in library.sentences()
        for token in sentence.parsed.tokens
        if token.lemma in DYING | KILLED and token.pos == "VERB"
        for name in [sentence.name_at(who.index) for who in _whom(sentence, token)]
        if name and name.kind is NameKind.PERSON
    }
    return frozenset(found)


def _whom(sentence: Sentence, verb: Token) -> list[Token]:
    """Give whom a verb of dying tells of: its subject, or what "who" stands for; of "kill" the one who was killed."""
    parsed = sentence.parsed
    subject = parsed.child(verb.index, *(SUBJECTS if verb.lemma in DYING else ("nsubjpass",)))
    participle = verb.dep == "acl" and verb.tag == "VBN"
    if subject is None:
        return [parsed.tokens[verb.head]] if participle else []
    return [parsed.tokens[verb.head]] if subject.lower == "who" else [subject]
