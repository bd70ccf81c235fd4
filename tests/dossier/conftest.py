"""Dossiers of both kinds: a file, and a schema of its own in the PostgreSQL server of RECOUPE_TEST_POSTGRES."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import cache
from itertools import count
from pathlib import Path

import pytest
from dossier_samples import one_event_each
from sqlalchemy import Connection, create_engine
from sqlalchemy.engine import make_url

from recoupe import Dossier
from recoupe.dossier.schema import metadata

SERVER = os.environ.get("RECOUPE_TEST_POSTGRES")
KINDS = ("sqlite", "postgres")
_NUMBERS = count(1)


@pytest.fixture(params=KINDS)
def free_address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Where a dossier can be made: nothing is there yet."""
    with _free(request.param, tmp_path) as free:
        yield free


@pytest.fixture(params=KINDS)
def address(request: pytest.FixtureRequest, tmp_path: Path, empty: Empty) -> str:
    """Where an empty dossier is, for one test."""
    return empty.copy(tmp_path) if request.param == "sqlite" else empty.cleaned()


@pytest.fixture
def dossier(address: str) -> Iterator[Dossier]:
    """An empty dossier, whose cross-check makes an event of every claim."""
    with Dossier.open(address, crosscheck=one_event_each) as opened:
        yield opened


@pytest.fixture(scope="module", params=KINDS)
def lasting_dossier(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dossier]:
    """As `dossier`, for all tests of a module, which fill it once and only read."""
    folder = tmp_path_factory.mktemp("lasting")
    with _free(request.param, folder) as free, Dossier.open(free, crosscheck=one_event_each) as opened:
        yield opened


class Empty:
    """An empty dossier of each kind, made once."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        self._folder, self._stack = folder, stack

    @cache  # noqa: B019  # lives as long as the session
    def _file(self) -> Path:
        path = self._folder / "empty.dossier"
        Dossier.open(path).close()
        return path

    @cache  # noqa: B019
    def _schema(self) -> str:
        found = self._stack.enter_context(_free("postgres", self._folder))
        Dossier.open(found).close()
        return found

    def copy(self, folder: Path) -> str:
        """A file of its own."""
        return str(shutil.copy(self._file(), folder / "a.dossier"))

    def cleaned(self) -> str:
        """The one schema, without rows: they are taken out by the owner, whom no rule stops."""
        tables = ", ".join(name for name in metadata.tables if name != "state")
        with _server(self._schema()) as connection:
            connection.exec_driver_sql("SET session_replication_role = replica")
            connection.exec_driver_sql(f"TRUNCATE {tables} RESTART IDENTITY")
            connection.exec_driver_sql("UPDATE state SET value = CASE name WHEN 'generation' THEN '0' ELSE '' END")
        return self._schema()


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Empty]:
    """Empty dossiers to be copied."""
    with ExitStack() as stack:
        yield Empty(tmp_path_factory.mktemp("empty"), stack)


@contextmanager
def _free(kind: str, folder: Path) -> Iterator[str]:
    """A name in a folder, or a schema that lasts as long as the block."""
    if kind == "sqlite":
        yield str(folder / "a.dossier")
        return
    if SERVER is None:
        pytest.skip("no PostgreSQL server in RECOUPE_TEST_POSTGRES")
    name = f"test_{os.getpid()}_{next(_NUMBERS)}"
    with _server(SERVER) as connection:
        connection.exec_driver_sql(f"CREATE SCHEMA {name}")
    own = make_url(SERVER).set(query={"options": f"-csearch_path={name},public"})
    yield own.render_as_string(hide_password=False)
    with _server(SERVER) as connection:
        connection.exec_driver_sql(f"DROP SCHEMA {name} CASCADE")


@contextmanager
def _server(url: str) -> Iterator[Connection]:
    engine = create_engine(make_url(url).set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        yield connection
    engine.dispose()
