"""Which sentences are English prose that can be asked about."""

import pytest

from app.articles.prose import is_prose


@pytest.mark.parametrize(
    ("sentence", "sound"),
    [
        ("The mayor said that the town would end the strike the strike at the port.", False),
        ("The mayor said again and again and again that the town would end the strike.", True),
        ("The mayor said that the town would end the strike at the port.", True),
    ],
)
def test_a_slip_of_the_pen_is_not_asked_about(sentence: str, *, sound: bool):
    assert is_prose(sentence) is sound
