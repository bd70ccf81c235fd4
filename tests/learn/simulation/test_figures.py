"""Figures of the simulation: what they are of, on counts and links made by hand; gates; baselines; a run."""

from __future__ import annotations

from dataclasses import replace

import pytest

from recoupe.crosscheck.edge import Links
from recoupe.learn.simulation.drawing import make_world
from recoupe.learn.simulation.drawn import Rates
from recoupe.learn.simulation.estimators import ESTIMATORS
from recoupe.learn.simulation.figures import Counted, measure_counts, measure_edges, true_counts
from recoupe.learn.simulation.gates import find_faults
from recoupe.learn.simulation.run import ORACLE, Mode, make_run, measure
from recoupe.learn.simulation.settings import DEFAULT, SETTINGS

SMALL = replace(DEFAULT, n_events=30)
PERFECT = Rates(text=1.0, translation=1.0, translation_score=(1.0, 1.0))


def test_counts_are_measured_by_what_is_true() -> None:
    events = [[Counted(0, 2, (1, 2)), Counted(3, 1, (2, 3))], [Counted(1, 3, (1, 1))]]
    figures = measure_counts(events)
    assert figures.mae == pytest.approx((0 + 2 + 2) / 3)
    assert figures.mae_middle == pytest.approx((0.5 + 1.5 + 2) / 3)
    assert figures.false_corroborated == 1
    assert figures.missed == 0.5
    assert figures.open == 0.5
    assert figures.inside == pytest.approx(1 / 3)
    assert figures.width == pytest.approx(2 / 3)
    assert figures.right == 0, "the false value has more witnesses; the event without a true report is left out"


def test_ties_of_the_vote_count_in_parts() -> None:
    assert measure_counts([[Counted(0, 1, (1, 1)), Counted(2, 1, (1, 1))]]).right == 0.5


def test_somebody_who_knows_makes_no_mistake() -> None:
    figures = measure_counts(true_counts([[Counted(0, 2, (7, 9)), Counted(4, 1, (0, 0))]]))
    assert (figures.mae, figures.false_corroborated, figures.missed, figures.inside) == (0, 0, 0, 1)


def test_no_links_find_no_copies_and_no_false_ones() -> None:
    told = make_run(SMALL, 1, Mode.FAST).told
    figures = measure_edges(told, Links())
    assert (figures.recall, figures.false_positives, figures.precision) == (0, 0, 0)


def test_drawn_links_find_copies_and_order_them() -> None:
    run = make_run(replace(SMALL, translated=0.0, wrong_credit=0.0, false_link=0.0), 1, Mode.FAST)
    figures = measure_edges(run.told, run.links)
    assert figures.recall >= 0.95
    assert figures.precision >= 0.98
    assert figures.direction >= 0.95


def test_drawn_links_hold_the_words_that_both_reports_have() -> None:
    run = make_run(SMALL, 1, Mode.FAST)
    texts = {w.document.id: w.document.text for told in run.told for w in told.reports}
    for edge in run.links.copies:
        for id_, spans in ((edge.copy.to, edge.copy.spans), (edge.copy.from_, edge.copy.from_spans)):
            assert all(texts[id_][s.start : s.stop] == s.quote for s in spans)


@pytest.mark.parametrize("mode", list(Mode))
def test_the_package_counts_better_than_outlets_near_duplicates_and_credits(mode: Mode) -> None:
    figures = measure(SMALL, [1], mode).counts
    assert set(figures) == {*ESTIMATORS, ORACLE}
    others = [figures[name] for name in ("outlets", "near_duplicates", "credits")]
    assert figures["ours"].mae < min(f.mae for f in others)
    assert figures["ours"].false_corroborated < min(f.false_corroborated for f in others)


def test_a_run_is_the_same_every_time() -> None:
    assert measure(SMALL, [2], Mode.FAST) == measure(SMALL, [2], Mode.FAST)


def test_outlets_are_as_bad_a_count_as_was_found_before() -> None:
    plain = replace(DEFAULT, two_hop=0, altered=0, mixed=0, press=0, anonymous=0, owner_groups=0)
    events = [
        [
            Counted(v, len(event.roots(v)), (n := sum(r.tellings[0].value == v for r in event.reports), n))
            for v in event.values()
        ]
        for seed in range(1, 6)
        for event in make_world(plain, seed).events
    ]
    figures = measure_counts(events)
    assert figures.mae == pytest.approx(1.81, abs=0.3)
    assert figures.false_corroborated == pytest.approx(0.41, abs=0.1)


def test_a_gate_names_the_setting_and_the_figure_that_misses() -> None:
    assert find_faults("default", {"mae": 0.05, "inside": 0.99}) == []
    (fault,) = find_faults("two_hop", {"mae": 0.5, "inside": 0.9})
    assert "two_hop" in fault
    assert "inside" in fault
    assert find_faults("all_hard", {"inside": 0.1}) == []
    assert set(SETTINGS) - {"all_hard"} == {name for name in SETTINGS if find_faults(name, {"false_corroborated": 1.0})}
