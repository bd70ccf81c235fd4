"""Whether a toll is not that of the happening alone: what one hospital or one witness counted, or a sum over a longer time.

Source: `partial.tsv`; crosscheck §5, "part and whole".
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path

from recoupe.crosscheck.account import Account
from recoupe.crosscheck.wording import compile_words, plain
from recoupe.text.table import read_table

PATH = Path(__file__).parent / "partial.tsv"


@cache
def load_partial() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Language and expression of every row.

    Raises:
        DataFileError: the table breaks its format.
    """
    return tuple((row["language"], compile_words(row["pattern"])) for row in read_table(PATH, ["language", "pattern"]))


def tells_part(account: Account) -> bool:
    """Whether the words of an account tell of some of the dead and wounded only, or of those of other days too."""
    return _tells_part(account.document.language, account.claim.evidence.quote)


@lru_cache(maxsize=4_000)
def _tells_part(language: str, words: str) -> bool:
    folded = plain(words)
    return any(lang == language and pattern.search(folded) for lang, pattern in load_partial())
