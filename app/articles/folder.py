"""Articles of a folder: text files, and what an articles.toml beside them says of each."""

from pathlib import Path

from app.articles.cleaning import clean, headline
from app.articles.manifest import MANIFEST, read_manifest
from app.articles.readers import read_text
from app.articles.text import Article


def read_article(path: Path) -> Article:
    """Read an article from a text file, with what an articles.toml beside it says of it.

    Without an entry there its title is its headline, or else the file's name. Raises UnreadableArticle, with a
    sentence that says what to do.
    """
    raw = read_text(path.read_bytes(), name=path.name)
    manifest = path.parent / MANIFEST
    records = {record.file: record for record in read_manifest(manifest)} if manifest.exists() else {}
    if path.stem in records:
        return records[path.stem].article(raw)
    return Article(stem=path.stem, raw=raw, title=headline(clean(raw, article=path.stem)) or path.stem)


def articles_in(folder: Path) -> tuple[Article, ...]:
    """Read every text of a folder, in order of name; raises UnreadableArticle at the first that cannot be read."""
    return tuple(read_article(path) for path in sorted(folder.glob("*.txt")))
