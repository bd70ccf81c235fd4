"""Samples that are the same on every machine and in every run."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from recoupe.errors import ScoreError

Record = dict[str, object]
"""One line of a JSON Lines file."""


def read_records(path: Path) -> list[Record]:
    """Lines of a JSON Lines file, packed or not.

    Raises:
        ScoreError: a line is not a JSON object; the message names file and line.
    """
    raw = path.read_bytes()
    content = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8")
    return [parse_record(path, n, line) for n, line in enumerate(content.split("\n"), 1) if line.strip()]


def parse_record(path: Path, number: int, line: str) -> Record:
    """The JSON object of a line.

    Raises:
        ScoreError: it is none; the message names file and line.
    """
    try:
        found = json.loads(line)
    except ValueError as error:
        raise ScoreError(f"{path}:{number}: not JSON: {error}") from error
    if not isinstance(found, dict):
        raise ScoreError(f"{path}:{number}: not an object: {line[:40]!r}")
    return found


def write_records(path: Path, records: Iterable[Record]) -> None:
    """Write JSON Lines."""
    lines = (json.dumps(record, ensure_ascii=False) + "\n" for record in records)
    path.write_text("".join(lines), encoding="utf-8", newline="\n")


def take_sample(records: Sequence[Record], size: int) -> list[Record]:
    """A fixed sample, in the order of the file: the records whose id has the smallest SHA-256."""
    if len(records) <= size:
        return list(records)
    chosen = set(sorted(range(len(records)), key=lambda i: _digest(records[i]))[:size])
    return [record for i, record in enumerate(records) if i in chosen]


def _digest(record: Record) -> str:
    return hashlib.sha256(str(record.get("id")).encode("utf-8")).hexdigest()
