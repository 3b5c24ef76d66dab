"""The faults of a database that pass: locked, full or gone."""

from sqlalchemy.exc import InterfaceError, OperationalError, TimeoutError as PoolTimeout

UNAVAILABLE: tuple[type[Exception], ...] = (OperationalError, InterfaceError, PoolTimeout)
