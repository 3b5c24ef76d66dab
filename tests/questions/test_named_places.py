"""Places and papers that are asked for by their sort, and who met somebody whom others met too."""

import pytest

from app.articles.cleaning import clean
from app.articles.text import Article
from app.facts.reading import read
from app.facts.syntax import Parse
from app.questions.generator import statements_of
from app.questions.named_places import named_places
from app.questions.slots import slots_of


@pytest.mark.parametrize(
    ("text", "stem", "answer"),
    [
        (
            "In 1950, Anna Smith was born in the village of Dunmore.",
            "In which village was Anna Smith born in 1950?",
            "Dunmore",
        ),
        (
            "Anna Smith published her results in the journal Modern Rivers.",
            "In which journal did Anna Smith publish her results?",
            "Modern Rivers",
        ),
    ],
)
def test_a_place_or_paper_is_asked_for_by_its_sort(parse: Parse, text: str, stem: str, answer: str) -> None:
    library = read([(Article("a", text, ""), clean(text, article="a"))], parse=parse)
    told = statements_of(library, parse=parse)["a"]

    assert (stem, answer) in [(asked.stem, asked.slot.answer) for said in told for asked in named_places(said)]


def test_who_met_somebody_is_not_asked_where_another_did_too(parse: Parse) -> None:
    first = "On May 3, 2019, Anna Smith met with David Jones in Lyon."
    text = f"{first} Ruth Clark met with David Jones in Lima."
    alone, both = (
        statements_of(read([(Article("a", one, ""), clean(one, article="a"))], parse=parse), parse=parse)["a"][0]
        for one in (first, text)
    )

    assert [slot.answer for slot in slots_of(alone) if slot.part is None] == ["Anna Smith"]
    assert not [slot for slot in slots_of(both) if slot.part is None]
