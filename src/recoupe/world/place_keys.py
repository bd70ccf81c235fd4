"""Forms under which place names are filed: without accents, articles, hyphens, and coarser, by sound.

The rules are data: `transliteration.tsv`.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path

from recoupe.text.fold import fold_accents
from recoupe.text.table import Row, read_table

RULES = Path(__file__).parent / "transliteration.tsv"

_NOT_WORD = re.compile(r"[\W_]+")
_ARABIC = re.compile("[\u0600-\u06ff]")


@lru_cache(maxsize=50_000)
def place_key(name: str) -> str:
    """Form under which a place name is filed: no accents, case, hyphens or Arabic articles.

    "Deir ez- Zor", "Deir-ez-Zor" and "deir al-zor" share a key, as do spellings of a name in Arabic letters; a name that
    is nothing but an article keeps it.
    """
    folded = fold_accents(name)
    if _ARABIC.search(folded):
        folded = _rewrite("arabic", folded)
    if "'" in folded:
        folded = _glued().sub("", folded)
    words = _NOT_WORD.sub(" ", folded).split()
    articles = _articles()
    bare = [w for w in words if w not in articles]
    return " ".join(bare or words)


@lru_cache(maxsize=100_000)
def sound_key(key: str) -> str:
    """Coarser form of a key that joins French and English transliterations ("qamichli", "qamishli")."""
    return _rewrite("sound", key).replace(" ", "")


def _rewrite(kind: str, text: str) -> str:
    for pattern, replacement in _rules(kind):
        text = pattern.sub(replacement, text)
    return text


@cache
def load_rules() -> tuple[Row, ...]:
    """The rows of the table of transliterations.

    Raises:
        DataFileError: the table breaks its format, or a pattern is no regular expression.
    """
    return tuple(read_table(RULES, ["kind", "pattern", "replacement", "examples", "note"]))


@cache
def _rules(kind: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((_compile(row), row["replacement"]) for row in load_rules() if row["kind"] == kind)


def _compile(row: Row) -> re.Pattern[str]:
    try:
        return re.compile(row["pattern"])
    except re.error as error:
        raise row.error(f"pattern {row['pattern']!r}: {error}") from error


@cache
def _glued() -> re.Pattern[str]:
    """An apostrophe within a word whose end is spelt like an article: "Rifa'at" is one word."""
    return re.compile(rf"(?<=\w)'(?=(?:{'|'.join(sorted(_articles()))})\b)")


@cache
def _articles() -> frozenset[str]:
    return frozenset(word for row in load_rules() if row["kind"] == "article" for word in row["pattern"].split("|"))
