"""Files of every kind become a text with what they say of themselves, or a sentence that says what to do."""

from datetime import date

import pytest

from app.articles import isolated
from app.articles.isolated import read_file
from app.articles.pdf_file import paragraphs_of
from app.articles.readers import UnreadableArticle
from app.articles.reading import LARGEST_FILE, Reading
from tests.articles.files import PARAGRAPHS, SENTENCES, SPOILT, TEXT, TITLE, a_docx, a_page, a_pdf

WRAPPED = [
    TITLE,
    "The town of Norvik opened its new harbour on Thursday, after nine years of",
    "work on its two long piers, which stand far out in the deep water of the old",
    "fjord of Norvik.",
    "Mayor Sigrid Halvorsen cut the ribbon before a crowd of some 2,400 people, as",
    "ships from Denmark, Iceland and Portugal called on the first day of summer.",
]


def test_a_text_is_read_as_it_stands():
    assert read_file(TEXT.encode(), name="a.txt") == Reading(TEXT)


@pytest.mark.parametrize("name", ["a.html", "a.txt", "a.pdf"])
def test_a_page_gives_its_article_whatever_its_name(name: str):
    found = read_file(a_page().encode(), name=name)
    assert found.text == "\n\n".join([TITLE, *PARAGRAPHS])
    assert (found.title, found.author, found.outlet) == (TITLE, "Ada Lind", "The Fjord Post")
    assert found.day == date(2024, 5, 2)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "koi8-r", "iso-8859-5"])
def test_a_pages_own_encoding_is_believed(encoding: str):
    words = "Сегодня в Норвике открылась новая гавань, и мэр перерезала ленту перед толпой людей. " * 4
    page = a_page(words, head=f'<meta charset="{encoding}">').encode(encoding)
    assert "перерезала ленту" in read_file(page, name="a.html").text


def test_the_servers_encoding_comes_before_the_pages():
    page = a_page("Das Caf\u00e9 in Norvik ist in Norvik neu. " * 9, head='<meta charset="utf-8">').encode("cp1252")
    assert "Caf\u00e9" in read_file(page, name="a.html", charset="iso-8859-1").text


def test_a_word_file_gives_its_paragraphs():
    assert read_file(a_docx(), name="a.docx") == Reading("\n\n".join([TITLE, *PARAGRAPHS]), TITLE, "Ada Lind")


def test_a_pdf_gives_its_lines_as_paragraphs():
    text = read_file(a_pdf(*WRAPPED), name="a.pdf").text
    assert [part.replace("\n", " ")[:20] for part in text.split("\n\n")] == [
        TITLE[:20], "The town of Norvik o", "Mayor Sigrid Halvors",
    ]  # fmt: skip


def test_a_hyphen_at_a_lines_end_goes_where_the_text_says_so():
    assert "the harbour was" in paragraphs_of(["The harbour. Now the har-\nbour was"])
    assert "air-\nlaunched" in paragraphs_of(["An air-launched one, an air-\nlaunched"])
    assert "sea-\nborne" in paragraphs_of(["One sea-\nborne thing"])


@pytest.mark.parametrize(("name", "raw", "words"), SPOILT.values(), ids=SPOILT)
def test_what_cannot_be_read_is_refused_in_words(name: str, raw: bytes, words: str):
    with pytest.raises(UnreadableArticle) as refusal:
        read_file(raw, name=name)
    assert words in str(refusal.value)
    assert name in str(refusal.value)


def test_a_file_above_the_limit_is_refused_before_it_is_parsed():
    with pytest.raises(UnreadableArticle, match="20,971,520 are allowed"):
        read_file(b"%PDF-" + b"x" * LARGEST_FILE, name="a.pdf")


def test_a_parser_that_does_not_end_is_ended(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(isolated, "SECONDS", 0.01)
    with pytest.raises(UnreadableArticle, match="more time or memory"):
        read_file(a_pdf(*SENTENCES), name="a.pdf")
    monkeypatch.undo()
    assert read_file(a_pdf(*SENTENCES), name="a.pdf").text
