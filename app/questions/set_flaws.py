"""Flaws of a chosen set of questions. Each gives the words that show it, or None."""

import re
from collections import Counter
from collections.abc import Sequence

from app.questions.draft import ClaimVerdict, Draft, QuestionType
from app.questions.flaw import answers, right_texts
from app.questions.option_flaws import ABSOLUTE
from app.questions.stem_flaws import SAID

ENOUGH = 6
MOST = 0.5
FEW = 2


def _singles(drafts: Sequence[Draft]) -> list[Draft]:
    return [draft for draft in drafts if draft.type is QuestionType.SINGLE]


def _place(draft: Draft) -> int:
    return next(place for place, option in enumerate(draft.key.options) if option.correct)


def key_place_unbalanced(drafts: Sequence[Draft]) -> str | None:
    """Find six choices or more of which most have their key at one place."""
    count = Counter(map(_place, _singles(drafts)))
    place, times = count.most_common(1)[0] if count else (0, 0)
    return f"option {place + 1}" if count.total() >= ENOUGH and times > MOST * count.total() else None


def key_in_the_middle(drafts: Sequence[Draft]) -> str | None:
    """Find choices of numbers of which not one has its key first or last."""
    figures = [draft for draft in _singles(drafts) if all(option.text[:1].isdigit() for option in draft.key.options)]
    ends = [_place(draft) in {0, len(draft.key.options) - 1} for draft in figures]
    return str(len(ends)) if len(ends) > FEW and not any(ends) else None


def verdicts_unbalanced(drafts: Sequence[Draft]) -> str | None:
    """Find claims of which two thirds have one verdict."""
    count = Counter(text for draft in drafts if draft.type is QuestionType.CLAIM for text in right_texts(draft))
    verdict, times = count.most_common(1)[0] if count else ("", 0)
    return verdict if times > FEW and 3 * times > 2 * count.total() else None


def absolutes_in_false_claims(drafts: Sequence[Draft]) -> str | None:
    """Find "always", "only" and their like in refuted claims and in no other."""
    claims = [draft for draft in drafts if draft.type is QuestionType.CLAIM]
    false = [draft for draft in claims if ClaimVerdict.REFUTED in right_texts(draft)]
    found = [match[0] for draft in false if (match := ABSOLUTE.search(draft.stem))]
    others = any(ABSOLUTE.search(draft.stem) for draft in claims if draft not in false)
    return found[0] if len(found) >= FEW and not others else None


def one_answers_another(drafts: Sequence[Draft]) -> str | None:
    """Find a question whose stem or lead says another's answer on the same article."""
    for draft in drafts:
        other = next((other for other in drafts if other is not draft and tells(other, draft)), None)
        if other:
            return other.stem
    return None


def tells(one: Draft, other: Draft) -> bool:
    """Say whether two questions share an article and what one asks says an answer of the other."""
    if _articles(one).isdisjoint(_articles(other)):
        return False
    said = _words(SAID.sub("", f"{one.lead} {one.stem}"))
    return any(key.strip() and key in said for key in map(_words, answers(other)))


def _articles(draft: Draft) -> set[str]:
    return {citation.passage.article for citation in draft.citations}


def _words(text: str) -> str:
    """Give the words of a text in small letters, a space at each end, so that whole words are found."""
    words = " ".join(re.findall(r"[^\W_]+", text.casefold()))
    return f" {words} "


def same_fact_twice(drafts: Sequence[Draft]) -> str | None:
    """Find two questions of one type that ask the same fact, or two with one stem."""
    seen: dict[tuple[str, str], Draft] = {}
    for draft in drafts:
        fact = f"{draft.fact.key} {'/'.join(sorted(answers(draft)))}" if draft.fact else draft.stem
        other = seen.setdefault((draft.type.value, fact), draft)
        if other is not draft:
            return draft.stem
    stems = Counter(draft.stem for draft in drafts)
    return next((stem for stem, times in stems.items() if times > 1), None)
