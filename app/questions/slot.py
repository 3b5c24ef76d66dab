"""What a statement can be asked about: a span of it, the kind of answer it takes, and what the question replaces."""

from dataclasses import dataclass
from enum import StrEnum

from app.facts.clauses import Part
from app.facts.dates import DateSpan


class SlotKind(StrEnum):
    """What kind of answer a slot takes."""

    PERSON = "person"
    COUNTRY = "country"
    CITY = "city"
    BODY = "body"
    DATE = "date"
    YEAR = "year"
    COUNT = "count"
    SHARE = "share"
    FRACTION = "fraction"
    MONEY = "money"


@dataclass(frozen=True)
class Slot:
    """A span of a statement that answers a question.

    `part` is the clause's part that holds it, None for the subject; `words` are the answer's words; `phrase` the whole
    noun phrase that the question word replaces; `preposition` stands before it; `hedge` limits a number.
    """

    kind: SlotKind
    words: tuple[int, ...]
    phrase: tuple[int, ...]
    part: Part | None
    answer: str
    preposition: str = ""
    hedge: str = ""
    noun: str = ""
    date: DateSpan | None = None
