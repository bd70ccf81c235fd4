"""Opening a dossier: is it one, and of which version? An older one is brought up to date, a newer one is refused.

Source: alembic, "Using the environment programmatically" (runtime.environment.EnvironmentContext).
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, column, func, inspect, select, table

from recoupe.dossier import sqlite
from recoupe.dossier.schema import REVISION, VERSION_TABLE, metadata
from recoupe.dossier.store import Store
from recoupe.errors import DossierError

_FOLDER = Path(__file__).parent / "migrations"


def prepare(store: Store, *, create: bool) -> None:
    """See that the store holds a dossier of the present schema, by making or migrating it.

    Args:
        store: just opened.
        create: whether an empty one may become a dossier.

    Raises:
        DossierError: it holds something else, or a dossier of a newer version.
    """
    with store.reading() as connection:
        revision = find_revision(store, connection)
    if revision is None and not create:
        raise DossierError(f"{store.name}: there is no dossier here; make one with `recoupe add`")
    if revision != REVISION:
        with store.writing() as connection:
            if find_revision(store, connection) != REVISION:  # another process may have been first
                migrate(connection, store.name)
    if store.is_sqlite:
        sqlite.use_write_ahead_log(store)


def find_revision(store: Store, connection: Connection) -> str | None:
    """Version of the schema, None where there is nothing yet.

    Raises:
        DossierError: there is something, but no dossier.
    """
    own = _own_schema(connection)
    tables = set(inspect(connection).get_table_names(own))
    if store.is_sqlite:
        is_ours = sqlite.application_id(connection) == sqlite.APPLICATION_ID
        if tables and not is_ours:
            raise DossierError(f"{store.name}: this is no dossier but another SQLite file; give another name")
    elif VERSION_TABLE not in tables and tables & set(metadata.tables):
        raise DossierError(
            f"{store.name}: other tables have the names of a dossier's; give an empty database or schema"
        )
    if VERSION_TABLE not in tables:
        return None
    versions = table(VERSION_TABLE, column("version_num"), schema=own)
    return str(connection.scalars(select(versions.c.version_num)).one())


def migrate(connection: Connection, name: str, revision: str = REVISION) -> None:
    """Bring the schema to a revision, inside the transaction of the connection.

    Args:
        connection: of a writing transaction.
        name: of the dossier, for messages.
        revision: which.

    Raises:
        DossierError: it was written by a newer version of Recoupe.
    """
    from alembic.config import Config  # alembic takes 0.2 s to import, and is rarely needed
    from alembic.runtime.environment import EnvironmentContext
    from alembic.script import ScriptDirectory
    from alembic.util import CommandError

    script = ScriptDirectory(str(_FOLDER))
    context = EnvironmentContext(
        Config(),
        script,
        fn=lambda at, _context: script._upgrade_revs(revision, at),  # noqa: SLF001  # as alembic's own command does
    )
    with context:
        context.configure(
            connection=connection,
            version_table=VERSION_TABLE,
            version_table_schema=_own_schema(connection),
            transactional_ddl=True,
        )
        try:
            context.run_migrations()
        except CommandError as error:
            raise DossierError(
                f"{name}: written by a newer version of Recoupe; update with `pip install --upgrade recoupe`"
            ) from error


def _own_schema(connection: Connection) -> str | None:
    """The schema in which PostgreSQL makes tables: a dossier in a later one of the search path is another dossier."""
    return None if connection.dialect.name == "sqlite" else connection.scalar(select(func.current_schema()))
