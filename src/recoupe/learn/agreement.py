"""Agreement of two annotators who read the same passages without seeing each other's work.

Claims are paired first, since annotators choose them freely; what is closed (kind, certainty, quotation) is then compared
on the pairs by Krippendorff's alpha, what is open (places, roles, numbers, sources) by F1. Source: Krippendorff, Content
Analysis, ch. 12 (nominal alpha, two coders); Hripcsak and Rothschild 2005 (F1 where negative cases are not countable).
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from recoupe.errors import ScoreError
from recoupe.learn.corpus import Passage, Values, is_passage, load
from recoupe.learn.words import word_f1

T = TypeVar("T")
SECOND = "second"
MIN_OVERLAP = 0.5
KM_PER_DEGREE = 111.0


@dataclass(slots=True)
class Tally:
    """What both annotators found of one layer."""

    first: int = 0
    second: int = 0
    both: float = 0

    @property
    def f1(self) -> float:
        """Harmonic mean of the shares that the other annotator also found; 1 where neither found anything."""
        total = self.first + self.second
        return 2 * self.both / total if total else 1.0


@dataclass(slots=True)
class Agreement:
    """Agreement on a set of passages.

    Attributes:
        passages: number of passages read twice.
        layers: F1 of what annotators choose freely, by layer.
        labels: pairs of labels on paired claims, by layer.
    """

    passages: int = 0
    layers: dict[str, Tally] = field(default_factory=dict)
    labels: dict[str, list[tuple[object, object]]] = field(default_factory=dict)

    def lines(self) -> Iterator[str]:
        """The figures, one line each."""
        yield f"passages read twice {self.passages}"
        for name, tally in self.layers.items():
            yield f"{name:24} F1    {tally.f1:6.3f}   {tally.first} and {tally.second} found, {tally.both:.0f} by both"
        for name, pairs in self.labels.items():
            yield f"{name:24} alpha {alpha(pairs):6.3f}   {share_alike(pairs):.3f} alike of {len(pairs)}"


def measure_agreement(folder: Path) -> dict[str, Agreement]:
    """Agreement by language of the passages in `second` with those of the same id in `passages`.

    Raises:
        ScoreError: there is no second reading, or one of a passage that does not exist or has another text.
    """
    paths = sorted((folder / SECOND).glob("*.jsonl"))
    if not paths:
        raise ScoreError(f"no second reading in {str(folder / SECOND)!r}")
    firsts = {passage.id: passage for passage in load(folder)}
    found: dict[str, Agreement] = {}
    for path in paths:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if not is_passage(line):
                continue
            second = Passage(path, number, json.loads(line))
            first = firsts.get(second.id)
            if first is None or first.text != second.text:
                raise ScoreError(f"{path}:{number}: no passage {second.id!r} with this text; read it again")
            add(found.setdefault(second.language, Agreement()), first, second)
    return dict(sorted(found.items()))


def add(agreement: Agreement, first: Passage, second: Passage) -> None:
    """Count a passage that was read twice."""
    agreement.passages += 1
    label(agreement, "passage claims something", bool(_required(first)), bool(_required(second)))
    alike = pair(_required(first), second.items("claims"), _closeness)
    back = pair(_required(second), first.items("claims"), _closeness)
    count(agreement, "claims", len(_required(first)), len(_required(second)), (len(alike) + len(back)) / 2)
    for a, b in alike:
        _compare(agreement, a, b)
    _open(agreement, "loaded wording", first.items("loaded"), second.items("loaded"), _same_words)


def _compare(agreement: Agreement, a: Values, b: Values) -> None:
    """Two annotations of one claim."""
    label(agreement, "kind, first choice", _list(a, "kinds")[0], _list(b, "kinds")[0])
    label(agreement, "certainty of the outlet", a["factuality"], b["factuality"])
    label(agreement, "quotation", a["quote_type"], b["quote_type"])
    label(agreement, "day", str(a["when"]), str(b["when"]))
    _open(agreement, "places", _values(a, "places"), _values(b, "places"), _same_place)
    _open(agreement, "roles", _values(a, "roles"), _values(b, "roles"), _same_role)
    _open(agreement, "quantities", _values(a, "quantities"), _values(b, "quantities"), _same_quantity)
    _open(agreement, "sources", _sources(a), _sources(b), _same_source)


def _open(
    agreement: Agreement, layer: str, first: list[Values], second: list[Values], same: Callable[[Values, Values], float]
) -> None:
    count(agreement, layer, len(first), len(second), len(pair(first, second, same)))


def count(agreement: Agreement, layer: str, first: int, second: int, both: float) -> None:
    """Add to the counts of a layer."""
    tally = agreement.layers.setdefault(layer, Tally())
    tally.first, tally.second, tally.both = tally.first + first, tally.second + second, tally.both + both


def label(agreement: Agreement, layer: str, first: object, second: object) -> None:
    """Add a pair of labels."""
    agreement.labels.setdefault(layer, []).append((first, second))


def pair(first: Sequence[T], second: Sequence[T], closeness: Callable[[T, T], float]) -> list[tuple[T, T]]:
    """One-to-one pairs, the closest first; what is not close at all stays alone."""
    ranked = sorted(
        ((closeness(a, b), -i, -j) for i, a in enumerate(first) for j, b in enumerate(second)), reverse=True
    )
    used_first: set[int] = set()
    used_second: set[int] = set()
    found = []
    for value, i, j in ranked:
        if value > 0 and i not in used_first and j not in used_second:
            used_first.add(i)
            used_second.add(j)
            found.append((first[-i], second[-j]))
    return found


def alpha(pairs: Sequence[tuple[object, object]]) -> float:
    """Krippendorff's alpha for nominal labels of two coders; 1 where there is nothing to disagree on."""
    labels = Counter(label for both in pairs for label in both)
    n = sum(labels.values())
    expected = n * n - sum(c * c for c in labels.values())
    if expected == 0:
        return 1.0
    observed = sum(a != b for a, b in pairs) / len(pairs)
    return 1 - observed * n * (n - 1) / expected


def share_alike(pairs: Sequence[tuple[object, object]]) -> float:
    """Share of equal labels."""
    return sum(a == b for a, b in pairs) / len(pairs) if pairs else 1.0


# --- what counts as the same -----------------------------------------------------------------------


def _required(passage: Passage) -> list[Values]:
    return [claim for claim in passage.items("claims") if claim.get("required", True)]


def _list(values: Values, key: str) -> list[object]:
    found = values.get(key)
    return found if isinstance(found, list) else []


def _values(values: Values, key: str) -> list[Values]:
    return [v for v in _list(values, key) if isinstance(v, dict)]


def _sources(claim: Values) -> list[Values]:
    return [s for s in _values(claim, "said_by") if s["level"] != "outlet"]


def _text(values: Values, key: str) -> str:
    found = values.get(key)
    return found if isinstance(found, str) else ""


def _closeness(a: Values, b: Values) -> float:
    """Two claims are one if the triggers share a word, or the quotes half their words and the kinds one code."""
    trigger = word_f1(_text(a, "trigger"), _text(b, "trigger"))
    quote = word_f1(_text(a, "quote"), _text(b, "quote"))
    shares_kind = bool(set(map(str, _list(a, "kinds"))) & set(map(str, _list(b, "kinds"))))
    if shares_kind and (trigger > 0 or quote >= MIN_OVERLAP):
        return 1 + trigger + quote
    return quote if trigger >= MIN_OVERLAP else 0.0


def _same_words(a: Values, b: Values) -> float:
    overlap = word_f1(_text(a, "quote"), _text(b, "quote"))
    return overlap if overlap >= MIN_OVERLAP else 0.0


def _same_place(a: Values, b: Values) -> float:
    """Same part, and each within the larger tolerance of the other."""
    apart = max(abs(_number(a, "lat") - _number(b, "lat")), abs(_number(a, "lon") - _number(b, "lon"))) * KM_PER_DEGREE
    is_near = apart <= max(_number(a, "km"), _number(b, "km"))
    return 1.0 + _same_words(a, b) if a["role"] == b["role"] and is_near else 0.0


def _number(values: Values, key: str) -> float:
    found = values.get(key)
    return float(found) if isinstance(found, int | float) else 0.0


def _same_role(a: Values, b: Values) -> float:
    return _same_words(a, b) if a["role"] == b["role"] else 0.0


def _same_quantity(a: Values, b: Values) -> float:
    return 1.0 if all(a.get(key) == b.get(key) for key in ("of", "low", "high")) else 0.0


def _same_source(a: Values, b: Values) -> float:
    """Same level, and the same words or both without any."""
    if a["level"] != b["level"]:
        return 0.0
    if not _text(a, "quote") or not _text(b, "quote"):
        return 0.5 if a.get("naming") == b.get("naming") else 0.0
    return _same_words(a, b)


def merge(agreements: Iterable[Agreement]) -> Agreement:
    """Agreement of several languages together."""
    total = Agreement()
    for one in agreements:
        total.passages += one.passages
        for layer, tally in one.layers.items():
            count(total, layer, tally.first, tally.second, tally.both)
        for layer, pairs in one.labels.items():
            total.labels.setdefault(layer, []).extend(pairs)
    return total
