"""The questions of the templates: what a newcomer imports first can be published as it stands."""

from pathlib import Path

import pytest

from app.articles.cleaning import clean
from app.articles.folder import articles_in
from app.articles.text import Rendition
from app.grading.key_follows import Grounds, key_gap
from app.interchange.examples import examples
from app.interchange.items import Travelling
from app.questions.defects import stem_flaws

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.fixture(scope="module")
def seeds() -> dict[str, Rendition]:
    return {article.stem: clean(article.raw, article=article.stem) for article in articles_in(SEEDS)}


@pytest.mark.parametrize("one", examples(), ids=lambda one: one.draft.type)
def test_the_article_says_the_cited_words_the_key_follows_and_no_stem_is_flawed(
    one: Travelling, seeds: dict[str, Rendition]
):
    for citation in one.draft.citations:
        assert citation.passage.exact in seeds[citation.passage.article].text
    assert key_gap(one.draft, Grounds()) is None
    assert stem_flaws(one.draft) == []
