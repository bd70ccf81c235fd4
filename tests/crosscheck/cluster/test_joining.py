"""Accounts of invented reports grouped: what belongs together, what must stay apart, and that order changes nothing."""

from __future__ import annotations

import random

import pytest

from recoupe.crosscheck.account import accounts_of
from recoupe.crosscheck.cluster import block_keys, group_accounts, group_scored, make_profiles, score_pair
from recoupe.crosscheck.edge import CopyEdge, Links
from recoupe.model import Copy, CopyEvidence, Of

NONE = Links()


@pytest.fixture(scope="module")
def accounts(told, report):
    """Three reports of two days of fire on one town, a fight elsewhere, and what is said of it; by a short name each."""
    monday = {"day": "2021-10-04", "at": "Ariha"}
    tuesday = {"day": "2021-10-05", "at": "Ariha"}
    four, two = {"counts": ((Of.FATALITIES, 4),)}, {"counts": ((Of.FATALITIES, 2),)}
    shells = "armed.missile_attack"
    wire = report(
        told(shells, "Bombardement à Ariha : quatre morts", "Bombardement", at="Ariha", **four),
        told(shells, "Des obus ont touché lundi le marché d'Ariha.", "touché", **monday, **four),
        told("other.casualties", "Neuf personnes ont été blessées.", "blessées", counts=((Of.INJURED, 9),)),
        told(shells, "En juin, un obus y avait déjà tué sept personnes.", "obus", "2021-06-01", "2021-07-01", "Ariha"),
        told("statement.denial", "Damas a démenti.", "démenti", agent="sy.government"),
        published="2021-10-04",
        headline=True,
    )
    local = report(
        told(shells, "Shells killed two pupils in Ariha on Tuesday.", "killed", **tuesday, **two),
        told(shells, "On Monday fire on the market killed four.", "fire", **monday, **four),
        told("armed.air_strike", "Jets struck a farm at Kafr Nabl.", "struck", "2021-10-05", at="Kafr Nabl"),
        told("statement.denial", "The government denied any part.", "denied", agent="sy.government"),
        told("statement.denial", "The rebels denied any part too.", "denied", agent="sy.hts"),
    )
    digest = report(
        told(shells, "Two children died in Ariha on 5 October.", "died", **tuesday, **two),
        told("armed.attack", "Four civilians had died there the day before.", "died", **monday, **four),
        published="2021-10-07",
    )
    names = "title monday wounded june denial | tuesday monday2 farm denial2 rebels | tuesday2 monday3".replace("|", "")
    return dict(zip(names.split(), (*wire, *local, *digest), strict=True))


def _groups(accounts, links: Links = NONE) -> set[frozenset[str]]:
    names = {account.key: name for name, account in accounts.items()}
    groups = group_accounts(tuple(accounts.values()), links)
    return {frozenset(names[account.key] for account in group.accounts) for group in groups}


def test_accounts_of_one_happening_come_together_across_reports_and_languages(accounts) -> None:
    assert _groups(accounts) == {
        frozenset({"title", "monday", "monday2", "monday3", "wounded"}),
        frozenset({"tuesday", "tuesday2"}),
        frozenset({"june"}),
        frozenset({"farm"}),
        frozenset({"denial", "denial2"}),
        frozenset({"rebels"}),
    }


def test_the_order_of_accounts_changes_nothing(accounts) -> None:
    given = list(accounts.values())
    expected = group_accounts(given, NONE)
    for seed in range(5):
        random.Random(seed).shuffle(given)
        assert group_accounts(given, NONE) == expected


def test_a_report_from_elsewhere_changes_no_group(accounts, told, report) -> None:
    elsewhere = report(told("armed.clash", "Gunmen fought soldiers at Djibo.", "fought", "2021-10-04", at="Djibo"))
    expected = group_accounts(tuple(accounts.values()), NONE)
    found = group_accounts((*elsewhere, *accounts.values()), NONE)
    assert [g for g in found if g.accounts != elsewhere] == list(expected)


def test_whatever_merges_shares_a_key_and_the_pair_alone_decides(accounts) -> None:
    given = list(accounts.values())
    merges = [m for a in given for b in given if a.key < b.key and (m := score_pair(a, b, NONE)) is not None]
    by_key = {account.key: account for account in given}
    assert len(merges) > 5
    for merge in merges:
        left, right = by_key[merge.left], by_key[merge.right]
        assert block_keys(left) & block_keys(right)
        assert score_pair(right, left, NONE) == merge
    made = {m for group in group_accounts(given, NONE) for m in group.merges}
    assert made <= set(merges)


def test_a_merge_gives_its_reasons_those_for_it_before_those_against(accounts) -> None:
    merge = score_pair(accounts["title"], accounts["monday2"], NONE)
    assert merge is not None
    assert merge.score > 0.5
    assert {"the same figure", "the same place, or one that holds the other"} < set(merge.reasons)
    assert merge.reasons[-1] == "one of them tells no date"


def test_a_component_by_itself_is_grouped_as_in_the_whole_set(accounts) -> None:
    profiles = {p.key: p for a in accounts.values() for p in make_profiles(accounts_of(a.document)) if p.key == a.key}
    merges = tuple(m for g in group_accounts(tuple(accounts.values()), NONE) for m in g.merges)
    for cluster in group_scored(profiles, merges, NONE):
        inside = {key: profiles[key] for key in cluster.keys}
        kept = [m for m in merges if m.left in inside]
        assert [c.keys for c in group_scored(inside, kept, NONE)] == [cluster.keys]


def test_an_undated_copy_is_known_by_its_edge_though_it_shares_no_key(told, report) -> None:
    hit = told("armed.attack", "Des hommes armés ont attaqué Djibo.", "attaqué", "2021-10-04", at="Djibo")
    (original,) = report(hit)
    (copy,) = report(told("armed.attack", "Armed men attacked Djibo.", "attacked", at="Djibo"), published=None)
    edge = Copy(original.document.id, copy.document.id, CopyEvidence.CREDIT_LINE, 1.0, directed=True, spans=())
    linked = Links((CopyEdge(edge, covers_document=True, is_certain=True, why=""),))
    assert score_pair(original, copy, NONE) is None
    assert score_pair(original, copy, linked) is not None
    assert [len(group.accounts) for group in group_accounts((original, copy), linked)] == [2]


def test_no_accounts_make_no_groups() -> None:
    assert group_accounts((), NONE) == ()
