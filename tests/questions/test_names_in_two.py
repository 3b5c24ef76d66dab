"""Names that "and" or "&" joins into one are not cut in two."""

import re

import pytest

from app.facts.names import Name, NameKind
from app.facts.reading import Sentence
from app.questions.barred_names import no_fair_answer
from tests.questions.conftest import Asker, Told


def words_of(sentence: Sentence, name: str) -> tuple[int, int]:
    """Give the first and the last word of a name in a sentence."""
    at = sentence.text.index(name)
    inside = [token.index for token in sentence.parsed.tokens if at <= token.start < at + len(name)]
    return inside[0], inside[-1]


@pytest.mark.parametrize(
    ("text", "name", "barred"),
    [
        ("Anna Smith taught law at Saints Anna and Rosa University in Lima.", "Saints Anna", True),
        ("Anna Smith taught law at Saints Anna and Rosa University in Lima.", "Rosa University", True),
        ("Anna Smith of Lima left the Solar System in 2009.", "Solar System", True),
        ("Two boats lay at Anna Smith in 2009.", "Anna Smith", True),
        ("Two boats lay behind Anna Smith in 2009.", "Anna Smith", False),
        ("The bank of Poe & Smith was left to Lima in 2009.", "Smith", True),
        ("The bank of the Smith Institute was left to Lima in 2009.", "Smith Institute", False),
    ],
)
def test_half_a_name_is_no_answer(told: Told, text: str, name: str, barred: bool):  # noqa: FBT001
    made, _ = told(text)
    named = Name(*words_of(made.sentence, name), name, NameKind.PERSON if name.startswith("Anna") else NameKind.BODY)
    assert no_fair_answer(made.reading, made.sentence, named) is barred


@pytest.mark.parametrize(
    "told_of", ["Anna Smith & Rosa's chairman, David Jones, left.", "He is Poe & Smith's chairman, David Jones."]
)
def test_a_post_has_all_of_its_bodys_name(questions_on: Asker, told_of: str):
    drafts = questions_on(f"{told_of} “The port of Lima needs more ferries and more pilots,” said David Jones.")
    assert not [draft.stem for draft in drafts if re.search(r"(?<!& )(?:Rosa|Smith)[’']s chairman", draft.stem)]
