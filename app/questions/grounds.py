"""What a spoilt question is made from, besides the sound one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from app.articles.text import Article, Rendition
from app.questions.draft import Draft


@dataclass(frozen=True)
class Grounds:
    """What drafts rest on: articles and renditions by stem, and every form of each person's name."""

    articles: Mapping[str, Article]
    texts: Mapping[str, Rendition]
    people: frozenset[str]


Corruption = Callable[[Draft, Grounds], Draft | None]
"""Spoils a draft; None where the draft offers no hold."""
