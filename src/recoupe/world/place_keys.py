"""Forms under which place names are filed: without accents, articles, hyphens, and coarser, by sound."""

from __future__ import annotations

import re
from functools import lru_cache

from recoupe.text.fold import fold_accents

_ARTICLES = frozenset("al el an ar as ash ad az at ez es er ed en ul".split())
_NOT_WORD = re.compile(r"[\W_]+")


@lru_cache(maxsize=50_000)
def place_key(name: str) -> str:
    """Form under which a place name is filed: no accents, case, hyphens or Arabic articles.

    "Deir ez- Zor", "Deir-ez-Zor" and "deir al-zor" share a key; a name that is nothing but an article keeps it.
    """
    words = _NOT_WORD.sub(" ", fold_accents(name)).split()
    bare = [w for w in words if w not in _ARTICLES]
    return " ".join(bare or words)


_SOUNDS = (
    (re.compile(r"ou|oo|w"), "u"), (re.compile(r"dj"), "j"), (re.compile(r"sch|tch|ch"), "sh"),
    (re.compile(r"kh|q|ck"), "k"), (re.compile(r"gh"), "g"), (re.compile(r"ph"), "f"), (re.compile(r"c(?=[aour])"), "k"),
    (re.compile(r"y|ee|ei|ai|ey|ay"), "i"), (re.compile(r"(?:eh|ah|e|a|ia)\b"), "a"), (re.compile(r"h\b"), ""),
    (re.compile(r"(.)\1+"), r"\1"),
)  # fmt: skip


@lru_cache(maxsize=100_000)
def sound_key(key: str) -> str:
    """Coarser form of a key that joins French and English transliterations ("qamichli", "qamishli")."""
    for pattern, replacement in _SOUNDS:
        key = pattern.sub(replacement, key)
    return key.replace(" ", "")
