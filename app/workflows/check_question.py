"""Check a question before it is published: citations, flaws as an item, and whether the key follows from the words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from app.grading.following import number_in, words_of
from app.grading.key_follows import Grounds, key_gap
from app.grading.matching import fold
from app.grading.rejudging import Rejudging
from app.questions.draft import Citation, Draft, QuestionType
from app.questions.origins import is_generated
from app.storage.articles import RenditionRow, newest_renditions
from app.storage.questions import QuestionRow, VersionRow
from app.storage.second_readings import confirmed_among, is_vouched_for, titles_by_stem
from app.storage.teaching_queries import entity_forms
from app.workflows.publish_question import flaws_of

Forms = Sequence[tuple[str, ...]]
BY_RULE = {QuestionType.CLAIM, QuestionType.CLOZE}


@dataclass(frozen=True)
class Check:
    """One thing to know about a question, in a sentence.

    A blocking one keeps it from being published; `confirmable` says that a second teacher may let it pass.
    """

    sentence: str
    blocks: bool
    confirmable: bool = False


@dataclass(frozen=True)
class Known:
    """What checks are made against, loaded once for many drafts: names and titles, and renditions by article."""

    grounds: Grounds
    texts: Mapping[str, RenditionRow]


def known_for(session: Session, drafts: Iterable[Draft]) -> Known:
    """Load what the checks of some drafts need: of texts, only those that they cite."""
    stems = {citation.passage.article for draft in drafts for citation in draft.citations}
    return Known(Grounds(entity_forms(session), titles_by_stem(session)), newest_renditions(session, stems))


def checks_of(session: Session, draft: Draft, *, question: QuestionRow | None = None) -> tuple[Check, ...]:
    """Give what speaks against publishing a draft, what blocks first; its question may vouch for what it asks."""
    derived = question is not None and is_derived(session, question, draft)
    return checks_among(draft, known_for(session, [draft]), derived=derived)


def checks_of_version(
    session: Session, version: VersionRow, draft: Draft, known: Known | None = None
) -> tuple[Check, ...]:
    """Give what speaks against publishing a stored version, with what a second reader confirmed."""
    by_rule = version.author_id is None and is_generated(version.origin)
    derived = by_rule or is_derived(session, version.question, draft)
    confirmed = version.id in confirmed_among(session, [version.id])
    return checks_among(draft, known or known_for(session, [draft]), derived=derived, confirmed=confirmed)


def is_derived(session: Session, question: QuestionRow, draft: Draft) -> bool:
    """Say whether the generator's rules vouch for a draft; only claims and clozes need anybody to."""
    return draft.type in BY_RULE and is_vouched_for(session, question, draft)


def checks_among(draft: Draft, known: Known, *, derived: bool = False, confirmed: bool = False) -> tuple[Check, ...]:
    """Give the same among names and texts that are loaded already: for many drafts at once."""
    gap = key_gap(draft, known.grounds, derived=derived)
    # Style is the teacher's own: only what is broken or not proved keeps a question back. Whether the key stands in the
    # citations is the gap's to say, more exactly than the flaw of that name.
    found = [
        Check(flaw.reason, flaw.broken)
        for flaw in flaws_of(draft, known.texts)
        if not (draft.citations and flaw.name == "key not in citation")
    ]
    # What judges given answers anew cites nothing new: the question was asked on these words.
    judges = draft.rule in set(Rejudging)
    found += [Check(sentence, blocks=True) for sentence in (() if judges else retired_among(draft, known.texts))]
    if gap is not None and not (confirmed and gap.confirmable):
        found.append(Check(gap.sentence, blocks=True, confirmable=gap.confirmable))
    return tuple(sorted(found, key=lambda check: (not check.blocks, check.confirmable)))


def retired_among(draft: Draft, texts: Mapping[str, RenditionRow]) -> list[str]:
    """Say of each retired article that a draft cites that nothing new may."""
    stems = dict.fromkeys(citation.passage.article for citation in draft.citations)
    rows = [texts[stem].article for stem in stems if stem in texts]
    return [
        f"The article “{row.title}” is retired, so that nothing new cites it. Cite another, or bring the article back."
        for row in rows
        if row.retired_at is not None
    ]


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
