"""`citewell rejections`: the counts in each format."""

import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from app.cli import main
from app.config import Settings
from app.questions.rejection import Reason
from app.storage.engines import make_engine
from app.storage.unit_of_work import UnitOfWork
from app.workflows.decide_review import reject
from tests.factories import a_draft
from tests.reviewing import put_in_queue


@pytest.fixture
def work(settings: Settings):
    work = UnitOfWork(make_engine(settings.database))
    yield work
    work.engine.dispose()


@pytest.fixture
def rejected(work: UnitOfWork) -> None:
    for stem, rule, reason in (
        ("Who?", "clause:person", Reason.WRONG_KEY),
        ("Where?", "", Reason.OTHER),
        ("=SUM(1)?", "clause:person", Reason.WRONG_KEY),
    ):
        reject(work, put_in_queue(work, a_draft(stem=stem, rule=rule)), reason, actor_id=None)


def printed(settings: Settings, tmp_path: Path, *arguments: str) -> str:
    environment = {"CITEWELL_DATABASE_URL": settings.database, "CITEWELL_INSTANCE_DIR": str(tmp_path)}
    done = CliRunner().invoke(main, ["rejections", *arguments], env=environment)
    assert done.exit_code == 0, done.output
    return done.output


def test_without_a_rejection_it_says_so(settings: Settings, work: UnitOfWork, tmp_path: Path):
    assert printed(settings, tmp_path) == "No question was rejected so far.\n"
    assert json.loads(printed(settings, tmp_path, "--format", "json")) == []


@pytest.mark.usefixtures("rejected")
def test_it_prints_a_table_most_first(settings: Settings, tmp_path: Path):
    told = printed(settings, tmp_path)
    assert "3 questions rejected" in told
    assert told.index("clause:person") < told.index("written by hand")
    assert "=SUM(1)?" in told


@pytest.mark.usefixtures("rejected")
def test_csv_runs_no_formula(settings: Settings, tmp_path: Path):
    rows = list(csv.reader(printed(settings, tmp_path, "--format", "csv").splitlines()))
    assert rows == [
        ["rule", "reason", "count", "example"],
        ["clause:person", "wrong key", "2", "'=SUM(1)?"],
        ["", "other", "1", "Where?"],
    ]


@pytest.mark.usefixtures("rejected")
def test_json_holds_the_same(settings: Settings, tmp_path: Path):
    assert json.loads(printed(settings, tmp_path, "--format", "json")) == [
        {"rule": "clause:person", "reason": "wrong key", "count": 2, "example": "=SUM(1)?"},
        {"rule": "", "reason": "other", "count": 1, "example": "Where?"},
    ]
