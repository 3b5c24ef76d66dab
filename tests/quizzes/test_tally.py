"""How a class answered: options in the page's order, typed answers folded and the rest counted."""

from app.quizzes.response import Response
from app.quizzes.tally import Typed, chosen_by, typed_by


def test_options_are_counted_in_the_order_of_the_page():
    said = [Response(chosen=(0,)), Response(chosen=(2, 0)), Response(chosen=(2,)), Response()]
    assert chosen_by(said, (2, 0, 1)) == (2, 2, 0)


def test_typed_answers_are_one_whatever_their_capitals_and_spaces():
    said = [Response(text=text) for text in ("Canada", " canada ", "CANADA", "Canada", "Den  mark", "")]
    assert typed_by(said) == ((Typed("Canada", 4), Typed("Den mark", 1)), 0)


def test_the_rest_of_the_typed_answers_is_only_counted():
    said = [Response(text=text) for text in ("a", "a", "b", "c", "d")]
    rows, others = typed_by(said, most=2)
    assert [row.text for row in rows] == ["a", "b"]
    assert others == 2
