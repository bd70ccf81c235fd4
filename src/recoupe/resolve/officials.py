"""Whom a named person acts for: an office holder of the day of the report stands for the state or the organisation.

A full name is needed; a surname alone counts where the report gives the full name too.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from recoupe.model import Actor, ActorMention, Mention
from recoupe.resolve.actors import World, compose
from recoupe.world.offices import ORGANISATIONS, Term, terms_by_name


def resolve_officials(mentions: tuple[Mention, ...], world: World) -> tuple[Mention, ...]:
    """The mentions, persons who hold an office on the day of publication with the actor they act for.

    Args:
        mentions: of one document.
        world: without a day of publication nobody is resolved.
    """
    if world.day is None:
        return mentions
    persons = [m for m in mentions if isinstance(m, ActorMention) and m.group == "person" and m.actor is None]
    found = {m.span.quote: actor for m in persons if (actor := official(m.span.quote, world.day, world)) is not None}
    if not found:
        return mentions
    surnames = {name.split()[-1]: actor for name, actor in found.items()}
    known = surnames | found
    return tuple(_with_actor(m, known) for m in mentions)


def _with_actor(mention: Mention, known: dict[str, Actor]) -> Mention:
    if not isinstance(mention, ActorMention) or mention.group != "person" or mention.actor is not None:
        return mention
    actor = known.get(mention.span.quote)
    return mention if actor is None else replace(mention, actor=actor)


def official(name: str, day: date, world: World) -> Actor | None:
    """The actor that the holder of an office acts for on a day; None for one word, and where offices disagree."""
    words = " ".join(name.replace("’", "'").split())
    if " " not in words:
        return None
    held = {term.country for term in terms_by_name().get(words, ()) if _is_held(term, day)}
    if len(held) != 1:
        return None
    (country,) = held
    if country in ORGANISATIONS:
        return world.known.get(f"actor:{country.lower()}")
    composed = compose("Government of {country}", country, world.country_name(country))
    return world.known.get(composed.id, composed)


def _is_held(term: Term, day: date) -> bool:
    return term.start <= day and (term.stop is None or day <= term.stop)
