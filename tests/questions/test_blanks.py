"""What may be blanked out, and which other names fill the blank as well."""

from app.facts.names import NameKind
from app.questions.blanks import blanks_of
from app.questions.forms import name_forms
from tests.questions.conftest import Told


def test_a_name_that_only_describes_a_thing_is_not_blanked(told: Told):
    statement, _ = told("In 2019 the farmers of Peru rejected the offer that the West Coast workers of Chile had made.")
    assert not [blanked for blanked in blanks_of(statement) if blanked.name.kind is NameKind.REGION]


def test_a_name_by_which_a_thing_is_also_known_counts(told: Told):
    statement, _ = told("The ships of Chile anchored near the Falkland Islands, known as the Malvinas in Argentina.")
    forms = {form.text for form in name_forms("Falkland Islands", statement.reading)}
    assert {"Falkland Islands", "Malvinas"} <= forms
    assert "Falkland Islands" in {form.text for form in name_forms("Malvinas", statement.reading)}
