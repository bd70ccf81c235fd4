"""Connections to one dossier and their transactions: what is read is of one moment, what is written is whole or not there.

Every error of a database leaves here as a `DossierError` of one line.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import Connection, Engine, PoolProxiedConnection, Table, insert, select, update
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from recoupe.dossier import schema
from recoupe.errors import DossierError

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Backend:
    """What the two kinds of database do differently.

    Attributes:
        is_sqlite: whether it is a file.
        locks: statements with which a writing transaction begins, so that it waits for the one before.
        explain: reason and remedy, in one line, of an error of this kind of database.
    """

    is_sqlite: bool
    locks: tuple[str, ...]
    explain: Callable[[BaseException], str]


class Store:
    """One dossier, open.

    Args:
        reader: engine whose transactions see one moment.
        writer: engine whose transactions wait for each other.
        name: path or address, without a password, for messages.
        backend: what kind of database it is.
    """

    def __init__(self, reader: Engine, writer: Engine, name: str, backend: Backend) -> None:
        self._reader, self._writer, self.name, self._backend = reader, writer, name, backend

    @property
    def is_sqlite(self) -> bool:
        """Whether it is a file."""
        return self._backend.is_sqlite

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees the dossier as it is when it begins.

        Raises:
            DossierError: it cannot be read.
        """
        with self.telling(), self._reader.begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that no other process writes beside; committed when the block ends, undone if it raises.

        Raises:
            DossierError: it cannot be written; nothing of the block is.
        """
        with self.telling(), self._writer.begin() as connection:
            for statement in self._backend.locks:
                connection.exec_driver_sql(statement)
            yield connection

    def raw(self) -> PoolProxiedConnection:
        """A connection of the driver, outside of transactions; to be closed."""
        return self._reader.raw_connection()

    @contextmanager
    def telling(self) -> Iterator[None]:
        """Turn the errors of a block into a `DossierError` of one line."""
        try:
            yield
        except DBAPIError as error:
            raise DossierError(f"{self.name}: {self._backend.explain(error.orig or error)}") from error
        except SQLAlchemyError as error:
            raise DossierError(f"{self.name}: {_first_line(error)}") from error
        except (zlib.error, json.JSONDecodeError, UnicodeDecodeError) as error:
            raise DossierError(f"{self.name}: a row is damaged ({error}); restore a copy of the dossier") from error

    def close(self) -> None:
        """Give all connections back."""
        self._reader.dispose()
        self._writer.dispose()


def _first_line(error: BaseException) -> str:
    return (str(error).strip() or type(error).__name__).splitlines()[0]


def generation(connection: Connection) -> int:
    """How often the documents of the dossier have changed."""
    return int(get_state(connection, "generation"))


def note_change(connection: Connection) -> None:
    """Say that documents have changed, so that a computation under way knows that it is out of date."""
    set_state(connection, "generation", str(generation(connection) + 1))


def get_state(connection: Connection, name: str) -> str:
    """What the dossier knows of itself under a name."""
    return str(connection.scalars(select(schema.state.c.value).where(schema.state.c.name == name)).one())


def set_state(connection: Connection, name: str, value: str) -> None:
    """Write down what the dossier knows of itself."""
    connection.execute(update(schema.state).where(schema.state.c.name == name).values(value=value))


def insert_all(connection: Connection, table: Table, rows: Sequence[Mapping[str, object]]) -> None:
    """Insert rows, if there are any."""
    if rows:
        connection.execute(insert(table), list(rows))


def parts(values: Sequence[T], size: int = 500) -> Iterator[Sequence[T]]:
    """Values in parts, by default of as many as one statement takes."""
    return (values[at : at + size] for at in range(0, len(values), size))


def insert_one(connection: Connection, table: Table, row: Mapping[str, object]) -> int:
    """Insert a row, and give the number that the database has given it."""
    key = connection.execute(insert(table).values(row)).inserted_primary_key
    assert key is not None
    return int(key[0])
