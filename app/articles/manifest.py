"""What articles say of themselves: a manifest in TOML beside them."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, cast

from app.articles.readers import UnreadableArticle
from app.articles.text import Article, ArticleDate, DateBasis

MANIFEST = "articles.toml"


class BrokenManifest(UnreadableArticle):
    """A manifest that cannot be read, and so none of the articles beside it; the message names it and what is wrong."""


@dataclass(frozen=True)
class ArticleRecord:
    """One article's entry in a manifest."""

    file: str
    title: str
    author: str = ""
    outlet: str = ""
    published: ArticleDate | None = None

    def article(self, raw: str) -> Article:
        """Make the article of this entry and its raw text."""
        return Article(self.file, raw, self.title, self.author, self.outlet, self.published)


def read_manifest(path: Path) -> tuple[ArticleRecord, ...]:
    """Read a manifest.

    Raises BrokenManifest where it is no TOML, an entry lacks its file or title, or a date its day or basis.
    """
    try:
        entries = tomllib.loads(path.read_text(encoding="utf-8")).get("article", [])
        return tuple(_record(entry) for entry in entries)
    except ValueError as error:  # of TOML, of UTF-8, and of the entries
        msg = f"{path} cannot be read: {error}. Mend it, or move it away."
        raise BrokenManifest(msg) from error


def _table(value: object) -> Mapping[str, Any] | None:
    return cast("Mapping[str, Any]", value) if isinstance(value, dict) else None


def _record(value: object) -> ArticleRecord:
    entry = _table(value)
    if entry is None:
        msg = "an article's entry begins with [[article]]"
        raise ValueError(msg)
    if not entry.get("file") or not entry.get("title"):
        msg = f"an article's entry needs a file and a title: {dict(entry)}"
        raise ValueError(msg)
    return ArticleRecord(
        file=str(entry["file"]).removesuffix(".txt"),
        title=str(entry["title"]),
        author=str(entry.get("author", "")),
        outlet=str(entry.get("outlet", "")),
        published=_published(entry.get("published")),
    )


def _published(value: object) -> ArticleDate | None:
    if not value:
        return None
    entry = _table(value)
    if entry is None or not entry.get("day") or not entry.get("basis"):
        msg = f"published needs a day and its basis: {value}"
        raise ValueError(msg)
    day = entry["day"]
    if not isinstance(day, date):
        day = date.fromisoformat(str(day))
    return ArticleDate(day, DateBasis(entry["basis"]), str(entry.get("words", "")), str(entry.get("precision", "day")))
