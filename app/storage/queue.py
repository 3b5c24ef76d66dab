"""The queue of language jobs: huey on a SQLite file of its own. It only speeds up: the job's row is the truth."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from huey import SqliteHuey
from huey.api import TaskWrapper
from huey.registry import Message
from huey.serializer import Serializer

TASK = "run_job"
ALIVE = timedelta(seconds=30)


class JsonSerializer(Serializer):
    """Writes huey's messages as JSON: its own way is pickle, which runs what it reads."""

    def _serialize(self, data: object) -> bytes:
        return json.dumps(list(data) if isinstance(data, Message) else data).encode()

    def _deserialize(self, data: bytes) -> object:
        read = json.loads(data)
        return Message(*read) if isinstance(read, list) and len(read) == len(Message._fields) else read


@dataclass(frozen=True)
class JobQueue:
    """The queue in an instance folder, and the sign of life of its workers."""

    folder: Path

    def huey(self) -> SqliteHuey:
        """Open the queue."""
        return SqliteHuey(
            "citewell",
            filename=str(self.folder / "queue.db"),
            journal_mode="delete",
            results=False,
            serializer=JsonSerializer(),
        )

    def put(self, *public_ids: str) -> None:
        """Tell a worker of jobs; where that fails, its sweep finds them."""
        with suppress(sqlite3.Error, OSError):
            huey = self.huey()
            task = task_of(huey, lambda _: None)
            for public_id in public_ids:
                task(public_id)
            huey.storage.close()

    def beat(self, at: datetime) -> None:
        """Leave the sign that a worker is alive."""
        aside = self._sign.with_suffix(".new")
        aside.write_text(at.isoformat())
        aside.replace(self._sign)

    def is_watched(self, now: datetime) -> bool:
        """Say whether a worker gave a sign in the last half minute."""
        try:
            return now - datetime.fromisoformat(self._sign.read_text()) < ALIVE
        except (OSError, ValueError):
            return False

    @property
    def _sign(self) -> Path:
        return self.folder / "worker.alive"


def task_of(huey: SqliteHuey, run: Callable[[str], object]) -> TaskWrapper:
    """Register the one task of the queue: run the job of that public name."""

    # A function of this module, so that who puts and who runs know the task by one name.
    def run_job(public_id: str) -> None:
        run(public_id)

    return huey.task(name=TASK)(run_job)
