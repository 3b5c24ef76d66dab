"""Writing GIFT: one question after the other, parted by blank lines."""

from collections.abc import Iterable

from app.interchange.categories import category_of
from app.interchange.gift_text import (
    NOTE,
    SIGHT,
    escaped,
    label,
    labels,
    needs_plain,
    starts_with_format,
)
from app.interchange.items import Travelling
from app.interchange.notes import figures, notes_of, shown_labels, shown_stem, to_json
from app.interchange.source_lines import with_sources
from app.interchange.weights import weight_of
from app.questions.draft import AnswerKey, Option, QuestionType

_TITLE = 80


def write_gift(questions: Iterable[Travelling]) -> bytes:
    """Write a GIFT file in UTF-8; a question's topic is its category."""
    parts: list[str] = []
    category = ""
    for question in questions:
        topic = label(question.topic)
        if topic != category:
            parts.append(f"$CATEGORY: {category_of(topic)}\n")
            category = topic
        parts.append(_question(question))
    return "\n".join(parts).encode("utf-8", "replace")


def _question(question: Travelling) -> str:
    draft = question.draft
    stem, feedback = shown_stem(draft.lead, draft.stem), with_sources(draft.explanation, draft.citations)
    answers = [text for option in draft.key.options for text in (option.text, option.feedback)]
    answers += [form.text for form in draft.key.accepted]
    plain = any(needs_plain(text) for text in (stem, feedback, *answers))
    lines = [f"{NOTE}{to_json(notes_of(question, SIGHT), SIGHT)}"]
    lines += filter(None, [labels(label(question.id), shown_labels(question.tags, SIGHT))])
    opening = "{#" if draft.type is QuestionType.NUMBER else "{"
    lines.append(f"::{_title(question)}::{'[plain]' if plain else ''}{escaped(stem)}{opening}")
    lines += _answers(draft.key)
    if feedback:
        lines.append(f"\t####{_part(feedback)}")
    return "\n".join([*lines, "}"]) + "\n"


def _answers(key: AnswerKey) -> list[str]:
    if key.number is not None:
        return [f"\t=%100%{figures(key.number.value)}:{figures(key.number.tolerance)}"]
    if key.options:
        return [
            f"\t{_sign(key, option)}{_part(option.text)}" + (f"#{_part(option.feedback)}" if option.feedback else "")
            for option in key.options
        ]
    return [f"\t=%100%{_part(form.text).replace('*', _STAR)}" for form in key.accepted]


def _sign(key: AnswerKey, option: Option) -> str:
    if key.type is QuestionType.MULTIPLE:
        return f"~%{weight_of(key, correct=option.correct)}%"
    if option.correct:
        return "="
    # A text that begins like a weight needs one before it.
    return "~%0%" if option.text.lstrip().startswith("%") else "~"


def _part(text: str) -> str:
    return ("[plain]" if starts_with_format(text) else "") + escaped(text)


def _title(question: Travelling) -> str:
    words = " ".join(f"{question.id} {question.draft.stem}".split())
    return escaped(words[:_TITLE].strip() or "Question")


# A star in an answer means anything; a backslash before it, which is escaped itself, takes that meaning away.
_STAR = "\\\\*"
