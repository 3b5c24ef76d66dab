"""What a search means: folded words, phrases, beginnings, and where a text is hit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.questions.searching import Term, excerpt, folded, marked, missed, places_of, read_search


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Sigrid HALVORSEN’s ribbon", ("sigrid", "halvorsen", "s", "ribbon")),
        ("Čáslav, naïve, Łódź, straße", ("caslav", "naive", "lodz", "strasse")),
        ("cafe\u0301 noir", ("cafe", "noir")),
        ("Ёлка и ЙОД", ("елка", "и", "иод")),
        ("2,400 people, 45%", ("2", "400", "people", "45")),
        ("air-launched", ("air", "launched")),
        ("___ ... \0", ()),
    ],
)
def test_words_are_folded(text: str, words: tuple[str, ...]):
    assert folded(text) == words


@pytest.mark.parametrize(
    ("asked", "terms"),
    [
        ("Harbour norvik", (Term(("harbour",), begins=True), Term(("norvik",), begins=True))),
        ('"new harbour" of', (Term(("new", "harbour")), Term(("of",)))),
        ("of*", (Term(("of",), begins=True),)),
        ('"not closed', (Term(("not", "closed")),)),
        ("2,400", (Term(("2", "400"), begins=True),)),
        ("a a a", (Term(("a",)),)),
        ('NEAR(a b) AND -x OR "" col:y ^', None),
    ],
)
def test_what_is_typed_is_read_as_terms(asked: str, terms: tuple[Term, ...] | None):
    found = read_search(asked)
    assert found.terms == terms if terms is not None else len(found.terms) > 4


@pytest.mark.parametrize(("asked", "hopeless"), [("", False), ("  ", False), ("%_", True), ("ribbon", False)])
def test_a_search_of_no_word_finds_nothing_and_none_finds_all(asked: str, hopeless: bool):  # noqa: FBT001 - a column
    assert read_search(asked).hopeless is hopeless


@pytest.mark.parametrize(
    ("asked", "hit"),
    [("harb", "Harbour"), ('"harb"', None), ('"the new"', "the New"), ("HARBOÜR", "Harbour"), ("our", None)],
)
def test_hits_are_shown_where_they_stand(asked: str, hit: str | None):
    text = "Who opened the New Harbour?"
    pieces = marked(text, read_search(asked))
    assert "".join(piece.text for piece in pieces) == text
    assert [piece.text for piece in pieces if piece.hit] == ([hit] if hit else [])


def test_an_excerpt_shows_the_first_hit_with_some_words_around():
    text = "word " * 40 + "the ribbon was cut" + " word" * 40
    pieces = excerpt(text, read_search("ribbon"))
    assert [piece.text for piece in pieces if piece.hit] == ["ribbon"]
    assert len("".join(piece.text for piece in pieces)) < 150
    assert excerpt(text, read_search("pier")) == ()


def test_what_no_text_says_is_left():
    left = missed(["the new harbour"], read_search("harbour ribbon"))
    assert [term.words for term in left.terms] == [("ribbon",)]


@given(st.text(), st.text(max_size=200))
def test_any_text_stays_whole_whatever_is_asked(text: str, asked: str):
    search = read_search(asked)
    assert "".join(piece.text for piece in marked(text, search)) == text
    assert all(text[start:end] for term in search.terms for start, end in places_of(term, text))
