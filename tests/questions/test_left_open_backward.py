"""Words that look back at what is not shown; and the near misses whose other half is."""

import pytest

from app.facts.syntax import Parse
from tests.questions.test_left_open import open_words


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The Andes Bank, its main rival, closed 40 branches in Lima.", "its"),
        ("Peru sold boats to Chile, its neighbour, in 2031.", ""),
        ("Peru's port, its first on the coast, has 40 boats.", ""),
        ("At its peak, a single teacher taught 40 pupils in Lima.", "its"),
        ("At its peak, the Andes Bank had 40 branches in Lima.", ""),
        ("In her last years, Ann Poe taught 40 pupils in Lima.", ""),
        ("During his tour, the boats sailed to Chile nine times.", "his"),
    ],
)
def test_an_owner_needs_to_be_told(parse: Parse, text: str, word: str):
    assert open_words(parse, text) == ([word] if word else [])


@pytest.mark.parametrize(
    ("text", "title", "word"),
    [
        ("The loans have since been repaid with help from Chile.", "", "since"),
        ("The loans were made in 2031 and have since been repaid with help from Chile.", "", ""),
        ("The boat reached Lima two weeks later.", "", "later"),
        ("The boat left Chile in May and reached Lima two weeks later.", "", ""),
        ("Chile paid back the remaining lenders.", "", "remaining"),
        ("Chile paid back the remaining lenders.", "Lenders lose patience with Chile", ""),
        ("The remaining two lenders, Ann Poe and Rosa Paz, left Lima.", "", ""),
        ("Of nine lenders, Chile paid back the remaining two.", "", ""),
    ],
)
def test_what_is_left_or_later_needs_what_was(parse: Parse, text: str, title: str, word: str):
    assert open_words(parse, text, title) == ([word] if word else [])


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Ann Poe, who handles claims for a bank in Lima, is one of them.", "them"),
        ("Nine teachers live in Lima, and Ann Poe is one of them.", ""),
        ("Peru has learnt to be useful to one.", "one"),
        ("Peru has two harbours and sold one.", ""),
        ("All but 40 of 900 had gone through.", "All"),
        ("All but 40 of 900 boats had gone through.", ""),
    ],
)
def test_one_of_them_needs_them(parse: Parse, text: str, word: str):
    assert open_words(parse, text) == ([word] if word else [])


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The drivers of Lima went back after being promised more money.", "back"),
        ("The drivers of Lima went back after the strike.", ""),
        ("The drivers of Lima went back to work after being promised more money.", ""),
    ],
)
def test_who_goes_back_needs_where_to(parse: Parse, text: str, word: str):
    assert open_words(parse, text) == ([word] if word else [])
