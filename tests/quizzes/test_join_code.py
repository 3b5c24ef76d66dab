"""Codes are drawn without look-alikes and read in whatever way they are typed."""

import pytest

from app.quizzes.join_code import ALPHABET, LENGTH, code_of, new_code, spaced


def test_a_code_has_six_letters_and_figures_that_nobody_confuses():
    assert not set(ALPHABET) & set("0O1ILAEU")
    for _ in range(50):
        code = new_code()
        assert len(code) == LENGTH
        assert set(code) <= set(ALPHABET)


def test_codes_come_by_chance():
    assert len({new_code() for _ in range(200)}) == 200


@pytest.mark.parametrize("typed", ["K7M2QX", "k7m2qx", " k7m 2qx ", "K7M-2QX", "k7m–2qx", "Ｋ７Ｍ２ＱＸ"])  # noqa: RUF001 - typed so
def test_case_spaces_and_hyphens_do_not_matter(typed: str):
    assert code_of(typed) == "K7M2QX"


@pytest.mark.parametrize("typed", ["", "K7M2Q", "K7M2QXX", "K7M2Q0", "O7M2QX", "K7M2Q\0", "K7M2QÄ", "K7M2Q'"])
def test_what_can_be_no_code_is_none(typed: str):
    assert code_of(typed) is None


def test_a_code_is_shown_in_two_halves():
    assert spaced("K7M2QX") == "K7M 2QX"
