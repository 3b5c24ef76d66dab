"""Flaws of a chosen set of questions. Each gives the words that show it, or None."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from app.articles.text import Passage
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
    return next((one.stem for one in drafts for other in drafts if one is not other and tells(one, other)), None)


def answers_another(one: Draft, other: Draft) -> bool:
    """Say whether what one of two questions asks says an answer of the other."""
    return tells(one, other) or tells(other, one)


def tells(one: Draft, other: Draft) -> bool:
    """Say whether two questions share an article and what the first asks or offers says an answer of the second."""
    if _articles(one).isdisjoint(_articles(other)):
        return False
    if _shows(one, other):
        return True
    said = _words(SAID.sub("", f"{one.lead} {one.stem}"))
    return any(key.strip() and key in said for key in map(_words, _keys(other)))


def _shows(one: Draft, other: Draft) -> bool:
    """Say whether the sentences to choose from in one question hold what another, of another type, asks for."""
    if one.type is not QuestionType.EVIDENCE or other.type is QuestionType.EVIDENCE:
        return False
    shown = [option.occurrence for option in one.key.options if option.occurrence]
    shown += [citation.passage for citation in one.citations]
    told = [citation.passage for citation in other.citations]
    return any(part.article == cited.article and _overlap(part, cited) for part in shown for cited in told)


def _overlap(one: Passage, other: Passage) -> bool:
    return one.start < other.end and other.start < one.end


def _keys(draft: Draft) -> list[str]:
    """Give the answers that a stem could say, of accepted forms the first: a surname stands in many stems."""
    return answers(replace(draft, key=replace(draft.key, accepted=draft.key.accepted[:1])))


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
