"""Give each actor mention its actor: known ones by name, organs and people by country.

"l'armée malienne" is the military forces of Mali; "l'armée" alone those of the country the document mostly speaks of;
"hommes armés" stay unidentified. Names follow ACLED's manner, without years. Source: standards §2.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from recoupe.model import ANYBODY, Actor, ActorMention, Level, LoadedMention, Mention, PlaceMention
from recoupe.world.actors import name_key, namesakes
from recoupe.world.standins import find_standin

_ABROAD = ("Peacekeepers in", "Coalition in")
"""Templates of forces that are known by the country they are in, whatever their own is."""
_FIGHTERS = "Unidentified Armed Group ({country})"
_PRAISE = "Flag_Waving"
_PLAIN = frozenset({"Separatists ({country})", "Insurgents ({country})", "Paramilitaries ({country})"})
"""Templates that only the table of stand-ins knows: where it tells nobody, they are any armed group."""
_ARMED_KINDS = frozenset({"Rebel group", "Political militia", "Identity militia"})
_TEMPLATE_OF_GROUP = {
    "military": ("Military Forces of {country}", "State forces"),
    "police": ("Police Forces of {country}", "State forces"),
    "government": ("Government of {country}", "State forces"),
    "official": ("Government of {country}", "State forces"),
    "civilian": ("Civilians ({country})", "Civilians"),
    "migrant": ("Civilians ({country})", "Civilians"),
    "source": ("Civilians ({country})", "Civilians"),
    "protester": ("Protesters ({country})", "Protesters"),
    "prisoner": ("Civilians ({country})", "Civilians"),
    "armed": ("Unidentified Armed Group ({country})", "Political militia"),
    "rebel": ("Unidentified Armed Group ({country})", "Rebel group"),
}


@dataclass(frozen=True, slots=True)
class World:
    """What is known of the world when a document is resolved.

    Attributes:
        country_name: English name of an ISO code.
        known: actors by id.
        day: day of publication, if known.
    """

    country_name: Callable[[str], str]
    known: Mapping[str, Actor]
    day: date | None = None


def resolve_actors(mentions: Iterable[Mention], world: World) -> tuple[Mention, ...]:
    """Fill `actor` of the actor mentions of one document.

    A loaded name gets the neutral actor that the pack says it means ("forces d'occupation").

    Args:
        mentions: all mentions, places already resolved.
    """
    mentions = tuple(mentions)
    countries, known = Countries(mentions), world.known
    loaded = [
        (m.span, known[m.target]) for m in mentions if isinstance(m, LoadedMention) and m.target and m.target in known
    ]
    praise = [m.span for m in mentions if isinstance(m, LoadedMention) and m.technique == _PRAISE and m.target is None]
    resolved: list[Mention] = []
    for mention in mentions:
        if not isinstance(mention, ActorMention) or mention.actor is not None:
            resolved.append(_told_apart(mention, countries) if isinstance(mention, ActorMention) else mention)
            continue
        meant = next((actor for span, actor in loaded if span.overlaps(mention.span)), None)
        is_praise = mention.country is not None and any(span.overlaps(mention.span) for span in praise)
        resolved.append(replace(mention, actor=meant or _resolve(mention, countries, world, is_praise=is_praise)))
    return tuple(resolved)


REACH = 1500
"""Characters at which a place or a demonym counts half as much for the country of an actor."""


class Countries:
    """Which country the words about a point of a document speak of, by the places and demonyms around it.

    Places count before demonyms, near ones before far ones; those after the point count half.

    Args:
        mentions: of one document, places already resolved.
    """

    def __init__(self, mentions: Iterable[Mention]) -> None:
        mentions = tuple(mentions)
        self._votes = [vote for mention in mentions for vote in _votes(mention)]
        actors = (m.actor for m in mentions if isinstance(m, ActorMention) and m.actor is not None)
        self._fighters = {actor.id for actor in actors if actor.kind in _ARMED_KINDS}
        self._found: dict[int, str | None] = {}

    def weight(self, offset: int, countries: Iterable[str]) -> float:
        """How much the words about an offset speak of some countries, whatever stands at the offset itself not counted."""
        wanted = frozenset(countries)
        return sum(w * REACH / (REACH + abs(offset - s)) for s, c, w in self._votes if c in wanted and s != offset)

    def leave_room_for(self, actor: Actor) -> bool:
        """Whether the document names no other armed group that could be meant instead of one that it does not name."""
        return actor.kind not in _ARMED_KINDS or not self._fighters or actor.id in self._fighters

    def near(self, offset: int) -> str | None:
        """The country meant at an offset; None where nothing tells one."""
        if offset not in self._found:
            totals: defaultdict[str, float] = defaultdict(float)
            for start, country, weight in self._votes:
                far = abs(offset - start) * (1 if start <= offset + 200 else 2)
                totals[country] += weight * REACH / (REACH + far)
            ranked = sorted(totals.items(), key=lambda v: (-v[1], v[0]))
            self._found[offset] = ranked[0][0] if ranked else None
        return self._found[offset]


def _told_apart(mention: ActorMention, countries: Countries) -> ActorMention:
    """A name that several actors bear ("UPC") with the one whose country the words around it speak of."""
    same = namesakes().get(name_key(mention.span.quote).removeprefix("the ").removeprefix("l'").removeprefix("le "))
    if same is None or mention.actor is None:
        return mention
    at = mention.span.start
    weights = [countries.weight(at, (actor.country or "").split("|")) for actor in same]
    best = max(range(len(same)), key=lambda i: (weights[i], same[i] == mention.actor))
    return replace(mention, actor=same[best])


def _votes(mention: Mention) -> Iterator[tuple[int, str, float]]:
    """Offset, country and weight of what a mention tells of a country."""
    if isinstance(mention, PlaceMention) and mention.place is not None and mention.place.country:
        weight = 2 if mention.place.level is Level.COUNTRY else 3
        yield mention.span.start, mention.place.country.split("|")[0], weight
    elif isinstance(mention, ActorMention) and mention.country:
        yield mention.span.start, mention.country.split("|")[0], 2
    elif isinstance(mention, ActorMention) and mention.actor is not None and mention.actor.country:
        yield mention.span.start, mention.actor.country.split("|")[0], 1


def _resolve(mention: ActorMention, countries: Countries, world: World, *, is_praise: bool = False) -> Actor | None:
    """The actor of an organ or a group and a country; None for a body with a name of its own that no list knows.

    Args:
        is_praise: the name is a loaded one ("la Résistance irakienne"): whoever they are, they bear no name of their own.
    """
    has_own_name = mention.by.startswith("actor.network") and any(c.isupper() for c in mention.span.quote)
    if mention.template == ANYBODY or (mention.template is None and has_own_name and not is_praise):
        return None
    template, kind = (_FIGHTERS if is_praise else mention.template), None
    if template is None:
        template, kind = _TEMPLATE_OF_GROUP.get(mention.group or "", (None, None))
    if template is None:
        return None
    is_abroad = template.startswith(_ABROAD)
    country = countries.near(mention.span.start) if is_abroad else mention.country or countries.near(mention.span.start)
    if country is None:
        return None
    standin = None if mention.country and not is_abroad else find_standin(template, country, world.day)
    if is_abroad or (standin is not None and countries.leave_room_for(world.known[standin])):
        return world.known.get(standin or "")
    template = _FIGHTERS if template in _PLAIN else template
    composed = compose(template, country, world.country_name(country), kind)
    return world.known.get(composed.id, composed)


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
