"""Whether a sentence says a claim in the claim's own words, or the same with one name or number changed."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from app.articles.sentences import sentence_spans
from app.grading.matching import fold

LONGEST_VALUE = 4
FEWEST_SHARED = 3
# Words around a claim that may take it back, or make it somebody's saying: nobody but a reader can tell.
UNSURE = frozenset(
    """not never no none nobody nothing neither nor without cannot if unless whether would could might may should
    denied deny denies denying false falsely untrue wrong wrongly rejected refuted disputed doubt doubts doubted
    allegedly alleged reportedly supposedly purportedly claimed claims claim claiming said says say saying told
    according believed expected planned feared hoped suspected rumoured rumored accused""".split()
)
_WORD = re.compile(r"[$€£]?\w+(?:[.,'’\u2011-]\w+)*%?")
_SAYING = re.compile(r"^According to (?:the (?:\d{4} )?article )?“[^”]*”,?\s*")


@dataclass(frozen=True)
class _Said:
    """A word as it stands, and as it is compared."""

    text: str
    folded: str


def says_claim(quote: str, claim: str) -> bool:
    """Say whether a sentence of `quote` holds the claim's words, with nothing around them that may take them back."""
    wanted = [word.folded for word in _words(without_source(claim))]
    for words in _sentences(quote):
        for start in range(len(words) - len(wanted) + 1):
            end = start + len(wanted)
            same = [word.folded for word in words[start:end]] == wanted
            if same and wanted and _is_plain([*words[:start], *words[end:]]):
                return True
    return False


def says_with_another_value(quote: str, claim: str, *, same: Callable[[str, str], bool]) -> bool:
    """Say whether a sentence of `quote` holds the claim's words but for one name or number, which is another there.

    `same` says whether two names are of one thing.
    """
    wanted = _words(without_source(claim))
    return any(
        _is_other(mine, said, same=same) and _is_plain(around)
        for words in _sentences(quote)
        for start in range(len(words))
        for mine, said, around in _changes(wanted, words, start)
    )


def without_source(claim: str) -> str:
    """Give a claim or cloze without the article that it is said to be from."""
    return _SAYING.sub("", claim.strip())


def _sentences(quote: str) -> Iterator[list[_Said]]:
    return (_words(quote[start:end]) for start, end in sentence_spans(quote, 0, len(quote)))


def _words(text: str) -> list[_Said]:
    return [_Said(found[0], fold(found[0])) for found in _WORD.finditer(text)]


def _is_plain(around: Sequence[_Said]) -> bool:
    # A month is no permission.
    return not any(
        (word.text.lower() in UNSURE and word.text != "May") or re.search(r"n['’]t$", word.text) for word in around
    )


def _changes(
    wanted: Sequence[_Said], words: Sequence[_Said], start: int
) -> Iterator[tuple[Sequence[_Said], Sequence[_Said], list[_Said]]]:
    """Give (the claim's words, the sentence's instead, what stands around the claim) for each stretch from a place."""
    mine = [word.folded for word in wanted]
    for end in range(start + max(1, len(mine) - LONGEST_VALUE), min(len(words), start + len(mine) + LONGEST_VALUE) + 1):
        said = [word.folded for word in words[start:end]]
        before = _alike(mine, said)
        behind = _alike(mine[before:][::-1], said[before:][::-1])
        changed, instead = len(mine) - before - behind, len(said) - before - behind
        if before + behind >= FEWEST_SHARED and 0 < changed <= LONGEST_VALUE and 0 < instead <= LONGEST_VALUE:
            around = [*words[:start], *words[end:]]
            yield wanted[before : before + changed], words[start + before : start + before + instead], around


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """Count the words with which both begin."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _is_other(mine: Sequence[_Said], said: Sequence[_Said], *, same: Callable[[str, str], bool]) -> bool:
    """Say whether two runs of words are two numbers, or two names, and not one and the same."""
    one, other = (" ".join(word.text for word in words) for words in (mine, said))
    numbers = [any(letter.isdigit() for letter in fold(text)) for text in (one, other)]
    names = [all(word.text[0].isupper() for word in words) for words in (mine, said)]
    return (all(numbers) or (all(names) and not any(numbers))) and fold(one) != fold(other) and not same(one, other)
