"""Tab-separated tables: rows with line numbers, errors with file and line."""

from pathlib import Path

import pytest

from recoupe.errors import DataFileError
from recoupe.text.table import parse_table

PATH = Path("lang/xx/people.tsv")
GOOD = "# A row is a noun.\n\npattern\tunit\tgroup\nsoldat/n\tsoldier\tmilitary\n# more\nhomme/n\tman\n"


def test_rows_know_their_line_and_missing_cells_are_empty() -> None:
    rows = parse_table(GOOD, PATH, ["pattern", "unit", "group"])
    assert [(r.line, r["pattern"], r["group"]) for r in rows] == [(4, "soldat/n", "military"), (6, "homme/n", "")]


def test_line_ends_of_windows_are_no_part_of_a_cell() -> None:
    (row,) = parse_table("a\tb\r\n1\t2\r\n", PATH, ["a", "b"])
    assert row["b"] == "2"


def test_a_cell_of_several_values_is_split_and_trimmed() -> None:
    (row,) = parse_table("a\nun | deux||\n", PATH, ["a"])
    assert row.many("a") == ("un", "deux")


@pytest.mark.parametrize(
    ("content", "where", "reason"),
    [
        ("pattern\tunit\nx\ty\n", "people.tsv:1: ", "they must be"),
        ("# note\npattern\tgroup\tunit\n", "people.tsv:2: ", "they must be"),
        (GOOD + "a\tb\tc\td\n", "people.tsv:7: ", "4 cells in a table of 3 columns"),
        ("# only a note\n", "people.tsv: ", "no header"),
        ("", "people.tsv: ", "no header"),
    ],
)
def test_a_broken_table_is_refused_with_file_and_line(content: str, where: str, reason: str) -> None:
    with pytest.raises(DataFileError) as caught:
        parse_table(content, PATH, ["pattern", "unit", "group"])
    assert where in str(caught.value)
    assert reason in str(caught.value)


def test_a_row_makes_an_error_that_names_it() -> None:
    error = parse_table(GOOD, PATH, ["pattern", "unit", "group"])[1].error("no such group")
    assert (error.path, error.line, error.reason) == (PATH, 6, "no such group")
