"""Which questions to publish: of each sentence those that ask different facts, what nobody asks yet first."""

from collections.abc import Iterable, Sequence
from heapq import heapify, heappop, heapreplace

from app.questions.draft import Draft, QuestionType
from app.questions.facts_asked import Place, asked_by, is_long, place_of, told_by
from app.questions.ranking import in_text_order
from app.questions.set_flaws import answers_another
from app.questions.verdict_balance import balanced

A_FACT = 0.01
APART = frozenset("role saying saying:interview addressed:saying role:office role:described attack:single".split())
"""Rules whose questions are a kind of their own for their sentence."""


def chosen(drafts: Iterable[Draft]) -> list[Draft]:
    """Choose the best questions of each kind for each sentence, then claims of what is left, verdicts balanced.

    None is longer than a reader takes in at once: what it asks has a shorter wording, or is not asked.
    """
    short = fullest(draft for draft in drafts if not is_long(draft))
    ordered = sorted(short, key=lambda draft: -draft.score)
    once = list({draft.stem: draft for draft in reversed(ordered)}.values())[::-1]
    claims = [draft for draft in once if draft.type is QuestionType.CLAIM]
    questions = _of_each_place([draft for draft in once if draft.type is not QuestionType.CLAIM])
    return in_text_order([*questions, *balanced(claims, asked=_asked(questions))])


def fullest(drafts: Iterable[Draft]) -> list[Draft]:
    """Leave out what another draft of the kind asks of the sentence in a fuller wording: it leaves less open."""
    same: dict[tuple[str, ...], list[Draft]] = {}
    listed = list(drafts)
    for draft in listed:
        if draft.type is not QuestionType.CLOZE:
            kind = (draft.type, draft.rule, *map(str, place_of(draft)), *sorted(asked_by(draft)))
            same.setdefault(kind, []).append(draft)
    less = [
        draft.identity
        for group in same.values()
        for draft in group
        if any(told_by(draft) < told_by(other) for other in group)
    ]
    return [draft for draft in listed if draft.identity not in less]


def _asked(drafts: Iterable[Draft]) -> set[tuple[Place, str]]:
    """Give the words of sentences that questions ask for."""
    return {(place_of(draft), word) for draft in drafts for word in asked_by(draft)}


def _of_each_place(drafts: Sequence[Draft]) -> list[Draft]:
    """Take for each sentence and kind the best question, and after it those that ask for something else."""
    taken: dict[tuple[Place, str], list[Draft]] = {}
    asked: set[tuple[Place, str]] = set()
    waiting = [(-_worth(draft, asked), number) for number, draft in enumerate(drafts)]
    heapify(waiting)
    while waiting:
        weighed, number = waiting[0]
        best = drafts[number]
        # What has been asked since makes a question worth less, never more.
        if (worth := -_worth(best, asked)) != weighed:
            heapreplace(waiting, (worth, number))
            continue
        heappop(waiting)
        before = taken.setdefault((place_of(best), _family(best)), [])
        if not before or _asks_more(best, before):
            before.append(best)
            asked |= _asked([best])
    return [draft for group in taken.values() for draft in group]


def _worth(draft: Draft, asked: set[tuple[Place, str]]) -> float:
    """Weigh a question: its score, and more for what nobody asks yet."""
    place = place_of(draft)
    new = sum((place, word) not in asked for word in asked_by(draft))
    return draft.score + A_FACT * new


def _asks_more(draft: Draft, others: Sequence[Draft]) -> bool:
    """Say whether a question asks nothing that its sentence's others of the kind ask, tell or are told by it."""
    if draft.type is QuestionType.EVIDENCE:
        return False
    apart = all(asked_by(draft).isdisjoint(asked_by(other)) for other in others)
    return apart and not any(answers_another(draft, other) for other in others)


def _family(draft: Draft) -> str:
    """Name the kind of question of which a sentence gives one for each thing that it asks."""
    if draft.rule.startswith("shares"):
        return f"asking {draft.stem}"
    if draft.rule in APART:
        return draft.rule
    if draft.type is QuestionType.CLOZE:
        return draft.rule  # a sentence may blank out a figure, and a place in its turn
    return "asking" if draft.type in {QuestionType.SINGLE, QuestionType.MULTIPLE} else draft.type.value
