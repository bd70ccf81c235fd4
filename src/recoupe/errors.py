"""The exceptions of Recoupe, one tree.

    RecoupeError                 what a caller may catch
    ├── DataFileError            a data file of a pack or of `world` breaks its format; names file and line
    ├── SpanError                an offset does not point at its quote (a bug in code, never in input)
    ├── BackendError             an extraction back end is unknown, registered twice or breaks its protocol
    ├── ModelError               trained weights of a pack are missing or damaged; the rules go on without them
    ├── TrainingError            a model cannot be trained: data that is missing or not what it should be
    ├── ReadError                a report cannot be read; readers turn it into a `Rejected`
    ├── DossierError             a dossier cannot be opened, read or written; nothing half-written is left behind
    └── ScoreError               a gold folder or a pinned floor cannot be used

Bad input is a value (`recoupe.model.Rejected`), bad code or a bad call is an exception.
"""

from pathlib import Path


class RecoupeError(Exception):
    """Base of all exceptions raised on purpose."""


class DataFileError(RecoupeError):
    """A data file breaks its format.

    Args:
        path: file at fault.
        line: line number from 1, or None where the whole file is meant.
        reason: what is wrong and what to do, lower case.
    """

    def __init__(self, path: str | Path, line: int | None, reason: str) -> None:
        self.path, self.line, self.reason = Path(path), line, reason
        where = f"{self.path}:{line}" if line is not None else str(self.path)
        super().__init__(f"{where}: {reason}")


class SpanError(RecoupeError):
    """An offset lies outside its text or does not point at its quote."""


class BackendError(RecoupeError):
    """An extraction back end is unknown, registered twice, or breaks the protocol."""


class ModelError(RecoupeError):
    """Trained weights of a pack are missing or damaged; extraction goes on without a parse and says so."""


class ReadError(RecoupeError):
    """A report cannot be read; the message is one line and says what to do."""


class DossierError(RecoupeError):
    """A dossier cannot be opened, read or written; the message is one line and says what to do."""


class TrainingError(RecoupeError):
    """A model cannot be trained: data that is missing or not what it should be."""


class ScoreError(RecoupeError):
    """A gold folder or a file of pinned floors cannot be used."""
