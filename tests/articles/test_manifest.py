"""A manifest says what articles say of themselves."""

from datetime import date
from pathlib import Path

import pytest

from app.articles.manifest import articles_in, read_manifest
from app.articles.text import DateBasis

SEEDS = Path(__file__).parents[2] / "seeds"


def test_every_seed_has_its_entry():
    assert {record.file for record in read_manifest(SEEDS / "articles.toml")} == {
        path.stem for path in SEEDS.glob("*.txt")
    }


def test_a_date_rests_on_words_of_its_article():
    for article in articles_in(SEEDS):
        if article.published:
            assert "".join(article.published.words.split()) in "".join(article.raw.split())


def test_a_stated_date_is_read_with_its_basis():
    article = next(article for article in articles_in(SEEDS) if article.stem.startswith("002"))
    assert article.published is not None
    assert (article.published.day, article.published.basis) == (date(2025, 5, 9), DateBasis.STATED)


def test_an_article_without_date_has_none():
    assert next(article for article in articles_in(SEEDS) if article.stem.startswith("003")).published is None


def test_an_entry_without_title_is_refused(tmp_path: Path):
    manifest = tmp_path / "articles.toml"
    manifest.write_text('[[article]]\nfile = "a"\n', encoding="utf-8")
    with pytest.raises(ValueError, match="needs a file and a title"):
        read_manifest(manifest)


def test_a_folder_without_manifest_gives_untitled_articles(tmp_path: Path):
    (tmp_path / "one.txt").write_text("Some text.", encoding="utf-8")
    assert [(article.stem, article.title) for article in articles_in(tmp_path)] == [("one", "")]
