"""How long writers hold the database, and what a save beside them waits."""

import contextlib
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

from sqlalchemy import Connection, Engine, event
from sqlalchemy.exc import OperationalError

from app.storage.audit import AuditRow
from app.storage.engines import make_engine
from app.storage.unit_of_work import UnitOfWork

BETWEEN_SAVES = 0.02


@dataclass
class Held:
    """What was seen: seconds from BEGIN to COMMIT of each writing transaction, and seconds of each save beside them."""

    locks: list[float] = field(default_factory=list)
    saves: list[float] = field(default_factory=list)

    @property
    def longest_lock(self) -> float:
        """Give the seconds of the longest transaction that wrote."""
        return max(self.locks, default=0.0)

    @property
    def p99(self) -> float:
        """Give what 99 of 100 saves stay under."""
        return sorted(self.saves)[int(len(self.saves) * 0.99)] if self.saves else 0.0

    @property
    def longest_save(self) -> float:
        """Give the longest save."""
        return max(self.saves, default=0.0)


@contextlib.contextmanager
def held_beside_saves(work: UnitOfWork) -> Iterator[Held]:
    """Time every writing transaction on the engine, and a save again and again on an engine of its own."""
    seen, ended = Held(), threading.Event()
    other = UnitOfWork(make_engine(work.engine.url.render_as_string(hide_password=False)))
    saving = threading.Thread(target=_save, args=(other, seen, ended))
    with _timing(work.engine, seen):
        saving.start()
        try:
            yield seen
        finally:
            ended.set()
            saving.join()
            other.engine.dispose()


def _save(work: UnitOfWork, seen: Held, ended: threading.Event) -> None:
    while not ended.wait(BETWEEN_SAVES):
        began = time.perf_counter()
        # What is refused because the database stayed locked counts as the wait that it was.
        with contextlib.suppress(OperationalError), work() as session:
            session.add(AuditRow(at=work.clock(), action="probe", subject="probe", change={}))
        seen.saves.append(time.perf_counter() - began)


@contextlib.contextmanager
def _timing(engine: Engine, seen: Held) -> Iterator[None]:
    begun: dict[Connection, float] = {}

    def begin(connection: Connection) -> None:
        # This listener runs after the one that sends BEGIN IMMEDIATE, so the wait for the lock is not counted.
        if connection.get_execution_options().get("immediate"):
            begun[connection] = time.perf_counter()

    def commit(connection: Connection) -> None:
        if connection in begun:
            ended.append(begun.pop(connection))

    ended: list[float] = []

    def back(*_: object) -> None:
        # The connection goes back to the pool right after its COMMIT was written.
        seen.locks += [time.perf_counter() - at for at in ended]
        ended.clear()

    listeners = (("begin", begin), ("commit", commit), ("checkin", back))
    for name, listener in listeners:
        event.listen(engine, name, listener)
    try:
        yield
    finally:
        for name, listener in listeners:
            event.remove(engine, name, listener)
