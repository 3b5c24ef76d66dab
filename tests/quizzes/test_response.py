import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.quizzes.response import LONGEST_TEXT, Response, UnfitResponse, from_payload

RESPONSES = st.builds(
    Response,
    st.lists(st.integers(0, 49), unique=True, max_size=9).map(tuple),
    st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"]), max_size=LONGEST_TEXT),
)


@given(RESPONSES)
def test_a_response_survives_its_payload(response):
    assert from_payload(json.loads(json.dumps(response.to_payload()))) == response


def test_a_payload_without_fields_is_no_answer():
    assert from_payload({}).empty


@pytest.mark.parametrize(
    "payload",
    [{"chosen": "0"}, {"chosen": [True]}, {"chosen": ["0"]}, {"chosen": [1, 1]}, {"chosen": [-1]}, {"text": 3},
     {"text": "x" * (LONGEST_TEXT + 1)}, {"chosen": list(range(51))},
     {"text": "a\x00"}, {"text": "\udc80"}],
)  # fmt: skip
def test_a_payload_of_another_shape_is_refused_with_a_sentence(payload):
    with pytest.raises(UnfitResponse, match=r"^[A-Z].+\.$"):
        from_payload(payload)
