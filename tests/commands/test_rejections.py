"""`citewell rejections`: the counts in each format."""

import csv
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Engine

from app.commands.rejections import print_rejections
from app.questions.rejection import Reason
from app.storage.unit_of_work import UnitOfWork
from app.workflows.decide_review import reject
from tests.factories import a_draft
from tests.reviewing import put_in_queue
from tests.server import environment


@pytest.fixture
def work(engine: Engine) -> UnitOfWork:
    return UnitOfWork(engine)


@pytest.fixture
def rejected(work: UnitOfWork) -> None:
    for stem, rule, reason in (
        ("Who?", "clause:person", Reason.WRONG_KEY),
        ("Where?", "", Reason.OTHER),
        ("=SUM(1)?", "clause:person", Reason.WRONG_KEY),
    ):
        reject(work, put_in_queue(work, a_draft(stem=stem, rule=rule)), reason, actor_id=None)


@pytest.fixture
def printed(work: UnitOfWork, capsys: pytest.CaptureFixture[str]) -> Callable[[str], str]:
    """Give a function from a format to what is printed in it."""

    def in_format(form: str) -> str:
        print_rejections(work, form)
        return capsys.readouterr().out

    return in_format


def test_without_a_rejection_it_says_so(printed: Callable[[str], str]):
    assert printed("text") == "No question was rejected so far.\n"
    assert json.loads(printed("json")) == []
    assert printed("csv").splitlines() == ["rule,reason,count,example"]


@pytest.mark.usefixtures("rejected")
def test_it_prints_a_table_most_first(printed: Callable[[str], str]):
    told = printed("text")
    assert "3 questions rejected" in told
    assert told.index("clause:person") < told.index("written by hand")
    assert "=SUM(1)?" in told


@pytest.mark.usefixtures("rejected")
def test_csv_runs_no_formula(printed: Callable[[str], str]):
    rows = list(csv.reader(printed("csv").splitlines()))
    assert rows == [
        ["rule", "reason", "count", "example"],
        ["clause:person", "wrong key", "2", "'=SUM(1)?"],
        ["", "other", "1", "Where?"],
    ]


@pytest.mark.usefixtures("rejected")
def test_json_holds_the_same(printed: Callable[[str], str]):
    assert json.loads(printed("json")) == [
        {"rule": "clause:person", "reason": "wrong key", "count": 2, "example": "=SUM(1)?"},
        {"rule": "", "reason": "other", "count": 1, "example": "Where?"},
    ]


def test_the_command_asks_for_a_database_and_a_format_that_it_knows(tmp_path: Path):
    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "app.cli", *arguments]
        return subprocess.run(command, env=environment(tmp_path), capture_output=True, text=True, check=False)

    assert "Run `citewell init` first" in run("rejections").stderr
    assert run("init").returncode == 0
    assert run("rejections", "--format", "json").stdout == "[]\n"
    assert run("rejections", "--format", "xml").returncode == 2
