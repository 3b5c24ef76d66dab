"""The cited sentences against every other: they must fit question and key best, and no other may hold another answer.

Each gives the words that show the flaw, or None.
"""

from functools import lru_cache
from itertools import pairwise

from app.questions.draft import QuestionType
from app.questions.examined import LEAST_OF_ALL, Examined
from app.questions.flaw import answers, plain
from app.questions.source_flaws import changed

MARGIN = 1.1
NEARLY_ALL = 0.85
YEAR = 4
SHORTEST_ACRONYM = 3


def not_first(examined: Examined) -> str | None:
    """Find a question and key that another sentence covers better than those cited.

    One that has the key too only says the same again, unless those cited say less than half.
    """
    own, other = _best(examined)
    if own < LEAST_OF_ALL:
        best = next(iter(examined.others), None)
        if best and best[0] > NEARLY_ALL:
            return examined.overlaps.sentences[best[1]].text
    # A claim with a word changed is not its source's any more; only where all of it stands elsewhere may it be true.
    least = NEARLY_ALL if changed(examined) else own
    twice = examined.draft.type is QuestionType.CLAIM and not changed(examined) and other and other[0] > NEARLY_ALL
    return other[1] if other and other[0] > max(own, least) and not twice else None


def hardly_first(examined: Examined) -> str | None:
    """Find a question and key that another sentence, without the key, covers nearly as well as those cited."""
    own, other = _best(examined)
    return other[1] if other and own >= other[0] > own / MARGIN and not changed(examined) else None


@lru_cache(maxsize=1)  # two flaws ask it of a draft, one after the other
def _best(examined: Examined) -> tuple[float, tuple[float, str] | None]:
    """Give the weighted overlap of the cited sentences, and the best other sentence's that lacks the key."""
    overlaps, lemmas = examined.overlaps, examined.lemmas
    total = overlaps.weight(lemmas)
    own = overlaps.weight(lemmas & (examined.source_lemmas | _settled(examined))) / total if total else 1.0
    for share, place in examined.others:
        text = overlaps.sentences[place].text
        if share < max(LEAST_OF_ALL, own / MARGIN):
            break
        if not _has_key(examined, text):
            return own, (share, text)
    return own, None


def _settled(examined: Examined) -> set[str]:
    """Give what a question may say more than its source: names in full, the year, and what stands for a pronoun."""
    tokens = (examined.restored or examined.asked).tokens
    names = [token for token in tokens if token.text[0].isupper()]
    initials = "".join(token.text[0] for token in names).lower()
    settled = {token.lemma.lower() for token in tokens if token.tag == "CD" and len(token.text) == YEAR}
    for token, after in pairwise(names):
        if after.index == token.index + 1 and after.lemma.lower() in examined.source_lemmas:
            settled.add(token.lemma.lower())
    words = {token.text for sentence in examined.sources for token in sentence.parsed.tokens if token.text.isupper()}
    for word in words:
        at = initials.find(word.lower()) if len(word) >= SHORTEST_ACRONYM else -1
        settled |= {token.lemma.lower() for token in names[at : at + len(word)] if at >= 0}
    return settled


def _has_key(examined: Examined, text: str) -> bool:
    said = plain(text)
    return any(plain(key) in said for key in answers(examined.draft))


def another_answer(examined: Examined) -> str | None:
    """Find another thing of the key's kind in a sentence that says nearly all the rest of the question."""
    keys = answers(examined.draft)[:1]
    name = next(
        (name for sentence in examined.sources for name in sentence.names if keys and name.text in keys[0]), None
    )
    if name is None or examined.draft.type is QuestionType.MULTIPLE:
        return None
    lemmas = {lemma for lemma in examined.lemmas if lemma not in plain(keys[0]).split()}
    for share, place in examined.others_with(lemmas):
        if share < NEARLY_ALL:
            break
        sentence = examined.overlaps.sentences[place]
        other = next(
            (
                found.text
                for found in sentence.names
                if found.kind is name.kind and found.text not in examined.asked.text
            ),
            None,
        )
        if other and not _has_key(examined, sentence.text):
            return other
    return None
