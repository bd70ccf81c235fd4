"""Documents as JSON lines: exactly the contract, one document a line."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TextIO

from recoupe.model import Document


def write_jsonl(documents: Iterable[Document], out: TextIO) -> None:
    """Write each document as one line of JSON, as soon as it is there."""
    out.writelines(json.dumps(document.to_dict(), ensure_ascii=False) + "\n" for document in documents)
