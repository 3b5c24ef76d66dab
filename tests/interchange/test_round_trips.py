"""What is exported and imported is the same question: in every format, for all seven types."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.interchange.formats import FORMATS
from tests.interchange.drafts import travellers

EVERY = pytest.mark.parametrize("name", ["csv", "xlsx", "jsonl"])


@EVERY
@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow])
@given(questions=st.lists(travellers(), min_size=1, max_size=3))
def test_what_was_exported_comes_back_whole(name, questions):
    items = list(FORMATS[name].read(FORMATS[name].write(questions)))
    assert [item.dropped for item in items] == [""] * len(questions)
    assert [item.changed for item in items] == [()] * len(questions)
    assert [item.question for item in items] == questions
