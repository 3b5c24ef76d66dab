"""What a teacher types is kept without what nobody can see."""

import pytest
from flask import Flask

from app.storage.unit_of_work import UnitOfWork
from tests.factories import quiz_of
from tests.web.desk import new_quiz, signed_in, write

pytestmark = pytest.mark.parametrize("engine_url", ["sqlite"], indirect=True)


def test_nothing_invisible_stays_in_a_title(site: Flask):
    teacher = signed_in(site)
    slug = new_quiz(teacher, title="My\x00 \u202equiz")
    assert "<h1>My quiz</h1>" in teacher.get(f"/teaching/quizzes/{slug}").text


def test_nothing_invisible_stays_in_a_question(site: Flask, work: UnitOfWork):
    quiz_of(work)
    teacher = signed_in(site)
    name = write(
        teacher, stem="Who cut\x00 the ribbon at the \u202enew harbour of Norvik?", option_1="Sigrid\x07 Halvorsen"
    )
    text = teacher.get(f"/teaching/questions/{name}").text
    assert "Who cut the ribbon at the new harbour of Norvik?" in text
    assert "\x07" not in text
