"""The examples of `quantities.toml` are executed: a hit gives its range, a miss gives nothing by its rule."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

import recoupe.lang
from recoupe.extract.mentions import find_mentions
from recoupe.lang.pack import installed_packs, load_pack
from recoupe.model import Document, Passage, PassageKind, QuantityMention, make_id

FOLDER = Path(recoupe.lang.__file__).parent
Case = tuple[str, str, Any]


def _rules(code: str) -> list[dict[str, Any]]:
    tables = tomllib.loads((FOLDER / code / "quantities.toml").read_text(encoding="utf-8"))
    return [rule for section in tables.values() for rule in section]


HITS = [(code, phrase, ends) for code in installed_packs() for r in _rules(code) for phrase, ends in r["hits"].items()]
MISSES = [(code, miss, r["rule"]) for code in installed_packs() for r in _rules(code) for miss in r["misses"]]


def _quantities(code: str, phrase: str) -> list[QuantityMention]:
    passages = (Passage(PassageKind.BODY, 0, len(phrase)),)
    document = Document(make_id(phrase), "test", code, None, (), None, (), None, phrase, passages)
    return [mention for mention in find_mentions(document) if isinstance(mention, QuantityMention)]


@pytest.mark.parametrize(("code", "phrase", "ends"), HITS)
def test_a_hit_gives_its_range(code: str, phrase: str, ends: list[int]) -> None:
    low, high = ends
    assert (low, high if high >= 0 else None) in [(q.low, q.high) for q in _quantities(code, phrase)]


@pytest.mark.parametrize(("code", "phrase", "rule"), MISSES)
def test_a_miss_gives_nothing_by_its_rule(code: str, phrase: str, rule: str) -> None:
    assert [q.span.quote for q in _quantities(code, phrase) if q.rule == rule] == []


@pytest.mark.parametrize("code", installed_packs())
def test_the_loader_keeps_every_example(code: str) -> None:
    rules = load_pack(code).quantities
    assert (len(rules.hits), len(rules.misses)) == (
        sum(c == code for c, *_ in HITS),
        sum(c == code for c, *_ in MISSES),
    )
