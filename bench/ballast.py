"""A large dossier for `incremental.py` without computing it: a filled one, repeated at other times as rows of its tables.

Every repetition has reports, numbers, keys, accounts, merges, links and events of its own under row numbers of its own,
moved by whole years to either side. Packed JSON is the same, and not opened: what is added later lies within the days of the
original. What is measured is what depends on the size of the tables and of their indexes, beside what lies near in time.
"""

from __future__ import annotations

import hashlib
import json
import re
import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

from recoupe.crosscheck.copies.candidates import most_sharing
from recoupe.crosscheck.copies.sketch import Channel
from recoupe.crosscheck.copies.stored import channel_of

WEEKS = 52
"""Weeks of a move: the block keys hold the number of the week."""
_WEEK = re.compile(r"\|(week|since)(\d+)\|")
_DAYS_AT = (6, 7)  # of the array that `write_profile` makes
_HASH_BITS = 41
_UNDATED = (1 << 22) - 1  # first bits of the row number of an event without a day
_MOVED = {
    "documents": "number + o, moved_id(id, t), source, outlet, language, moved_day(published_start, t),"
    " moved_day(published_stop, t), title, n_claims, is_dirty, folded, forms, body",
    "reports": "NULL, document + o, source, outlet, address, retrieved_at, media_type, sha256, content",
    "claims": "document + o, id, kind, moved_day(start, t), moved_day(stop, t), place, score, evidence",
    "links": 'NULL, "left" + o, "right" + o, evidence, body',
    "sketches": "document + o, first + d, last + d, rank, n_prose, numbers",
    "numbers": "number, first + d, last + d, rank, document + o",
    "outlet_keys": "key, is_own, document + o",
    "block_keys": "moved_key(key, t), document + o, claim",
    "profiles": "document + o, claim, moved_profile(body, t)",
    "merges": '"left" + o, left_claim, "right" + o, right_claim, score',
    "events": "moved_number(number, t), moved_id(id, t), kind, moved_day(start, t), moved_day(stop, t), place, west, south,"
    " east, north, credibility, grade, happened_low, happened_high, n_documents, n_outlets, title, folded, forms, body,"
    " basis",
    "event_claims": "document + o, claim, moved_number(event, t)",
}
"""Columns of the repeated rows: `t` is the number of years, `d` of days, `o` what is added to row numbers."""
_ORDER = {"numbers": "1, 2", "block_keys": "1", "outlet_keys": "1, 2, 3"}


def repeat(path: Path, times: int) -> None:
    """Repeat all of a dossier in a file so many times, half of them earlier and half later."""
    with closing(sqlite3.connect(path)) as connection:
        for name, function in (
            ("moved_profile", _moved_profile),
            ("moved_id", _moved_id),
            ("moved_day", _moved_day),
            ("moved_key", _moved_key),
            ("moved_number", _moved_number),
        ):
            connection.create_function(name, 2, function, deterministic=True)
        connection.execute("PRAGMA synchronous = OFF")
        (size,) = connection.execute("SELECT max(number) FROM documents").fetchone()
        moves = [(i // 2 + 1) * (1 if i % 2 else -1) for i in range(times)]
        rows = [(t, 7 * WEEKS * t, size * n) for n, t in enumerate(moves, 1)]
        connection.execute("CREATE TEMP TABLE moves (t, d, o)")
        connection.executemany("INSERT INTO moves VALUES (?, ?, ?)", rows)
        for table, columns in _MOVED.items():
            order = f" ORDER BY {_ORDER[table]}" if table in _ORDER else ""
            connection.execute(f"INSERT INTO {table} SELECT {columns} FROM {table}, temp.moves{order}")  # noqa: S608
        _note_frequent(connection)
        connection.commit()


def _note_frequent(connection: sqlite3.Connection) -> None:
    least = min(map(most_sharing, Channel))
    counted = f"SELECT number, count(*) FROM numbers GROUP BY number HAVING count(*) > {least}"  # noqa: S608
    found = [(number,) for number, count in connection.execute(counted) if count > most_sharing(channel_of(number))]
    connection.executemany("INSERT OR IGNORE INTO frequent VALUES (?)", found)


def _moved_id(id_: str, times: int) -> str:
    return "sha256:" + hashlib.sha256(f"{id_}/{times}".encode()).hexdigest()


def _moved_day(day: str | None, times: int) -> str | None:
    return day and (date.fromisoformat(day) + timedelta(days=7 * WEEKS * times)).isoformat()


def _moved_profile(body: str, times: int) -> str:
    values = json.loads(body)
    values[0] = _moved_id(values[0], times)
    for days in (values[i] for i in _DAYS_AT if values[i] is not None):
        days[:2] = [day + 7 * WEEKS * times for day in days[:2]]
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def _moved_key(key: str, times: int) -> str:
    moved = _WEEK.sub(lambda m: f"|{m[1]}{int(m[2]) + WEEKS * times}|", key)
    return moved if moved != key else f"{key}/{times}"


def _moved_number(number: int, times: int) -> int:
    """Row number of an event: its day moves, or where it has none the rest."""
    day, rest = divmod(number, 1 << _HASH_BITS)
    if day != _UNDATED:
        return number + (7 * WEEKS * times << _HASH_BITS)
    return (day << _HASH_BITS) + (rest + times * 1_000_003) % (1 << _HASH_BITS)
