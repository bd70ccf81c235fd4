"""Where a dossier is: the path of a file, or the address of a database."""

from __future__ import annotations

import os
import re
from pathlib import Path

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from recoupe.errors import DossierError

_ADDRESS = re.compile(r"(?i)([a-z][a-z0-9+.-]*)://")
_POSTGRES = frozenset({"postgres", "postgresql", "postgresql+psycopg"})


def parse_address(path_or_url: str | os.PathLike[str]) -> Path | URL:
    """The path of a file, or the address of a PostgreSQL database.

    Raises:
        DossierError: it is neither.
    """
    words = os.fspath(path_or_url)
    found = _ADDRESS.match(words)
    if found is None:
        return _path(words)
    if found[1].lower() not in _POSTGRES:
        raise DossierError(f"{found[0]}…: a dossier is a file or a postgresql:// address")
    try:
        return make_url(re.sub(r"^[^:]+", "postgresql", words, count=1))
    except (ArgumentError, ValueError) as error:
        raise DossierError(f"{found[0]}…: not an address; it looks like postgresql://user@host/database") from error


def _path(words: str) -> Path:
    if not words.strip() or "\0" in words:
        raise DossierError(f"{words!r}: not a name; give the path of a file or a postgresql:// address")
    return Path(words).absolute()
