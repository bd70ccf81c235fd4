"""Plans, and what came of them."""

from dataclasses import replace
from datetime import date

import pytest
from made_reports import Said, day, report

from recoupe.crosscheck import crosscheck
from recoupe.model import Basis, Factuality, Precision, Relation, Tense, make_interval

BY_JANUARY = make_interval(date(2020, 11, 17), date(2021, 1, 16), Precision.INTERVAL, Basis.RELATIVE)


def leave(text, n=500, **more):
    return Said(text, kind="movement.withdrawal", counts=(("troops", "soldier", n, n),), **more)


PLAN = leave("500 soldiers will leave by January.", when=BY_JANUARY, tense=Tense.FUTURE)


def told(done, plan=PLAN):
    """The event of the plan and that of what was done."""
    documents = [report("Delta Post", plan), report("Northern Gazette", done, published="2020-12-20")]
    events = crosscheck(documents)
    return sorted(events, key=lambda e: not e.is_planned)


def test_a_plan_and_its_execution_belong_together_and_are_not_one():
    plan, done = told(leave("500 soldiers have left.", when=day("2020-12-18")))
    assert (plan.is_planned, done.is_planned) == (True, False)
    assert [(r.relation, r.event) for r in plan.related] == [(Relation.PLAN_OF, done.id)]
    assert [(r.relation, r.event) for r in done.related] == [(Relation.EXECUTION_OF, plan.id)]
    assert done.related[0].why == ("planned for 2020-11-17 to 2021-01-15", "troops 500 in both", "Baghdad in both")
    assert plan.witnesses.happened == (0, 0)


@pytest.mark.parametrize(
    "done",
    [
        leave("700 soldiers have left.", n=700, at=("Iraq",), when=day("2020-12-18")),
        leave("500 soldiers have left.", when=day("2020-10-02")),
        leave("500 soldiers have left.", at=("Mosul",), when=day("2020-12-18")),
        replace(PLAN, text="500 soldiers left.", kind="movement.displacement", tense=Tense.PAST),
    ],
)
def test_other_figures_days_places_or_kinds_tie_nothing_to_a_plan(done):
    plan = replace(PLAN, at=("Iraq",)) if done.at == ("Iraq",) else PLAN
    assert [e.related for e in told(done, plan)] == [(), ()]


def test_a_rumour_is_no_plan():
    rumour = leave("500 soldiers might leave.", tense=Tense.FUTURE, factuality=Factuality.PS_PLUS)
    assert [e.is_planned for e in crosscheck([report("Delta Post", rumour)])] == [False]
