"""A ministry or a national service is some country's, which the stem or the article's name must say."""

import pytest

from app.questions.stateless import of_no_country
from tests.questions.test_loose_stems import claim


@pytest.mark.parametrize(
    ("stem", "words"),
    [
        ("According to the article, the Interior Ministry counted 40 boats.", "Interior Ministry"),
        ("Ann Poe is the head of the national fisheries service.", "the national fisheries service"),
        ("According to the article, Peru’s Interior Ministry counted 40 boats.", None),
        ("According to the article, the Interior Ministry in Lima counted 40 boats.", None),
        ("According to the article “Peru counts its boats”, the Interior Ministry counted 40.", None),
        ("According to the article, Andina's Interior Ministry counted 40 boats.", None),
        ("Ann Poe sang the national anthem.", None),
    ],
)
def test_a_ministry_is_some_countrys(stem: str, words: str | None):
    assert of_no_country(claim("Supported", stem)) == words
