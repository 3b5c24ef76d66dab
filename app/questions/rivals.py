"""Other people for the options: who else speaks in an article, and who else it describes."""

from app.facts.names import NameKind
from app.facts.reading import Library, Reading
from app.facts.words import SAYING
from app.questions.candidates import FEWEST, Distractor, differs_in_office, first_few, human, titles_of
from app.questions.roles import Role


def speakers(reading: Reading, speaker: str, words: str, library: Library) -> list[Distractor]:
    """Give others who speak in the article, then others whom it names; fewer than two are none."""
    persons = library.persons
    talking: dict[str, Distractor] = {}
    named: dict[str, Distractor] = {}
    for sentence in reading.sentences:
        speaks = any(token.lemma in SAYING for token in sentence.parsed.tokens)
        for name in sentence.names:
            full = persons.full_name(name.text, reading.stem) if name.kind is NameKind.PERSON else None
            if full is None or " " not in full or persons.same(full, speaker) or full.split()[-1] in words:
                continue
            if not human(library, reading, full):
                continue
            found = Distractor(full, reading.passage(sentence), reading.stem)
            (talking if speaks else named).setdefault(full, found)
    chosen = first_few((*talking.values(), *named.values()))
    return chosen if len(chosen) >= FEWEST else []


def others_than(role: Role, library: Library) -> list[Distractor]:
    """Give other persons of an article whom nothing near them describes alike; fewer than two are none."""
    persons = library.persons
    heads = {word for word in role.text.lower().split() if len(word) > 3}  # noqa: PLR2004 - words of content
    named: dict[str, Distractor] = {}
    alike: set[str] = set()
    for sentence in role.reading.sentences:
        for name in sentence.names:
            full = persons.full_name(name.text, role.reading.stem) if name.kind is NameKind.PERSON else None
            if (
                full is None
                or " " not in full
                or persons.same(full, role.person)
                or not human(library, role.reading, full)
            ):
                continue
            near = {token.lower for token in sentence.parsed.tokens[max(0, name.first - 6) : name.last + 10]}
            if len(heads & near) > len(heads) / 3 or sentence is role.sentence:
                alike.add(full)
            named.setdefault(full, Distractor(full, role.reading.passage(sentence), role.reading.stem))
    titles = titles_of(library)
    office = titles.get(role.person, frozenset())
    ordered = sorted(named, key=lambda full: differs_in_office(office, titles.get(full, frozenset())))
    chosen = first_few(named[full] for full in ordered if full not in alike)
    return chosen if len(chosen) >= FEWEST else []
