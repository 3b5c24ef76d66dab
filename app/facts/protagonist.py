"""Who "he" or "she" is in an article that is about one person."""

from collections import Counter

from app.facts.names import NameKind
from app.facts.reading import Library, Reading
from app.facts.scene import Scene
from app.facts.words import HUMANS

MEN, WOMEN = {"he", "him", "his"}, {"she", "her", "hers"}
SUBJECTS = {"nsubj", "nsubjpass"}
TWICE = 2
FEWEST_MENTIONS = 4
FEWEST_PRONOUNS = 2


def protagonist(scene: Scene, index: int) -> str:
    """Give the person whom an article is about, where a pronoun can mean nobody else; nothing otherwise."""
    person, gender = _person_and_gender(scene.reading, scene.library)
    word = scene.parsed.tokens[index].lower
    if not person or word not in (MEN if gender == "he" else WOMEN):
        return ""
    for sentence in reversed(scene.reading.sentences[: scene.sentence.number]):
        if any(token.lemma in HUMANS and token.dep in SUBJECTS for token in sentence.parsed.tokens):
            return ""
        named = [
            scene.library.persons.full_name(name.text, scene.reading.stem)
            for name in sentence.names
            if name.kind is NameKind.PERSON
        ]
        if named:
            return person if named[0] == person else ""
    return ""


def _person_and_gender(reading: Reading, library: Library) -> tuple[str, str]:
    """Give the person most often named, and "he" or "she" where the article says nearly nothing else."""
    named = Counter(
        library.persons.full_name(name.text, reading.stem) for name in reading.names if name.kind is NameKind.PERSON
    )
    words = Counter(token.lower for sentence in reading.sentences for token in sentence.parsed.tokens)
    men, women = sum(words[word] for word in MEN), sum(words[word] for word in WOMEN)
    (person, count), (_, second), *_ = [*named.most_common(2), (None, 0), (None, 0)]
    if person is None or count < max(FEWEST_MENTIONS, TWICE * second):
        return "", ""
    if max(men, women) < FEWEST_PRONOUNS or min(men, women) * 10 > max(men, women):
        return "", ""
    return person, "he" if men > women else "she"
