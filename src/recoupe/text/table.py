"""Reading the tab-separated tables of `lang` and `world`; errors name file and line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from recoupe.errors import DataFileError


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table.

    Attributes:
        line: line number in the file, from 1.
        cells: text of each column, blanks trimmed.
    """

    path: Path
    line: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def many(self, column: str) -> tuple[str, ...]:
        """Values of a cell that holds several, separated by "|"."""
        return tuple(v.strip() for v in self.cells[column].split("|") if v.strip())

    def error(self, reason: str) -> DataFileError:
        """An error that names this row."""
        return DataFileError(self.path, self.line, reason)


def read_table(path: Path, columns: Sequence[str], optional: Sequence[str] = ()) -> list[Row]:
    """Rows of a table in a file; see `parse_table`.

    Raises:
        DataFileError: the file is no UTF-8 text, or its header or a row does not have these columns.
    """
    try:
        content = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise DataFileError(path, None, f"byte {error.start} is no UTF-8; save the table as UTF-8") from error
    return parse_table(content, path, columns, optional)


def parse_table(content: str, path: Path, columns: Sequence[str], optional: Sequence[str] = ()) -> list[Row]:
    """Rows of a table: comment lines, a header with exactly these columns, then the rows.

    Args:
        optional: columns that may follow, in this order; empty cells where they do not.

    Raises:
        DataFileError: the header or a row does not have these columns.
    """
    rows: list[Row] = []
    header: list[str] | None = None
    for number, line in enumerate(content.split("\n"), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.rstrip("\r").split("\t")]
        if header is None:
            header = cells
            if header != [*columns, *(name for name in optional if name in header)]:
                raise DataFileError(path, number, f"columns are {header!r}; they must be {list(columns)!r}")
            continue
        if len(cells) > len(header):
            raise DataFileError(path, number, f"{len(cells)} cells in a table of {len(header)} columns")
        cells += [""] * (len(header) - len(cells))
        rows.append(Row(path, number, dict.fromkeys(optional, "") | dict(zip(header, cells, strict=True))))
    if header is None:
        raise DataFileError(path, None, f"no header; the columns must be {list(columns)!r}")
    return rows


@contextmanager
def blaming(path: Path) -> Iterator[None]:
    """Turn whatever goes wrong while a data file is read into an error that names the file.

    Raises:
        DataFileError: the file is missing, a key is missing, or a value does not fit.
    """
    try:
        yield
    except DataFileError:
        raise
    except FileNotFoundError:
        raise DataFileError(path, None, "the file is missing; see docs/language-packs.md") from None
    except KeyError as error:
        raise DataFileError(path, None, f"key {error} is missing; see docs/language-packs.md") from error
    except (ValueError, TypeError, AttributeError) as error:
        raise DataFileError(path, None, str(error)) from error
