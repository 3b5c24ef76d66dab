"""What pronouns mean: settled where exactly one antecedent agrees, refused otherwise."""

from app.facts.binding import is_told, pairs_off
from app.facts.bodies_meant import body_of_it
from app.facts.grammar import is_locative
from app.facts.names import NameKind
from app.facts.persons_meant import person_before, persons_in
from app.facts.plurals_meant import them_meant, these_meant, they_meant
from app.facts.protagonist import may_be_protagonist
from app.facts.scene import Scene, Unsettled
from app.facts.states_meant import state_of_its, this_country
from app.facts.syntax import Token
from app.facts.there_meant import gathering_there, place_there
from app.facts.whole import RULE as WHOLE
from app.facts.words import THIRD

SINGULAR_PERSON = {"he": "", "him": "", "his": "’s", "she": "", "her": "’s"}
POSSESSIVES = {"his", "her", "its", "their"}
REFLEXIVES = {"himself", "herself", "itself", "themselves"}


def settle_pronouns(scene: Scene) -> None:
    """Settle every pronoun of the clause; Unsettled where one cannot be."""
    for index in sorted(scene.kept):
        token = scene.parsed.tokens[index]
        if token.pos not in {"PRON", "DET", "ADV", "ADJ"} or token.lower not in THIRD or token.tag in {"WDT", "WP"}:
            continue
        if token.lower == "that" and token.dep in {"mark", "nsubj", "dobj"} and token.tag in {"IN", "WDT"}:
            continue
        spoken = scene.speaker is not None and token.lower in {"he", "his", "she", "her", "him"}
        if spoken or token.index in scene.settled or is_bound(scene, token.index) or pairs_off(scene, token):
            continue
        if scene.clause.rule == WHOLE and is_told(scene, index):
            continue
        _settle_pronoun(scene, index)


def is_bound(scene: Scene, index: int) -> bool:
    """Say whether a pronoun means the clause's own subject, or the owner of its subject."""
    token = scene.parsed.tokens[index]
    if may_be_protagonist(scene.sentence, index, scene.reading, scene.library):
        return False
    if token.lower in {"he", "she", "him", "her"} and token.tag == "PRP":
        return _inner(scene, token)
    if token.tag == "PRP" and token.lower not in REFLEXIVES:
        return False
    if token.lower in {"his", "her"} and _owned(scene, index):
        return True
    own = token.lower in POSSESSIVES | REFLEXIVES and index not in scene.clause.subject.words
    return own and _agrees_with_subject(scene, token)


def _owned(scene: Scene, index: int) -> bool:
    """Say whether "his" means the owner of the subject ("Rahmon’s press service announced his ...")."""
    owner = scene.parsed.child(scene.clause.subject.head, "poss")
    name = scene.sentence.name_at(owner.index) if owner else None
    if name is None or name.kind is not NameKind.PERSON or index <= name.last:
        return False
    return not any(name.last < other.first < index for other in persons_in(scene.sentence))


def _agrees_with_subject(scene: Scene, token: Token) -> bool:
    subject = scene.clause.subject
    head = scene.parsed.tokens[subject.head]
    name = scene.sentence.name_at(head.index)
    plural = head.tag in {"NNS", "NNPS"} or scene.parsed.child(head.index, "conj") is not None
    after = [other for other in scene.sentence.names if subject.words[-1] < other.first < token.index]
    between = [other for other in after if other.first in scene.kept]
    if token.lower in {"their", "themselves"}:
        return plural and not between
    if token.lower in {"its", "itself"}:
        return not plural and (name is None or name.kind is not NameKind.PERSON) and head.lemma not in THIRD
    named = name is not None and name.kind is NameKind.PERSON
    person = named or head.index in scene.edits or head.lower in SINGULAR_PERSON
    return person and not [other for other in between if other.kind is NameKind.PERSON]


def _inner(scene: Scene, token: Token) -> bool:
    """Say whether "he" stands in a clause under this one and can only be this one's subject ("when he was working")."""
    governor = scene.parsed.tokens[token.head]
    name = scene.sentence.name_at(scene.clause.subject.head)
    persons = [other for other in persons_in(scene.sentence) if other.first in scene.kept and other.first < token.index]
    under = governor.index != scene.clause.verb and token.index > scene.clause.verb
    return under and name is not None and name.kind is NameKind.PERSON and persons == [name]


def _settle_pronoun(scene: Scene, index: int) -> None:
    token = scene.parsed.tokens[index]
    if token.lower in SINGULAR_PERSON and token.lower != "him":
        _settle_person(scene, token)
        return
    country = this_country(scene, index) if token.lower == "this" else ""
    if country:
        scene.replace([index, index + 1], country)
        return
    if token.lower in {"these", "those"} and _plural_object(scene, index):
        scene.edits[index] = ""
        return
    if token.lower in {"these", "those"} and scene.parsed.tokens[token.head].tag == "NNS":
        noun = scene.parsed.tokens[token.head]
        phrase = these_meant(scene, noun.lemma)
        if phrase and noun.index == index + 1:
            scene.replace([index, noun.index], phrase)
            return
    if token.lower == "such" and scene.parsed.tokens[index + 1].lower in {"a", "an"}:
        return
    meant = _thing_meant(scene, token)
    if meant:
        scene.edits[index] = meant
        return
    msg = f"an unresolved “{token.text}”"
    raise Unsettled(msg)


def _thing_meant(scene: Scene, token: Token) -> str:
    """Give what "there", "it", "its", "they" or the "this" of "this country" means, or nothing."""
    match token.lower:
        case "there":
            return place_there(scene) if is_locative(scene.parsed, token) else gathering_there(scene, token)
        case "it" | "its":
            body = body_of_it(scene, token.index) or (state_of_its(scene, token.index) if token.lower == "its" else "")
            return f"{body}’s" if body and token.lower == "its" else body
        case "they":
            return they_meant(scene, token.index)
        case "them":
            return them_meant(scene, token.index)
        case _:
            return ""


def _settle_person(scene: Scene, token: Token) -> None:
    """Name the person whom "he" or "her" means; one whom the clause has just named stays a pronoun."""
    person = person_before(scene, token.index)
    if _named_last(scene, token.index) != person:
        scene.edits[token.index] = person + (SINGULAR_PERSON[token.lower] if token.tag == "PRP$" else "")


def _named_last(scene: Scene, index: int) -> str:
    """Give the full name of the person whom the clause names last before a word, its own replaced words included."""
    named = ""
    for word in sorted(one for one in scene.kept if one < index):
        name = scene.sentence.name_at(word)
        person = name if name and name.kind is NameKind.PERSON and name.last == word else None
        full = scene.library.persons.full_name(person.text, scene.reading.stem) if person else ""
        meant = scene.edits.get(word, "").removesuffix("’s")
        known = meant if meant in scene.library.persons.full.values() else ""
        named = full or known or (person.text if person else "") or named
    return named


def _plural_object(scene: Scene, index: int) -> bool:
    # "set up these yurts" entails "set up yurts"; of a subject the like does not hold.
    noun = scene.parsed.tokens[scene.parsed.tokens[index].head]
    return noun.tag == "NNS" and noun.dep == "dobj" and noun.head == scene.clause.verb
