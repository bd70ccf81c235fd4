"""Why a place name means what it means: the readings of a name beside other words, each with its reasons."""

from __future__ import annotations

from dataclasses import dataclass, replace

from recoupe.extract.mentions import find_mentions
from recoupe.extract.rules.grammar import load_grammar
from recoupe.model import ActorMention, Mention, Place, PlaceMention
from recoupe.read import read_text as read_plain
from recoupe.resolve.place_features import explain_place
from recoupe.resolve.places import rank_document, resolve_places

MAX_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Reading:
    """A reading of a name, its score before it is cut to [0, 1], and what each feature adds, with the reason in words."""

    place: Place
    score: float
    reasons: tuple[tuple[float, str, str], ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided for a name; `place` is None where no reading is good enough."""

    place: Place | None
    readings: tuple[Reading, ...]
    is_near_known: bool
    """Whether anything in the other words speaks for a country or place."""


def explain_name(name: str, near: str, language: str, outlet_country: str | None = None) -> Decision | None:
    """Readings of a name in a report that also holds the words `near`, best first; None if nothing bears it.

    Args:
        name: the name, with level words if there are any ("province de Hassaké").
        near: other words of the report ("Syrie, Deir ez-Zor").
        outlet_country: country whose news the outlet mostly writes.

    Raises:
        KeyError: there is no pack for the language.
    """
    mentions = _mentions(name, near, language)
    stop = len(_sentence(name, language))
    asked = (m for m in mentions if isinstance(m, PlaceMention) and m.candidates and m.span.stop <= stop)
    target = next(asked, None)
    if target is None:
        return None
    ranking = rank_document(mentions, outlet_country)
    context = ranking.context(target)
    ranked = ranking.rank(target)[:MAX_SHOWN]
    readings = (Reading(p, score, tuple(explain_place(p, target, context))) for score, p in ranked)
    resolved = [m for m in resolve_places(mentions, outlet_country) if isinstance(m, PlaceMention)]
    chosen = next((m.place for m in resolved if m.span == target.span), None)
    return Decision(chosen, tuple(readings), any(_tells_where(m) for m in mentions if m.span.start > stop))


def _tells_where(mention: Mention) -> bool:
    """Whether a mention speaks for a country or place."""
    if isinstance(mention, ActorMention):
        return bool(mention.country or (mention.actor and mention.actor.country))
    return isinstance(mention, PlaceMention) and bool(mention.candidates)


def _mentions(name: str, near: str, language: str) -> tuple[Mention, ...]:
    """Mentions of a text that says "at NAME", and then the other words."""
    text = _sentence(name, language) + (f"\n\n{near}" if near else "")
    return find_mentions(replace(read_plain(text), language=language))


def _sentence(name: str, language: str) -> str:
    prepositions = load_grammar(language).prepositions
    at = next(form for form, role in prepositions.items() if role == "at")
    return f"({at}) {at} {name}."
