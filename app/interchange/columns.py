"""The columns of a table of questions, for CSV and XLSX alike: their names, and how people's own names are understood.

A header may come in any order and case. `option`, `feedback`, `answer`, `article`, `quote` and `stance` come with a
number; without one they are the first.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.questions.draft import ClaimVerdict, QuestionType

PLAIN = (
    "id", "type", "lead", "stem", "correct", "number", "unit", "tolerance", "number text", "explanation",
    "tags", "topic", "difficulty", "version", "status", "details",
)  # fmt: skip
NUMBERED = ("option", "feedback", "answer", "article", "quote", "stance")
FEWEST_OPTIONS = 4
MOST_NUMBERED = 50
VERDICTS = tuple(str(verdict) for verdict in ClaimVerdict)
DIFFICULTIES = ("easy", "medium", "hard")

_OTHER_NAMES = {
    "question": "stem", "question text": "stem", "text": "stem", "claim": "stem", "prompt": "stem",
    "question type": "type", "kind": "type", "sentence before": "lead", "context": "lead",
    "right answer": "correct", "correct answer": "correct", "correct option": "correct", "right": "correct",
    "key": "correct", "verdict": "correct", "solution": "correct", "correct answers": "correct",
    "value": "number", "give or take": "tolerance", "error": "tolerance", "margin": "tolerance",
    "number in words": "number text", "rationale": "explanation", "general feedback": "explanation",
    "tag": "tags", "labels": "tags", "label": "tags", "subject": "topic", "category": "topic", "level": "difficulty",
    "state": "status", "question id": "id",
}  # fmt: skip
_OTHER_PARTS = {
    "choice": "option", "distractor": "option", "options": "option", "answers": "answer", "accepted": "answer",
    "accepted answer": "answer", "accepted form": "answer", "citation": "quote", "passage": "quote",
    "evidence": "quote", "source": "article", "comment": "feedback",
}  # fmt: skip
_ORDINAL = re.compile(r"(?P<part>.*?[a-z])[ #]*(?P<number>\d{1,3}|\b[a-h])")

TYPE_NAMES = {
    "one answer": "single", "multiple choice": "single", "mc": "single", "mcq": "single", "single choice": "single",
    "several answers": "multiple", "multiple answers": "multiple", "multiple response": "multiple",
    "checkbox": "multiple", "fact check": "claim", "numerical": "number", "numeric": "number",
    "short text": "text", "short answer": "text", "shortanswer": "text", "blank": "cloze", "fill in": "cloze",
    "fill in the blank": "cloze", "gap": "cloze", "proof": "evidence",
} | {str(kind): str(kind) for kind in QuestionType}  # fmt: skip


@dataclass(frozen=True)
class Header:
    """Which columns stand where: (name, number from 1, or 0) of each place, and the titles that are not known."""

    places: tuple[tuple[str, int] | None, ...]
    unknown: tuple[str, ...]

    def __contains__(self, name: str) -> bool:
        """Say whether a column of that name is there."""
        return any(place is not None and place[0] == name for place in self.places)


def plain(title: str) -> str:
    """Give a title or a word as it is compared."""
    return " ".join(re.sub(r"[_\-:*()]+", " ", title).casefold().split())


def header_of(titles: Sequence[str]) -> Header:
    """Understand the titles of a table; a title that stands there twice counts the first time only."""
    seen: set[tuple[str, int]] = set()
    places: list[tuple[str, int] | None] = []
    unknown: list[str] = []
    for title in titles:
        column = _column(plain(title))
        if column is None or column in seen:
            unknown += [title] if title.strip() else []
            column = None
        else:
            seen.add(column)
        places.append(column)
    return Header(tuple(places), tuple(unknown))


def _column(title: str) -> tuple[str, int] | None:
    name = _OTHER_NAMES.get(title, title)
    if name in PLAIN:
        return name, 0
    part, number = title, 1
    if found := _ORDINAL.fullmatch(title):
        part = found["part"].strip()
        number = int(found["number"]) if found["number"].isdigit() else ord(found["number"]) - ord("a") + 1
    part = _OTHER_PARTS.get(part, part)
    return (part, number) if part in NUMBERED and 1 <= number <= MOST_NUMBERED else None


def titles_for(options: int, answers: int, citations: int) -> list[str]:
    """Give the titles of a table whose questions have at most so many options, accepted answers and citations."""
    choices = [f"{part} {number}" for number in range(1, options + 1) for part in ("option", "feedback")]
    forms = [f"answer {number}" for number in range(1, answers + 1)]
    cited = [f"{part} {number}" for number in range(1, citations + 1) for part in ("article", "quote", "stance")]
    key, labels = PLAIN.index("number"), PLAIN.index("tags")
    return [*PLAIN[:key], *choices, *forms, *PLAIN[key:labels], *cited, *PLAIN[labels:]]
