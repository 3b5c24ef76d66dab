"""States stand beside states, and territories beside territories."""

import pytest

from app.facts.gazetteer import country_named
from app.questions.territories import of_one_standing


@pytest.mark.parametrize(
    ("one", "other", "alike"), [("Fiji", "Tonga", True), ("Fiji", "New Caledonia", False), ("Guam", "Aruba", True)]
)
def test_a_territory_is_no_state(one: str, other: str, alike: bool):  # noqa: FBT001
    first, second = country_named(one), country_named(other)
    assert first
    assert second
    assert of_one_standing(first, second) is alike
