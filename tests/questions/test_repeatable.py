"""What may happen twice in a week, and figures of speech."""

import pytest

from app.questions.idioms import figurative
from app.questions.repeatable import can_repeat
from tests.questions.conftest import Asker, Told


@pytest.mark.parametrize(
    ("text", "again"),
    [
        ("Ann Poe met with Carlos Ruiz in Lima on 5 May 2021.", True),
        ("Ann Poe met with Carlos Ruiz in Lima on 5 May 2021 to sign a treaty on ferries.", False),
        ("Ann Poe sold the port of Lima to Carlos Ruiz on 5 May 2021.", False),
    ],
)
def test_a_meeting_may_be_held_again_unless_its_aim_is_told(told: Told, text: str, *, again: bool):
    statement, _ = told(text)
    assert can_repeat(statement) is again


@pytest.mark.parametrize(
    ("text", "of_article"),
    [
        ("Ann Poe met with Peruvian minister Carlos Ruiz on May 5.", True),
        ("Ann Poe arrived in Lima on May 5.", True),
        ("Ann Poe opened the port of Lima on May 5.", False),
    ],
)
def test_the_day_of_a_meeting_or_an_arrival_is_asked_as_the_articles(
    questions_on: Asker, text: str, *, of_article: bool
):
    made = questions_on(f"{text} Carlos Ruiz lives in Chile.", year=2021, title="Poe goes to Peru")
    dated = [draft.stem for draft in made if "on what date" in draft.stem.lower()]
    assert dated
    assert all(stem.startswith("According to the 2021 article “Poe goes to Peru”") is of_article for stem in dated)


@pytest.mark.parametrize(
    ("text", "picture"),
    [
        ("Chile has turned its back on the fishing treaty with Peru since 2021.", True),
        ("Ann Poe broke her shoulder in Lima in May 2021 while training for a race.", False),
        ("Chile has sold the port of Iquique to the government of Peru since 2021.", False),
    ],
)
def test_a_state_has_no_back(told: Told, text: str, *, picture: bool):
    statement, _ = told(text)
    assert figurative(statement) is picture
