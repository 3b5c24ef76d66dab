"""Check a question before it is published: citations, flaws as an item, and whether the key follows from the words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from app.grading.following import number_in, words_of
from app.grading.matching import fold
from app.questions.draft import Citation, Draft, QuestionType
from app.storage.articles import RenditionRow
from app.storage.teaching_queries import entity_forms
from app.workflows.publish_question import flaws_of, texts_of

Forms = Sequence[tuple[str, ...]]


@dataclass(frozen=True)
class Check:
    """One thing to know about a question, in a sentence; a blocking one keeps it from being published."""

    sentence: str
    blocks: bool


def checks_of(session: Session, draft: Draft) -> tuple[Check, ...]:
    """Give what speaks against publishing a draft, what blocks first."""
    return checks_among(draft, entity_forms(session), texts_of(session))


def checks_among(draft: Draft, names: Forms, texts: Mapping[str, RenditionRow]) -> tuple[Check, ...]:
    """Give the same among names and texts that are loaded already: for many drafts at once."""
    gap = key_gap(draft, names)
    # Style is the teacher's own: only what is broken or not proved keeps a question back.
    found = [
        Check(flaw.reason, flaw.broken)
        for flaw in flaws_of(draft, texts)
        if not (gap and flaw.name == "key not in citation")
    ]
    found += [Check(gap, blocks=True)] if gap else []
    return tuple(sorted(found, key=lambda check: not check.blocks))


def key_gap(draft: Draft, names: Forms) -> str:
    """Say why the key does not follow from the cited words, or nothing where it does or where none are cited."""
    if not draft.citations or draft.type not in {QuestionType.SINGLE, QuestionType.NUMBER}:
        return ""
    if any(_proof(citation, draft, names) for citation in draft.citations):
        return ""
    if draft.key.number is not None:
        said = f"{draft.key.number.value.normalize():f} {draft.key.number.unit}".strip()
        return f"The cited words do not say {said}. Cite the words that do, or change the number."
    right = next(option.text for option in draft.key.options if option.correct)
    return f"The cited words do not say “{right}”. Cite the words that do, or answer in the article's words."


def with_marks(draft: Draft, names: Forms) -> Draft:
    """Give a draft whose citations mark the words that prove the key, where they are found, with the number's words."""
    citations = tuple(_marked(citation, draft, names) for citation in draft.citations)
    key, number = draft.key, draft.key.number
    if number is not None and not number.text:
        said = (_number_words(citation, draft) for citation in draft.citations)
        plain = f"{number.value.normalize():,f} {number.unit}".strip()
        key = replace(key, number=replace(number, text=next(filter(None, said), plain)))
    return replace(draft, citations=citations, key=key)


def _marked(citation: Citation, draft: Draft, names: Forms) -> Citation:
    span = _proof(citation, draft, names)
    if span is None:
        return citation
    start = citation.passage.start
    return replace(citation, marks=((start + span[0], start + span[1]),))


def _proof(citation: Citation, draft: Draft, names: Forms) -> tuple[int, int] | None:
    quote = citation.passage.exact
    if draft.key.number is not None:
        return number_in(quote, draft.key.number)
    if draft.type is not QuestionType.SINGLE:
        return None
    right = next(option.text for option in draft.key.options if option.correct)
    return words_of(quote, _forms(right, names))


def _number_words(citation: Citation, draft: Draft) -> str:
    span = number_in(citation.passage.exact, draft.key.number) if draft.key.number else None
    return citation.passage.exact[slice(*span)] if span else ""


def _forms(text: str, names: Iterable[tuple[str, ...]]) -> list[str]:
    folded = fold(text)
    same = [forms for forms in names if folded in {fold(form) for form in forms}]
    return [text, *(form for forms in same for form in forms)]
