"""Questions as the rows of a table: a column for each thing that people write, one for what only this program knows."""

import json
from collections.abc import Iterable

from app.interchange.columns import FEWEST_OPTIONS, VERDICTS, titles_for
from app.interchange.items import Travelling
from app.interchange.json_parts import passage_value
from app.questions.draft import AcceptedForm, Citation, Draft, Option, QuestionType

VERBATIM = AcceptedForm("").rule
SEPARATOR = "; "


def table_of(questions: Iterable[Travelling]) -> tuple[list[str], list[list[str]]]:
    """Give the titles and the rows of a table of questions, every cell a text."""
    cells = [cells_of(question) for question in questions]
    used = set[str]().union(*cells)
    titles = titles_for(
        max(FEWEST_OPTIONS, _highest("option", used)), max(1, _highest("answer", used)), max(1, _highest("quote", used))
    )
    return titles, [[row.get(title, "") for title in titles] for row in cells]


def _highest(part: str, used: set[str]) -> int:
    numbers = [title.removeprefix(f"{part} ") for title in used if title.startswith(f"{part} ")]
    return max((int(number) for number in numbers), default=0)


def cells_of(question: Travelling) -> dict[str, str]:
    """Give a question's cells by the titles of their columns."""
    draft = question.draft
    cells = {
        "id": question.id,
        "version": str(question.version),
        "status": question.status,
        "type": str(draft.type),
        "lead": draft.lead,
        "stem": draft.stem,
        "explanation": draft.explanation,
        "tags": _tags(question.tags),
        "topic": question.topic,
        "difficulty": question.difficulty,
        "details": _details(draft),
    }
    return {**cells, **_key(draft), **_cited(draft.citations)}


def _tags(tags: tuple[str, ...]) -> str:
    if any(";" in tag for tag in tags):
        # One a line; the last line end says so where there is one tag only.
        return "\n".join([*tags, ""])
    return SEPARATOR.join(tags)


def _key(draft: Draft) -> dict[str, str]:
    key = draft.key
    cells = {f"answer {place}": form.text for place, form in enumerate(key.accepted, 1)}
    if key.number is not None:
        value, tolerance = (f"{number:f}" for number in (key.number.value, key.number.tolerance))
        cells |= {"number": value, "unit": key.number.unit, "tolerance": tolerance, "number text": key.number.text}
    right = [str(place) for place, option in enumerate(key.options, 1) if option.correct]
    cells["correct"] = SEPARATOR.join(right)
    if draft.type is QuestionType.CLAIM and _usual(key.options):
        cells["correct"] = next(option.text for option in key.options if option.correct)
        return cells
    for place, option in enumerate(key.options, 1):
        cells |= {f"option {place}": option.text, f"feedback {place}": option.feedback}
    return cells


def _usual(options: tuple[Option, ...]) -> bool:
    return tuple(option.text for option in options) == VERDICTS and not any(option.feedback for option in options)


def _cited(citations: tuple[Citation, ...]) -> dict[str, str]:
    cells: dict[str, str] = {}
    for place, citation in enumerate(citations, 1):
        passage = citation.passage
        cells |= {f"article {place}": passage.article, f"quote {place}": passage.exact}
        cells[f"stance {place}"] = str(citation.stance)
    return cells


def _details(draft: Draft) -> str:
    """Give what nobody writes by hand as JSON; each part names the words that it belongs to, in case they change."""
    rules = [[form.text, form.rule] for form in draft.key.accepted]
    occurrences = [[one.text, passage_value(one.occurrence)] for one in draft.key.options if one.occurrence]
    found: dict[str, object] = {
        "score": draft.score,
        "origin": draft.origin,
        "rule": draft.rule,
        "tags": list(draft.tags),
        "scope": list(draft.scope),
        "features": [list(feature) for feature in draft.features],
        "rules": rules if any(rule != VERBATIM for _, rule in rules) else [],
        "occurrences": occurrences,
        "citations": [_place(citation) for citation in draft.citations],
    }
    return json.dumps({name: value for name, value in found.items() if value}, ensure_ascii=False)


def _place(citation: Citation) -> dict[str, object]:
    passage = citation.passage
    marks = [
        [start - passage.start, passage.exact[start - passage.start : end - passage.start]]
        for start, end in citation.marks
    ]
    return {"start": passage.start, "prefix": passage.prefix, "suffix": passage.suffix, "marks": marks}
