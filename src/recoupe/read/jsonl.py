"""JSON Lines: one report a line.

Fields: `text` and, if known, `source`, `url`, `id`, `outlet`, `published`, `language`, `title`, `authors`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from recoupe.errors import ReadError
from recoupe.read.decode import check_text
from recoupe.read.metadata import Metadata, parse_metadata
from recoupe.read.reader import Page

_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a file: where it stands and its bytes; `content` is None where it is longer than allowed."""

    source: str
    content: bytes | None


def read_lines(stream: BinaryIO, source: str, max_bytes: int) -> Iterator[Line]:
    """Lines that are not blank, one at a time; of an overlong one no more than `max_bytes` are ever held.

    Args:
        stream: the file.
        source: its name; each line is called `source:number`.
        max_bytes: longest line allowed.
    """
    number = 0
    while content := stream.readline(max_bytes + 1):
        number += 1
        if len(content) > max_bytes and not content.endswith(b"\n"):
            _skip_line(stream)
            yield Line(f"{source}:{number}", None)
        elif content.strip(b" \t\r\n" + _BOM):
            yield Line(f"{source}:{number}", content.removeprefix(_BOM) if number == 1 else content)


def _skip_line(stream: BinaryIO) -> None:
    while (piece := stream.readline(1 << 20)) and not piece.endswith(b"\n"):
        continue


def parse_line(line: Line) -> tuple[Page, Metadata]:
    """The report of a line and what the line tells about it.

    Raises:
        ReadError: it is no JSON object with a text, or a field has a value of the wrong kind.
    """
    if line.content is None:
        raise ReadError("the line is too long; one line holds one report")
    try:
        values = json.loads(line.content)
    except (ValueError, RecursionError) as error:
        raise ReadError(f"not JSON ({error}); one line holds one object with a text") from error
    if not isinstance(values, dict) or not isinstance(values.get("text"), str):
        raise ReadError('no text; one line holds one object like {"text": "…", "outlet": "…"}')
    named = (values.get(field) for field in ("source", "url", "id"))
    source = next((name for name in named if isinstance(name, str) and name.strip()), line.source)
    return check_text(values["text"], source), parse_metadata(values)


def is_json_lines(content: bytes) -> bool:
    """Whether bytes begin with a line that is a report as JSON."""
    first = content.removeprefix(_BOM).lstrip().split(b"\n", 1)[0]
    if not first.startswith(b"{"):
        return False
    try:
        values = json.loads(first)
    except (ValueError, RecursionError):
        return False
    return isinstance(values, dict) and "text" in values
