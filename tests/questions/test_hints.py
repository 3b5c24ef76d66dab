"""What kind of answer a blank asks for in brackets, and numbers that the sentence counts out itself."""

from decimal import Decimal

import pytest

from app.facts.names import NameKind
from app.facts.syntax import Parse
from app.questions.hints import counted_in_view, hint_of, may_be_place


@pytest.mark.parametrize(
    ("name", "kind", "hint"),
    [
        ("St. Lucia", NameKind.REGION, "a country"),
        ("St. Quispe", NameKind.SITE, "a place"),
        ("St. George", NameKind.SITE, "a town or city"),
        ("St George's", NameKind.SITE, "a place"),
        ("Puerto Quispe", NameKind.SITE, "a place"),
        ("Lima Cathedral", NameKind.SITE, "a landmark"),
        ("Greenland", NameKind.COUNTRY, "a territory"),
        ("Kosovo", NameKind.COUNTRY, "a country or territory"),
        ("Peru", NameKind.COUNTRY, "a country"),
        ("Saturn", NameKind.REGION, "a planet"),
        ("Lima Gazette", NameKind.BODY, "a publication"),
        ("First Lima Brigade", NameKind.BODY, "a military unit"),
        ("Saturn", NameKind.BODY, "an organisation"),
        ("Lima Institute for Ports", NameKind.EVENT, "an organisation"),
        ("Lima Forum", NameKind.EVENT, "an event or organisation"),
        ("Lima Forum", NameKind.BODY, "an organisation"),
        ("Lima Summit", NameKind.EVENT, "an event"),
    ],
)
def test_a_hint_says_no_more_than_is_sure(name: str, kind: NameKind, hint: str):
    assert hint_of(name, kind) == hint


@pytest.mark.parametrize(
    ("text", "number", "told"),
    [
        ("Ann Poe sold ferries in two provinces, Ica and Puno.", 2, True),
        ("Ann Poe sold 40 ferries in Ica and Puno.", 40, False),
        ("The ferries stopped in three towns, Ica and Puno among them.", 3, False),
    ],
)
def test_a_list_tells_how_many_it_lists(parse: Parse, text: str, number: int, told: bool):  # noqa: FBT001
    (parsed,) = parse([text])
    assert counted_in_view(parsed, Decimal(number)) is told


@pytest.mark.parametrize(
    ("before", "name", "unsure"),
    [("in", "Rath Quill", True), ("in", "Lima Council", False), ("in", "NATO", False), ("with", "Rath Quill", False)],
)
def test_what_something_is_in_may_be_a_place(parse: Parse, before: str, name: str, *, unsure: bool):
    (parsed,) = parse([f"The bakers {before} {name} paid more."])
    assert may_be_place(parsed.tokens[2], name) is unsure
