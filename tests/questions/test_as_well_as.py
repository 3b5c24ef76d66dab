"""A long sentence with ", as well as ..." is told in two, where each half is true by itself."""

import pytest

from app.questions.as_well_as import halves
from tests.questions.conftest import Told

CAME = (
    "The mayors of all five North Sea towns, as well as the Governor of Lima and the Bishop of Quito, were at the "
    "museum of ships in Chile."
)


def texts(told: Told, text: str) -> list[str]:
    return [made.text for made in halves(told(text)[0])]


def test_each_half_of_a_subject_is_told_by_itself(told: Told):
    assert texts(told, CAME) == [
        "The mayors of all five North Sea towns were at the museum of ships in Chile",
        "The Governor of Lima and the Bishop of Quito were at the museum of ships in Chile",
    ]


def test_what_is_added_to_an_object_can_go(told: Told):
    sold = (
        "In 2019, the mayor of Lima sold 40 old paintings of the farmers of Chile to a museum, as well as "
        "a house with a garden beside a river."
    )
    assert all("as well as" not in text and "house" not in text for text in texts(told, sold))


@pytest.mark.parametrize(
    "text",
    [
        CAME.replace("were at", "met at"),  # with the others
        "The mayors of North Sea towns, as well as the Governor of Lima, were at the museum in Chile.",  # short enough
    ],
)
def test_what_is_done_together_or_short_stays_whole(told: Told, text: str):
    assert texts(told, text) == []
