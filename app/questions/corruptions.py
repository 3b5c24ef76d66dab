"""Ways to spoil a sound question, each so that a careful reader must see it; none knows any article.

Each takes a draft and its grounds, and gives the spoilt draft, or None where the draft offers no hold.
"""

import re
from collections.abc import Mapping
from dataclasses import replace

from app.articles.cleaning import headline
from app.articles.sentences import sentence_bounds
from app.articles.text import Rendition
from app.questions import spoilt_keys as keys
from app.questions.draft import AcceptedForm, AnswerKey, Citation, Draft, QuestionType
from app.questions.flaw import right_texts
from app.questions.grounds import Corruption, Grounds
from app.questions.spoilt_stems import dependent_stem, ungrammatical_stem

FEWEST_WORDS = 7
FAR = 2
LONG = 4


def stripped_citation(draft: Draft, grounds: Grounds) -> Draft | None:
    """Cite a sentence of the same article that has nothing to do with the key."""
    rendition = grounds.texts.get(draft.citations[0].passage.article)
    if rendition is None:
        return None
    asked = _content(" ".join((draft.stem, *right_texts(draft), *(form.text for form in draft.key.accepted))))
    cited = [(citation.passage.start, citation.passage.end) for citation in draft.citations]
    others = [
        (len(asked & _content(rendition.text[start:end])), start, end)
        for start, end in sentence_bounds(rendition)
        if len(rendition.text[start:end].split()) >= FEWEST_WORDS and all(end <= a or start >= b for a, b in cited)
    ]
    shared, start, end = min(others, default=(FAR + 1, 0, 0))
    if shared > FAR:
        return None
    return replace(
        draft, citations=(Citation(rendition.passage(start, end), draft.citations[0].stance),), explanation=""
    )


def dependent(draft: Draft, grounds: Grounds) -> Draft | None:
    """Put "he" or "there" where the stem names a person or a place."""
    stem = dependent_stem(draft.stem, grounds.people) if not draft.lead else None
    return replace(draft, stem=stem, explanation="") if stem else None


def ungrammatical(draft: Draft, grounds: Grounds) -> Draft | None:
    """Break the verb of the stem."""
    del grounds
    stem = ungrammatical_stem(draft.stem, asks=draft.type not in {QuestionType.CLAIM, QuestionType.CLOZE})
    return replace(draft, stem=stem, explanation="") if stem else None


def trivial(draft: Draft, grounds: Grounds) -> Draft | None:
    """Ask who wrote the article, or with which word it begins."""
    stem = draft.citations[0].passage.article
    article, text = grounds.articles.get(stem), grounds.texts.get(stem)
    if article is None or text is None:
        return None
    title = article.title if article.title not in {"", stem} else headline(text)
    named = f"the article “{title}”" if title else "the article"
    by = text.text.find(article.author) if article.author else -1
    if by >= 0:
        block = next((block for block in text.blocks if block.start <= by < block.end), None)
        place = (block.start, block.end) if block else (by, by + len(article.author))
        return _asking(f"Who wrote {named}?", article.author, text, place)
    first = next(sentence_bounds(text), None)
    word = text.text[slice(*first)].split()[0].strip("“”\"'‘’,;:(") if first else ""
    return _asking(f"With which word does {named} begin?", word, text, first) if first and word else None


def _asking(stem: str, answer: str, text: Rendition, place: tuple[int, int]) -> Draft:
    key = AnswerKey(QuestionType.TEXT, accepted=(AcceptedForm(answer),))
    return Draft(QuestionType.TEXT, stem, key, (Citation(text.passage(*place)),), "")


def _content(text: str) -> set[str]:
    return {word for word in re.findall(r"\w+", text.lower()) if len(word) > LONG or word.isdigit()}


CORRUPTIONS: Mapping[str, Corruption] = {
    "wrong key": keys.wrong_key,
    "stem depends on the article": dependent,
    "verdict swapped": keys.swapped_verdict,
    "second right option": keys.second_right,
    "ungrammatical stem": ungrammatical,
    "number changed in the key": keys.changed_number,
    "option of another kind": keys.other_kind,
    "citation without the key": stripped_citation,
    "trivial": trivial,
}
