"""Instance folders with a small quiz in them, for tests that start processes of their own."""

from pathlib import Path

from app.commands.setting_up import make_store
from app.config import Settings
from app.questions.draft import QuestionType
from tests.factories import quiz_of


def small_instance(folder: Path) -> Path:
    """Make an instance folder with two articles and a quiz of the seven types; give the folder."""
    work = make_store(Settings(instance_dir=folder, testing=True))
    quiz_of(work, *QuestionType)
    work.engine.dispose()
    return folder
