"""Flaws that need the articles' texts: what is not cited, not proved, or true of another option as well."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from app.articles.sentences import sentence_bounds
from app.articles.text import BlockKind, Rendition
from app.questions.draft import BLANK, Draft, QuestionType
from app.questions.flaw import answers, plain, right_texts, stem_of, wrong_texts
from app.questions.folding import stems

Texts = Mapping[str, Rendition]
ASIDE = {BlockKind.HEADLINE, BlockKind.BYLINE, BlockKind.CREDIT}
ASKING = frozenset(
    """which what when where whom whose many much does according article country countries city year date percentage
    these share took take place describe described from with that have been were said""".split()
)
NEARLY_ALL = 0.8
FEWEST = 3
AROUND = 2
LONG_ENOUGH = 3


def not_cited(draft: Draft, _: Texts) -> str | None:
    """Find a question that cites no words."""
    return None if draft.citations else ""


def citation_missing(draft: Draft, texts: Texts) -> str | None:
    """Find a citation that is not at its place in its article."""
    for citation in draft.citations:
        passage = citation.passage
        text = texts.get(passage.article)
        if text is None or text.text[passage.start : passage.end] != passage.exact:
            return passage.exact
    return None


def mark_outside(draft: Draft, _: Texts) -> str | None:
    """Find a mark that lies outside its citation."""
    for citation in draft.citations:
        passage = citation.passage
        if any(not passage.start <= start < end <= passage.end for start, end in citation.marks):
            return ""
    return None


def key_not_cited(draft: Draft, _: Texts) -> str | None:
    """Find a key whose words the cited passages do not hold."""
    if draft.type is QuestionType.CLAIM or not draft.citations:
        return None
    cited = plain(" ".join(f"{citation.passage.prefix} {citation.passage.exact}" for citation in draft.citations))
    if draft.type is QuestionType.EVIDENCE:
        return next((text for text in right_texts(draft) if plain(text) not in cited), None)
    keys = answers(draft)
    missing = [key for key in keys if not _held(key, cited)]
    if draft.key.accepted:
        return keys[0] if len(missing) == len(keys) else None
    return missing[0] if missing else None


def _held(key: str, cited: str) -> bool:
    words = plain(key).split()
    return plain(key) in cited or any(len(word) > LONG_ENOUGH and word in cited for word in words)  # a surname, a year


def trivial(draft: Draft, texts: Texts) -> str | None:
    """Find a key that stands in an article's headline, by-line, caption or photo credit."""
    aside = [
        plain(text.text[block.start : block.end])
        for stem in {citation.passage.article for citation in draft.citations}
        if (text := texts.get(stem))
        for block in text.blocks
        if block.kind in ASIDE
    ]
    key = next(iter(answers(draft)), "")
    wanted = plain(key)
    words = rf"(?<!\w){re.escape(wanted)}(?!\w)"
    return key if key and any(wanted in said and re.search(words, said) for said in aside) else None


def true_distractor(draft: Draft, texts: Texts) -> str | None:
    """Find a wrong option in a sentence that says nearly all that the stem asks, and not the key."""
    cited = " ".join(citation.passage.exact for citation in draft.citations)
    return distractor_said(draft, _sentences(draft, texts), cited)


def distractor_said(draft: Draft, sentences: Iterable[str], cited: str = "") -> str | None:
    """Find a wrong option in one of these sentences, leaving out the cited words, as `true_distractor` does."""
    if draft.type not in {QuestionType.SINGLE, QuestionType.MULTIPLE}:
        return None
    asked = stems(stem_of(draft), but=ASKING)
    if len(asked) < FEWEST:
        return None
    # A name or figure of the stem that a sentence lacks makes it one about something else.
    named = set(re.findall(r"(?<!^)\b(?:[A-Z]|\d)[\w-]*", stem_of(draft)))
    for sentence in sentences:
        if (
            sentence in cited
            or any(word not in sentence for word in named)
            or len(asked & _words(sentence)) < NEARLY_ALL * len(asked)
        ):
            continue
        said = plain(sentence)
        if not any(plain(key) in said for key in answers(draft)):
            shown = next((text for text in wrong_texts(draft) if plain(text) in said), None)
            if shown:
                return shown
    return None


def blank_fits_others(draft: Draft, texts: Texts) -> str | None:
    """Find a cloze whose words around the blank stand in an article around another name too."""
    if draft.type is not QuestionType.CLOZE or draft.stem.count(BLANK) != 1:
        return None
    before, after = draft.stem.split(BLANK)
    left, right = re.findall(r"\w+", before)[-AROUND:], re.findall(r"\w+", after)[:AROUND]
    if len(left) + len(right) < 2 * AROUND:
        return None
    words = (*left, *right)
    gap = rf"\b{_joined(left)}\W+((?:[A-Z]\w*[ -]?){{1,5}})\W*{_joined(right)}\b"
    for sentence in _sentences(draft, texts):
        found = re.search(gap, sentence) if all(word in sentence for word in words) else None
        if found and not any(plain(key) in plain(found[1]) for key in answers(draft)):
            return found[1].strip()
    return None


def _joined(words: list[str]) -> str:
    return r"\W+".join(map(re.escape, words))


@lru_cache(maxsize=8192)
def _words(sentence: str) -> frozenset[str]:
    return frozenset(stems(sentence))


def _sentences(draft: Draft, texts: Texts) -> Iterator[str]:
    """Give the sentences of the articles that a question cites: a teacher's check may not read the whole library."""
    for stem in dict.fromkeys(citation.passage.article for citation in draft.citations):
        text = texts.get(stem)
        if text:
            yield from _cut(text)


@lru_cache(maxsize=64)
def _cut(text: Rendition) -> tuple[str, ...]:
    return tuple(text.text[start:end] for start, end in sentence_bounds(text))
