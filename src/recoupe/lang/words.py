"""Cutting a text into words, by the conventions of the treebanks and the word lists of a pack (`tokens.toml`).

Offsets are those of the text: nothing is changed, nothing is dropped but blanks between words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from recoupe.lang.toml import read_toml, strings_of
from recoupe.text.table import blaming

_URL = (
    r"(?:https?://|www\.)[^\s<>\"]*[^\s<>\".,;:!?)'\]]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|\w+(?:[.-]\w+)*\.(?:com|org|net|gov|edu|info|fr|uk|doc|docx|pdf|xls|htm|html|jpg|png|txt)\b"
)
_INITIALS = (
    r"(?:[^\W\d_]\.){2,}|(?:[A-ZÀ-Þ]\.-)+[A-ZÀ-Þ]\.|[^\W\d_]\.(?=\s[^\W\d_])(?<=\b[A-ZÀ-Þ]\.)|[A-Z]{1,3}&[A-Z]{1,3}\b"
)
_NUMBER = r"\d+(?:[.,:/'](?=\d)\d+)+|\d{1,4}-\d{1,2}-\d{1,4}|\d{3}-\d{3}-\d{4}"
_REPEATED = r"([*=_~<>$-])\1+|[!?.]{2,}|''|[:;]-?[)(](?!\w)"
_ARABIC_NAME = (
    r"(?:(?:[Aa]l|[Ee]l|[Aa]n|[Aa]s|[Aa]sh|[Aa]z|[Ee]z|[Ee]s|[Ee]d|[Aa]d|[Aa]r|[Ee]r|[Aa]t|[Ee]t|[Uu]l|[Ii]bn|[Bb]in|Abu|Abou|Umm)"
    r"-)+[A-Z]\w*(?:-[A-Z]\w*)*(?:'(?!(?:s|re|ve|ll|d|m|t)\b)\w+)?"
)
_DESIGNATION = r"[A-Z][A-Za-z]{0,3}-\d+\w*"


@dataclass(frozen=True, slots=True)
class WordRules:
    """How a language cuts its words; compiled once.

    Attributes:
        pattern: matches one word at a time, from left to right.
        lemmas: lemmas of the treebanks that are written otherwise here.
    """

    pattern: re.Pattern[str]
    lemmas: dict[str, str]

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Start and stop of every word of a folded text, in order."""
        return [match.span() for match in self.pattern.finditer(text)]


def load_word_rules(path: Path) -> WordRules:
    """The rules of `tokens.toml`.

    Raises:
        DataFileError: the file is missing, a list of it is no list, or a choice is none of those allowed.
    """
    with blaming(path):
        table = read_toml(path)
        lists = {key: strings_of(table[key]) for key in _LISTS}
        lemmas = table["lemmas"]
        if not isinstance(lemmas, dict):
            raise ValueError("lemmas must be a table")  # noqa: TRY004  # a fault in data, named with its file
        hyphens, blanks = table["hyphens"], bool(table["number_blanks"])
        if hyphens not in {"joined", "split"}:
            raise ValueError(f"hyphens must be 'joined' or 'split', not {hyphens!r}")
        source = "|".join(_alternatives(lists, joined=hyphens == "joined", blanks=blanks))
        return WordRules(re.compile(source), {str(k): str(v) for k, v in lemmas.items()})


_LISTS = ("whole", "abbreviations", "elisions", "enclitics", "contractions", "units", "prefixes")


def _alternatives(lists: dict[str, tuple[str, ...]], *, joined: bool, blanks: bool) -> list[str]:
    """Patterns of one word, most special first."""
    found = [rf"\b(?i:{_any(lists['whole'])})\b", _URL]
    if lists["abbreviations"]:
        found.append(rf"\b(?:{_any(_both_cases(lists['abbreviations']))})(?!\w)")
    found.append(_INITIALS)
    if blanks:
        found.append(r"(?<![\w.,])\d{1,3}(?: \d{3})+(?![\w.,]?\d)")
    units = _any(lists["units"])
    found += [rf"\d+(?:[.,]\d+)*(?=(?i:{units})(?:\d\d)?\b)", rf"(?<=\d)(?i:{units})(?=(?:\d\d)?\b)", _NUMBER]
    if lists["elisions"]:
        found.append(rf"\b(?i:{_any(lists['elisions'])})'(?=[\w\"«(])")
    if lists["enclitics"]:
        clitic = rf"-(?i:{_any(lists['enclitics'])})(?![\w'-])"
        found += [rf"(?<=\w){clitic}", rf"[^\W\d_]+(?:-\w+)*?(?={clitic})"]
    found += _contracted(lists["contractions"])
    found += [r"\w+(?:['-]\w+)*"] if joined else _split_words(lists["prefixes"])
    return [*found, _REPEATED, r"[^\w\s]"]


def _contracted(contractions: tuple[str, ...]) -> list[str]:
    """Endings of contractions, the words before them, and both parts of fused words."""
    if not contractions:
        return []
    fused = [word.split("|") for word in contractions if "|" in word]
    endings = _any(tuple(word for word in contractions if "|" not in word))
    return [
        *(rf"\b(?i:{a})(?=(?i:{b})\b)|(?<=\b(?i:{a}))(?i:{b})\b" for a, b in fused),
        rf"(?<=\w)(?i:{endings})(?![\w])",
        rf"\w+?(?=(?i:{endings})(?!\w))",
    ]


def _split_words(prefixes: tuple[str, ...]) -> list[str]:
    return [
        _ARABIC_NAME,
        _DESIGNATION,
        rf"\b(?i:{_any(prefixes)})-\w+",
        r"[A-Z]\w*'(?!(?:s|re|ve|ll|d|m|t)\b)[a-zA-Z]\w*",
        r"\w+",
    ]


def _any(words: tuple[str, ...]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) or r"(?!)"


def _both_cases(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple({form for word in words for form in (word, word[0].upper() + word[1:])})
