"""A blind sheet as CSV, for a judge to say yes or no to; beside it the answers file that says which items are planted.

Sheets and answers are UTF-8 with a byte order mark, so that spreadsheets read them right.
"""

import csv
import io
from collections.abc import Mapping, Sequence
from string import ascii_uppercase

from app.articles.cells import neutral
from app.articles.text import Rendition
from app.questions.draft import AnswerKey, Draft, NumberKey, Option, QuestionType
from app.questions.judgement import POINTS, Listed
from app.questions.planting import Item

SHOWN = ("id", "article", "type", "lead", "stem", "options", "key", "citation", "text")
COLUMNS = (*SHOWN, *POINTS, "note")
ANSWERS = ("id", "planted", "question", "type", "article")
MARK = "\ufeff"


def sheet_csv(items: Sequence[Item], texts: Mapping[str, Rendition]) -> str:
    """Write the items in their order, with empty cells for the judge; nothing tells the planted from the real."""
    return _csv(COLUMNS, [[*_shown(item, texts), *("" for _ in POINTS), ""] for item in items])


def answers_csv(items: Sequence[Item]) -> str:
    """Write what only the maker may know: for each item which flaw was planted, if any, and in which question."""
    listed = sorted((item.listed for item in items), key=lambda one: one.id)
    return _csv(ANSWERS, [[one.id, one.planted, one.question, one.type, one.article] for one in listed])


def _csv(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(columns)
    writer.writerows([neutral(cell) for cell in row] for row in rows)
    return MARK + file.getvalue()


def _shown(item: Item, texts: Mapping[str, Rendition]) -> list[str]:
    draft = item.draft
    options = "\n".join(f"{letter}) {option.text}" for letter, option in _lettered(draft.key))
    cited = list(dict.fromkeys(citation.passage.article for citation in draft.citations))
    quotes = [f"[{citation.passage.article}] {citation.passage.exact}" for citation in draft.citations]
    whole = [f"[{stem}]\n{texts[stem].text}" for stem in cited]
    return [
        item.listed.id,
        item.listed.article,
        draft.type.value,
        draft.lead,
        draft.stem,
        options,
        shown_key(draft),
        "\n".join(quotes if len(cited) > 1 else [citation.passage.exact for citation in draft.citations]),
        "\n\n".join(whole) if len(cited) > 1 else texts[cited[0]].text,
    ]


def shown_key(draft: Draft) -> str:
    """Write a key as a judge reads it: lettered options, accepted forms, or a number with unit and tolerance."""
    if draft.type in {QuestionType.TEXT, QuestionType.CLOZE}:
        return " / ".join(form.text for form in draft.key.accepted)
    if draft.key.number:
        return _number(draft.key.number)
    return "\n".join(f"{letter}) {option.text}" for letter, option in _lettered(draft.key) if option.correct)


def _lettered(key: AnswerKey) -> list[tuple[str, Option]]:
    return list(zip(ascii_uppercase, key.options, strict=False))


def _number(number: NumberKey) -> str:
    margin = f" (give or take {number.tolerance:f})" if number.tolerance else ""
    return f"{number.value:f} {number.unit}".strip() + margin


def listed_of(row: Mapping[str, str]) -> Listed:
    """Read one row of an answers file."""
    return Listed(*(row[column].removeprefix("'") for column in ANSWERS))
