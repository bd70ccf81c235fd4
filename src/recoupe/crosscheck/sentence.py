"""The sentence around a claim."""

from __future__ import annotations

from functools import lru_cache

from recoupe.text.segment import find_sentences


def sentence_of(text: str, at: int) -> str:
    """The sentence of a text that holds an offset; empty where none does."""
    return next((text[start:stop] for start, stop in sentences_of(text) if start <= at < stop), "")


@lru_cache(maxsize=4_000)
def sentences_of(text: str) -> tuple[tuple[int, int], ...]:
    """Bounds of all sentences of a text, half-open, in order."""
    return tuple(find_sentences(text))
