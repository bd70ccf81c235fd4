"""Words that tell the parts of a page: loads `cues.tsv` and compiles it.

Cues are matched on text after `fold_accents`: lower case, straight quotes, no accents, same length.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from recoupe.errors import DataFileError
from recoupe.text.fold import fold_accents
from recoupe.text.table import parse_table

_PATH = Path(__file__).with_name("cues.tsv")
_COLUMNS = ("class", "language", "words")
CLASSES = frozenset(
    ["related", "share", "legal", "caption", "picture", "source", "byline", "correspondent", "published", "updated",
     "with", "note", "clock", "staff", "section"]
)  # fmt: skip


@cache
def load_cues(class_: str) -> frozenset[str]:
    """Cues of a class in every language, folded.

    Raises:
        DataFileError: the table breaks its format or has an unknown class.
    """
    rows = parse_table(_PATH.read_text(encoding="utf-8"), _PATH, _COLUMNS)
    for row in rows:
        if row["class"] not in CLASSES:
            raise DataFileError(_PATH, row.line, f"unknown class {row['class']!r}; use one of {sorted(CLASSES)}")
    return frozenset(fold_accents(row["words"]) for row in rows if row["class"] == class_)


@cache
def cue_pattern(class_: str) -> str:
    """Regular expression of a class of cues, longest first, blanks of any width, without groups."""
    longest_first = sorted(load_cues(class_), key=lambda words: (-len(words), words))
    return "(?:" + "|".join(r"\s+".join(map(re.escape, words.split())) for words in longest_first) + ")"


@cache
def _opening(class_: str) -> re.Pattern[str]:
    return re.compile(rf"[\W_]{{0,4}}({cue_pattern(class_)})(?!\w)")


def match_opening(class_: str, folded: str) -> re.Match[str] | None:
    """The cue of a class at the very beginning of folded text (after at most four signs); group 1 is the cue."""
    opening = _opening(class_).match(folded)
    if opening is None and class_ == "legal" and folded.lstrip().startswith("©"):
        return re.match(r"\s*(©)", folded)
    return opening
