"""All swapped pairs of a language, read and compared.

pairs        swapped pairs read
differing    share of the pairs of which anything differs; the target is 0.01 at most
same         1 - differing, for a floor
by FIELD     share of the pairs in which this field differs
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import combinations

from recoupe.learn.impartial.compare import FIELDS, Difference, Reading, differences
from recoupe.learn.impartial.sides import Side, make_side
from recoupe.learn.impartial.templates import Template, Written, write
from recoupe.learn.reader import Reader, default_reader
from recoupe.model import Document

Figures = dict[str, float]
LANGUAGES = ("en", "fr")
PUBLISHED = "2024-10-17"
"""Day on which all written reports are published."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A template with two sides one way and the other way round."""

    template: Template
    first: Side
    second: Side

    def written(self) -> tuple[Written, Written]:
        """Both reports."""
        there = write(self.template, {"A": self.first, "B": self.second})
        return there, write(self.template, {"A": self.second, "B": self.first})


@dataclass(frozen=True, slots=True)
class Result:
    """A pair and what differs between its readings."""

    pair: Pair
    found: tuple[Difference, ...]


@cache
def load_material(language: str) -> tuple[tuple[Side, ...], tuple[Template, ...]]:
    """Sides and templates of a language."""
    tables = tomllib.loads(files(__package__).joinpath(f"{language}.toml").read_text(encoding="utf-8"))
    templates = tuple(Template(t["id"], t["sides"], " ".join(t["text"].split())) for t in tables["template"])
    return tuple(make_side(values) for values in tables["side"]), templates


def make_pairs(language: str, sample: int = 1) -> list[Pair]:
    """Each template with every two sides of its set, in the order of the files.

    Args:
        sample: take one pair in so many; which ones depends on the files only.
    """
    sides, templates = load_material(language)
    found = []
    for template in templates:
        members = [side for side in sides if template.sides in side.sets]
        found += [Pair(template, *two) for two in combinations(members, 2)]
    return found[::sample]


def compare_pairs(pairs: Sequence[Pair], language: str, reader: Reader | None = None) -> Iterator[Result]:
    """Read both reports of each pair and compare; a report that comes twice is read once."""
    read = reader or default_reader()
    known: dict[str, Document] = {}
    for pair in pairs:
        readings = [Reading(w, _read(w.text, language, read, known)) for w in pair.written()]
        yield Result(pair, tuple(differences(*readings)))


def _read(text: str, language: str, read: Reader, known: dict[str, Document]) -> Document:
    if text not in known:
        known[text] = read(text, published=PUBLISHED, language=language)
    return known[text]


def measure(reader: Reader | None = None, languages: Iterable[str] = LANGUAGES) -> Figures:
    """Figures of all pairs: `impartial.LANGUAGE.differing` and so on."""
    figures: Figures = {}
    for language in languages:
        results = list(compare_pairs(make_pairs(language), language, reader))
        figures |= {f"impartial.{language}.{name}": value for name, value in to_figures(results).items()}
    return figures


def to_figures(results: Sequence[Result]) -> Figures:
    """Figures of some results."""
    n = max(1, len(results))
    differing = sum(bool(r.found) for r in results) / n
    figures: Figures = {"pairs": float(len(results)), "differing": differing, "same": 1 - differing}
    for field in ("claims", *FIELDS, "loaded"):
        figures[f"by {field}"] = sum(any(d.field == field for d in r.found) for r in results) / n
    return figures


def tell(results: Iterable[Result]) -> Iterator[str]:
    """One line a difference: template, sides, field, words, both values."""
    for result in results:
        pair = result.pair
        for d in result.found:
            yield f"{pair.template.id}\t{pair.first.id} / {pair.second.id}\t{d.field}\t{d.words}\t{d.first}\t{d.second}"
