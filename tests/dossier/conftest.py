"""Dossiers of both kinds: a file, and a schema of its own in the PostgreSQL server of RECOUPE_TEST_POSTGRES."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import pytest
from dossier_samples import one_event_each
from sqlalchemy import create_engine
from sqlalchemy.engine import make_url

from recoupe import Dossier

SERVER = os.environ.get("RECOUPE_TEST_POSTGRES")
_NUMBERS = count(1)


@pytest.fixture(params=["sqlite", "postgres"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Where a dossier can be made: nothing is there yet."""
    with free_address(request.param, tmp_path) as free:
        yield free


@contextmanager
def free_address(kind: str, folder: Path) -> Iterator[str]:
    """A name in a folder, or a schema that lasts as long as the block."""
    if kind == "sqlite":
        yield str(folder / "a.dossier")
    else:
        yield from _schema()


def _schema() -> Iterator[str]:
    if SERVER is None:
        pytest.skip("no PostgreSQL server in RECOUPE_TEST_POSTGRES")
    name = f"test_{os.getpid()}_{next(_NUMBERS)}"
    url = make_url(SERVER).set(drivername="postgresql+psycopg")
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(f"CREATE SCHEMA {name}")
        own = url.set(drivername="postgresql", query={"options": f"-csearch_path={name},public"})
        yield own.render_as_string(hide_password=False)
        connection.exec_driver_sql(f"DROP SCHEMA {name} CASCADE")
    engine.dispose()


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def lasting_address(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """As `address`, for all tests of a module that only read."""
    with free_address(request.param, tmp_path_factory.mktemp("lasting")) as free:
        yield free


@pytest.fixture
def dossier(address: str) -> Iterator[Dossier]:
    """An empty dossier, whose cross-check makes an event of every claim."""
    with Dossier.open(address, crosscheck=one_event_each) as opened:
        yield opened
