"""Fit the weights of `extract/rules/happened.py`: `python tools/fit_happened.py ../shared/data`; some minutes."""

from __future__ import annotations

import sys
from pathlib import Path

from recoupe.learn.happened import fit_records, write_weights
from recoupe.learn.sample import read_records

NOTES = (
    "How far a predicate is taken to have happened: features of its parse (extract/rules/happened.py), scale of UDS-IH2.",
    "Fitted by tools/fit_happened.py on UDS-IH2, train part (decompositional-semantics-initiative/decomp), with the sentences",
    "of UD English EWT, both CC BY-SA 4.0; this table is under CC BY-SA 4.0, too. feature: name; weight: added where it holds.",
)


def main(data: Path) -> None:
    """Fit English on `data/factuality/uds-train.jsonl.gz` and write the table of English."""
    records = read_records(data / "factuality" / "uds-train.jsonl.gz")
    path = Path("src/recoupe/extract/rules/happened_en.tsv")
    write_weights(path, fit_records(records, "en"), NOTES)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
