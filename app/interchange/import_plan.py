"""What an import would do with each question of a file: make it, make a version of one, nothing, or drop it and why."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum

from app.interchange.fields import UnreadableQuestion
from app.interchange.fitting import fitted, plain_number
from app.interchange.items import Item, Travelling
from app.interchange.resolving import Library, resolved
from app.questions.draft import Draft

UNCITED = (
    "It cites no words that stand in an article here: it can be kept as a draft, and published once it cites some."
)
LONGEST_NAME = 160
Likeness = tuple[object, ...]


class Kind(StrEnum):
    """What becomes of a question of a file."""

    NEW = "new"
    VERSION = "version"
    HERE = "here"
    DROPPED = "dropped"


@dataclass(frozen=True)
class Known:
    """A question that is here already: its public name, whether it is the importer's own and archived, its content."""

    public_id: str
    mine: bool
    archived: bool
    question: Travelling


@dataclass(frozen=True)
class Planned:
    """What becomes of one question: where it stood, its words, what is said of it, and which question it is here."""

    where: str
    kind: Kind
    name: str
    said: tuple[str, ...] = ()
    public_id: str = ""
    uncited: bool = False
    question: Travelling | None = field(default=None, compare=False)


@dataclass
class Shelf:
    """The questions here that a file may mean: by public name, and the importer's own by likeness."""

    by_id: Mapping[str, Known]
    mine: Mapping[Likeness, Known]


def likeness(draft: Draft) -> Likeness:
    """Give what makes two questions the same: type, words and what is right, however it is written."""
    number = draft.key.number
    right = sorted(option.text for option in draft.key.options if option.correct)
    forms = sorted(form.text for form in draft.key.accepted)
    return (str(draft.type), draft.lead, draft.stem, *right, *forms, *_plain(number.value if number else None),
            number.unit if number else "")  # fmt: skip


def content(question: Travelling) -> Likeness:
    """Give all that a teacher may have changed in a question."""
    draft, number = question.draft, question.draft.key.number
    cited = [
        (one.passage.article, one.passage.start, one.passage.exact, one.stance, one.marks) for one in draft.citations
    ]
    return (
        likeness(draft),
        draft.explanation,
        tuple((option.text, option.correct, option.feedback) for option in draft.key.options),
        tuple((form.text, form.rule) for form in draft.key.accepted),
        (*_plain(number.tolerance), number.text) if number else (),
        tuple(cited),
        tuple(sorted(question.tags)),
        question.topic,
        question.difficulty,
    )


def _plain(number: Decimal | None) -> tuple[str, ...]:
    return (f"{plain_number(number):f}",) if number is not None else ()


def prepared(items: Iterable[Item], library: Library) -> Iterator[Item]:
    """Give the items of a file as they can be kept here: fitted to the tables, their citations found."""
    for item in items:
        if item.question is None:
            yield item
            continue
        try:
            question, said = fitted(item.question)
        except UnreadableQuestion as unfit:
            yield replace(item, question=None, dropped=str(unfit))
            continue
        question, more = resolved(question, library)
        yield replace(item, question=question, changed=(*item.changed, *said, *more))


def plan(items: Iterable[Item], shelf: Shelf) -> Iterator[Planned]:
    """Decide for each prepared item what becomes of it, in the order of the file."""
    seen: dict[Likeness, str] = {}
    named: dict[str, str] = {}
    for item in items:
        name = " ".join((item.name or (item.question.draft.stem if item.question else "")).split())[:LONGEST_NAME]
        if item.question is None:
            yield Planned(item.where, Kind.DROPPED, name, (*item.changed, item.dropped))
            continue
        planned = replace(_one(item, item.question, shelf), name=name)
        if planned.kind in {Kind.NEW, Kind.VERSION}:
            planned = _once(planned, item.question, seen, named)
        yield planned


def _one(item: Item, question: Travelling, shelf: Shelf) -> Planned:
    known, same = shelf.by_id.get(question.id), shelf.mine.get(likeness(question.draft))
    of = Planned(item.where, Kind.NEW, "", item.changed, uncited=not question.draft.citations, question=question)
    if of.uncited:
        of = replace(of, said=(*of.said, UNCITED))
    if known is not None and known.mine:
        if known.archived:
            why = "This question of yours is archived. Bring it back first."
            return replace(of, kind=Kind.DROPPED, said=(*of.said, why), public_id=known.public_id)
        is_same = content(known.question) == content(question)
        return replace(of, kind=Kind.HERE if is_same else Kind.VERSION, public_id=known.public_id)
    if same is not None:
        return replace(of, kind=Kind.HERE, public_id=same.public_id)
    return of


def _once(planned: Planned, question: Travelling, seen: dict[Likeness, str], named: dict[str, str]) -> Planned:
    """Drop what stands twice in one file: the same question, or two of one public name."""
    same = likeness(question.draft)
    twice = seen.get(same) or (named.get(planned.public_id) if planned.public_id else None)
    if twice:
        said = (*planned.said, f"The same question stands at {twice} of this file already.")
        return replace(planned, kind=Kind.DROPPED, said=said)
    seen[same] = planned.where
    if planned.public_id:
        named[planned.public_id] = planned.where
    return planned
