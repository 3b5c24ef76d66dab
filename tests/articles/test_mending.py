"""A text mended by hand has only words of the article, each of which still leads to its place in the raw text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.articles.cleaning import clean, stands
from app.articles.dates_said import words_saying
from app.articles.likeness import are_same, shingles_of
from app.articles.mending import NotInArticle, marked, mended
from app.articles.paywall import must_be_article
from app.articles.readers import UnreadableArticle
from app.articles.text import BlockKind
from tests.articles.files import PARAGRAPHS, SENTENCES, TEXT
from tests.factories import HARBOUR

RAW = HARBOUR.raw.replace("The harbour cost", "The air-\nlaunched  harbour cost")
WHOLE = clean(RAW, article="harbour")


@given(st.data())
def test_what_is_left_still_stands_in_the_raw_text(data: st.DataObject):
    lines = WHOLE.text.split("\n")
    kept = [line for line in lines if data.draw(st.booleans())] or lines[2:3]
    joined = data.draw(st.sampled_from(["\n", "\r\n\r\n", " \n"])).join(kept)
    try:
        new = mended(WHOLE, WHOLE, joined, number=1)
    except NotInArticle:
        assert not any(line in lines[2:] for line in kept)  # no body was left
        return
    for block in new.blocks:
        assert stands(new.passage(block.start, block.end), new, RAW)
    end = len(new.blocks) - 1
    assert new.text[new.blocks[end].start :] == " ".join(kept[-1].split())


def test_a_paragraph_may_be_parted_and_keeps_its_kind():
    new = mended(WHOLE, WHOLE, WHOLE.text.replace(". The old quay", ".\nThe old quay"), number=2)
    assert len(new.blocks) == len(WHOLE.blocks) + 1
    assert new.cleaner == "by hand 2"
    assert all(stands(new.passage(one.start, one.end), new, RAW) for one in new.blocks)
    assert [one.kind for one in new.blocks[:2]] == [one.kind for one in WHOLE.blocks[:2]]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("83 million", "84 million"),
        ("some 2,400 people", "some people"),
        ("ribbon", "rib bon"),
        ("Norvik opens", "orvik opens"),
        ("wanted", "x"),
    ],
)
def test_a_word_that_the_article_lacks_is_refused_with_its_line(old: str, new: str):
    changed = WHOLE.text.replace(old, new, 1) if old in WHOLE.text else f"{WHOLE.text}\n{new}"
    with pytest.raises(NotInArticle, match="does not say this in one piece"):
        mended(WHOLE, WHOLE, changed, number=1)


def test_lines_in_another_order_and_nothing_at_all_are_refused():
    lines = WHOLE.text.split("\n")
    with pytest.raises(NotInArticle, match="does not say this"):
        mended(WHOLE, WHOLE, "\n".join(reversed(lines)), number=1)
    with pytest.raises(NotInArticle, match="No text"):
        mended(WHOLE, WHOLE, lines[0], number=1)


def test_marks_change_kinds_alone():
    start = WHOLE.blocks[-1].start
    new = marked(WHOLE, {start: BlockKind.ADVERT}, number=1)
    assert new.text == WHOLE.text
    assert new.kind_at(start) is BlockKind.ADVERT


def test_the_same_words_are_the_same_article_whatever_else_differs():
    one = shingles_of(clean(TEXT, article="a"))
    other = clean("ANOTHER NAME\n\n" + "\r\n\r\n".join(PARAGRAPHS).upper().replace(" ", "  "), article="b")
    assert are_same(one, shingles_of(other))
    assert are_same(one, shingles_of(clean(TEXT.replace("83 million", "84 million"), article="c")))
    assert not are_same(one, shingles_of(clean(HARBOUR.raw, article="d")))
    assert not are_same(frozenset(), frozenset())


@pytest.mark.parametrize("words", ["May 2, 2024", "2 May 2024", "2nd of May 2024", "2024-05-02", "02.05.2024"])
def test_a_date_is_found_in_the_words_that_say_it(words: str):
    day = HARBOUR.published.day
    assert words_saying(day, f"Published {words} by Ada") == words
    assert words_saying(day, f"Published 1{words}") == "" or words[0] == "M"
    assert words_saying(day, "May 2 and the year 2024") == ""


@pytest.mark.parametrize(
    ("text", "options", "words"),
    [
        (SENTENCES[0], {}, "not an article"),
        (SENTENCES[0] + " Subscribe to continue reading.", {}, "for subscribers"),
        (PARAGRAPHS[0], {"fetched": True}, "not an article"),
        (PARAGRAPHS[0], {"fetched": True, "walled": True}, "for subscribers"),
    ],
)
def test_what_is_too_short_to_ask_about_is_refused(text: str, options: dict[str, bool], words: str):
    with pytest.raises(UnreadableArticle, match=words):
        must_be_article(clean(text, article="a"), **options)
