"""All fields of an event: values, who gives them, how they agree."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Any

from recoupe.crosscheck.account import Account, Party
from recoupe.crosscheck.agreement.actors import compare_actors
from recoupe.crosscheck.agreement.beside import hits_back
from recoupe.crosscheck.agreement.relations import compare_dates, compare_figures, compare_kinds, compare_places
from recoupe.crosscheck.agreement.values import (
    PARTS,
    QUANTITIES,
    Given,
    agreement_of,
    gather,
    parties_in,
    places_in,
)
from recoupe.crosscheck.figures import Figure, find_figures, sort_of
from recoupe.crosscheck.witnesses import Testimony, is_denied
from recoupe.model import (
    Actor,
    ActorField,
    ActorValue,
    Agreement,
    DateField,
    DateInterval,
    DateValue,
    EventFields,
    Place,
    PlaceField,
    PlaceValue,
    Range,
    RangeField,
    RangeValue,
    WordField,
    WordValue,
)

HAPPENED = "happened"
DID_NOT = "did not happen"


def make_fields(accounts: Sequence[Account], testimony: Testimony) -> EventFields:
    """Agreement of the accounts of one event, field by field."""
    given: dict[str, Any] = {"when": _dates(accounts, testimony), "where": _places(accounts, testimony)}
    given |= {name: _actors(accounts, name, testimony) for name in PARTS}
    figures = find_figures(accounts)
    given |= {name: _ranges([f for f in figures if f.of == name], testimony) for name in QUANTITIES}
    return EventFields(kind=_kinds(accounts, testimony), polarity=_polarity(accounts, testimony), **given)


def dates_given(accounts: Sequence[Account], testimony: Testimony) -> tuple[Given[DateInterval], ...]:
    """Dates with who gives them."""
    dated = [(a, a.when) for a in accounts if a.when is not None]
    return gather(dated, lambda when: (when.start, when.stop), testimony)


def places_given(accounts: Sequence[Account], testimony: Testimony) -> tuple[Given[Place], ...]:
    """Places with who gives them."""
    return gather(places_in(accounts), lambda place: place.id, testimony)


def kinds_given(accounts: Sequence[Account], testimony: Testimony) -> tuple[Given[str], ...]:
    """Kinds with who gives them."""
    return gather([(a, a.claim.kind) for a in accounts], str, testimony)


def _dates(accounts: Sequence[Account], testimony: Testimony) -> DateField | None:
    given = dates_given(accounts, testimony)
    values = tuple(DateValue(g.value, g.claims, g.witnesses) for g in given)
    return DateField(agreement_of(given, compare_dates), values) if given else None


def _places(accounts: Sequence[Account], testimony: Testimony) -> PlaceField | None:
    given = places_given(accounts, testimony)
    values = tuple(PlaceValue(g.value, g.claims, g.witnesses) for g in given)
    return PlaceField(agreement_of(given, compare_places), values) if given else None


def _actors(accounts: Sequence[Account], field: str, testimony: Testimony) -> ActorField | None:
    given = gather(parties_in(accounts, field), lambda party: party.id, testimony)
    values = tuple(ActorValue(make_actor(g.value), g.claims, g.witnesses) for g in given)
    attack = [g for g in given if not all(map(hits_back, g.accounts))]
    return ActorField(agreement_of(attack or given, compare_actors), values) if given else None


def make_actor(party: Party) -> Actor:
    """A party as an actor; `unknown` is the kind of who is no known actor."""
    return Actor(party.id, party.name, party.kind or "unknown", party.country)


def _ranges(figures: Sequence[Figure], testimony: Testimony) -> RangeField | None:
    given = gather([(f.account, f) for f in figures], _range_key, testimony)
    values = tuple(RangeValue(Range(g.value.low, g.value.high, g.value.unit), g.claims, g.witnesses) for g in given)
    return RangeField(agreement_of(given, compare_figures), values) if given else None


def _range_key(figure: Figure) -> Hashable:
    return figure.low, figure.high, sort_of(figure.unit)


def _kinds(accounts: Sequence[Account], testimony: Testimony) -> WordField:
    given = kinds_given(accounts, testimony)
    return WordField(agreement_of(given, compare_kinds), _words(given))


def _polarity(accounts: Sequence[Account], testimony: Testimony) -> WordField:
    given = gather([(a, DID_NOT if is_denied(a) else HAPPENED) for a in accounts], str, testimony)
    return WordField(agreement_of(given, _compare_polarity), _words(given))


def _compare_polarity(left: str, right: str) -> Agreement:
    return Agreement.EQUAL if left == right else Agreement.DISJOINT


def _words(given: Sequence[Given[str]]) -> tuple[WordValue, ...]:
    return tuple(WordValue(g.value, g.claims, g.witnesses) for g in given)
