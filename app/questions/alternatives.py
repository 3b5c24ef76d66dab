"""What else a chosen question could be: other sound wordings of the same sentence."""

from collections.abc import Sequence

from app.questions.draft import Draft
from app.questions.facts_asked import asked_by

MOST_WORDINGS = 5


def other_wordings(draft: Draft, sound: Sequence[Draft]) -> list[Draft]:
    """Give sound drafts on the same sentence that are of the same type or ask for the same, best first."""
    place, words = _place(draft), asked_by(draft)
    found = [
        other
        for other in sound
        if _place(other) == place
        and other.identity != draft.identity
        and (other.type is draft.type or bool(words & asked_by(other)))
    ]
    once = {other.identity: other for other in sorted(found, key=lambda other: -other.score)}
    return list(once.values())[:MOST_WORDINGS]


def about(sound: Sequence[Draft], start: int, end: int) -> list[Draft]:
    """Give the drafts whose first citation overlaps a range of the article's text, each once."""
    found = {draft.identity: draft for draft in sound if _overlaps(draft, start, end)}
    return list(found.values())


def why_none(dropped: Sequence[tuple[Draft, tuple[str, ...]]], start: int, end: int) -> list[str]:
    """Name the flaws for which drafts on a range were dropped, the most frequent first."""
    reasons = [reason for draft, flaws in dropped if _overlaps(draft, start, end) for reason in flaws]
    return sorted(set(reasons), key=lambda reason: (-reasons.count(reason), reason))


def _place(draft: Draft) -> tuple[str, int]:
    passage = draft.citations[0].passage
    return passage.article, passage.end


def _overlaps(draft: Draft, start: int, end: int) -> bool:
    passage = draft.citations[0].passage
    return passage.start < end and start < passage.end
