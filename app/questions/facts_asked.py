"""What a question asks of its sentence, and what it tells, as words of content."""

import re
from functools import lru_cache

from app.questions.draft import BLANK, ClaimVerdict, Draft, QuestionType
from app.questions.flaw import answers, right_texts
from app.questions.plain_words import gist, plain_words
from app.questions.stem_flaws import long

Place = tuple[str, int]
LABEL = re.compile(r"\bthe (?:\d{4} )?article(?: “[^”]*”)?")


def place_of(draft: Draft) -> Place:
    """Name the sentence that a question is about: its article and its end."""
    passage = draft.citations[0].passage
    return passage.article, passage.end


def told_by(draft: Draft) -> frozenset[str]:
    """Give what a question says, its answer filled in, without the words that name the article."""
    return _told(draft.stem, tuple(answers(draft)))


def asked_by(draft: Draft) -> frozenset[str]:
    """Give what a reader must know: the answer, all that a claim says, or what was changed in a refuted one."""
    if verdict_of(draft) == ClaimVerdict.REFUTED:
        return _marked(draft) - told_by(draft)
    if draft.type in {QuestionType.CLAIM, QuestionType.EVIDENCE}:
        return told_by(draft)
    return _told("", tuple(answers(draft)[:1] if draft.key.accepted else answers(draft)))


def verdict_of(draft: Draft) -> str:
    """Give the right verdict of a claim; nothing for a question of another type."""
    return right_texts(draft)[0] if draft.type is QuestionType.CLAIM else ""


def is_long(draft: Draft) -> bool:
    """Say whether a reader cannot take a stem in at once."""
    return long(draft) is not None


@lru_cache(maxsize=4096)
def _told(stem: str, texts: tuple[str, ...]) -> frozenset[str]:
    bare = LABEL.sub("", stem).replace(BLANK, " ")
    return gist(word for text in (bare, *texts) for word in plain_words(text))


def _marked(draft: Draft) -> frozenset[str]:
    """Give the words that a citation marks."""
    (citation, *_) = draft.citations
    start, exact = citation.passage.start, citation.passage.exact
    marked = (exact[first - start : last - start] for first, last in citation.marks)
    return gist(word for text in marked for word in plain_words(text))
