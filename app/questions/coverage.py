"""Which facts of a reader's list are asked by questions."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.questions.asking import asks
from app.questions.draft import Draft
from app.questions.readers_list import ListedFact


@dataclass(frozen=True)
class Covered:
    """The facts of a list that are asked, and those that are not, each in the list's order."""

    asked: tuple[ListedFact, ...]
    missed: tuple[ListedFact, ...]


@dataclass(frozen=True)
class Tally:
    """How many facts are asked, of how many listed."""

    asked: int
    listed: int


def coverage(facts: Iterable[ListedFact], drafts: Sequence[Draft]) -> Covered:
    """Part a reader's list into what these questions ask and what they do not."""
    told = [(fact, any(asks(draft, fact) for draft in drafts)) for fact in facts]
    return Covered(tuple(fact for fact, asked in told if asked), tuple(fact for fact, asked in told if not asked))


def by_article(covered: Covered) -> dict[str, Tally]:
    """Count for each article, in order of name."""
    asked, listed = ([fact.article for fact in facts] for facts in (covered.asked, covered.asked + covered.missed))
    return {article: Tally(asked.count(article), listed.count(article)) for article in sorted(set(listed))}
