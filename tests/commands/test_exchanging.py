"""The commands that write and read files of questions."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from app.cli import main
from app.commands.setting_up import make_store
from app.config import Settings
from app.interchange.formats import FORMATS
from app.interchange.items import Travelling
from app.storage.unit_of_work import UnitOfWork
from app.workflows.open_account import NewAccount, make_invitation, open_account
from tests.factories import a_draft, import_articles, publish_question

EMAIL = "maria@school.test"


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[UnitOfWork]:
    monkeypatch.setenv("CITEWELL_INSTANCE_DIR", str(tmp_path))
    work = make_store(Settings(instance_dir=tmp_path, testing=True))
    import_articles(work)
    open_account(work, make_invitation(work), NewAccount("Maria", EMAIL, "x"))
    yield work
    work.engine.dispose()


def citewell(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_published_questions_are_exported_and_come_in_again(work: UnitOfWork, tmp_path: Path, form: str):
    publish_question(work, a_draft("cloze"))
    file = tmp_path / f"questions.{form}"
    assert citewell("export", "--format", form, "--output", str(file)).exit_code == 0
    tried = citewell("import-questions", str(file), "--owner", EMAIL, "--dry-run")
    assert tried.stdout.startswith("Would store 1 new questions and 0 new versions; 0 already here, 0 dropped")
    assert citewell("import-questions", str(file), "--owner", EMAIL).stdout.startswith("Stored 1 new questions")
    assert "1 already here" in citewell("import-questions", str(file), "--owner", EMAIL).stdout


def test_what_is_wrong_is_said_and_the_exit_code_is_1(work: UnitOfWork, tmp_path: Path):
    file = tmp_path / "mine.csv"
    file.write_bytes(FORMATS["csv"].write([Travelling(a_draft("text"))]) + b",riddle,,What?\r\n")
    nobody = citewell("import-questions", str(file), "--owner", "nobody@school.test")
    assert nobody.exit_code == 1
    assert "No teacher has an account with the address nobody@school.test." in nobody.stderr
    told = citewell("import-questions", str(file), "--owner", EMAIL)
    assert "line 3: There is no type “riddle”." in told.stderr
    assert "Stored 1 new questions" in told.stdout
    file.write_text("Name;Grade\nAnn;7\n")
    broken = citewell("import-questions", str(file), "--owner", EMAIL, "--format", "csv")
    assert broken.exit_code == 1
    assert "one of them must be “stem”" in broken.stderr
