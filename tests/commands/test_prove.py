"""`citewell prove`: a table and "proved", or each failure and exit code 1; one sentence for a broken file."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import Engine

from app.cli import main
from app.storage.unit_of_work import UnitOfWork
from app.workflows.prove_result import proof_of
from app.workflows.save_answer import Answer
from tests.factories import quiz_of
from tests.marking import NOON, finished

pytestmark = pytest.mark.parametrize("engine_url", ["sqlite"], indirect=True)


@pytest.fixture
def file(engine: Engine, tmp_path: Path) -> Path:
    work = UnitOfWork(engine, clock=lambda: NOON)
    quiz_of(work)
    file = tmp_path / "proof.json"
    file.write_bytes(proof_of(work, *finished(work, Answer(chosen=(0,)))))
    return file


def prove(file: Path) -> Result:
    return CliRunner().invoke(main, ["prove", str(file)])


def test_a_proof_is_proved_and_says_that_it_is_not_signed(file: Path):
    done = prove(file)
    assert done.exit_code == 0, done.output
    assert "proved: the file agrees with itself. It carries no signature" in done.output
    assert "mark 1 of 1" in done.output


def test_a_changed_proof_names_each_failure(file: Path):
    document = json.loads(file.read_text())
    document["answers"][0]["mark"] = 0
    file.write_text(json.dumps(document))
    done = prove(file)
    assert done.exit_code == 1
    for words in ("something in the file was changed", "by the key it is 1", "the marks add up to 0", "not proved"):
        assert words in done.output


@pytest.mark.parametrize("raw", [b"", b"\xff", b"{}", b"[" * 9999, b'{"format":"citewell-proof","version":1}'])
def test_a_broken_file_gets_one_sentence(file: Path, raw: bytes):
    file.write_bytes(raw)
    done = prove(file)
    assert done.exit_code == 1
    assert done.output.startswith("Error: Not proved: ")
    assert done.output.count("\n") == 1
    assert isinstance(done.exception, SystemExit)


def test_what_a_file_says_cannot_command_the_terminal(file: Path):
    document = json.loads(file.read_text())
    name = next(iter(document["texts"]))
    document["texts"][name] |= {"article": "\x1b[2Jcleared", "text": "other"}
    file.write_text(json.dumps(document))
    assert "\x1b" not in prove(file).output
