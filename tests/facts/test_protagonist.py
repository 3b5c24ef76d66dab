"""Who "he" or "she" is in an article that is about one person."""

from tests.facts.conftest import Reader
from tests.facts.test_statements import statements

ABOUT = (
    "Anna Smith grew up in Lima. Anna Smith wrote three novels. Anna Smith lives in Leeds.\n"
    "Anna Smith studied law in Quito. "
)


def test_she_stays_the_one_through_sentences_that_go_on_about_her(library: Reader) -> None:
    text = f"{ABOUT}She met David Jones at the law school. She moved to Lima in 1995."

    assert "Anna Smith moved to Lima in 1995" in statements(library, text)


def test_she_is_nobody_where_another_is_the_subject_of_the_sentence_before(library: Reader) -> None:
    text = f"{ABOUT}She sold books.\nMaria Brown opened a shop with David Jones. She moved to Lima in 1995."

    assert not [said for said in statements(library, text) if "moved" in said and "Anna" in said]


def test_she_is_nobody_where_another_spoke_before(library: Reader) -> None:
    text = f"{ABOUT}She sold books.\nAnna Smith's shop is a good one, said David Jones. She moved to Lima in 1995."

    assert not [said for said in statements(library, text) if "moved" in said and "Anna" in said]
