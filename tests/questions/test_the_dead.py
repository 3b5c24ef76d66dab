"""Whom the articles call dead is no wrong answer for what somebody did."""

from app.questions.the_dead import dead
from tests.questions.conftest import Told


def test_who_died_or_was_killed_is_known(told: Told):
    _, library = told(
        "Anna Smith met David Jones in Lima. Carol Brown died in Peru in 2010. The search for Paul White, "
        "who was killed in Chile, was long. Anna Smith killed 40 bees in the school of Lima."
    )
    assert dead(library) == {"Carol Brown", "Paul White"}
