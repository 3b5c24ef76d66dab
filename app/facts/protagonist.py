"""Who "he" or "she" is in an article that is about one person."""

from collections import Counter

from app.facts.found_once import once_each
from app.facts.names import NameKind
from app.facts.reading import Library, Reading, Sentence
from app.facts.scene import Scene
from app.facts.syntax import SUBJECTS
from app.facts.words import HUMANS, SAYING

MEN, WOMEN = {"he", "him", "his"}, {"she", "her", "hers"}
TWICE = 2
FEWEST_MENTIONS = 4
FEWEST_PRONOUNS = 2
OTHERS = 4
"""The pronouns of one gender must be so many times those of the other: then they are the protagonist's."""


def protagonist(scene: Scene, index: int) -> str:
    """Give the person whom an article is about, where a pronoun can mean nobody else; nothing otherwise."""
    person, gender = _person_and_gender(scene.reading, scene.library)
    word = scene.parsed.tokens[index].lower
    own = MEN if gender == "he" else WOMEN
    if not person or word not in own:
        return ""
    for sentence in reversed(scene.reading.sentences[: scene.sentence.number]):
        if _goes_on(sentence, own):
            continue
        if any(token.lemma in HUMANS and token.dep in SUBJECTS for token in sentence.parsed.tokens):
            return ""
        named = _named(sentence, scene)
        if named:
            return person if named[0] == person and not _another_says(sentence, scene, person) else ""
    return ""


def _another_says(sentence: Sentence, scene: Scene, person: str) -> bool:
    """Say whether what a sentence tells of a person is another's word ("Lee’s visit matters, said Ann Poe")."""
    tokens = sentence.parsed.tokens
    saying = (
        scene.library.persons.full_name(name.text, scene.reading.stem)
        for name in sentence.names
        if name.kind is NameKind.PERSON
        and tokens[name.last].dep in SUBJECTS
        and tokens[tokens[name.last].head].lemma in SAYING
    )
    return any(full is not None and full != person for full in saying)


def may_be_protagonist(sentence: Sentence, index: int, reading: Reading, library: Library) -> bool:
    """Say whether "he" in what somebody says may be whom the article is about ("Mr Lee said he would be missed")."""
    person, gender = _person_and_gender(reading, library)
    parsed = sentence.parsed
    if not person or parsed.tokens[index].lower not in (MEN if gender == "he" else WOMEN):
        return False
    word = parsed.tokens[index]
    while word.index != parsed.root:
        governor = parsed.tokens[word.head]
        if word.dep == "ccomp" and governor.lemma in SAYING:
            subject = parsed.child(governor.index, *SUBJECTS)
            whole = set(parsed.subtree(subject.index)) if subject else set[int]()
            named = [name for name in sentence.names if name.kind is NameKind.PERSON and name.last in whole]
            speakers = {library.persons.full_name(name.text, reading.stem) for name in named}
            return bool(speakers) and person not in speakers
        word = governor
    return False


def _named(sentence: Sentence, scene: Scene) -> list[str]:
    """Give whom a sentence names, in order, an unknown name only where it is the subject: others may be places."""
    subject = sentence.parsed.child(sentence.parsed.root, *SUBJECTS)
    full = [
        (name, scene.library.persons.full_name(name.text, scene.reading.stem))
        for name in sentence.names
        if name.kind is NameKind.PERSON
    ]
    return [known or name.text for name, known in full if known or (subject and subject.index in name)]


def _goes_on(sentence: Sentence, own: set[str]) -> bool:
    """Say whether a sentence goes on about whoever the one before was about ("She met Mr Lee")."""
    subject = sentence.parsed.child(sentence.parsed.root, *SUBJECTS)
    return subject is not None and subject.lower in own and not sentence.in_quotation


def _person_and_gender(reading: Reading, library: Library) -> tuple[str, str]:
    """Give the person most often named, and "he" or "she" where the article says nearly nothing else."""
    named = Counter(
        library.persons.full_name(name.text, reading.stem) for name in reading.names if name.kind is NameKind.PERSON
    )
    words = _words(reading)
    men, women = sum(words[word] for word in MEN), sum(words[word] for word in WOMEN)
    (person, count), (_, second), *_ = [*named.most_common(2), (None, 0), (None, 0)]
    if person is None or count < max(FEWEST_MENTIONS, TWICE * second):
        return "", ""
    if max(men, women) < FEWEST_PRONOUNS or min(men, women) * OTHERS > max(men, women):
        return "", ""
    return person, "he" if men > women else "she"


@once_each
def _words(reading: Reading) -> Counter[str]:
    """Count how often each pronoun stands in an article."""
    every = (token.lower for sentence in reading.sentences for token in sentence.parsed.tokens)
    return Counter(word for word in every if word in MEN or word in WOMEN)
