"""A noun phrase for an actor or for people, before it becomes a mention, and the rules that find one."""

from __future__ import annotations

from dataclasses import dataclass

from recoupe.model import Actor

BY_NAME = "actor.name@1"
BY_ORGAN = "actor.organ@1"
BY_PEOPLE = "actor.people@1"
BY_PERSON = "actor.person@1"
BY_PRONOUN = "actor.pronoun@1"
BY_EQUIPMENT = "equipment.noun@1"
BY_NETWORK = "actor.network@1"
BY_PERSON_NETWORK = "actor.person.network@1"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase in words, half-open, with what its head is."""

    first: int
    last: int
    head: int
    actor: Actor | None
    group: str | None
    template: str | None
    country: str | None
    unit: str | None
    by: str
