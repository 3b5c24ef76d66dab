"""Other people for the options: who else speaks in an article, and who else it describes."""

from app.facts.names import NameKind
from app.facts.reading import Library, Reading
from app.facts.words import SAYING
from app.questions.candidates import FEWEST, Distractor, first_few, human, titles_of
from app.questions.roles import OFFICES, Role, roles_of

SHORT = 3


def speakers(reading: Reading, speaker: str, words: str, library: Library) -> list[Distractor]:
    """Give up to three others who speak in the article, then others whom it names."""
    persons = library.persons
    titles = titles_of(library)
    talking: dict[str, Distractor] = {}
    named: dict[str, Distractor] = {}
    for sentence in reading.sentences:
        speaks = any(token.lemma in SAYING for token in sentence.parsed.tokens)
        for name in sentence.names:
            full = persons.full_name(name.text, reading.stem) if name.kind is NameKind.PERSON else None
            if full is None or " " not in full or persons.same(full, speaker) or full.split()[-1] in words:
                continue
            if not human(library, reading, full) or titles.get(full, frozenset()) & OFFICES:
                continue
            found = Distractor(full, reading.passage(sentence), reading.stem)
            (talking if speaks else named).setdefault(full, found)
    return first_few((*talking.values(), *named.values()))


def others_than(role: Role, library: Library) -> list[Distractor]:
    """Give others whom the article describes too, as something else."""
    heads = {word for word in role.text.lower().split() if len(word) > SHORT}
    peoples = [
        name for name in role.sentence.names if name.kind is NameKind.PEOPLE and role.first <= name.first <= role.last
    ]
    if peoples:
        # Whose name sounds foreign would be ruled out at sight.
        return []
    titles = titles_of(library)
    found: list[Distractor] = []
    for other in roles_of(role.reading, library):
        alike = heads & {word for word in other.text.lower().split() if len(word) > SHORT}
        if (
            other.person == role.person
            or len(alike) > len(heads) / 2
            or titles.get(other.person, frozenset()) & OFFICES
        ):
            continue
        found.append(Distractor(other.person, role.reading.passage(other.sentence), role.reading.stem))
    return first_few(found)


def choice(others: list[Distractor]) -> list[Distractor]:
    """Give the others where they are enough for a choice, or none."""
    return others if len(others) >= FEWEST else []
