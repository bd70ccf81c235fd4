"""A dossier in a PostgreSQL database with PostGIS, for a team.

Source: https://www.postgresql.org/docs/current/errcodes-appendix.html.
"""

from __future__ import annotations

from sqlalchemy import create_engine
from sqlalchemy.engine import URL

from recoupe.dossier.store import Backend, Store
from recoupe.errors import DossierError

_TIMEOUT_S = 10
_LOCKS = (
    "SET LOCAL lock_timeout = '60s'",
    "SELECT pg_advisory_xact_lock(hashtext('recoupe.' || current_schema()))",
)
_REASONS = (
    ("28", "the server refuses the user; check user and password"),
    ("3D000", "there is no such database; make it with `createdb`"),
    ("3F000", "there is no such schema; make it, or leave it out of the address"),
    ("42501", "the user may not do this; the owner of the database must grant it"),
    ("0A000", "the server lacks what is needed; install the packages of PostGIS on it"),
    ("42883", "PostGIS is not in the search path of the address; put its schema there, most often `public`"),
    ("58P01", "the server lacks what is needed; install the packages of PostGIS on it"),
    ("25006", "the server is read-only; give the address of the one that may be written"),
    ("53100", "the server's disk is full; free some space and try again, nothing was half-written"),
    ("53300", "the server has too many connections; try again later"),
    ("55P03", "another program is writing to it; try again when it is done"),
    ("08", "the connection broke off; try again, nothing was half-written"),
    ("57", "the server broke off; try again, nothing was half-written"),
)
_NO_CONNECTION = "no connection; check the address, and that the server runs"


def open_database(url: URL) -> Store:
    """The store of a database.

    Args:
        url: of SQLAlchemy; tables are looked for and made in the first schema of the search path, PostGIS in `public`.

    Raises:
        DossierError: psycopg is not installed.
    """
    try:
        import psycopg  # noqa: F401  # an extra: the error must come here
    except ImportError as error:
        raise DossierError("PostgreSQL needs psycopg; install it with `pip install 'recoupe[postgres]'`") from error
    engine = create_engine(
        url.set(drivername="postgresql+psycopg"),
        connect_args={"connect_timeout": _TIMEOUT_S},
        isolation_level="REPEATABLE READ",
    )
    # a writer must see what was committed while it waited for the one before
    writer = engine.execution_options(isolation_level="READ COMMITTED")
    return Store(engine, writer, url.render_as_string(hide_password=True), BACKEND)


def explain(error: BaseException) -> str:
    """Reason and remedy of an error of psycopg."""
    code = getattr(error, "sqlstate", None)
    words = (str(error).strip() or type(error).__name__).splitlines()[0]
    if code is None:
        return (
            f"{_NO_CONNECTION} ({words})"
            if type(error).__name__ in {"OperationalError", "ConnectionTimeout"}
            else words
        )
    return next((reason for start, reason in _REASONS if code.startswith(start)), words)


BACKEND = Backend(is_sqlite=False, locks=_LOCKS, explain=explain)
