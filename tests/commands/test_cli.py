"""The `citewell` command as an engineer runs it: in its own process, on the seeds."""

import json
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.server import environment

SEEDS = Path(__file__).parents[2] / "seeds"
FIRST = SEEDS / "000_ef79bbec968dc219.txt"


def citewell(*arguments: object, instance: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "app.cli", *map(str, arguments)],
        env=environment(instance, **settings),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An instance folder with the first two seeds imported and their questions generated."""
    instance = tmp_path_factory.mktemp("filled")
    assert citewell("init", instance=instance).returncode == 0
    done = citewell("import", *sorted(SEEDS.glob("00[01]*.txt")), instance=instance)
    assert done.returncode == 0, done.stderr
    made = citewell("generate", instance=instance)
    assert made.returncode == 0, made.stderr
    return instance


@pytest.fixture
def instance(filled: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(filled, tmp_path / "instance"))


def lines(done: subprocess.CompletedProcess[str]) -> list[dict]:
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_a_command_before_init_says_what_to_do(tmp_path: Path):
    done = citewell("export", instance=tmp_path / "none")
    assert done.returncode == 1
    assert "Run `citewell init` first" in done.stderr
    assert not (tmp_path / "none").exists()


def test_a_wrong_setting_stops_with_its_name(tmp_path: Path):
    done = citewell("init", instance=tmp_path, CITEWELL_PORT="70000")
    assert done.returncode == 1
    assert "CITEWELL_PORT cannot be '70000'" in done.stderr


def test_init_twice_keeps_everything(instance: Path):
    before = citewell("export", instance=instance).stdout
    assert citewell("init", instance=instance).returncode == 0
    assert citewell("export", instance=instance).stdout == before != ""


def test_text_prints_the_cleaned_text(tmp_path: Path):
    done = citewell("text", FIRST, instance=tmp_path)
    assert "hypersonic Kinzhal Kh-47M2 air-launched missile" in done.stdout


def test_export_gives_questions_whose_citations_stand_in_the_cleaned_text(instance: Path, tmp_path: Path):
    questions = lines(citewell("export", "--format", "jsonl", instance=instance))
    assert len(questions) > 5
    texts = {path.stem: citewell("text", path, instance=tmp_path).stdout for path in SEEDS.glob("00[01]*.txt")}
    for question in questions:
        assert question["article"] == question["citations"][0]["article"]
        assert question["status"] == "published"
        for cited in question["citations"]:
            assert texts[cited["article"]][cited["start"] : cited["end"]] == cited["exact"]


def test_generating_again_adds_nothing(instance: Path):
    done = citewell("generate", instance=instance)
    assert done.stdout.startswith("0 new questions, 0 published")


def test_generate_from_a_file_needs_no_database(tmp_path: Path):
    file = SEEDS / "001_fedd5d044ea80afe.txt"
    done = citewell("generate", file, "--format", "jsonl", instance=tmp_path / "none")
    assert done.returncode == 0, done.stderr
    assert {question["article"] for question in lines(done)} == {file.stem}
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"\x00\x01binary", "not a text file"),
        (b"caf\xe9 " * 9, "UTF-8"),
        (b"a" * 2_100_000, "2,097,152"),
    ],
    ids=["empty", "binary", "latin-1", "too large"],
)
def test_an_article_that_cannot_be_read_stops_none_of_the_others(
    instance: Path, tmp_path: Path, content: bytes, words: str
):
    bad = tmp_path / "bad.txt"
    bad.write_bytes(content)
    done = citewell("import", bad, SEEDS / "003_b30972b71ef85d05.txt", instance=instance)
    assert done.returncode == 1
    assert "bad.txt" in done.stderr
    assert words in done.stderr
    assert "003_b30972b71ef85d05: imported" in done.stdout


def test_the_same_text_under_another_name_is_known(instance: Path, tmp_path: Path):
    copy = Path(shutil.copy(FIRST, tmp_path / "copy.txt"))
    assert citewell("import", copy, instance=instance).stdout == f"{FIRST.stem}: known already\n"


def test_another_text_under_a_known_name_is_refused(instance: Path, tmp_path: Path):
    other = tmp_path / FIRST.name
    other.write_text("The council met in Oslo. It chose Ana Berg as its head.", encoding="utf-8")
    done = citewell("import", other, instance=instance)
    assert done.returncode == 1
    assert "Give this one another name" in done.stderr


def test_verify_finds_a_changed_passage(instance: Path):
    assert citewell("verify", instance=instance).returncode == 0
    with sqlite3.connect(instance / "citewell.sqlite3") as database:
        database.execute("UPDATE passage SET exact = 'X' || substr(exact, 2) WHERE id = 1")
    database.close()
    done = citewell("verify", instance=instance)
    assert done.returncode == 1
    assert "does not stand" in done.stderr


def test_teacher_link_gives_another_link_each_time(instance: Path):
    links = {citewell("teacher-link", instance=instance).stdout.strip() for _ in range(2)}
    assert len(links) == 2
    assert all(link.startswith("http://127.0.0.1:5000/welcome/") for link in links)


def test_another_database_serves_the_same_commands(engine_url: str, tmp_path: Path):
    settings = {"CITEWELL_DATABASE_URL": engine_url}
    for command in (("init",), ("import", SEEDS / "003_b30972b71ef85d05.txt"), ("generate",), ("verify",)):
        done = citewell(*command, instance=tmp_path, **settings)
        assert done.returncode == 0, done.stderr
    assert lines(citewell("export", instance=tmp_path, **settings))
    assert not (tmp_path / "citewell.sqlite3").exists()


def test_what_articles_toml_says_of_a_file_is_used(tmp_path: Path):
    questions = lines(citewell("generate", SEEDS / "002_ba4994e517315ea6.txt", instance=tmp_path))
    assert any("2025" in question["stem"] for question in questions)
    shutil.copy(SEEDS / "002_ba4994e517315ea6.txt", tmp_path / "alone.txt")
    alone = lines(citewell("generate", tmp_path / "alone.txt", instance=tmp_path))
    assert not any("2025" in question["stem"] for question in alone)
