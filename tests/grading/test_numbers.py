from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.grading.numbers import UnreadableNumber, parse_number


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("83", "83", ""),
        ("83%", "83", "percent"),
        ("83 per cent", "83", "percent"),
        ("83 percent of migrants", "83", "percent"),
        ("about 31 percent", "31", "percent"),
        ("3.35 million", "3350000", ""),
        ("3,35 million", "3350000", ""),
        ("three point three five million", "3350000", ""),
        ("3,350,000", "3350000", ""),
        ("3 350 000", "3350000", ""),
        ("3.350.000", "3350000", ""),
        ("1,234.56", "1234.56", ""),
        ("1.234,56", "1234.56", ""),
        ("0.125", "0.125", ""),
        ("three-quarters", "0.75", ""),
        ("3/4", "0.75", ""),
        ("1 in 4", "0.25", ""),
        ("half", "0.5", ""),
        ("a quarter of migrants", "0.25", "migrants"),
        ("1½", "1.5", ""),
        ("1 1/2", "1.5", ""),
        ("two and a half million", "2500000", ""),
        ("half a million", "500000", ""),
        ("a hundred", "100", ""),
        ("twenty-nine leaders", "29", "leaders"),
        ("$5 billion", "5000000000", "dollar"),
        ("US$3", "3", "dollar"),
        ("5 dollars", "5", "dollar"),
        ("5km", "5", "kilometre"),
        ("-40 percent", "-40", "percent"),
        ("29.", "29", ""),
        ("8.000,5", "8000.5", ""),
        ("five hundred thousand", "500000", ""),
        ("5 hundred thousand", "500000", ""),
        ("1.5 hundred", "150", ""),
        ("5 hundred", "500", ""),
        ("5 100", "5100", ""),
        ("29 million", "29000000", ""),
    ],
)
def test_a_number_is_read_with_its_unit(text, value, unit):
    number = parse_number(text)
    assert (number.value, number.unit) == (Decimal(value), unit)


@pytest.mark.parametrize(
    ("word", "scale"),
    [("hundred", 2), ("thousand", 3), ("k", 3), ("million", 6), ("mln", 6), ("mn", 6), ("billion", 9), ("bn", 9),
     ("trillion", 12), ("tn", 12)],
)  # fmt: skip
def test_a_scale_word_multiplies(word, scale):
    assert parse_number(f"1.5 {word}").value == Decimal(15) * 10 ** (scale - 1)
    assert parse_number(f"1.5 {word}").scaled


@pytest.mark.parametrize(
    ("text", "parts"),
    [("half", 2), ("one third", 3), ("a quarter", 4), ("one fourth", 4), ("one fifth", 5), ("one tenth", 10),
     ("one twelfth", 12), ("1 out of 8", 8)],
)  # fmt: skip
def test_a_share_in_words_is_a_fraction(text, parts):
    number = parse_number(text)
    assert number.value == Decimal(1) / parts
    assert number.fraction
    assert not parse_number("83").fraction


@pytest.mark.parametrize(
    ("text", "unit"),
    [("4 percentage points", "percentage point"), ("4 percentage points in 2020", ""), ("4 metric tons", "tonne"),
     ("4 us dollars a day", "dollar"), ("4 tons", "ton"), ("4 hours", "hour"), ("4 hrs of work", "hour"),
     ("4 pp", "percentage point"), ("4 rubles", "ruble"), ("£4", "pound"), ("4 kg", "kilogram")],
)  # fmt: skip
def test_a_measure_has_one_name(text, unit):
    if unit:
        assert parse_number(text).unit == unit
    else:
        with pytest.raises(UnreadableNumber):
            parse_number(text)


def test_a_lone_point_before_three_figures_is_not_guessed():
    with pytest.raises(UnreadableNumber, match=r"8\.000 can mean 8 or 8,000"):
        parse_number("8.000")
    with pytest.raises(UnreadableNumber, match=r"3\.350 can mean 3\.35 or 3,350"):
        parse_number("3.350 million")


def test_m_for_million_or_metres_is_not_guessed():
    with pytest.raises(UnreadableNumber, match="million or metres"):
        parse_number("3.35m")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "many",
        "31 or 27",
        "83 to 84",
        "1990s",
        "1,2,3",
        "3e5",
        "1/0",
        "nineteen ninety-one",
        "1,23,456",
        "2023 100",
        "83 1",
        "3 35 million",
    ],
)
def test_what_is_not_one_number_is_refused_with_a_sentence(text):
    with pytest.raises(UnreadableNumber, match=r"[Ww]rite"):
        parse_number(text)


@pytest.mark.parametrize(
    ("text", "bound"), [("more than 2 million", "above"), ("fewer than 30", "below"), ("almost 5", ""), ("5", "")]
)
def test_the_side_of_a_bound_is_kept(text, bound):
    assert parse_number(text).bound == bound


@given(st.integers(-(10**15), 10**15))
def test_every_whole_number_is_read_as_written(number):
    assert parse_number(str(number)).value == number
    assert parse_number(f"{number:,}").value == number


@given(st.text(max_size=30))
def test_any_text_is_read_or_refused_and_nothing_else(text):
    with suppress(UnreadableNumber):
        assert parse_number(text).value.is_finite()


@pytest.mark.parametrize("text", ["83-84", "83–84", "between 83 and 84", "1.5 to 2 million", "83% to 84%", "31 or 27"])
def test_a_range_is_refused_because_it_names_two_numbers(text):
    with pytest.raises(UnreadableNumber, match="names two numbers"):
        parse_number(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [("1’200’000", "1200000"), ("1'200", "1200"), ("1\u202f200", "1200"), ("5,5 Mio", "5500000"),
     ("5 Mrd", "5000000000"), ("a dozen", "12"), ("two dozen", "24"), ("half a dozen", "6"), ("2.4k", "2400"),
     ("83 million people", "83000000")],
)  # fmt: skip
def test_numbers_are_read_as_several_countries_write_them(text, value):
    assert parse_number(text).value == Decimal(value)


@given(st.integers(0, 10**9))
def test_the_separators_of_thousands_change_nothing(value):
    written = (f"{value:,}", f"{value:,}".replace(",", " "), f"{value:,}".replace(",", "’"), str(value))
    assert {parse_number(one).value for one in written} == {Decimal(value)}
