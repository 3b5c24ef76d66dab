"""A count of people per day is never asked for without the day."""

from tests.questions.conftest import Asker


def test_a_count_keeps_its_rate(questions_on: Asker):
    drafts = questions_on("Around 900 people walk through the old hall in Lima each day bound for Cusco.")
    assert drafts
    assert all("each day" in draft.stem for draft in drafts)
