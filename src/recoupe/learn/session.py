"""One run of outside scorers: reads texts, writes predictions, runs programs."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass, field, replace
from pathlib import Path

from recoupe.errors import ScoreError
from recoupe.learn.gold import load_gold
from recoupe.learn.reader import Reader, read_or_none, read_report
from recoupe.learn.sample import Record, read_records, write_records
from recoupe.model import Document

TIMEOUT_S = 300


@dataclass(frozen=True, slots=True)
class Session:
    """Where the scorers and their data are, where predictions are put, and what is measured.

    Attributes:
        shared: folder with `score`, `gold` and `data`.
        work: folder for predictions.
        remarks: one line for each thing that makes figures worse than the reader is.
        corpus: our annotated corpus.
    """

    shared: Path
    work: Path
    reader: Reader
    remarks: list[str] = field(default_factory=list)
    corpus: Path = Path("corpus")

    def score(self, program: str, *arguments: Path | str) -> Record:
        """Output of a scorer; exit status 1 (scored, but the contract is breached) still has figures.

        Raises:
            ScoreError: the scorer failed; the message ends with its last line.
        """
        command = [sys.executable, str(self.shared / "score" / program), *map(str, arguments)]
        done = subprocess.run(command, check=False, capture_output=True, text=True, encoding="utf-8", timeout=TIMEOUT_S)
        try:
            found = json.loads(done.stdout)
        except ValueError as error:
            lines = (done.stderr or done.stdout).strip().split("\n")
            raise ScoreError(f"{program} failed: {lines[-1]}") from error
        assert isinstance(found, dict)
        return found

    def write(self, name: str, records: list[Record]) -> Path:
        """A file of records in the work folder."""
        path = self.work / name
        write_records(path, records)
        return path

    def read(self, gold: Record) -> Document | None:
        """Document of a line of data: its publication date and language are given where the line has them."""
        published, language = _text_of(gold, "published"), _text_of(gold, "language")
        document = read_or_none(self.reader, str(gold["text"]), published=published, language=language)
        if document is not None and document.text != gold["text"]:
            self.remarks.append(f"{gold['id']}: the document has another text than was given; scorers call it empty")
        return document

    def predict(self, path: Path) -> Path:
        """A file with the document of every line of data; a text that comes twice is read once."""
        made: dict[str, Record] = {}
        for gold in read_records(path):
            text = str(gold["text"])
            document = None if text in made else self.read(gold)
            if document is not None:
                made[text] = replace(document, source=str(gold["id"])).to_dict()
        return self.write(f"{path.name}.made", list(made.values()))

    def read_gold(self, folder: Path) -> list[Document]:
        """The documents of a gold folder; `source`, by which a scorer finds the gold, is the id of the report."""
        read = ((report.id, read_report(report, self.reader)) for report in load_gold(folder))
        return [replace(document, source=id_) for id_, document in read if document is not None]


def _text_of(record: Record, key: str) -> str | None:
    value = record.get(key)
    return value if isinstance(value, str) and value else None
