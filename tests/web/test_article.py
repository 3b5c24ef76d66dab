"""An article to read: the words that the address names are marked; only teachers see what is asked about it."""

import pytest
from flask import Flask

from app.questions.draft import QuestionType
from tests.clients import client_of
from tests.factories import quiz_of, quote
from tests.web.desk import signed_in

pytestmark = pytest.mark.parametrize("engine_url", ["sqlite"], indirect=True)
MARGIN = 'class="margin"'


def work_of(site: Flask):
    return site.extensions["citewell.work"]


def test_the_words_of_the_address_are_marked(site: Flask):
    quiz_of(work_of(site), QuestionType.SINGLE)
    passage = quote("Mayor Sigrid Halvorsen cut the ribbon")
    page = client_of(site).get(f"/article/harbour?from={passage.start}&to={passage.end}").text
    assert '<mark id="passage">Mayor Sigrid Halvorsen cut the ribbon</mark>' in page


@pytest.mark.parametrize("place", ["from=-5&to=9", "from=9&to=1", "from=x&to=9", "from=3"])
def test_an_address_without_words_leaves_the_article_unmarked(site: Flask, place: str):
    quiz_of(work_of(site), QuestionType.SINGLE)
    answer = client_of(site).get(f"/article/harbour?{place}")
    assert answer.status_code == 200
    assert "<mark" not in answer.text


def test_a_teacher_sees_the_questions_in_the_margin_and_a_guest_does_not(site: Flask):
    quiz_of(work_of(site), QuestionType.SINGLE)
    assert MARGIN not in client_of(site).get("/article/harbour").text
    teacher = signed_in(site)
    page = teacher.client.get("/article/harbour").text
    assert MARGIN in page
    assert "Who cut the ribbon at the new harbour of Norvik?" in page
