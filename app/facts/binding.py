"""Pronouns of a whole sentence whose meaning stands in the sentence itself, before them."""

from app.facts.grammar import is_locative
from app.facts.loose_ends import another_of_them
from app.facts.names import NameKind
from app.facts.protagonist import may_be_protagonist
from app.facts.scene import Scene
from app.facts.syntax import SUBJECTS, Token
from app.facts.words import GENDERED, HUMANS, IT, THEY, TITLES

CROWDS = {"people", "police", "staff", "public", "majority"}
FORWARD = {
    "those": {"of", "who", "which", "in", "with"},
    "that": {"of", "who", "which"},
    "such": {"as"},
    "other": {"than"},
}
BACKWARD = {"other": {"and", "or", "each"}, "others": {"and", "or", "each"}, "another": {"one"}}
FINITE = frozenset(["VBD", "VBZ", "VBP", "MD"])
REFLEXIVES = frozenset("himself herself itself themselves".split())
UNDER = frozenset(["compound", "poss", "npadvmod"])
PAIRING = {"preconj", "predet"}
GRAMMATICAL = {
    "both": PAIRING,
    "either": PAIRING,
    "neither": PAIRING,
    "former": {"amod"},
    "each": {"det"},
}


def is_told(scene: Scene, index: int) -> bool:
    """Say whether a pointing word of a whole sentence is explained by the sentence before it reaches the word."""
    token = scene.parsed.tokens[index]
    if index == scene.clause.subject.head and not _extraposed(scene, token):
        return False  # whom a sentence is about must be said, even where a phrase before it names somebody
    if token.lower in GENDERED | THEY | IT:
        return _extraposed(scene, token) or _has_antecedent(scene, token)
    return _points_forward(scene, token)


def pairs_off(scene: Scene, token: Token) -> bool:
    """Say whether "both" only opens "both to A and to B", or "another member" comes after "CSTO member states"."""
    if token.lower == "another":
        return another_of_them(scene.clause, token.index)
    after = scene.parsed.tokens[token.index + 1 : token.index + 2]
    later = {other.lower for other in scene.clause.tokens if other.index > token.index}
    return token.lower == "both" and "and" in later and bool(after) and after[0].tag == "TO"


def _points_forward(scene: Scene, token: Token) -> bool:
    """Say whether "those", "such", "other", "same" or "there" is told by the words around it."""
    tokens = scene.parsed.tokens
    before = tokens[token.index - 1].lower if token.index else ""
    after = tokens[token.index + 1].lower if token.index + 1 < len(tokens) else ""
    if token.lower == "same":
        return (before, after) == ("the", "time")
    return (
        after in FORWARD.get(token.lower, ())
        or before in BACKWARD.get(token.lower, ())
        or token.dep in GRAMMATICAL.get(token.lower, ())
        or (token.tag == "EX" and not is_locative(scene.parsed, token))
    )


def _extraposed(scene: Scene, token: Token) -> bool:
    """Say whether "it" only holds the place of a clause that follows ("it is likely that ...")."""
    if token.lower != "it":
        return False
    if token.dep == "expl":
        return True
    verb = scene.parsed.tokens[token.head]
    return (
        token.dep in SUBJECTS
        and verb.lemma == "be"
        and scene.parsed.child(verb.index, "acomp") is not None
        and scene.parsed.child(verb.index, "ccomp", "xcomp") is not None
    )


def _has_antecedent(scene: Scene, token: Token) -> bool:
    """Say whether exactly one thing before the pronoun agrees with it; a subject before counts more than the rest."""
    if token.lower in GENDERED and any(
        index < token.index and scene.parsed.tokens[index].lower in GENDERED for index in scene.edits
    ):
        return True  # the first "she" of the sentence has become a name
    fits = [other for other in _nouns_before(scene, token) if _agrees(scene, other, token)]
    subjects = [other for other in fits if other.dep in SUBJECTS]
    if token.lower in GENDERED:
        told = may_be_protagonist(scene.sentence, token.index, scene.reading, scene.library)
        if told or _another_person_before(scene):
            return False
        people = {other.text for other in fits if other.dep in SUBJECTS or scene.sentence.name_at(other.index)}
        return len(people) == 1
    if token.lower == "its":
        return any(other.index == scene.clause.subject.head for other in subjects)
    if token.tag == "PRP$":
        return bool(subjects) or len(fits) == 1
    return len(subjects) == 1 and (token.dep in SUBJECTS or len(fits) == 1)


def _another_person_before(scene: Scene) -> bool:
    """Say whether the sentence before names a person whom this one does not: "his" may then be that one's."""
    before = scene.reading.before(scene.sentence)
    here = {name.text.split()[-1] for name in scene.sentence.names if name.kind is NameKind.PERSON}
    named = {name.text.split()[-1] for name in before.names if name.kind is NameKind.PERSON} if before else set[str]()
    return bool(named - here)


def _nouns_before(scene: Scene, token: Token) -> list[Token]:
    tokens = [scene.parsed.tokens[index] for index in sorted(scene.kept) if index < token.index]
    own = {token.head, *_doing(scene, token)}
    return [
        other
        for other in tokens
        if other.pos in {"NOUN", "PROPN"}
        and other.dep not in {"compound", "poss", "npadvmod"}
        and other.index not in own
    ]


def _doing(scene: Scene, token: Token) -> list[int]:
    """Give the words of the subject that does something to "them" or calls "it" something: it means no such pronoun."""
    parsed = scene.parsed
    verb = parsed.tokens[token.head]
    infinite = token.dep in SUBJECTS and verb.dep in {"ccomp", "xcomp"} and verb.tag in {"VB", "VBG", "VBN", "NN", "JJ"}
    helped = any(child.tag in FINITE for child in parsed.children(verb.index, "aux", "auxpass"))
    if infinite and not helped:
        verb = parsed.tokens[verb.head]
    elif token.dep not in {"dobj", "dative"} or token.lower in REFLEXIVES:
        return []
    while not (doer := parsed.child(verb.index, *SUBJECTS)) and verb.dep in {"conj", "xcomp"}:
        verb = parsed.tokens[verb.head]
    return parsed.subtree(doer.index) if doer else []


def _agrees(scene: Scene, noun: Token, pronoun: Token) -> bool:
    name = scene.sentence.name_at(noun.index)
    person = (name is not None and name.kind is NameKind.PERSON) or noun.lemma.lower() in HUMANS | TITLES
    joined = any(child.index < pronoun.index for child in scene.parsed.children(noun.index, "conj"))
    plural = noun.tag in {"NNS", "NNPS"} or joined or noun.lower in CROWDS
    if pronoun.lower in GENDERED:
        return person and not plural
    if pronoun.lower in THEY:
        return plural
    return not plural and not person
