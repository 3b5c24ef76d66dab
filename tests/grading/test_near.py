from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.grading.near import is_near, widened
from app.questions.draft import AcceptedForm, AnswerKey, NumberKey, QuestionType


def a_text(*forms: str) -> AnswerKey:
    return AnswerKey(QuestionType.TEXT, accepted=tuple(map(AcceptedForm, forms)))


def a_number(value: str = "2413", unit: str = "people", tolerance: str = "0") -> NumberKey:
    return NumberKey(Decimal(value), unit, Decimal(tolerance), f"{value} {unit}")


@pytest.mark.parametrize(
    ("typed", "form"),
    [("Mayor Sigrid Halvorsen", "Sigrid Halvorsen"), ("Astrid Halvorsen", "Sigrid Halvorsen"),
     ("the harbour of Norvik", "harbour"), ("Norvik", "Norvik harbour"), ("Canda", "Canada"),
     ("Agreement 17 of Norvik", "Agreement 17"), ("harbors", "harbours")],
)  # fmt: skip
def test_what_is_few_letters_or_words_off_is_near(typed: str, form: str):
    assert is_near(typed, a_text(form))


@pytest.mark.parametrize(
    ("typed", "form"),
    [("Denmark", "Canada"), ("Agreement 18", "Agreement 17"), ("", "Canada"), ("?!", "Canada"), ("of", "harbour of it"),
     ("Minsk", "Kyiv"), ("x" * 121, "x" * 120), ("harbour a b c d e f g", "harbour"), ("Oslo", "Paris")],
)  # fmt: skip
def test_what_is_another_thing_is_not_near(typed: str, form: str):
    assert not is_near(typed, a_text(form))


def test_another_known_name_is_never_near():
    assert not is_near("Astrid Halvorsen", a_text("Sigrid Halvorsen"), others=["astrid halvorsen"])


@given(st.integers(0, 999), st.integers(0, 999))
def test_other_figures_are_never_near(typed: int, right: int):
    assert is_near(f"the Agreement {typed} there", a_text(f"Agreement {right}")) == (typed == right)


@pytest.mark.parametrize(
    ("typed", "tolerance"), [("2400", "13"), ("2,400 people", "13"), ("2.4k", "13"), ("2500", "87")]
)
def test_a_rounded_number_is_near_and_widens_the_tolerance_by_just_that(typed: str, tolerance: str):
    assert widened(typed, a_number()) == a_number(tolerance=tolerance)


@pytest.mark.parametrize("typed", ["2413", "2412", "3000", "2400 km", "many", "2400-2500", "24"])
def test_a_number_that_is_no_rounding_of_it_is_not_near(typed: str):
    assert widened(typed, a_number()) is None


def test_a_share_and_a_scale_are_read_as_the_key_means_them():
    assert widened("half", a_number("48", "percent")).tolerance == 2
    assert widened("3.4 million", a_number("3.35", "million migrants")).tolerance == Decimal("0.05")
    assert widened("3.4", a_number("3.35", "million migrants")).tolerance == Decimal("0.05")
