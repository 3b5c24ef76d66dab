"""Whatever is sent to the form that writes: never an error of the server, nothing half stored, nothing run."""

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.questions.draft import QuestionType
from app.storage.unit_of_work import UnitOfWork
from app.workflows.verify_passages import verify_passages
from tests.factories import DRAFTS, import_articles
from tests.web.desk import NEW, Person, signed_in
from tests.web.writing import RIBBON, as_typed, sheet

pytestmark = pytest.mark.parametrize("engine_url", ["sqlite"], indirect=True)

EVIL = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>{{ 7*7 }}"
ACTS = ("save", "check", "cite", "blank", "suggest", "as-option", "more", "show", "cited-up:2", "cited-drop:1",
        "cited-change:9", "option-up:3", "take-option:x", "take-form:y | z",
        "take-blank:Canada", "nonsense:1")  # fmt: skip
NAMES = ("article", "quote", "start", "place", "stance", "cited", "stance_of", "stem", "explanation", "correct", "rows",
         "option_1", "option_2", "option_3", "option_20", "feedback_1", "verdict", "feedback", "value", "unit",
         "tolerance", "accepted", "lead", "blank", "base")  # fmt: skip
TOKEN = f"harbour/0-9/{'0' * 64}"
values = st.sampled_from(["", "1", "-1", "harbour", "ferry", RIBBON, "Canada", "Supported", "supports", TOKEN,
                          "x|y | z", "9" * 9, "\0", "_____", "1e400", "٣", "x" * 3000, EVIL])  # fmt: skip
fields = st.dictionaries(st.sampled_from(NAMES), st.lists(values | st.text(max_size=40), min_size=1, max_size=3))


@pytest.fixture
def teacher(site: Flask, work: UnitOfWork) -> Person:
    import_articles(work)
    return signed_in(site)


def test_no_form_that_is_sent_breaks_the_server(teacher: Person, work: UnitOfWork):
    token = sheet(teacher, QuestionType.SINGLE).fields["csrf_token"]

    @settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
    @given(st.sampled_from(list(QuestionType)), st.sampled_from(ACTS), st.booleans(), st.booleans(), fields)
    def send(kind: QuestionType, act: str, sound: bool, beside: bool, sent: dict[str, list[str]]) -> None:  # noqa: FBT001
        base = as_typed(DRAFTS[kind]) if sound else {}
        address = f"/teaching/questions/check/{kind}" if beside else f"{NEW}{kind}"
        data = {"article": "harbour", "quote": RIBBON, **base, **sent, "act": act, "csrf_token": token}
        assert teacher.client.post(address, data=data).status_code in {200, 303, 404, 422}

    send()
    assert verify_passages(work).fallen == ()


def test_what_is_typed_is_shown_as_text_in_every_field_and_kept(teacher: Person):
    for kind, draft in DRAFTS.items():
        typed = {name: EVIL for name in as_typed(draft) if name not in {"correct", "verdict"}}
        page = sheet(teacher, kind).fill(**typed, quote=EVIL).press("save")
        assert page.answered.status_code == 422
        assert page.page.xpath("//img | //main//script | //*[@onerror]") == []
        assert {name: page.fields[name] for name in typed} == {name: [EVIL] for name in typed}


def test_a_limit_is_said_before_and_after_and_what_was_typed_stays(teacher: Person):
    page = sheet(teacher, QuestionType.TEXT)
    assert "At most 500 characters" in page.text
    page.fill(stem="x" * 501, accepted="y" * 201, explanation="z" * 1001).press("save")
    assert "Use at most 500 characters." in page.text
    assert "Use at most 1000 characters." in page.text
    assert "At most 20 answers of 200 characters each." in page.text
    assert (page.fields["stem"], page.fields["accepted"]) == (["x" * 501], ["y" * 201])
