"""Who leads a state or a government: names that readers know without the article, and tell from others at sight."""

from app.facts.posts import OFFICES
from app.facts.reading import Library
from app.questions.candidates import titles_of


def leads(name: str, library: Library) -> bool:
    """Say whether the articles call somebody president, minister, king or the like."""
    return bool(titles_of(library).get(name, frozenset()) & OFFICES)
