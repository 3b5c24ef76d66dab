import pytest

from app.quizzes.difficulty import Difficulty, difficulty_of


@pytest.mark.parametrize(
    ("said", "known", "difficulty"),
    [
        (None, {}, None),
        ("hard", {}, Difficulty.HARD),
        # Too few answers to speak against the teacher.
        ("hard", {"facility": 0.9, "answers": 29}, Difficulty.HARD),
        ("hard", {"facility": 0.9, "answers": 30}, Difficulty.EASY),
        (None, {"facility": 0.5, "answers": 30}, Difficulty.MEDIUM),
        (None, {"facility": 0.49, "answers": 30}, Difficulty.HARD),
        (None, {"facility": 0.9, "answers": 500, "logit": 1.5, "responses": 199}, Difficulty.EASY),
        ("easy", {"facility": 0.9, "answers": 500, "logit": 1.5, "responses": 200}, Difficulty.HARD),
        (None, {"logit": -1.5, "responses": 200}, Difficulty.EASY),
        (None, {"logit": 900.0, "responses": 200}, Difficulty.HARD),
    ],
)
def test_the_best_that_is_known_decides(said, known, difficulty):
    assert difficulty_of(said, **known) is difficulty
