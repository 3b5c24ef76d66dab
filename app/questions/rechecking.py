"""Whether a new article touches a published question: cheap rules on words, which may only say "look again"."""

import re
from collections.abc import Callable, Sequence

from app.questions.citation_flaws import distractor_said
from app.questions.draft import ClaimVerdict, Draft, QuestionType
from app.questions.flaw import NAMED_ARTICLE, right_texts
from app.questions.folding import stems

OPEN = {ClaimVerdict.NOT_ENOUGH, ClaimVerdict.DISAGREE}
NEARLY = 0.7
FEWEST = 3
FEW_WORDS = frozenset("according article articles said from that with have been were this their which".split())
_NAME = re.compile(r"\b(?:[A-Z]|\d)[\w-]*")

Words = Callable[[str], frozenset[str]]


def touch(draft: Draft, sentences: Sequence[str], *, words: Words) -> str:
    """Say in a sentence how an article's sentences touch a question, or nothing where they do not.

    `words` gives a sentence's words by their stems, kept by whoever asks about many questions.
    """
    if draft.type is QuestionType.CLAIM:
        verdict = next(iter(right_texts(draft)), "")
        found = _about(draft, sentences, words) if verdict in OPEN else None
        return f"It may decide the claim, whose key is “{verdict}”: “{found}”" if found else ""
    shown = distractor_said(draft, sentences)
    return f"It seems to say of “{shown}”, a wrong answer here, what the question asks for." if shown else ""


def _about(draft: Draft, sentences: Sequence[str], words: Words) -> str | None:
    """Give the first sentence that says nearly all of a claim's words, names and numbers among them."""
    claim = NAMED_ARTICLE.sub("", draft.stem)
    asked = stems(claim, but=FEW_WORDS)
    if len(asked) < FEWEST:
        return None
    named = {name for name in _NAME.findall(claim) if name.casefold() not in FEW_WORDS and name not in {"The", "In"}}
    for sentence in sentences:
        if named and not any(name in sentence for name in named):
            continue
        if len(asked & words(sentence)) >= NEARLY * len(asked):
            return sentence.strip()
    return None
