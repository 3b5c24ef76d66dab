"""From articles to drafts: read, take statements, ask, draft, check, choose. The same input gives the same output."""

from collections.abc import Callable, Iterator, Sequence

from app.articles.text import Article, Rendition
from app.facts.clauses import clauses_of
from app.facts.entities import as_entities
from app.facts.reading import Library, Reading, read
from app.facts.standing import Statement, statement_of
from app.facts.syntax import Parse
from app.questions.distractors import distractors_for, enough
from app.questions.draft import Draft, Generated
from app.questions.drafting import count, open_text, single
from app.questions.phrasing import Asked, ask
from app.questions.slots import SlotKind, slots_of

Progress = Callable[[str, int, int], None]
OPEN = {SlotKind.PERSON}
NUMBERS = {SlotKind.COUNT}


def generate(
    sources: Sequence[tuple[Article, Rendition]], *, parse: Parse, progress: Progress | None = None
) -> Generated:
    """Generate drafts worth publishing from some articles, checked against all of them."""
    library = read(sources, parse=parse)
    drafts: list[Draft] = []
    for number, reading in enumerate(library.readings, start=1):
        drafts.extend(_drafts(reading, library))
        if progress:
            progress(reading.stem, number, len(library.readings))
    return Generated(tuple(drafts), (), as_entities(library.persons))


def statements_of(reading: Reading, library: Library) -> Iterator[Statement]:
    """Give the statements of an article that stand alone."""
    for sentence in reading.sentences:
        for clause in clauses_of(sentence):
            statement = statement_of(clause, reading, library)
            if isinstance(statement, Statement):
                yield statement


def _drafts(reading: Reading, library: Library) -> Iterator[Draft]:
    for statement in statements_of(reading, library):
        for slot in slots_of(statement):
            asked = ask(statement, slot)
            drafted = asked and _draft(asked, library)
            if drafted:
                yield drafted


def _draft(asked: Asked, library: Library) -> Draft | None:
    if asked.slot.kind in NUMBERS:
        return count(asked)
    distractors = distractors_for(asked, library)
    if enough(distractors, asked.slot):
        return single(asked, distractors, library)
    return open_text(asked, library) if asked.slot.kind in OPEN else None
