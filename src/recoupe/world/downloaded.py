"""Tables of places that a user has downloaded, made into tables of ours: a GeoNames dump, a Who's On First table.

GeoNames: a country dump (`SY.txt`, or `SY.zip` with it), 19 columns without a header, see
https://download.geonames.org/export/dump/readme.txt. Who's On First: a tab-separated table (also `.gz`) with a header
that has at least `id name kind country lat lon`, and `population`, `names` where it can.
"""

from __future__ import annotations

import csv
import gzip
import io
import os
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from recoupe.errors import DataFileError
from recoupe.model import Level
from recoupe.world.user_places import ADDED, user_folder

Cells = tuple[str, ...]
_SITES = {
    "AIRB": "base",
    "AIRF": "site",
    "AIRP": "site",
    "INSM": "base",
    "DAM": "site",
    "OILF": "site",
    "PSTB": "crossing",
}
_DIVISIONS = {"ADM1": "admin1", "ADM2": "admin2"}
_KINDS = {"region": "admin1", "county": "admin2", "locality": "town", "neighbourhood": "site", "campus": "site"}
_RADII = {"admin1": 120, "admin2": 50, "town": 8, "village": 3, "site": 1, "base": 5, "crossing": 5}
"""Source: codebooks §10."""
_N_GEONAMES = 19
_VILLAGE = 2000
STEP = 10_000
HEAD = """\
# Made by `recoupe places add`; one row: one place of a table that the user downloaded; its licence is that of the table.
id\tname\tlevel\tcountry\tlat\tlon\tradius_km\tpopulation\tnames
"""


def add_table(kind: str, path: Path, report: Callable[[int, int], None]) -> tuple[Path, int]:
    """Convert a table into the folder of added tables, whole or not at all.

    Args:
        kind: "geonames" or "whosonfirst".
        report: takes the lines read and the places kept, every 10,000 lines and at the end.

    Returns:
        The table and its number of places.

    Raises:
        DataFileError: the file is no such table.
        OSError: it cannot be read, or the folder cannot be written.
    """
    folder = user_folder() / ADDED
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"{kind}-{path.name.split('.')[0]}.tsv"
    n_kept = 0
    handle, name = tempfile.mkstemp(dir=folder, prefix=".new-")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as out, _open(path) as lines:
            out.write(HEAD)
            for n_read, cells in enumerate(READERS[kind](lines, path), 1):
                if cells is not None:
                    out.write("\t".join(cells) + "\n")
                    n_kept += 1
                if n_read % STEP == 0:
                    report(n_read, n_kept)
        if not n_kept:
            raise DataFileError(path, None, f"no place of it can be used; is it a table of {kind}?")
        Path(name).replace(target)
    finally:
        Path(name).unlink(missing_ok=True)
    return target, n_kept


@contextmanager
def _open(path: Path) -> Iterator[IO[str]]:
    """Lines of a text file, or of the one in a `.gz` or a `.zip`."""
    if path.suffix == ".zip":
        with zipfile.ZipFile(path) as archive, archive.open(_member(archive, path)) as file:
            yield io.TextIOWrapper(file, encoding="utf-8", newline="\n")
    elif path.suffix == ".gz":
        with gzip.open(path, "rt", encoding="utf-8", newline="\n") as lines:
            yield lines
    else:
        with path.open(encoding="utf-8", newline="\n") as lines:
            yield lines


def _member(archive: zipfile.ZipFile, path: Path) -> str:
    names = [n for n in archive.namelist() if n.endswith(".txt") and "readme" not in n.lower()]
    if len(names) != 1:
        raise DataFileError(path, None, f"{len(names)} tables in the archive; one is needed")
    return names[0]


def _geonames(lines: Iterable[str], path: Path) -> Iterator[Cells | None]:
    for number, line in enumerate(lines, 1):
        cells = line.rstrip("\n").split("\t")
        if len(cells) != _N_GEONAMES:
            raise DataFileError(path, number, f"{len(cells)} columns; a GeoNames dump has {_N_GEONAMES}")
        level = _geonames_level(cells[6], cells[7], _whole(cells[14]))
        names = "|".join(dict.fromkeys(n for n in [cells[2], *cells[3].split(",")] if n and "|" not in n))
        place = (f"geonames:{cells[0]}", cells[1], level or "", cells[8], cells[4], cells[5])
        yield None if level is None else (*place, str(_RADII[level]), str(_whole(cells[14])), names)


def _geonames_level(feature_class: str, code: str, population: int) -> str | None:
    if feature_class == "P":
        return Level.VILLAGE.value if 0 < population < _VILLAGE else Level.TOWN.value
    return _DIVISIONS.get(code) if feature_class == "A" else _SITES.get(code)


def _whosonfirst(lines: Iterable[str], path: Path) -> Iterator[Cells | None]:
    csv.field_size_limit(sys.maxsize)
    rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    missing = {"id", "name", "kind", "country", "lat", "lon"} - set(rows.fieldnames or ())
    if missing:
        raise DataFileError(path, 1, f"columns {sorted(missing)} are missing")
    for row in rows:
        level = _KINDS.get(row["kind"])
        if (
            level is None
            or not (row["lat"] and row["lon"] and row["name"])
            or row.get("status", "current") != "current"
        ):
            yield None
            continue
        names = "|".join(dict.fromkeys(n.partition("=")[2] or n for n in (row.get("names") or "").split("|") if n))
        id_ = f"geonames:{row['geonames']}" if row.get("geonames") else f"wof:{row['id']}"
        place = (id_, row["name"], level, row["country"], row["lat"], row["lon"])
        yield (*place, str(_RADII[level]), str(_whole(row.get("population") or "")), names)


def _whole(text: str) -> int:
    return int(text) if text.isdigit() else 0


READERS: dict[str, Callable[[Iterable[str], Path], Iterator[Cells | None]]] = {
    "geonames": _geonames,
    "whosonfirst": _whosonfirst,
}
