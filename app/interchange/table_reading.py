"""The rows of a table read as questions; a row that holds none says why and stops none of the others."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from app.interchange.columns import DIFFICULTIES, Header, header_of, plain
from app.interchange.fields import UnreadableQuestion, clean
from app.interchange.items import Item, Travelling, UnreadableFile
from app.interchange.table_details import read_details
from app.interchange.table_keys import Cells, citations_of, key_of, type_of
from app.questions.draft import Draft

SHOWN = 80
MOST_QUESTIONS = 20_000
TOO_MANY = (
    f"A file may have {MOST_QUESTIONS:,} questions; this one has more. Part it, and import one part after the other."
)


@dataclass(frozen=True)
class Row:
    """A row of a table: where its writer finds it, its cells, and what is wrong with it as a row."""

    where: str
    values: Sequence[str]
    problem: str = ""


def read_table(titles: Sequence[str], rows: Iterable[Row], notes: Sequence[str] = ()) -> Iterator[Item]:
    """Read the rows, each with the place where its writer finds it; raises UnreadableFile where no title is known.

    What is to be said of the file as a whole is said at its first question.
    """
    header = header_of(titles)
    if "stem" not in header:
        shown = ", ".join(title[:SHOWN] for title in titles if title.strip())[: SHOWN * 3]
        msg = (
            "The first row must name the columns, and one of them must be “stem”: the question's words. "
            f"This one says: {shown or 'nothing'}. The template shows all columns."
        )
        raise UnreadableFile(msg)
    notes = [*notes, *(f"The column “{title[:SHOWN]}” is not known and was left out." for title in header.unknown)]
    found = 0
    for row in rows:
        if not any(value.strip() for value in row.values):
            continue
        if found == MOST_QUESTIONS:
            raise UnreadableFile(TOO_MANY)
        yield _item(row, _cells(header, row.values), tuple(() if found else notes))
        found += 1
    if not found:
        msg = "There is no question in this file: no row stands under the titles."
        raise UnreadableFile(msg)


def _cells(header: Header, values: Sequence[str]) -> Cells:
    named = zip(header.places, values, strict=False)
    found = {place: value for place, value in named if place is not None and value.strip()}
    return Cells(found)


def _item(row: Row, cells: Cells, notes: tuple[str, ...]) -> Item:
    where, name = row.where, cells.text("stem")
    if row.problem:
        return Item(where, changed=notes, dropped=row.problem, name=name[:SHOWN])
    try:
        changed: list[str] = [*notes]
        question = _question(cells, changed)
    except UnreadableQuestion as broken:
        return Item(where, changed=notes, dropped=str(broken), name=name[:SHOWN])
    except ValueError as error:  # An invariant of the domain.
        return Item(where, changed=notes, dropped=f"This row holds no sound question: {error}.", name=name)
    return Item(where, question, tuple(changed), name=question.draft.stem)


def _question(cells: Cells, changed: list[str]) -> Travelling:
    for (name, _), value in cells.found.items():
        clean(value, name)
    return Travelling(
        _draft(cells, changed),
        id=cells.text("id").strip(),
        version=_version(cells.text("version")),
        status=cells.text("status").strip() or "draft",
        tags=_tags(cells.text("tags")),
        topic=cells.text("topic"),
        difficulty=_difficulty(cells.text("difficulty"), changed),
    )


def _draft(cells: Cells, changed: list[str]) -> Draft:
    stem = cells.text("stem")
    if not stem:
        msg = "The question has no words: fill in “stem”."
        raise UnreadableQuestion(msg)
    details = read_details(cells.text("details"), changed)
    kind = type_of(cells, changed)
    return Draft(
        type=kind,
        stem=stem,
        key=details.of_key(key_of(kind, cells, changed)),
        citations=details.of_citations(citations_of(cells, changed)),
        explanation=cells.text("explanation"),
        lead=cells.text("lead"),
        score=details.score,
        origin=details.origin,
        rule=details.rule,
        tags=details.tags,
        scope=details.scope,
        features=details.features,
    )


def _version(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 1  # noqa: PLR2004 - nobody has more


def _tags(text: str) -> tuple[str, ...]:
    parts = text.split("\n") if "\n" in text else text.split(";")
    return tuple(dict.fromkeys(part.strip() for part in parts if part.strip()))


def _difficulty(text: str, changed: list[str]) -> str:
    word = plain(text)
    if word and word not in DIFFICULTIES:
        changed.append(f"The difficulty “{text[:SHOWN]}” is not easy, medium or hard, and was left out.")
        return ""
    return word
