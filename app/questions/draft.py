"""A question before it is stored: stem, options or accepted forms, key and citations."""

import hashlib
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from app.articles.text import Passage
from app.facts.fact import Entity, Fact, Stance

BLANK = "_____"


class QuestionType(StrEnum):
    """The seven types of question."""

    SINGLE = "single"
    MULTIPLE = "multiple"
    CLAIM = "claim"
    NUMBER = "number"
    TEXT = "text"
    CLOZE = "cloze"
    EVIDENCE = "evidence"


class ClaimVerdict(StrEnum):
    """What the articles do to a claim."""

    SUPPORTED = "Supported"
    REFUTED = "Refuted"
    NOT_ENOUGH = "Not enough information"
    DISAGREE = "Sources disagree"


@dataclass(frozen=True)
class Citation:
    """A passage that speaks for or against an answer, or gives its context.

    `marks` are (start, end) offsets in the rendition, inside the passage: the words that prove the key.
    """

    passage: Passage
    stance: Stance = Stance.SUPPORTS
    marks: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True)
class Option:
    """One choice, why it is wrong (feedback), and where in the articles it does occur."""

    text: str
    correct: bool = False
    feedback: str = ""
    occurrence: Passage | None = None


@dataclass(frozen=True)
class AcceptedForm:
    """A text that counts as right, and the rule that says so ("alias of Serdar Berdimuhamedov")."""

    text: str
    rule: str = "verbatim"


@dataclass(frozen=True)
class NumberKey:
    """A number that counts as right: value, unit, absolute tolerance, and the article's own words."""

    value: Decimal
    unit: str
    tolerance: Decimal
    text: str


@dataclass(frozen=True)
class AnswerKey:
    """What is right: correct options (single, multiple, claim, evidence), accepted forms (text, cloze) or a number."""

    type: QuestionType
    options: tuple[Option, ...] = ()
    accepted: tuple[AcceptedForm, ...] = ()
    number: NumberKey | None = None

    def __post_init__(self) -> None:
        """Refuse a key that has no right answer or that its type cannot hold."""
        right = sum(option.correct for option in self.options)
        match self.type:
            case QuestionType.NUMBER:
                sound = self.number is not None
            case QuestionType.TEXT | QuestionType.CLOZE:
                sound = bool(self.accepted)
            case QuestionType.MULTIPLE:
                sound = right >= 1 and len(self.options) > right
            case _:
                sound = right == 1 and len(self.options) >= 2  # noqa: PLR2004 - one right, one wrong at least
        if not sound:
            msg = f"a {self.type} question needs a right answer of its kind"
            raise ValueError(msg)


@dataclass(frozen=True)
class Draft:
    """A question ready to be checked, reviewed and stored.

    `lead` is shown before the stem (the sentence before, for a cloze). `score` is 0 to 1. `scope` names the articles
    against which the key and the falsity of the distractors were checked. `spare` are further wrong options that a
    reviewer may take instead of those in the key.
    """

    type: QuestionType
    stem: str
    key: AnswerKey
    citations: tuple[Citation, ...]
    explanation: str
    lead: str = ""
    tags: tuple[str, ...] = ()
    score: float = 0.0
    features: tuple[tuple[str, float], ...] = ()
    origin: str = ""
    rule: str = ""
    fact: Fact | None = None
    scope: tuple[str, ...] = ()
    spare: tuple[Option, ...] = ()

    @property
    def passages(self) -> tuple[Passage, ...]:
        """Give all words of articles that it rests on: what it cites, then where its options occur."""
        occurrences = (option.occurrence for option in self.key.options if option.occurrence)
        return (*(citation.passage for citation in self.citations), *occurrences)

    @property
    def identity(self) -> str:
        """Name a draft by its content: the same type, stem and right answers give the same 12 hexadecimal digits."""
        right = sorted(option.text for option in self.key.options if option.correct)
        forms = [form.text for form in self.key.accepted]
        number = [f"{self.key.number.value} {self.key.number.unit}"] if self.key.number else []
        parts = [self.type, self.lead, self.stem, *right, *forms, *number]
        return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:12]


@dataclass(frozen=True)
class Generated:
    """What a run of the generator gives: drafts worth publishing, entities, facts, and what was dropped, why.

    `sound` are all drafts that passed the checks, those that were not chosen too.
    """

    drafts: tuple[Draft, ...]
    facts: tuple[Fact, ...]
    entities: tuple[Entity, ...]
    dropped: tuple[tuple[Draft, tuple[str, ...]], ...] = ()
    sound: tuple[Draft, ...] = ()
