"""What articles say of themselves: a manifest in TOML beside them."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from app.articles.text import Article, ArticleDate, DateBasis

MANIFEST = "articles.toml"


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
    """Read a manifest; ValueError where an entry lacks its file or title, or a date its basis."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return tuple(_record(entry) for entry in table.get("article", ()))


def articles_in(folder: Path) -> tuple[Article, ...]:
    """Read every text of a folder, in order of name, with what its manifest says of it if there is one."""
    manifest = folder / MANIFEST
    records = {record.file: record for record in read_manifest(manifest)} if manifest.exists() else {}
    paths = sorted(folder.glob("*.txt"))
    return tuple(
        records.get(path.stem, ArticleRecord(path.stem, "")).article(path.read_bytes().decode("utf-8"))
        for path in paths
    )


def _record(entry: Mapping[str, Any]) -> ArticleRecord:
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


def _published(entry: Mapping[str, Any] | None) -> ArticleDate | None:
    if not entry or not entry.get("day"):
        return None
    day = entry["day"]
    if not isinstance(day, date):
        day = date.fromisoformat(str(day))
    return ArticleDate(day, DateBasis(entry["basis"]), str(entry.get("words", "")), str(entry.get("precision", "day")))
