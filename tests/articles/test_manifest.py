"""A manifest says what articles say of themselves."""

from datetime import date
from pathlib import Path

import pytest

from app.articles.folder import articles_in
from app.articles.manifest import BrokenManifest, read_manifest
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


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ('[[article]]\nfile = "a"\n', "needs a file and a title"),
        ("x = [\n", "Invalid value"),
        ('article = ["a"]\n', r"begins with \[\[article\]\]"),
        ('[[article]]\nfile = "a"\ntitle = "A"\npublished = 2024-05-02\n', "needs a day and its basis"),
        ('[[article]]\nfile = "a"\ntitle = "A"\npublished = { day = 2024-05-02 }\n', "needs a day and its basis"),
        ('[[article]]\nfile = "a"\ntitle = "A"\npublished = { day = "May", basis = "stated" }\n', "Invalid isoformat"),
    ],
    ids=["no title", "no TOML", "no entry", "no basis beside a day", "no basis", "no day"],
)
def test_a_broken_manifest_is_refused_by_name_and_reason(tmp_path: Path, text: str, wrong: str):
    manifest = tmp_path / "articles.toml"
    manifest.write_text(text, encoding="utf-8")
    with pytest.raises(BrokenManifest, match=f"articles.toml cannot be read: .*{wrong}"):
        read_manifest(manifest)


def test_without_a_manifest_and_a_headline_an_article_has_its_file_s_name(tmp_path: Path):
    (tmp_path / "one.txt").write_text("Some text.", encoding="utf-8")
    assert [(article.stem, article.title) for article in articles_in(tmp_path)] == [("one", "one")]
