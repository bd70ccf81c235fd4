"""Where training data lies."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Sources:
    """The folder with `treebanks` and `ner`, and the corpus."""

    data: Path
    corpus: Path
