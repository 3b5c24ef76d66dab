"""Rows of one table made ready before a transaction, so that it only has to send them.

SQLAlchemy turns each value of each row into what the driver takes when it executes; for 70,000 rows that is seconds,
and whoever wants to write on SQLite waits for them.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar, cast

from sqlalchemy import Column, Dialect, Table
from sqlalchemy.orm import Session
from sqlalchemy.sql.schema import ScalarElementColumnDefault

from app.storage.base import Base

K = TypeVar("K")


@dataclass(frozen=True)
class ReadyRows(Generic[K]):
    """A statement and its rows: what `insert_ready` asks the leading values for, and the values that follow them."""

    statement: str
    rows: tuple[tuple[K, tuple[object, ...]], ...]


def ready_rows(
    dialect: Dialect, table: type[Base], leading: Sequence[str], rows: Iterable[tuple[K, Mapping[str, Any]]]
) -> ReadyRows[K]:
    """Make rows ready, each a key and its values by column, the leading ones left out; all have the same columns."""
    whole = list(rows)
    if not whole:
        return ReadyRows("", ())
    of = cast("Table", table.__table__)
    given = list(whole[0][1])
    constant = {name: value for name, value in _defaults(of) if name not in {*given, *leading}}
    names = [*given, *constant]
    makers = [(name, _maker(of.columns[name], dialect)) for name in names]
    filled = ((key, {**values, **constant}) for key, values in whole)
    made = tuple((key, tuple(make(values[name]) for name, make in makers)) for key, values in filled)
    return ReadyRows(_statement(of, [*leading, *names], dialect), made)


def insert_ready(session: Session, ready: ReadyRows[K], lead: Callable[[K], tuple[object, ...]]) -> None:
    """Insert rows, their leading values known by now, in one statement."""
    if ready.rows:
        session.connection().exec_driver_sql(ready.statement, [(*lead(key), *values) for key, values in ready.rows])


def _defaults(table: Table) -> Iterator[tuple[str, object]]:
    for column in table.columns:
        if isinstance(column.default, ScalarElementColumnDefault):
            yield column.name, column.default.arg


def _maker(column: Column[Any], dialect: Dialect) -> Callable[[Any], object]:
    return column.type.dialect_impl(dialect).bind_processor(dialect) or _same


def _same(value: object) -> object:
    return value


def _statement(table: Table, names: Sequence[str], dialect: Dialect) -> str:
    quote = dialect.identifier_preparer.quote
    place = "?" if dialect.paramstyle == "qmark" else "%s"
    columns, places = ", ".join(map(quote, names)), ", ".join(place for _ in names)
    return f"INSERT INTO {quote(table.name)} ({columns}) VALUES ({places})"  # noqa: S608 - names of our own schema
