"""Dates are found in the forms that articles use."""

import pytest

from app.facts.dates import dates_in


@pytest.mark.parametrize(
    ("text", "year", "month", "day"),
    [
        ("on March 31, 2023", 2023, "March", 31),
        ("on 21 June", None, "June", 21),
        ("on May 9th in Moscow", None, "May", 9),
        ("in January 2022", 2022, "January", None),
        ("in 1864", 1864, "", None),
    ],
)
def test_a_date_has_its_parts(text: str, year: int | None, month: str, day: int | None):
    (found,) = dates_in(text)
    assert (found.year, found.month, found.day) == (year, month, day)


@pytest.mark.parametrize(
    "text", ["2000 people came", "in the 1970s", "1,864 soldiers", "route 66", "a score of 1864-1"]
)
def test_other_numbers_are_no_dates(text: str):
    assert dates_in(text) == []


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("May 7", "May 7, 2023"),
        ("7 May", "7 May 2023"),
        ("May 7 to 9", "May 7 to 9, 2023"),
        ("May 7, 2020", "May 7, 2020"),
    ],
)
def test_a_year_is_added_where_none_was(text: str, written: str):
    assert dates_in(text)[0].written(2023) == written
