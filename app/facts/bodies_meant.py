"""What "it", "its" and "the company" mean where the sentence before is about one body or country."""

from app.facts.names import Name, NameKind
from app.facts.reading import Sentence
from app.facts.scene import Scene
from app.facts.short_names import written_out
from app.facts.syntax import SUBJECTS, Token
from app.facts.words import HUMANS, SAYING

COMPANIES = frozenset(
    """company firm airline bank retailer group organisation organization charity club party agency chain corporation
    carmaker union supermarket manufacturer broadcaster publisher newspaper university""".split()
)
ACTS = SAYING | frozenset(
    """plan expect announce own employ agree refuse decide hope want intend buy hire pay ask fear believe know promise
    sue invest appeal apologise apologize deny demand warn threaten vow pledge aim try seek accuse""".split()
)
ACTING = {NameKind.BODY, NameKind.COUNTRY}


def body_of_it(scene: Scene, index: int) -> str:
    """Give the body that "it" or "its" means, or nothing where that is not certain."""
    token = scene.parsed.tokens[index]
    verb = scene.parsed.tokens[scene.clause.verb]
    subject = token.index == scene.clause.subject.head and verb.lemma != "be"
    if not subject and token.lower != "its":
        return ""
    if not (subject and verb.lemma in ACTS) and _tells_of_another(scene):
        return ""
    return _full(scene, _subject_before(scene, index))


def _tells_of_another(scene: Scene) -> bool:
    """Say whether the sentence before has a thing that "it" may mean too ("Acme printed a report. It ran to ...")."""
    before = scene.reading.sentences[scene.sentence.number - 1] if scene.sentence.number else None
    return before is not None and any(_is_another_thing(before, token) for token in before.parsed.tokens)


def _is_another_thing(before: Sentence, token: Token) -> bool:
    """Say whether a word is a thing told of for its own sake: no subject's own, no time, sum or person."""
    parsed = before.parsed
    told = token.tag == "NN" and token.dep in {"dobj", *SUBJECTS} and before.name_at(token.index) is None
    own = any(child.tag == "PRP$" for child in parsed.children(token.index, "poss"))
    plain = token.entity in {"", "ORG", "LAW", "PRODUCT", "WORK_OF_ART"} and token.lemma not in HUMANS
    return told and plain and not own and bool(parsed.children(token.index, "det"))


def body_of_company(scene: Scene, noun: Token) -> str:
    """Give the body that "the company" means, or nothing; it may not be told which company by its own words."""
    if (
        noun.lemma not in COMPANIES
        or noun.tag != "NN"
        or scene.parsed.children(noun.index, "amod", "compound", "nummod")
    ):
        return ""
    name = _subject_before(scene, noun.index)
    return _full(scene, name) if name and name.kind is NameKind.BODY else ""


def _full(scene: Scene, name: Name | None) -> str:
    """Write a body's name out where the article does."""
    if name is None:
        return ""
    full = (written_out(name.text, scene.reading) if name.text.isupper() else "") or name.text
    before = scene.reading.sentences[scene.sentence.number - 1].parsed.tokens[: name.first]
    return f"the {full}" if before and before[-1].lower == "the" and not full.startswith("the ") else full


def _subject_before(scene: Scene, index: int) -> Name | None:
    """Give the body or country that the sentence before is about, where neither sentence names another."""
    number = scene.sentence.number
    before = scene.reading.sentences[number - 1] if number else None
    if before is None or scene.sentence.paragraph - before.paragraph > 1:
        return None
    subject = before.parsed.child(before.parsed.root, *SUBJECTS)
    name = before.name_at(subject.index) if subject else None
    if _tells_of_thing(before) or (name and _is_end_of_name(before, name)):
        return None
    if name is None or name.kind not in ACTING or (subject and before.parsed.child(subject.index, "poss", "conj")):
        return None
    here = [other for other in scene.sentence.names if other.kind in ACTING and other.first < index]
    if here or _others(before, name):
        return None
    scene.lean_on(before)
    return name


def _tells_of_thing(before: Sentence) -> bool:
    """Say whether a sentence tells what its subject said of something else ("Sony said the gadget would sell")."""
    parsed = before.parsed
    said = parsed.child(parsed.root, "ccomp")
    subject = parsed.child(said.index, *SUBJECTS) if said else None
    return parsed.tokens[parsed.root].lemma in SAYING and subject is not None and subject.pos != "PRON"


def _is_end_of_name(before: Sentence, name: Name) -> bool:
    """Say whether another name runs into this one ("Peru CFL"): it is not the whole of what it names."""
    return name.first > 0 and before.parsed.tokens[name.first - 1].pos == "PROPN"


def _others(sentence: Sentence, name: Name) -> bool:
    return any(other.kind is name.kind and other.text != name.text for other in sentence.names)
