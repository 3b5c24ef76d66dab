"""Whether a text is an article to ask about: long enough, in sentences, and not the beginning before a paywall."""

import re

from app.articles.readers import UnreadableArticle
from app.articles.sentences import sentence_bounds
from app.articles.text import BlockKind, Rendition

PASTED = (2, 25)
FETCHED = (4, 70)
WALL = re.compile(
    r"subscribe (now )?to (continue|read|keep reading|unlock)|(continue|keep) reading (with|by|for)\b|"
    r"(already|not) a subscriber|for subscribers only|subscribers? only|to read the (full|whole|rest)|"
    r"(sign|log) in to (continue|read)|start your (free )?trial|register (now )?to (continue|read)|"
    r"unlock (this|the) (article|story)|this (article|content|story) is (reserved )?for (our )?(subscribers|members)|"
    r"\"isAccessibleForFree\"\s*:\s*\"?false",
    re.IGNORECASE,
)


def is_behind_paywall(text: str) -> bool:
    """Say whether a text or a page's source speaks as a paywall does."""
    return bool(WALL.search(text))


def must_be_article(rendition: Rendition, *, fetched: bool = False, walled: bool = False) -> None:
    """Raise UnreadableArticle, with what to do, where a text is too short to ask about.

    A page's text (`fetched`) is held to more: what is left of a list, a shop or a paywall has a few sentences too.
    """
    sentences, words = FETCHED if fetched else PASTED
    bodies = [block for block in rendition.blocks if block.kind is BlockKind.BODY]
    held = sum(len(rendition.text[block.start : block.end].split()) for block in bodies)
    found = sum(1 for _ in sentence_bounds(rendition))
    if held >= words and found >= sentences:
        return
    if walled or is_behind_paywall(rendition.text):
        msg = (
            "Only the beginning is there; the rest is for subscribers. "
            "If you may read it, open it in a browser, copy the whole text and paste it."
        )
        raise UnreadableArticle(msg)
    msg = (
        f"This is not an article that questions could be asked about: {found} sentences and {held} words of text, "
        f"where {sentences} and {words} are the least. If the article is longer, copy its text and paste it."
    )
    raise UnreadableArticle(msg)
