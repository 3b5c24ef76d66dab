"""The server as `make run` starts it: one address, one link, and no language library in its workers."""

import urllib.request
from pathlib import Path

import pytest

from tests.server import serving
from tests.storage.instances import small_instance

HEAVY = ("spacy", "thinc", "numpy", "scipy", "lemminflect")


@pytest.fixture(scope="module")
def instance(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_instance(tmp_path_factory.mktemp("served"))


def test_run_ends_with_the_address_and_the_first_teachers_link(instance: Path):
    with serving(instance, command="run") as server:
        assert f"{server.address}/welcome/" in server.said[-2]
        assert server.said[-1] == f"Citewell is open:  {server.address}\n"


def test_a_worker_holds_no_language_or_number_library(instance: Path):
    with serving(instance) as server:
        with urllib.request.urlopen(f"{server.address}/", timeout=30) as answer:  # noqa: S310 - loopback
            assert "The new harbour" in answer.read().decode()
        maps = [Path(f"/proc/{worker}/maps").read_text() for worker in server.workers]
    assert maps
    for text in maps:
        assert "_pysqlite" in text or "pysqlite3" in text  # what a worker does load shows there
        assert [name for name in HEAVY if f"/{name}/" in text] == []


def test_serving_a_database_that_is_not_set_up_says_what_to_do(tmp_path: Path):
    with pytest.raises(AssertionError, match="Run `citewell init` first"), serving(tmp_path):
        pass
