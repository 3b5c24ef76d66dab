"""Which country did something with an alliance: asked without options."""

import pytest

from app.questions.alliances import is_of_alliance
from app.questions.forms import country_forms
from app.questions.phrasing import ask
from app.questions.slot import SlotKind
from app.questions.slots import slots_of
from tests.questions.conftest import Told


@pytest.mark.parametrize(
    ("text", "of_alliance"),
    [
        ("In May 2019 Peru used the Andean Defence Organization to guard the port of Iquique.", True),
        ("In May 2019 Peru used the old ferries of Lima to guard the port of Iquique.", False),
    ],
)
def test_only_members_could_have_used_an_alliance(told: Told, text: str, *, of_alliance: bool):
    statement, _ = told(text)
    subjects = [slot for slot in slots_of(statement) if slot.kind is SlotKind.COUNTRY and slot.part is None]
    asked = [one for slot in subjects if (one := ask(statement, slot))]
    assert [is_of_alliance(one) for one in asked] == [of_alliance]


def test_a_country_may_be_written_by_another_of_its_names():
    assert {"UK", "United Kingdom"} <= {form.text for form in country_forms("Britain")}
