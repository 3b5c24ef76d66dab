"""What is written to GIFT and to Moodle XML comes back as it was."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.interchange.gift import GIFT
from app.interchange.moodle_xml import MOODLE_XML
from tests.interchange.any_question import TRAVELLING, plain_questions

FORMATS = (GIFT, MOODLE_XML)
both = pytest.mark.parametrize("file_format", FORMATS, ids=[each.name for each in FORMATS])


@both
@settings(max_examples=40)
@given(questions=st.lists(TRAVELLING, min_size=1, max_size=2))
def test_any_questions_come_back_as_they_were(file_format, questions):
    items = list(file_format.read(file_format.write(questions)))
    assert [(item.question, item.changed, item.dropped) for item in items] == [(each, (), "") for each in questions]


@both
def test_a_question_of_each_type_comes_back_as_it_was(file_format):
    questions = plain_questions()
    items = list(file_format.read(file_format.write(questions)))
    assert [item.question for item in items] == questions
    assert not any(item.changed for item in items)
