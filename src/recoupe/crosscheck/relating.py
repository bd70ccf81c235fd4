"""Plans and what came of them: events that belong together and are not one.

A plan ("500 soldiers will leave by 15 January") is no witness to its execution, so the two are never merged where they
were told apart; they are tied if the kinds, the places and the days go together and something particular is the same: a
figure, or somebody known, or a spot. Source: crosscheck §9, "For the withdrawal".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta

from recoupe.crosscheck.agreement.reasons import say_date, say_range
from recoupe.crosscheck.agreement.relations import compare_places, is_area
from recoupe.crosscheck.cluster.kinds import compare_kinds, load_nearness
from recoupe.crosscheck.cluster.parties import VAGUE, WORDS
from recoupe.crosscheck.figures import sort_of
from recoupe.model import ActorField, Agreement, Event, Place, RangeField, Related, Relation

MIN_NEARNESS = 0.4
"""Nearness of kinds from which a plan of the one may have led to the other."""
PLANNED = ("movement.", "base.", "aid.", "diplomacy.", "politics.", "protest.", "detention.", "territory.handover")
"""First parts of kinds that are announced before they happen."""
LATE = timedelta(days=7)
"""How long after the last day of a plan it may still be carried out."""
MIN_FIGURE = 5
"""Least figure by which a plan and its execution are known: two of anything are planned every day."""


def relate(events: Iterable[Event]) -> tuple[Event, ...]:
    """Events with what each is tied to, in the order given. What they were tied to before does not count."""
    given = tuple(events)
    plans = [e for e in given if e.is_planned]
    acts = [e for e in given if not e.is_planned]
    ties = find_ties(plans, acts)
    return tuple(replace(e, related=ties.get(e.id, ())) for e in given)


def find_ties(plans: Iterable[Event], acts: Iterable[Event]) -> Mapping[str, tuple[Related, ...]]:
    """Ties by id of the event that has them, sorted by the other event."""
    by_kind: dict[str, list[Event]] = {}
    for act in acts:
        by_kind.setdefault(act.kind, []).append(act)
    found: dict[str, list[Related]] = {}
    for plan in plans:
        for act in (act for kind in sorted(kinds_tied(plan.kind)) for act in by_kind.get(kind, ())):
            reasons = reasons_to_tie(plan, act)
            if reasons:
                found.setdefault(plan.id, []).append(Related(Relation.PLAN_OF, act.id, act.title, reasons))
                found.setdefault(act.id, []).append(Related(Relation.EXECUTION_OF, plan.id, plan.title, reasons))
    return {id_: tuple(sorted(ties, key=lambda t: t.event)) for id_, ties in found.items()}


def kinds_tied(kind: str) -> frozenset[str]:
    """Kinds of events that a plan of this kind may lead to, and the other way round."""
    near = {b for (a, b), nearness in load_nearness().items() if a == kind and nearness >= MIN_NEARNESS}
    return frozenset(k for k in {kind} | near if k.startswith(PLANNED)) if kind.startswith(PLANNED) else frozenset()


def reasons_to_tie(plan: Event, act: Event) -> tuple[str, ...]:
    """Why an event carries out a plan, in words; empty where it does not seem to."""
    if compare_kinds(plan.kind, act.kind) < MIN_NEARNESS or not _is_in_time(plan, act):
        return ()
    place = _shared_place(plan, act)
    figures, actors = tuple(_shared_figures(plan, act)), tuple(_shared_actors(plan, act))
    is_spot = place is not None and not is_area(place)
    if place is None or not (figures or (act.when is not None and (actors or is_spot))):
        return ()
    planned = f"planned for {say_date(plan.when)}" if plan.when is not None else "planned"
    return (planned, *figures, *actors, f"{place.name} in both")


def _is_in_time(plan: Event, act: Event) -> bool:
    """Whether an event may lie within the time of a plan; days that nobody tells may."""
    if plan.when is None or act.when is None:
        return True
    (first, stop), start = plan.when.days(), act.when.days()[0]
    return (first or date.min) <= (start or date.min) < (stop + LATE if stop is not None else date.max)


def _shared_place(plan: Event, act: Event) -> Place | None:
    """The smallest place of the one that may be a place of the other."""
    pairs = [(a, b) for a in _places(plan) for b in _places(act)]
    met = [place for a, b in pairs if compare_places(a, b) is not Agreement.DISJOINT for place in (a, b)]
    return min(met, key=lambda place: (place.radius_km, place.id), default=None)


def _places(event: Event) -> tuple[Place, ...]:
    return tuple(value.value for value in event.fields.where.values) if event.fields.where is not None else ()


def _shared_figures(plan: Event, act: Event) -> Iterator[str]:
    given = dict(act.fields.given())
    for name, field in plan.fields.given():
        other = given.get(name)
        if isinstance(field, RangeField) and isinstance(other, RangeField):
            ranges = {(v.value.low, v.value.high, sort_of(v.value.unit or "")) for v in other.values}
            for value in (v.value for v in field.values):
                if value.low >= MIN_FIGURE and (value.low, value.high, sort_of(value.unit or "")) in ranges:
                    yield f"{name} {say_range(value.low, value.high)} in both"


def _shared_actors(plan: Event, act: Event) -> Iterator[str]:
    """Known actors of one part in both."""
    given = dict(act.fields.given())
    for name, field in plan.fields.given():
        other = given.get(name)
        if isinstance(field, ActorField) and isinstance(other, ActorField):
            known = {v.value.id for v in other.values if not v.value.id.startswith(WORDS)}
            shared = (v.value.name for v in field.values if v.value.id in known)
            yield from (f"{name} in both" for name in shared if not name.startswith(VAGUE))
