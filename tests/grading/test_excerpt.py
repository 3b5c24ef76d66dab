import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.articles.text import OffsetMap, Passage, Rendition
from app.grading.excerpt import excerpt

TEXT = (
    "A headline\n"
    "Seven leaders came. Russia runs the Kant air base, the U.S. Navy said. Others left. Nobody stayed.\n"
    "Another paragraph."
)


def a_passage(words, text=TEXT):
    start = text.index(words)
    return Rendition("a", "1", text, OffsetMap(((0, 0),)), ()).passage(start, start + len(words))


def place(words):
    return TEXT.index(words), TEXT.index(words) + len(words)


def test_the_neighbouring_sentences_stand_around_the_passage():
    cut = excerpt(TEXT, a_passage("Russia runs the Kant air base, the U.S. Navy said."))
    assert (cut.before, cut.after) == ("Seven leaders came. ", " Others left.")


def test_a_passage_inside_a_sentence_keeps_the_rest_of_it():
    cut = excerpt(TEXT, a_passage("the Kant air base"))
    assert (cut.before, cut.after) == ("Seven leaders came. Russia runs ", ", the U.S. Navy said. Others left.")


def test_an_excerpt_ends_with_its_paragraph():
    assert excerpt(TEXT, a_passage("Seven leaders came.")).before == ""
    assert excerpt(TEXT, a_passage("Nobody stayed.")).after == ""


def test_only_the_marks_inside_the_passage_are_marked():
    passage = a_passage("Russia runs the Kant air base")
    cut = excerpt(TEXT, passage, [place("Kant air base"), place("Russia"), place("Seven")])
    assert cut.parts == (("Russia", True), (" runs the ", False), ("Kant air base", True))


def test_marks_with_only_white_space_between_them_are_one():
    passage = a_passage("Russia runs the Kant air base")
    cut = excerpt(TEXT, passage, [place("runs"), place("Russia"), place("base")])
    assert cut.parts == (("Russia runs", True), (" the Kant air ", False), ("base", True))


def test_without_marks_the_whole_passage_is_marked():
    assert excerpt(TEXT, a_passage("Others left.")).parts == (("Others left.", True),)


def test_words_that_are_not_at_their_place_are_refused():
    with pytest.raises(ValueError, match="is not"):
        excerpt(TEXT, Passage("a", "r", 0, 5, "wrong"))


@given(st.data())
def test_an_excerpt_is_a_stretch_of_one_paragraph_with_the_passage_in_its_parts(data):
    text = data.draw(st.text("ab A.!\n“”", min_size=1))
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    marks = data.draw(st.lists(st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))))
    passage = Passage("a", "r", start, end, text[start:end])
    cut = excerpt(text, passage, marks)
    assert "".join(part for part, _ in cut.parts) == passage.exact
    assert cut.text in text
    assert "\n" not in cut.before + cut.after
