"""Questions that went to another program, were changed there, and came back: what the file shows counts."""

import re

import pytest

from app.interchange.gift import GIFT
from app.interchange.items import Format, Item
from app.interchange.moodle_xml import MOODLE_XML
from app.questions.draft import AcceptedForm, QuestionType
from tests.interchange.any_question import plain_questions

BOTH = pytest.mark.parametrize("file_format", [GIFT, MOODLE_XML], ids=["GIFT", "Moodle XML"])
OURS = {question.draft.type: question for question in plain_questions()}


def changed(file_format: Format, kind: QuestionType, words: str, other: str) -> Item:
    """Write a question, change its file everywhere but in the notes, and read it."""
    lines = file_format.write([OURS[kind]]).decode().split("\n")
    noted = [line if "// citewell" in line else _outside_notes(line, words, other) for line in lines]
    (item,) = file_format.read("\n".join(noted).encode())
    return item


def _outside_notes(line: str, words: str, other: str) -> str:
    parts = re.split(r'(data-citewell="[^"]*")', line)
    return "".join(part if part.startswith("data-citewell") else part.replace(words, other) for part in parts)


@BOTH
def test_a_changed_stem_is_the_new_one_and_the_lead_stays(file_format: Format):
    draft = changed(file_format, QuestionType.CLOZE, "A freighter from _____", "A ship from _____").question.draft
    assert draft.stem == "A ship from _____ was turned away because of ice."
    assert draft.lead == OURS[QuestionType.CLOZE].draft.lead
    assert draft.citations == OURS[QuestionType.CLOZE].draft.citations


@BOTH
def test_a_changed_option_loses_what_was_noted_of_the_old_one(file_format: Format):
    draft = changed(file_format, QuestionType.SINGLE, "Nordlinje", "Coast Radio").question.draft
    assert [option.text for option in draft.key.options] == ["Sigrid Halvorsen", "Ada Lind", "Coast Radio"]
    assert draft.key.options[2].occurrence is None


@BOTH
def test_a_changed_explanation_keeps_the_citations_with_all_that_they_had(file_format: Format):
    draft = changed(file_format, QuestionType.CLAIM, "It was built in 1911", "It is older").question.draft
    assert draft.explanation == "It is older."
    assert draft.citations == OURS[QuestionType.CLAIM].draft.citations


@BOTH
def test_a_changed_source_is_the_new_one(file_format: Format):
    draft = changed(file_format, QuestionType.CLOZE, "“A freighter from Canada", "“Ice from Canada").question.draft
    assert [citation.passage.exact for citation in draft.citations] == [
        "Ice from Canada was turned away because of ice."
    ]


@BOTH
def test_a_changed_form_and_number_are_the_new_ones(file_format: Format):
    text = changed(file_format, QuestionType.TEXT, "Sigrid Halvorsen", "S. Halvorsen").question.draft.key
    assert text.accepted == (AcceptedForm("S. Halvorsen"), OURS[QuestionType.TEXT].draft.key.accepted[1])
    value = {"GIFT": ("=%100%45:", "=%100%46:")}.get(file_format.name, ("<text>45<", "<text>46<"))
    number = changed(file_format, QuestionType.NUMBER, *value).question.draft.key.number
    assert (number.value, number.text.split()[0]) == (46, "46")


@BOTH
def test_notes_that_cannot_be_read_are_left_out_and_said(file_format: Format):
    raw = file_format.write([OURS[QuestionType.EVIDENCE]]).replace(b"evidence", b"evil")
    (item,) = file_format.read(raw)
    assert item.question.draft.type is QuestionType.SINGLE
    assert item.changed == (
        "The notes that Citewell had put beside it were changed and cannot be read; they were left out.",
    )
    assert [citation.passage.exact for citation in item.question.draft.citations] == [
        "The harbour cost 83 million crowns, and the region paid 45 percent of it."
    ]


def test_a_question_that_moodle_wrote_again_without_comments_keeps_its_type_and_sources():
    lines = GIFT.write([OURS[QuestionType.CLAIM]]).decode().split("\n")
    (item,) = GIFT.read("\n".join(line for line in lines if "// citewell" not in line).encode())
    ours = OURS[QuestionType.CLAIM]
    assert item.question.draft.key == ours.draft.key
    assert (item.question.id, item.question.tags, item.question.topic) == (ours.id, ours.tags, ours.topic)
    assert item.question.draft.citations[0].passage.exact == ours.draft.citations[0].passage.exact
