"""The cleaner puts white space in order, keeps every offset, and marks what is no body."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.articles.cleaning import clean, headline, stands
from app.articles.text import BlockKind

SEEDS = Path(__file__).parents[2] / "seeds"
BODY = "The council met on Monday to discuss the new bridge over the river, and it agreed on the plan."


def kinds(raw: str) -> list[BlockKind]:
    return [block.kind for block in clean(raw, article="a").blocks]


def test_runs_of_white_space_become_one_space():
    assert clean("Two  words\t here.", article="a").text == "Two words here."


def test_paragraphs_are_parted_by_one_line_feed():
    assert clean(f"{BODY}\n\n\n{BODY}", article="a").text == f"{BODY}\n{BODY}"


def test_wrapped_lines_are_joined():
    raw = "\n".join(["The committee of the town, which had not met for", "a long time, decided to build"] * 5) + " it."
    assert "\n" not in clean(raw, article="a").text


def test_a_hyphen_at_a_line_break_keeps_the_word_whole():
    raw = "\n".join(["The aeroplane was carrying an air-", "launched missile when it was seen by"] * 5) + " all."
    assert "air-launched missile" in clean(raw, article="a").text


def test_lines_that_are_paragraphs_stay_apart():
    assert clean(f"{BODY}\n{BODY}", article="a").text.count("\n") == 1


def test_quotation_marks_and_spelling_are_left_alone():
    assert clean("“Colour” and 'color' were writen.", article="a").text == "“Colour” and 'color' were writen."


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("The mayor at the opening of the bridge. Photo from the website of the town.", BlockKind.CAPTION),
        ("The mayor (left) and the builder at the bridge. Image: AP / A. Smith", BlockKind.CAPTION),
        ("Here is a video of the opening of the bridge.", BlockKind.CAPTION),
        ("The mayor, who had waited long for the bridge to open, shakes hands with ...", BlockKind.CAPTION),
        ("The new bridge and its cost", BlockKind.HEADING),
        ("Why was the bridge built?", BlockKind.HEADING),
        ("Do you like reading the Courier? Download our app now and follow us everywhere.", BlockKind.ADVERT),
        ("• All comments are reviewed by a moderator before they appear.", BlockKind.NOTICE),
        ("Leave a Reply", BlockKind.NOTICE),
        ("Related to the topic", BlockKind.NOTICE),
        ("(With material from the agency)", BlockKind.CREDIT),
        ("Associated writer Ann Poe in Lima, Peru, contributed.", BlockKind.CREDIT),
        ("Rosa Quispe contributed reporting from Cusco.", BlockKind.CREDIT),
        ("Kind regards J. Writer.", BlockKind.BYLINE),
        ("(Reporting by Ann Poe; editing by Rosa Quispe)", BlockKind.CREDIT),
        ("Ann Poe reported from Lima.", BlockKind.CREDIT),
        ("Ann Poe and Rosa Quispe are reporting from Lima.", BlockKind.CREDIT),
        ("Ann Poe reported that the bridge was open.", BlockKind.BODY),
    ],
)
def test_a_line_that_is_no_body_is_marked(line: str, kind: BlockKind):
    assert kinds(f"{BODY}\n{line}\n{BODY}")[1] is kind


def test_the_first_short_line_is_the_headline():
    rendition = clean(f"A bridge for the town\n{BODY}", article="a")
    assert (rendition.blocks[0].kind, headline(rendition)) == (BlockKind.HEADLINE, "A bridge for the town")


def test_the_author_s_name_is_no_part_of_the_headline():
    assert headline(clean(f"A bridge for the town - Anna B. Writer\n{BODY}", article="a")) == "A bridge for the town"


def test_a_text_without_headline_has_none():
    assert headline(clean(BODY, article="a")) == ""


def test_the_first_entry_of_a_numbered_list_is_no_headline():
    assert headline(clean(f"1 The bridge\n{BODY}\n2 The road\n{BODY}", article="a")) == ""


def test_everything_about_the_author_is_a_biography():
    found = kinds(f"{BODY}\nAbout the author:\nJ. Writer is a journalist who lives by the river and writes about it.")
    assert found == [BlockKind.BODY, BlockKind.BIOGRAPHY, BlockKind.BIOGRAPHY]


def test_a_date_line_is_a_notice():
    assert kinds(f"09.05.2024 15:05\n{BODY}")[0] is BlockKind.NOTICE


@pytest.mark.parametrize("path", sorted(SEEDS.glob("*.txt")), ids=lambda path: path.stem[:3])
def test_each_seed_keeps_its_offsets(path: Path):
    raw = path.read_text(encoding="utf-8")
    rendition = clean(raw, article=path.stem)
    assert all(
        raw[rendition.offsets.to_raw(at)] == letter for at, letter in enumerate(rendition.text) if not letter.isspace()
    )


@pytest.mark.parametrize("path", sorted(SEEDS.glob("*.txt")), ids=lambda path: path.stem[:3])
def test_each_seed_has_a_body(path: Path):
    assert BlockKind.BODY in kinds(path.read_text(encoding="utf-8"))


ODD_TEXT = st.text(st.sampled_from("aB. -\n\r\t “”\"'’…?!,:;()0123é\u00a0\u2028\u200b😀"), max_size=200)


@given(ODD_TEXT)
def test_every_letter_of_any_text_is_kept_in_its_place(raw: str):
    rendition = clean(raw, article="a")
    assert "".join(rendition.text.split()) == "".join(raw.split())
    assert all(
        raw[rendition.offsets.to_raw(at)] == letter for at, letter in enumerate(rendition.text) if not letter.isspace()
    )


@given(ODD_TEXT)
def test_blocks_cover_the_text_and_part_at_line_feeds(raw: str):
    rendition = clean(raw, article="a")
    assert "\n".join(rendition.text[block.start : block.end] for block in rendition.blocks) == rendition.text


@given(ODD_TEXT, st.data())
def test_every_passage_of_any_text_stands(raw: str, data: st.DataObject):
    rendition = clean(raw, article="a")
    if not rendition.text.strip():
        return
    start = data.draw(st.integers(0, len(rendition.text) - 1))
    end = data.draw(st.integers(start + 1, len(rendition.text)))
    if rendition.text[start:end].strip():
        assert stands(rendition.passage(start, end), rendition, raw)


def test_a_passage_that_was_changed_does_not_stand():
    rendition = clean(BODY, article="a")
    passage = rendition.passage(0, 11)
    assert not stands(replace(passage, exact="The village"), rendition, BODY)


def test_a_passage_does_not_stand_in_another_text():
    rendition = clean(BODY, article="a")
    other = clean(BODY.replace("council", "counsel"), article="a")
    assert not stands(rendition.passage(4, 11), other, BODY)


@pytest.mark.parametrize(
    ("note", "kind"),
    [
        ("Ann Poe is a senior fellow, and Rosa Quispe a scholar, at the Lima Forum.", BlockKind.BIOGRAPHY),
        ("Ann Poe is a freelance writer based in Lima.", BlockKind.BIOGRAPHY),
        ("Ann Poe writes on the ports of Peru.", BlockKind.BIOGRAPHY),
        ("The author is a historian who lives in Lima.", BlockKind.BIOGRAPHY),
        ("Rosa Roe is a historian who lives in Lima.", BlockKind.BODY),
        ("Ann Poe is a mother of two.", BlockKind.BODY),
    ],
)
def test_a_note_on_who_wrote_is_no_body_unless_the_article_tells_of_that_person(note: str, kind: BlockKind):
    told = "“The bridge was closed for the whole of the winter,” Roe said on Monday, when the mayor had left the town."
    assert kinds(f"By Ann Poe\n{BODY}\n{told}\n{note}")[-1] is kind


def test_a_headline_may_end_in_letters_with_stops():
    title = "A Bridge for the Town Is Built by A.I."
    assert headline(clean(f"{title}\n{BODY}", article="a")) == title
