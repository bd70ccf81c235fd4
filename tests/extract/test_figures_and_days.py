"""Short reports of every style: what is counted in them, and on which day it happened."""

from __future__ import annotations

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

import recoupe
from recoupe.model import Claim, Of

TABLE = Path(__file__).with_name("figures_and_days.tsv")
PUBLISHED = "2024-03-14"
_FIGURE = re.compile(r"([a-z]+) (\d+)(?:-(\d+)|(\+))?")

Figure = tuple[Of, int, int | None]


def _rows() -> list[list[str]]:
    lines = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return list(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def _wanted(figures: str) -> Counter[Figure]:
    found: Counter[Figure] = Counter()
    for match in _FIGURE.finditer(figures):
        low = int(match[2])
        found[Of(match[1]), low, None if match[4] else int(match[3] or low)] += 1
    return found


def _given(claims: tuple[Claim, ...]) -> Counter[Figure]:
    """Figures of a report; one that several claims tell counts once."""
    found: Counter[Figure] = Counter()
    for claim in claims:
        found |= Counter((q.of, q.low, q.high) for q in claim.quantities)
    return found


def _days(claim: Claim) -> str:
    start, stop = claim.when.days() if claim.when is not None else (None, None)
    return f"{start or ''}/{stop or ''}"


@pytest.mark.parametrize(("language", "figures", "when", "text"), _rows())
def test_figures_and_day_of_a_short_report(language: str, figures: str, when: str, text: str) -> None:
    claims = recoupe.read_text(text, language=language, published=PUBLISHED).claims
    assert _given(claims) == _wanted(figures)
    assert when in {_days(claim) for claim in claims}
