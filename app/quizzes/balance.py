"""Source balance: on how many articles the keys of a quiz rest."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class SourceBalance:
    """How many questions a quiz asks, how many of their keys rest on one article alone, and the most used article.

    `most` is that article's title and `most_used` the number of keys that cite it.
    """

    questions: int
    single: int
    articles: int
    most: str = ""
    most_used: int = 0

    @property
    def single_share(self) -> int:
        """Give the share of keys that rest on one article alone, in whole per cent."""
        return _percent(self.single, self.questions)

    @property
    def most_share(self) -> int:
        """Give the share of keys that cite the most used article, in whole per cent."""
        return _percent(self.most_used, self.questions)


def _percent(part: int, whole: int) -> int:
    return round(100 * part / whole) if whole else 0


def source_balance(cited: Sequence[Mapping[str, str]]) -> SourceBalance:
    """Balance the articles that each question's key cites, each by its name (unique) with its title."""
    titles = {name: title for articles in cited for name, title in articles.items()}
    used = Counter(name for articles in cited for name in articles)
    most, most_used = min(used.items(), key=lambda item: (-item[1], titles[item[0]], item[0]), default=("", 0))
    single = sum(len(articles) == 1 for articles in cited)
    return SourceBalance(len(cited), single, len(used), titles.get(most, ""), most_used)
