"""Documents or events as JSON lines: exactly the contract, one a line."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TextIO

from recoupe.model import Document, Event


def write_jsonl(items: Iterable[Document | Event], out: TextIO) -> None:
    """Write each as one line of JSON, as soon as it is there."""
    out.writelines(json.dumps(item.to_dict(), ensure_ascii=False) + "\n" for item in items)
