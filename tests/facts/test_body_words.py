"""A firm that is called like a person is a body, and so is what says for which country it is."""

import pytest

from app.facts.names import NameKind
from tests.facts.conftest import Reader


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("In 2009 Lima Paper closed its purchase of Britain's PJ Smith.", "PJ Smith", NameKind.BODY),
        ("In 2009 the bank sold its stake in Anna Smith.", "Anna Smith", NameKind.BODY),
        ("In 2009 the court ordered the arrest of Anna Smith.", "Anna Smith", NameKind.PERSON),
        ("In 2009 Rosa Poe told the newspaper Anna Smith that Lima was quiet.", "Anna Smith", NameKind.BODY),
        ("In 2009 she sold the company Anna Smith owned in Lima.", "Anna Smith", NameKind.PERSON),
        ("In 2009 Rosa Poe told the teacher Anna Smith that Lima was quiet.", "Anna Smith", NameKind.PERSON),
        ("In 2009 the far-right Alternative for Peru won 40 seats.", "Alternative for Peru", NameKind.BODY),
        ("In 2009 the talks were a good alternative for Peru.", "Peru", NameKind.COUNTRY),
        ("In 2009 the Minister for Peru left the talks.", "Peru", NameKind.COUNTRY),
    ],
)
def test_a_name_is_a_bodys_where_the_sentence_shows_it(library: Reader, text: str, name: str, kind: NameKind):
    (reading,) = library(text).readings
    assert (name, kind) in {(found.text, found.kind) for found in reading.names}
