"""Which person "he" or "she" means: the only one of the sentence before, of the article's last lines, or named here."""

from collections.abc import Iterable, Iterator

from app.facts.genders import may_be, same_sex
from app.facts.names import Name, NameKind
from app.facts.protagonist import protagonist
from app.facts.reading import Sentence
from app.facts.scene import Scene, Unsettled
from app.facts.syntax import SUBJECTS
from app.facts.words import HUMANS, MONTHS, WEEKDAYS

WINDOW = 4


def person_before(scene: Scene, index: int) -> str:
    """Find the only person that a pronoun can mean: of its sex, and named before it; Unsettled where there is none."""
    pronoun = scene.parsed.tokens[index].lower
    person = _only_person_of_window(scene) or protagonist(scene, index) or _named_before(scene, pronoun)
    beside = _beside(scene, index) - {person}
    if not person or not may_be(pronoun, person, scene.reading) or beside:
        msg = "a pronoun with no single antecedent"
        raise Unsettled(msg)
    return person


def _named_before(scene: Scene, pronoun: str) -> str:
    """Give the only person of the pronoun's sex before the clause in its sentence, or else in the one before."""
    before = scene.reading.before(scene.sentence)
    verb_start = min(scene.clause.kept)
    here = {name for name in persons_in(scene.sentence) if name.last < verb_start}
    names = here or (set(persons_in(before)) if before else set[Name]())
    told = {name: scene.library.persons.full_name(name.text, scene.reading.stem) for name in names}
    fits = {name: full for name, full in told.items() if full is None or may_be(pronoun, full, scene.reading)}
    full = set(fits.values())
    if len(full) != 1 or None in full:
        return ""
    if before and not here and (_hides(before, pronoun, fits) or not _leads(before, set(fits))):
        return ""
    if before and not here:
        scene.lean_on(before)
    return str(full.pop())


def _hides(before: Sentence, pronoun: str, names: Iterable[Name]) -> bool:
    """Say whether a pronoun in the sentence before hides somebody: its subject is then not surely the name we see.

    "His" after the name is its bearer's; before it, as in "her boss, Ann Poe", it is another's.
    """
    named = min(name.first for name in names)
    own = same_sex(pronoun)
    return any(
        token.lower in {"he", "she", "they"}
        or (token.lower in own and (token.tag == "PRP" or token.index < named) and not token.lower.endswith("self"))
        for token in before.parsed.tokens
    )


def _beside(scene: Scene, index: int) -> set[str]:
    """Give who else of the pronoun's sex its clause names before it; who does something does it to another."""
    token = scene.parsed.tokens[index]
    done = token.tag == "PRP" and token.dep not in SUBJECTS
    spared = set(scene.clause.subject.words) if done else set[int]()
    names = [name for name in persons_in(scene.sentence) if name.last < index and name.first in scene.kept - spared]
    full = {scene.library.persons.full_name(name.text, scene.reading.stem) or name.text for name in names}
    return {one for one in full if may_be(token.lower, one, scene.reading)}


def _only_person_of_window(scene: Scene) -> str:
    """Find the only person since a sentence whose subject is named, where no other man or woman is spoken of."""
    window: list[Sentence] = []
    for other in reversed(scene.reading.sentences[max(0, scene.sentence.number - WINDOW) : scene.sentence.number]):
        window.append(other)
        if _begins_with_person(other):
            break
    else:
        return ""
    if scene.sentence.paragraph - window[-1].paragraph > 1:
        return ""
    full = {
        scene.library.persons.full_name(name.text, scene.reading.stem) for other in window for name in persons_in(other)
    }
    tokens = [token for other in window for token in other.parsed.tokens]
    tokens += [token for token in scene.parsed.tokens if token.index < min(scene.clause.kept)]
    people = any(token.lemma in HUMANS and token.dep not in {"appos", "attr", "compound"} for token in tokens)
    unknown = any(_unexplained(other, token.index) for other in window for token in other.parsed.tokens)
    here = {name.text for name in persons_in(scene.sentence) if name.last < min(scene.clause.kept)}
    if len(full) != 1 or None in full or people or unknown or here:
        return ""
    scene.lean_on(window[-1])
    return str(full.pop())


def _begins_with_person(sentence: Sentence) -> bool:
    subject = sentence.parsed.child(sentence.parsed.root, "nsubj", "nsubjpass")
    name = sentence.name_at(subject.index) if subject else None
    return name is not None and name.kind is NameKind.PERSON


def _unexplained(sentence: Sentence, index: int) -> bool:
    token = sentence.parsed.tokens[index]
    if token.pos != "PROPN" or sentence.name_at(index) or token.text in {*MONTHS, *WEEKDAYS}:
        return False
    # "in the city of Rzhev": what follows such a word is a place.
    governor = sentence.parsed.tokens[token.head]
    return not (token.dep == "pobj" and governor.lower in {"of", "in", "at", "from", "to", "near", "during"})


def _leads(before: Sentence, names: set[Name]) -> bool:
    """Say whether the sentence before is about the person: its subject, or with no other proper name unexplained."""
    subject = before.parsed.child(before.parsed.root, "nsubj", "nsubjpass")
    under = set(before.parsed.subtree(subject.index)) if subject else set[int]()
    unknown = any(_unexplained(before, token.index) for token in before.parsed.tokens)
    return any(name.last in under for name in names) and not unknown


def persons_in(sentence: Sentence) -> Iterator[Name]:
    """Give the persons that a sentence names."""
    return (name for name in sentence.names if name.kind is NameKind.PERSON)
