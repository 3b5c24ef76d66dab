"""Sentences end where a reader would end them."""

import pytest

from app.articles.cleaning import clean
from app.articles.sentences import sentence_bounds


def sentences(text: str) -> list[str]:
    rendition = clean(text, article="a")
    return [rendition.text[start:end] for start, end in sentence_bounds(rendition)]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The bridge opened. The mayor spoke.", 2),
        ("Dr. Smith spoke to J. K. Brown at 5 p.m. about it.", 1),
        ("“It is open.” The mayor left.", 2),
        ("He met the chairman (of the town. Council) at noon today.", 1),
        ("It cost 3.5 million in the U.S. alone.", 1),
        ("Is it open? Yes! It is.", 3),
    ],
)
def test_sentences_are_cut(text: str, count: int):
    assert len(sentences(text)) == count


@pytest.mark.parametrize(
    "dateline",
    [
        "LIMA — ",
        "Lima — ",
        "LIMA, May 3 (AP) — ",
        "LIMA (Reuters) - ",
        "CUZCO -- ",
        "(CNN)",
        "LIMA, P.R. (Reuters) -",
        "A small boat on Lake Titicaca — ",
        "May 3 (AP) -- ",
        "Aug. 12, 2021 (Reuters) — ",
        "LIMA, Jan. 22 - ",
        "LIMA, 3 March 2024 – ",
        "LIMA, March 3 (Agency) — ",
        "LIMA/CUSCO — ",
        "LIMA—",
        "LIMA (Agency): ",
    ],
)
def test_where_the_news_was_written_is_no_part_of_the_first_sentence(dateline: str):
    said = "The council of the town opened the old bridge on Monday."
    assert sentences(f"{dateline}{said} The mayor spoke.")[0] == said


@pytest.mark.parametrize(
    "text",
    ["The bridge — the oldest in Peru — was opened on Monday.", "Peru – Chile was the match that the town waited for."],
)
def test_a_dash_in_the_first_sentence_is_left(text: str):
    assert sentences(text)[0] == text


def test_a_sentence_never_crosses_a_paragraph():
    assert sentences("The first line has no end\nThe second has one, and it is long enough to be a body.")[
        -1
    ].startswith("The second")


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("LIMA, Jan. 22 - The old bridge was opened.", "The old"),
        ("LIMA (Agency) — The old bridge was opened.", "The old"),
        ("PERUAIR — The firm that owns the bridge — opened it.", "PERUAIR"),
    ],
)
def test_a_dateline_may_stand_behind_a_first_paragraph(text: str, begins: str):
    first = "The council of the town opened the old bridge on Monday, which the mayor had closed for the winter."
    assert sentences(f"{first}\n{text}")[1].startswith(begins)
