"""Item flaws: each a function, a name, and a reason that a teacher can read."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.articles.text import Rendition
from app.questions.draft import Draft


@dataclass(frozen=True)
class Flaw:
    """What is wrong with an item, and why; a fatal flaw keeps it from being published."""

    name: str
    reason: str
    fatal: bool = True


def textual_flaws(draft: Draft, texts: Mapping[str, Rendition]) -> list[Flaw]:
    """Give the flaws that show in a draft's own words and in the articles' texts; no parser is needed."""
    missing = [one.passage for one in draft.citations if one.passage.article not in texts]
    return [Flaw("citation", f"There is no article {passage.article} to cite.") for passage in missing]
