"""Paragraphs around cited words, and sentences among which one is the proof."""

import pytest

from app.articles.around import paragraphs_around, sentences_around, touches
from tests.factories import quote, rendition

TEXT = rendition("harbour")
PARK, ICE = "The old quay, built in 1911, will become a park.", "A freighter from Canada was turned away"


def span(words: str) -> tuple[int, int]:
    passage = quote(words)
    return passage.start, passage.end


def test_the_paragraph_of_the_words_is_shown_whole_with_its_neighbours():
    (own,) = paragraphs_around(TEXT, [span(PARK)])
    assert own.startswith("The town of Norvik")
    assert own.endswith(PARK)
    assert [text[:5] for text in paragraphs_around(TEXT, [span(ICE)], neighbours=1)] == ["The t", "Ships", "The f"]


def test_a_neighbour_that_holds_forbidden_words_is_left_out_but_never_the_own_one():
    shown = paragraphs_around(TEXT, [span(PARK)], neighbours=1, without=[span(ICE), span("The town of Norvik")])
    assert [text[:5] for text in shown] == ["The t"]


def test_the_proof_stands_among_its_nearest_neighbours_in_text_order():
    offered = sentences_around(TEXT, span(PARK))
    texts = [TEXT.text[slice(*one)] for one in offered]
    assert list(offered) == sorted(offered)
    assert len(offered) == 6
    assert [PARK in text for text in texts].count(True) == 1
    assert any(text.startswith("Mayor Sigrid") for text in texts)


@pytest.mark.parametrize("kept", [2, 3])
def test_no_sentence_is_offered_beside_too_few_others(kept: int):
    others = [one for one in sentences_around(TEXT, span(PARK)) if not touches(one, [span(PARK)])]
    rest = (others[-1][1], len(TEXT.text))
    without = [*others[kept:], rest]
    assert bool(sentences_around(TEXT, span(PARK), without=without)) == (kept == 3)
