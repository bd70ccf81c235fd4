"""What must hold of every cross-check, exactly. Source: crosscheck §7, numbered as there."""

from __future__ import annotations

import random
from dataclasses import replace
from functools import cache

import pytest
from changed_worlds import (
    COPIES,
    COPYING,
    SEEDS,
    Scene,
    change_deepest,
    make_scene,
    pair,
    split,
    to_bytes,
    verdict,
)

from recoupe.crosscheck import crosscheck
from recoupe.crosscheck.account import make_accounts
from recoupe.crosscheck.cluster import group_accounts
from recoupe.crosscheck.copies import find_links
from recoupe.crosscheck.witnesses import count
from recoupe.learn.simulation.world import How
from recoupe.model import Credibility, Event, Factuality, Grade, Sourced, WordValue

WORSE = {digit: rank for rank, digit in enumerate("12345")}


@cache
def scene(seed: int) -> Scene:
    return make_scene(seed)


@cache
def events(seed: int) -> tuple[Event, ...]:
    return scene(seed).events()


@pytest.mark.parametrize("kind", COPIES)
@pytest.mark.parametrize("seed", SEEDS)
def test_1_a_copy_changes_neither_witnesses_nor_digit_nor_grade(seed: int, kind: str) -> None:
    for parent in (0, 1):
        after = scene(seed).add_copy(replace(COPIES[kind], parent=parent)).events()
        for old, new in pair(events(seed), after):
            assert verdict(new) == verdict(old), (parent, new.why)


@pytest.mark.parametrize("seed", SEEDS)
def test_2_the_order_of_reports_changes_nothing(seed: int) -> None:
    documents = list(scene(seed).documents())
    wanted = to_bytes(crosscheck(documents))
    for shuffle in range(3):
        random.Random(shuffle).shuffle(documents)
        assert to_bytes(crosscheck(documents)) == wanted
    assert to_bytes(crosscheck(documents + documents[:2])) == wanted


@pytest.mark.parametrize("seed", SEEDS)
def test_3_without_a_credit_the_upper_end_can_only_rise(seed: int) -> None:
    for kind in ("credited rewrite", "translated with credit"):
        credited = scene(seed).add_copy(COPIES[kind]).events()
        bare = scene(seed).add_copy(replace(COPIES[kind], is_credited=False)).events()
        for old, new in pair(events(seed), credited):
            other = pair([old], bare)[0][1]
            assert other.witnesses.happened[1] >= new.witnesses.happened[1]


@pytest.mark.parametrize("seed", SEEDS)
def test_4_other_names_of_outlets_change_nothing_else(seed: int) -> None:
    def told(found: tuple[Event, ...]) -> list[str]:
        return sorted(
            f"{e.kind} {e.when and e.when.days()} {e.where} {verdict(e)} {e.witnesses.said} {e.n_documents} {e.n_outlets} "
            f"{len(e.copies)} {e.fatalities} {[(name, f.agreement, len(f.values)) for name, f in e.fields.given()]}"
            for e in found
        )

    assert told(scene(seed).rename_outlets().events()) == told(events(seed))


@pytest.mark.parametrize("seed", SEEDS)
def test_5_there_are_no_more_witnesses_than_chains(seed: int) -> None:
    chains = {
        (d.id, c.id): (d.id, tuple((s.level, s.name, s.id) for s in c.said_by))
        for d in scene(seed).documents()
        for c in d.claims
    }
    for event in events(seed):
        low, high = event.witnesses.happened
        assert low <= high <= len({chains[key.document, key.claim] for key in event.claims})
        assert event.witnesses.said[0] <= event.witnesses.said[1] <= event.n_documents


@pytest.mark.parametrize("seed", SEEDS)
def test_6_one_origin_is_never_confirmed(seed: int) -> None:
    alone = replace(scene(seed).scenario, reports=scene(seed).scenario.reports[:1], passages=(), quotes=())
    copied = replace(scene(seed), scenario=alone)
    for kind in ("trimmed", "credited rewrite"):
        copied = copied.add_copy(COPIES[kind])
    (event,) = copied.events()
    assert event.witnesses.happened == (1, 1)
    assert event.credibility is not Credibility.CONFIRMED
    assert event.grade is not Grade.FAIR
    assert event.n_documents == 3


@pytest.mark.parametrize("seed", SEEDS)
def test_7_every_copy_shows_words_that_stand_in_both_reports(seed: int) -> None:
    shown = scene(seed)
    for kind in COPIES:
        shown = shown.add_copy(COPIES[kind])
    texts = {d.id: d.text for d in shown.documents()}
    edges = find_links(shown.documents()).copies
    assert edges
    for edge in edges:
        assert edge.copy.spans
        assert edge.why
        for id_, spans in ((edge.copy.to, edge.copy.spans), (edge.copy.from_, edge.copy.from_spans)):
            assert all(texts[id_][s.start : s.stop] == s.quote for s in spans)


@pytest.mark.parametrize("seed", SEEDS)
def test_7_every_account_of_an_event_is_joined_to_it_by_merges_with_reasons(seed: int) -> None:
    documents = scene(seed).documents()
    groups = group_accounts(make_accounts(documents), find_links(documents))
    assert sorted(a.key for g in groups for a in g.accounts) == sorted(a.key for a in make_accounts(documents))
    for group in groups:
        keys = {a.key for a in group.accounts}
        assert len(group.merges) == len(keys) - 1
        assert all(m.reasons and {m.left, m.right} <= keys for m in group.merges)


@pytest.mark.parametrize("seed", SEEDS)
def test_8_every_value_of_an_event_is_in_one_of_its_claims(seed: int) -> None:
    claims = {(d.id, c.id): (c, {m.id: m for m in d.mentions}) for d in scene(seed).documents() for c in d.claims}
    for event in events(seed):
        for name, field in event.fields.given():
            for value in field.values:
                assert value.claims
                assert {*value.claims} <= {*event.claims}
                told = [claims[key.document, key.claim] for key in value.claims]
                if name == "when":
                    spans = [c.when.days() for c, _ in told if c.when]
                    assert value.value.days() in spans
                elif name == "where":
                    places = [getattr(m, "place", None) for _, mentions in told for m in mentions.values()]
                    assert value.value.id in {p.id for p in places if p}
                elif name == "fatalities":
                    assert (value.value.low, value.value.high) in {
                        (q.low, q.high) for c, _ in told for q in c.quantities
                    }
                elif name == "kind":
                    assert isinstance(value, WordValue)
                    assert value.value in {c.kind for c, _ in told}


@pytest.mark.parametrize("factuality", [Factuality.PS_PLUS, Factuality.PS_MINUS, Factuality.U_U])
@pytest.mark.parametrize("seed", SEEDS)
def test_9_a_mere_mention_is_no_witness(seed: int, factuality: Factuality) -> None:
    *documents, new = scene(seed).add_witness(0).documents()
    after = crosscheck([*documents, change_deepest(new, factuality)])
    for old, changed in pair(events(seed), after):
        assert changed.witnesses.happened == old.witnesses.happened


@pytest.mark.parametrize("seed", SEEDS)
def test_10_a_witness_who_agrees_never_makes_it_worse_and_one_who_denies_never_better(seed: int) -> None:
    *documents, new = scene(seed).add_witness(0).documents()
    agreeing = crosscheck([*documents, new])
    denying = crosscheck([*documents, change_deepest(new, Factuality.CT_MINUS)])
    for old, more in pair(events(seed), agreeing):
        assert WORSE[more.credibility] <= WORSE[old.credibility]
        assert more.witnesses.happened[1] >= old.witnesses.happened[1]
    for old, less in pair(events(seed), denying):
        assert WORSE[less.credibility] >= WORSE[old.credibility]
        assert less.witnesses.happened == old.witnesses.happened


@pytest.mark.parametrize("seed", SEEDS)
def test_11_a_report_in_two_halves_is_no_more_witnesses_than_whole(seed: int) -> None:
    documents = scene(seed).documents()
    for index, document in enumerate(documents):
        halves = split(document)
        after = crosscheck([*documents[:index], *halves, *documents[index + 1 :]])
        wanted = sorted(str(verdict(e)) for e in events(seed))
        assert sorted(str(verdict(e)) for e in after) == wanted


@pytest.mark.parametrize("seed", SEEDS)
def test_12_a_report_taken_away_and_added_again_leaves_no_trace(seed: int) -> None:
    documents = scene(seed).documents()
    for index in range(len(documents)):
        crosscheck(documents[:index] + documents[index + 1 :])
        assert to_bytes(crosscheck([*documents[index + 1 :], *documents[: index + 1]])) == to_bytes(events(seed))


@pytest.mark.parametrize("seed", SEEDS)
def test_two_outlets_at_one_press_conference_are_one_origin_and_two_utterances(seed: int) -> None:
    first = scene(seed).scenario.reports[0]
    told = tuple(replace(t, observation=replace(t.observation, how=How.PRESS, person=77)) for t in first.tellings[:1])
    other = replace(first, index=1, source=replace(first.source, index=20), tellings=told, language="en")
    reports = (replace(first, tellings=told, language="fr", wrong_credit=None), replace(other, wrong_credit=None))
    alone = replace(scene(seed).scenario, reports=reports, passages=(), quotes=())
    documents = replace(scene(seed), scenario=alone).documents()
    counted = count(make_accounts(documents), find_links(documents))
    assert counted.happened == (1, 1)
    assert counted.said == (2, 2)


def test_certainty_is_changed_where_a_test_says_so() -> None:
    *_, new = scene(1).add_witness(0).documents()
    changed = change_deepest(new, Factuality.U_U)
    assert {c.said_by[-1].factuality for c in changed.claims} == {Sourced(Factuality.U_U, (), "test@1")}


def test_a_split_report_keeps_its_words_and_claims() -> None:
    document = next(d for seed in SEEDS for d in scene(seed).documents() if len(split(d)) > 1)
    first, second = split(document)
    assert document.text.startswith(first.text)
    assert document.text.endswith(second.text)
    assert len(first.claims) + len(second.claims) == len(document.claims)
    for part in (first, second):
        assert all(part.text[m.span.start : m.span.stop] == m.span.quote for m in part.mentions)
        assert all(part.text[c.evidence.start : c.evidence.stop] == c.evidence.quote for c in part.claims)
    assert COPYING.parent == 0
