"""Which clozes in context stand beside an article's other questions: few, and only for what no other asks."""

from collections import Counter
from collections.abc import Iterable, Sequence

from app.questions.asking import right_answers
from app.questions.context_cloze import RULE
from app.questions.draft import Citation, Draft, QuestionType
from app.questions.flaw import plain

FEWEST = 5
MOST_OF_SENTENCE = 2
SHARE_OF_OTHERS = 2
MOST_OF_KEY = 2
EASY = {"country", "city", "region"}
"""Of these a sentence is never asked for a second one."""
ASKING = {QuestionType.SINGLE, QuestionType.MULTIPLE, QuestionType.NUMBER, QuestionType.TEXT, QuestionType.CLOZE}


def is_in_context(draft: Draft) -> bool:
    """Say whether a draft is a cloze that shows its context."""
    return draft.rule.startswith(f"{RULE}:")


def few_in_context(drafts: Iterable[Draft]) -> list[Draft]:
    """Drop clozes in context, worst first, until they are at most a third of each article's questions.

    None asks what another question asks of the same sentence.
    """
    known = list(drafts)
    others = [draft for draft in known if not is_in_context(draft)]
    counted = Counter(draft.citations[0].passage.article for draft in others)
    taken: Counter[str] = Counter()
    sentences: Counter[tuple[str, int]] = Counter()
    keys: Counter[tuple[str, str]] = Counter()
    kept: list[Draft] = []
    for draft in sorted((draft for draft in known if is_in_context(draft)), key=lambda draft: -draft.score):
        passage = draft.citations[0].passage
        place = (passage.article, passage.end)
        second = sentences[place] > 0 and draft.rule.rsplit(":", 1)[-1] in EASY
        key = (passage.article, plain(draft.key.accepted[0].text))
        most = max(FEWEST, counted[passage.article] // SHARE_OF_OTHERS)
        if taken[passage.article] >= most or sentences[place] >= MOST_OF_SENTENCE or second or keys[key] >= MOST_OF_KEY:
            continue
        if asked_by(others, draft):
            continue
        keys[key] += 1
        taken[passage.article] += 1
        sentences[place] += 1
        kept.append(draft)
    return [draft for draft in known if not is_in_context(draft) or draft in kept]


def asked_by(others: Sequence[Draft], draft: Draft) -> bool:
    """Say whether another question already asks for what a cloze blanks out."""
    key = plain(draft.key.accepted[0].text)
    (mark,) = draft.citations[0].marks
    return any(_marks(other.citations[0], draft, mark) for other in others if other.citations) or any(
        other.type in ASKING
        and any(_covers(citation, draft, mark) for citation in other.citations)
        and any(key in plain(text) or plain(text) in key for text in right_answers(other))
        for other in others
    )


def _marks(citation: Citation, draft: Draft, mark: tuple[int, int]) -> bool:
    return citation.passage.article == draft.citations[0].passage.article and mark in citation.marks


def _covers(citation: Citation, draft: Draft, mark: tuple[int, int]) -> bool:
    passage = citation.passage
    same = passage.article == draft.citations[0].passage.article
    return same and passage.start <= mark[0] and mark[1] <= passage.end
