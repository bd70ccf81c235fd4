"""A dossier in one SQLite file: write-ahead log, one writer at a time, every commit on the disk before it is acknowledged.

Source: https://www.sqlite.org/wal.html, https://www.sqlite.org/rescode.html; SQLAlchemy 2, pysqlite, "Serializable
isolation / Savepoints / Transactional DDL".
"""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL

from recoupe.dossier.store import Backend, Store
from recoupe.errors import DossierError

APPLICATION_ID = int.from_bytes(b"RCOU", "big")
BUSY_TIMEOUT_S = 60.0
"""How long a writer waits for another one, in seconds."""
_CACHE_KB = 65_536
_MAPPED_BYTES = 2**31 - 65_536
"""Of the file read in place rather than copied; SQLite takes no more."""
_N_TRIES, _PAUSE_S = 50, 0.05  # changing to the write-ahead log does not wait by itself

_REASONS = (
    ("SQLITE_FULL", "the disk is full; free some space and try again, nothing was half-written"),
    ("SQLITE_NOTADB", "this is no dossier; give the name of a file that `recoupe add` made, or a new one"),
    ("SQLITE_CORRUPT", "the file is damaged; restore a copy, or save what is left with `sqlite3 FILE .recover`"),
    ("SQLITE_BUSY", "another program is writing to it; try again when it is done"),
    ("SQLITE_LOCKED", "another program is writing to it; try again when it is done"),
    ("SQLITE_READONLY", "it cannot be written; check who may write to the file and to its folder"),
    ("SQLITE_CANTOPEN", "it cannot be opened; check who may write to the file and to its folder"),
    ("SQLITE_PERM", "it cannot be opened; check who may write to the file and to its folder"),
    (
        "SQLITE_IOERR",
        "the disk does not take or give the data; check its space, quota and health, nothing was half-written",
    ),
)


def open_file(path: Path, *, create: bool) -> Store:
    """The store of a file, made where there is none.

    Args:
        path: the file.
        create: whether a file that is not there, or empty, may become a dossier.

    Raises:
        DossierError: there is none, or none can be made there.
    """
    try:
        _check_place(path, create=create)
    except OSError as error:
        raise DossierError(f"{path}: {error.strerror}; check who may read its folder") from error
    engine = _make_engine(path)
    return Store(engine, engine.execution_options(is_writing=True), str(path), BACKEND)


def _check_place(path: Path, *, create: bool) -> None:
    if path.is_dir():
        raise DossierError(f"{path}: this is a folder; give the name of a file in it")
    if not path.parent.is_dir():
        raise DossierError(f"{path}: there is no folder {str(path.parent)!r}; make it first")
    if not create and not path.exists():
        raise DossierError(f"{path}: no such dossier; check the name, or make one with `recoupe add`")


def _make_engine(path: Path) -> Engine:
    engine = create_engine(URL.create("sqlite+pysqlite", database=str(path)), connect_args={"timeout": BUSY_TIMEOUT_S})
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def _set_up(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # transactions begin where `_begin` says
    for setting in (
        "foreign_keys = ON",
        "synchronous = FULL",
        f"cache_size = -{_CACHE_KB}",
        f"mmap_size = {_MAPPED_BYTES}",
    ):
        connection.execute(f"PRAGMA {setting}")


def _begin(connection: Connection) -> None:
    is_writing = connection.get_execution_options().get("is_writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if is_writing else "BEGIN")


def use_write_ahead_log(store: Store) -> None:
    """Change the file to the write-ahead log, which stays; left as it is where somebody keeps it open all the while.

    Raises:
        DossierError: the file cannot be written.
    """
    for _ in range(_N_TRIES):
        with closing(store.raw()) as connection:
            try:
                connection.cursor().execute("PRAGMA journal_mode = WAL")
            except sqlite3.Error as error:
                if not error.sqlite_errorname.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
                    raise DossierError(f"{store.name}: {explain(error)}") from error
                time.sleep(_PAUSE_S)
            else:
                return


def application_id(connection: Connection) -> int:
    """The number by which SQLite files of one program are known."""
    return int(connection.exec_driver_sql("PRAGMA application_id").scalar_one())


def explain(error: BaseException) -> str:
    """Reason and remedy of an SQLite error."""
    code = getattr(error, "sqlite_errorname", "")
    return next((reason for name, reason in _REASONS if code.startswith(name)), " ".join(str(error).split()))


BACKEND = Backend(is_sqlite=True, locks=(), explain=explain)
