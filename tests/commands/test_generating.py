"""Generation from files: in batches and processes, in order; what fails is told and stops nothing else."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from app.commands import generating
from app.commands.generating import Outcome, outcomes
from app.commands.setting_up import Source
from app.config import Settings
from app.questions.draft import Generated
from tests.commands.test_cli import SEEDS, citewell
from tests.server import environment

GERMAN = "Der Präsident von Peru besuchte im Jahr 2019 die Hauptstadt und traf dort den Minister von Chile."
FILES = sorted(SEEDS.glob("*.txt"))


def told(found: Sequence[Outcome]) -> list[str]:
    return [complaint for outcome in found for complaint in outcome.complaints]


def lines(found: Sequence[Outcome]) -> list[str]:
    return [line for outcome in found for line in outcome.lines]


def test_two_processes_give_the_same_lines_in_the_same_order_as_one(settings_only: Settings):
    one, two = (list(outcomes(FILES, settings_only, scope=2, processes=count)) for count in (1, 2))
    assert lines(one) == lines(two) != []


@pytest.fixture
def settings_only(tmp_path: Path) -> Settings:
    return Settings(instance_dir=tmp_path, testing=True)


def nothing(sources: Sequence[Source], settings: Settings) -> Generated:
    del settings
    if any(article.stem.startswith("001") for article, _ in sources):
        msg = "a broken article"
        raise RuntimeError(msg)
    return Generated((), (), ())


def test_a_batch_that_fails_is_told_and_the_others_are_done(settings_only: Settings, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(generating, "run_generator", nothing)
    found = list(outcomes(FILES, settings_only, scope=1, processes=1))
    assert [outcome.complaints for outcome in found].count(()) == len(found) - 1
    assert "001_fedd5d044ea80afe.txt" in told(found)[0]
    assert "a broken article" in told(found)[0]


def test_of_two_files_with_one_name_the_second_is_left_out(
    settings_only: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(generating, "run_generator", nothing)
    copy = Path(shutil.copy(FILES[0], tmp_path))
    assert "has the same name" in told(list(outcomes([FILES[0], copy], settings_only, scope=9, processes=1)))[0]


def test_a_broken_manifest_stops_only_the_files_beside_it(
    settings_only: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(generating, "run_generator", nothing)
    (tmp_path / "articles.toml").write_text("x = [", encoding="utf-8")
    beside = Path(shutil.copy(FILES[0], tmp_path / "beside.txt"))
    found = list(outcomes([beside, FILES[2]], settings_only, scope=9, processes=1))
    assert [complaint.partition(":")[0] for complaint in told(found)] == [f"{tmp_path}/articles.toml cannot be read"]


def test_a_file_that_is_not_english_is_told_and_the_others_are_done(tmp_path: Path):
    german = tmp_path / "german.txt"
    german.write_text(GERMAN, encoding="utf-8")
    done = citewell("generate", german, FILES[1], instance=tmp_path / "none")
    assert done.returncode == 1
    assert "german.txt: This text seems to be in German, not English" in done.stderr
    assert FILES[1].stem in done.stdout
    assert '"german"' not in done.stdout


def test_importing_says_that_nothing_will_be_asked_about_a_text(tmp_path: Path):
    german = tmp_path / "german.txt"
    german.write_text(GERMAN, encoding="utf-8")
    assert citewell("init", instance=tmp_path).returncode == 0
    done = citewell("import", german, instance=tmp_path)
    assert done.stdout == "german: imported\n"
    assert "questions are made of English articles only" in done.stderr


@pytest.fixture
def heeding_ctrl_c() -> Iterator[None]:
    """Let processes begin as at a terminal: where the tests run in the background, they would ignore Ctrl-C."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("heeding_ctrl_c")
def test_ctrl_c_ends_all_processes(tmp_path: Path):
    command = [sys.executable, "-m", "app.cli", "generate", *map(str, FILES), "--scope", "1", "--processes", "2"]
    started = subprocess.Popen(
        command,
        env=environment(tmp_path),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert started.stdout
    started.stdout.readline()
    os.killpg(started.pid, signal.SIGINT)
    # The pipes end when the last process that holds them does.
    _, said = started.communicate(timeout=60)
    assert started.returncode == 1
    assert "Aborted" in said
