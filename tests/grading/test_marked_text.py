"""An article's text with the cited words marked in it: nothing lost, nothing marked twice."""

from dataclasses import replace

from app.articles.text import BlockKind
from app.grading.marked_text import marked_paragraphs
from tests.factories import cite, rendition

RIBBON = "Mayor Sigrid Halvorsen cut the ribbon before a crowd of some 2,400 people."


def marked(*citations) -> list[tuple[tuple[str, bool], ...]]:
    """Give the pieces of each cited run."""
    paragraphs = marked_paragraphs(rendition("harbour"), citations)
    return [run.pieces for paragraph in paragraphs for run in paragraph.runs if run.cited]


def test_the_whole_text_is_there_in_its_paragraphs():
    paragraphs = marked_paragraphs(rendition("harbour"), [cite(RIBBON, mark="cut the ribbon")])
    texts = ["".join(text for run in one.runs for text, _ in run.pieces) for one in paragraphs]
    assert texts == [text for text in rendition("harbour").text.split("\n") if text.strip()]
    assert paragraphs[0].kind is BlockKind.HEADLINE


def test_the_proving_words_are_told_from_the_rest_of_the_passage():
    assert marked(cite(RIBBON, mark="cut the ribbon")) == [
        (
            ("Mayor Sigrid Halvorsen ", False),
            ("cut the ribbon", True),
            (" before a crowd of some 2,400 people.", False),
        )
    ]


def test_passages_that_overlap_are_marked_once():
    inner = cite("cut the ribbon")
    assert marked(cite(RIBBON), inner) == marked(cite(RIBBON))


def test_a_passage_over_two_paragraphs_is_marked_in_both():
    found = marked(cite("The old quay, built in 1911, will become a park.\nShips from Denmark"))
    assert found == [
        (("The old quay, built in 1911, will become a park.", False),),
        (("Ships from Denmark", False),),
    ]


def test_words_of_another_article_or_that_do_not_stand_there_mark_nothing():
    moved = cite(RIBBON)
    moved = replace(moved, passage=replace(moved.passage, start=1, end=1 + len(RIBBON)))
    assert marked(cite("Nordlinje", article="ferry"), moved) == []
