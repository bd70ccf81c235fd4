"""Give each actor mention its actor: known ones by name, organs and people by country.

"l'armée malienne" is the military forces of Mali; "l'armée" alone those of the country the document mostly speaks of;
"hommes armés" stay unidentified. Names follow ACLED's manner, without years. Source: standards §2.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from recoupe.model import Actor, ActorMention, Level, LoadedMention, Mention, PlaceMention

_TEMPLATE_OF_GROUP = {
    "military": ("Military Forces of {country}", "State forces"),
    "police": ("Police Forces of {country}", "State forces"),
    "government": ("Government of {country}", "State forces"),
    "official": ("Government of {country}", "State forces"),
    "civilian": ("Civilians ({country})", "Civilians"),
    "migrant": ("Civilians ({country})", "Civilians"),
    "source": ("Civilians ({country})", "Civilians"),
    "protester": ("Protesters ({country})", "Protesters"),
    "prisoner": ("Prisoners ({country})", "Civilians"),
    "armed": ("Unidentified Armed Group ({country})", "Political militia"),
    "rebel": ("Unidentified Armed Group ({country})", "Rebel group"),
}


def resolve_actors(
    mentions: Iterable[Mention], country_name: Callable[[str], str], known: Mapping[str, Actor]
) -> tuple[Mention, ...]:
    """Fill `actor` of the actor mentions of one document.

    A loaded name gets the neutral actor that the pack says it means ("forces d'occupation").

    Args:
        mentions: all mentions, places already resolved.
        country_name: English name of an ISO code.
        known: actors by id.
    """
    mentions = tuple(mentions)
    main = main_country(mentions)
    loaded = [
        (m.span, known[m.target]) for m in mentions if isinstance(m, LoadedMention) and m.target and m.target in known
    ]
    resolved: list[Mention] = []
    for mention in mentions:
        if not isinstance(mention, ActorMention) or mention.actor is not None:
            resolved.append(mention)
            continue
        meant = next((actor for span, actor in loaded if span.overlaps(mention.span)), None)
        resolved.append(replace(mention, actor=meant) if meant else _resolve(mention, main, country_name, known))
    return tuple(resolved)


def main_country(mentions: Iterable[Mention]) -> str | None:
    """The country a document mostly speaks of: by its places first, its demonyms second; None if there is none."""
    votes: Counter[str] = Counter()
    for mention in mentions:
        if isinstance(mention, PlaceMention) and mention.place is not None and mention.place.country:
            weight = 2 if mention.place.level is Level.COUNTRY else 3
            for country in mention.place.country.split("|")[:1]:
                votes[country] += weight
        elif isinstance(mention, ActorMention):
            if mention.country:
                votes[mention.country] += 2
            elif mention.actor is not None and mention.actor.country:
                votes[mention.actor.country.split("|")[0]] += 1
    ranked = sorted(votes.items(), key=lambda v: (-v[1], v[0]))
    return ranked[0][0] if ranked else None


def _resolve(
    mention: ActorMention, main: str | None, country_name: Callable[[str], str], known: Mapping[str, Actor]
) -> ActorMention:
    if mention.by.startswith("actor.network") and any(c.isupper() for c in mention.span.quote):
        return mention  # a body with a name of its own that no list knows
    country = mention.country or main
    template, kind = mention.template, None
    if template is None:
        template, kind = _TEMPLATE_OF_GROUP.get(mention.group or "", (None, None))
    if template is None or country is None:
        return mention
    composed = compose(template, country, country_name(country), kind)
    return replace(mention, actor=known.get(composed.id, composed))


def compose(template: str, country: str, name: str, kind: str | None = None) -> Actor:
    """An actor made of a template and a country.

    Args:
        template: "Military Forces of {country}".
        country: ISO 3166-1 alpha-2.
        name: English name of the country.
        kind: ACLED's inter text; told by the template where None.
    """
    body = template.replace(" of {country}", "").replace(" ({country})", "").lower().replace(" ", "_")
    short = {"military_forces": "military", "police_forces": "police"}.get(body, body)
    inter = kind or _kind_of(template)
    return Actor(f"actor:{country.lower()}.{short}", template.format(country=name), inter, country)


def _kind_of(template: str) -> str:
    for word, kind in (
        ("Civilians", "Civilians"), ("Prisoners", "Civilians"), ("Protesters", "Protesters"), ("Rioters", "Rioters"),
        ("Armed Group", "Political militia"), ("Rebel", "Rebel group"), ("Militia", "Political militia"),
    ):  # fmt: skip
        if word in template:
            return kind
    return "State forces"
