"""The gold format, and our own gold in it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from recoupe.errors import ScoreError
from recoupe.learn.gold import GoldReport, find_nth, load_gold
from recoupe.world.kinds import load_kinds


def test_own_gold_has_reports_of_each_language(own_gold: tuple[GoldReport, ...]) -> None:
    assert [r.language for r in own_gold] == ["ar"] * 2 + ["en"] * 3 + ["fr"] * 3


def test_every_quote_of_own_gold_is_in_its_text(own_gold: tuple[GoldReport, ...]) -> None:
    for report in own_gold:
        for claim in report.claims:
            assert find_nth(report.text, claim.quote, claim.nth) is not None, claim.quote
            assert claim.trigger in claim.quote
            quoted = [p.quote for p in claim.places] + [r.quote for r in claim.roles]
            quoted += [s.quote for s in claim.said_by if s.quote is not None]
            assert all(quote in report.text for quote in quoted), claim.id
        assert all(trap.quote in report.text for trap in report.not_claims)


def test_own_gold_uses_kinds_of_the_tree(own_gold: tuple[GoldReport, ...]) -> None:
    known = set(load_kinds())
    assert {kind for r in own_gold for c in r.claims for kind in c.kinds} <= known


def test_a_report_that_breaks_the_format_is_named(tmp_path: Path) -> None:
    (tmp_path / "bad.json").write_text(json.dumps({"id": "bad", "claims": [{"id": 3}]}))
    with pytest.raises(ScoreError, match=r"bad\.json"):
        load_gold(tmp_path)


def test_a_folder_without_gold_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ScoreError, match="no gold report"):
        load_gold(tmp_path)


@pytest.mark.parametrize(("nth", "at"), [(1, 0), (2, 3), (3, None)])
def test_the_nth_occurrence_is_found(nth: int, at: int | None) -> None:
    assert find_nth("ab ab", "ab", nth) == at
