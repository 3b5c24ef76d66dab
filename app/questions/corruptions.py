"""Ways to spoil a sound question, each so that a careful reader must see it; none knows any article.

Each takes a draft and its grounds, and gives the spoilt draft, or None where the draft offers no hold.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from app.articles.cleaning import headline
from app.articles.sentences import sentence_bounds
from app.articles.text import Article, Rendition
from app.questions.aliases import other_name
from app.questions.draft import AcceptedForm, AnswerKey, Citation, ClaimVerdict, Draft, Option, QuestionType
from app.questions.flaw import right_texts
from app.questions.spoilt_stems import dependent_stem, ungrammatical_stem

ELSEWHERE = ("Iceland", "Paraguay", "Madagascar", "Botswana", "Jamaica")
SHARES = (37, 14, 62, 81, 23)
SWAPPED: Mapping[str, str] = {
    ClaimVerdict.SUPPORTED: ClaimVerdict.REFUTED,
    ClaimVerdict.REFUTED: ClaimVerdict.SUPPORTED,
}
FEWEST_WORDS = 7
FAR = 2
LONG = 4
WHOLE = 100


@dataclass(frozen=True)
class Grounds:
    """What drafts rest on: articles and renditions by stem, and every form of each person's name."""

    articles: Mapping[str, Article]
    texts: Mapping[str, Rendition]
    people: frozenset[str]


Corruption = Callable[[Draft, Grounds], Draft | None]


def wrong_key(draft: Draft, grounds: Grounds) -> Draft | None:
    """Mark a wrong option as right, and the right one as wrong."""
    del grounds
    if draft.type not in {QuestionType.SINGLE, QuestionType.MULTIPLE, QuestionType.EVIDENCE}:
        return None
    marks = [option.correct for option in draft.key.options]
    changed = {marks.index(True): False, marks.index(False): True}
    return _with_options(
        draft,
        (replace(option, correct=changed.get(at, option.correct)) for at, option in enumerate(draft.key.options)),
    )


def swapped_verdict(draft: Draft, grounds: Grounds) -> Draft | None:
    """Call a supported claim refuted, and a refuted one supported."""
    del grounds
    other = SWAPPED.get(right_texts(draft)[0]) if draft.type is QuestionType.CLAIM else None
    if other not in {option.text for option in draft.key.options}:
        return None
    return _with_options(draft, (replace(option, correct=option.text == other) for option in draft.key.options))


def second_right(draft: Draft, grounds: Grounds) -> Draft | None:
    """Offer another name of the key as if it were a wrong option."""
    if draft.type is not QuestionType.SINGLE:
        return None
    alias = other_name(right_texts(draft)[0], grounds.people)
    return _instead_of_a_wrong(draft, alias) if alias else None


def other_kind(draft: Draft, grounds: Grounds) -> Draft | None:
    """Offer a share among names, or a country among numbers and dates."""
    if draft.type is not QuestionType.SINGLE:
        return None
    said = " ".join((draft.stem, *(text.text for text in grounds.texts.values())))
    if re.search(r"\d|\b(half|third|quarter)", " ".join(option.text for option in draft.key.options)):
        strange = [name for name in ELSEWHERE if name not in said]
    else:
        strange = [words for share in SHARES if (words := f"{share} percent") not in said]
    return _instead_of_a_wrong(draft, strange[len(draft.stem) % len(strange)]) if strange else None


def changed_number(draft: Draft, grounds: Grounds) -> Draft | None:
    """Put another number into the key."""
    del grounds
    number = draft.key.number
    if number is None:
        return None
    doubled = number.value * 2 if number.value else Decimal(7)
    is_share = "%" in number.unit or "percent" in number.unit
    value = (number.value / 2).to_integral_value() if is_share and doubled > WHOLE else doubled
    if abs(value - number.value) <= number.tolerance:
        return None
    words = f"{value:f} {number.unit}".strip()
    return replace(draft, key=replace(draft.key, number=replace(number, value=value, text=words)), explanation="")


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


def _with_options(draft: Draft, options: Iterable[Option]) -> Draft:
    return replace(draft, key=replace(draft.key, options=tuple(options)), explanation="")


def _instead_of_a_wrong(draft: Draft, text: str) -> Draft:
    wrong = [place for place, option in enumerate(draft.key.options) if not option.correct]
    # By the stem's length, so that neither the place nor the words of what is planted repeat through a sheet.
    taken = wrong[len(draft.stem) % len(wrong)]
    return _with_options(
        draft, (Option(text) if place == taken else option for place, option in enumerate(draft.key.options))
    )


def _content(text: str) -> set[str]:
    return {word for word in re.findall(r"\w+", text.lower()) if len(word) > LONG or word.isdigit()}


CORRUPTIONS: Mapping[str, Corruption] = {
    "wrong key": wrong_key,
    "stem depends on the article": dependent,
    "verdict swapped": swapped_verdict,
    "second right option": second_right,
    "ungrammatical stem": ungrammatical,
    "number changed in the key": changed_number,
    "option of another kind": other_kind,
    "citation without the key": stripped_citation,
    "trivial": trivial,
}
