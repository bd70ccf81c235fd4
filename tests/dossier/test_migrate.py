"""Opening: older dossiers are brought up to date, newer ones and other files are refused in one line, and left alone."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from dossier_samples import make_report, one_event_each
from sqlalchemy import inspect
from sqlalchemy import text as sql

from recoupe import Dossier
from recoupe.crosscheck import crosscheck
from recoupe.dossier import migrate, schema
from recoupe.dossier.address import parse_address
from recoupe.dossier.postgres import open_database
from recoupe.dossier.sqlite import open_file
from recoupe.dossier.store import Store
from recoupe.errors import DossierError

REPORT = make_report("Un raid a visé un pont.")


def _store(address: str) -> Store:
    where = parse_address(address)
    return open_file(where, create=True) if isinstance(where, Path) else open_database(where)


def _set_version(address: str, version: str) -> None:
    store = _store(address)
    with store.writing() as connection:
        connection.execute(sql("UPDATE dossier_version SET version_num = :version"), {"version": version})
    store.close()


def test_the_migrations_make_what_the_schema_says(free_address: str) -> None:
    with Dossier.open(free_address) as dossier, dossier._store.reading() as connection:
        ours = set(schema.metadata.tables)
        options = {
            "version_table": schema.VERSION_TABLE,
            "compare_type": True,
            "include_name": lambda name, kind, _parents: kind != "table" or name in ours,
        }
        found = compare_metadata(MigrationContext.configure(connection, opts=options), schema.metadata)
        only_there = {
            "documents_words",
            "events_words",
            "events_boxes",
            "events_start",
        }  # indexes the migrations alone make
        differing = [d for d in found if not (d[0] == "remove_index" and d[1].name in only_there)]
        assert differing == []


def test_the_schema_names_the_last_migration(free_address: str) -> None:
    with Dossier.open(free_address) as dossier, dossier._store.reading() as connection:
        assert migrate.find_revision(dossier._store, connection) == schema.REVISION
    folder = Path(migrate.__file__).parent / "migrations" / "versions"
    assert sorted(path.name[1:5] for path in folder.glob("v*.py"))[-1] == schema.REVISION


def test_an_older_dossier_is_brought_up_to_date_and_keeps_what_it_holds(free_address: str) -> None:
    store = _store(free_address)
    with store.writing() as connection:
        migrate.migrate(connection, "old", "0001")
        assert "sketches" not in inspect(connection).get_table_names(migrate._own_schema(connection))
    from recoupe.dossier.adding import add_one

    add_old = add_one(store, REPORT, None, renew=False)
    store.close()
    with Dossier.open(free_address, create=False, crosscheck=one_event_each) as dossier:
        assert [document.id for document in dossier.documents()] == [add_old.document]
        assert len(dossier.events()) == 1
    with Dossier.open(free_address, create=False) as dossier:
        assert dossier.events() == crosscheck([REPORT])


def test_a_newer_dossier_is_refused_and_left_alone(address: str) -> None:
    with Dossier.open(address) as dossier:
        dossier.add([REPORT])
    _set_version(address, "9999")
    with pytest.raises(DossierError) as caught:
        Dossier.open(address)
    message = str(caught.value)
    assert "written by a newer version of Recoupe; update with `pip install --upgrade recoupe`" in message
    assert "\n" not in message
    _set_version(address, schema.REVISION)
    with Dossier.open(address) as dossier:
        assert list(dossier.documents()) == [REPORT]


def test_without_leave_to_create_none_is_made(free_address: str) -> None:
    with pytest.raises(DossierError, match=r"no dossier here|no such dossier"):
        Dossier.open(free_address, create=False)
    assert free_address.startswith("postgresql:") or not Path(free_address).exists()


def _other_sqlite(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE documents (x)")
        connection.commit()


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (
            lambda path: path.write_bytes(b"Rapport du 3 mai 2021, a lire avant la reunion.\n" * 100),
            "this is no dossier",
        ),
        (lambda path: path.write_bytes(b"\0" * 5000), "this is no dossier"),
        (_other_sqlite, "this is no dossier but another SQLite file"),
        (lambda path: path.mkdir(), "this is a folder"),
    ],
    ids=["text", "zeros", "other SQLite file", "folder"],
)
def test_what_is_no_dossier_is_refused_and_left_alone(
    tmp_path: Path, make: Callable[[Path], None], reason: str
) -> None:
    path = tmp_path / "a.dossier"
    make(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(DossierError, match=reason) as caught:
        Dossier.open(path)
    assert "\n" not in str(caught.value)
    assert (path.read_bytes() if path.is_file() else None) == before
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.dossier"]


def test_an_empty_file_may_become_a_dossier(tmp_path: Path) -> None:
    (tmp_path / "a.dossier").touch()
    with Dossier.open(tmp_path / "a.dossier") as dossier:
        dossier.add([REPORT])
        assert [document.id for document in dossier.documents()] == [REPORT.id]


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("", "not a name"),
        ("mysql://host/db", "a dossier is a file or a postgresql:// address"),
        ("postgresql://host:port/db", "not an address"),
        ("no/such/folder/a.dossier", "there is no folder"),
        ("postgresql://nobody:secret@127.0.0.1:1/none", "no connection; check the address"),
    ],
)
def test_an_address_that_leads_nowhere_is_an_error_of_one_line_without_the_password(address: str, reason: str) -> None:
    with pytest.raises(DossierError, match=reason) as caught:
        Dossier.open(address)
    assert "\n" not in str(caught.value)
    assert "secret" not in str(caught.value)


def test_tables_of_others_in_a_database_are_left_alone(free_address: str) -> None:
    if not free_address.startswith("postgresql:"):
        pytest.skip("a file holds one dossier and nothing else")
    store = _store(free_address)
    with store.writing() as connection:
        connection.exec_driver_sql("CREATE TABLE documents (x int)")
    store.close()
    with pytest.raises(DossierError, match="other tables have the names of a dossier's"):
        Dossier.open(free_address)


def test_postgres_says_how_to_get_its_driver(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "psycopg", None)
    with pytest.raises(DossierError, match=r"pip install 'recoupe\[postgres\]'"):
        Dossier.open("postgresql://host/db")
