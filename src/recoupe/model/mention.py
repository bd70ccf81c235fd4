"""What a stretch of text names: a time, a place, an actor, a quantity, equipment, loaded wording.

A mention is first made by `extract` with its words only and is completed by `resolve`. What only `resolve` needs
(the reading of the words before any anchor is known) stands in fields marked private: they are not printed.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from recoupe.model.dates import DateInterval
from recoupe.model.expression import TimeExpression
from recoupe.model.span import Span
from recoupe.model.vocabulary import EquipmentClass, Level, Of, RoleHint, TimexType, Voice

PRIVATE = {"private": True}


@dataclass(frozen=True, slots=True)
class Timex:
    """TimeML value of a time expression. Source: TIMEX3, ISO 24617-1."""

    type: TimexType
    value: str


@dataclass(frozen=True, slots=True)
class Place:
    """A located place.

    Attributes:
        id: `geonames:N`, `iso:CC`, `iso:CC-SUB` or an id of our overlay (`place:…`).
        country: ISO 3166-1 alpha-2, several joined by "|" for what lies across a border.
        lat, lon: representative point, WGS 84 degrees.
        radius_km: distance within which the place may be meant.
        score: how sure the resolution is, in [0, 1].
    """

    id: str
    name: str
    level: Level
    country: str | None
    lat: float
    lon: float
    radius_km: float
    score: float

    @property
    def geo_precision(self) -> int | None:
        """ACLED's precision: 1 the place itself, 2 near it or a small area, 3 a larger area; a country has none.

        Source: ACLED codebook, codebooks §10.
        """
        if self.level is Level.COUNTRY:
            return None
        if self.level is Level.POINT:
            return 1 + sum(self.radius_km > limit for limit in _POINT_KM)
        if self.level in _LARGE_AREAS or (self.level is Level.ADMIN2 and self.radius_km > NEAR_KM):
            return 3
        return 2 if self.radius_km >= NEAR_KM else 1

    @property
    def where_prec(self) -> int:
        """UCDP's precision, 1 the place itself to 6 the country; 7 is the sea, known by ids that begin with `place:water.`.

        Source: UCDP GED codebook, codebooks §10.
        """
        if self.id.startswith(_WATER):
            return 7
        if self.level in _UCDP_AREAS:
            return _UCDP_AREAS[self.level]
        if self.level is Level.POINT:
            return (1, 2, 5)[sum(self.radius_km > limit for limit in _POINT_KM)]
        if self.level is Level.ADMIN2:
            return 3 if self.radius_km > NEAR_KM else 2
        return 2 if self.radius_km >= NEAR_KM else 1


NEAR_KM = 25
"""Radius from which a place is known by what it lies near to."""
_POINT_KM = (1, 10)
"""Radii beyond which a computed point is near something, and more than 25 km from what it was told from."""
_WATER = "place:water."
"""Beginning of the ids of seas, gulfs and straits; waters of one country alone (lakes, the Bosphorus) are regions of it."""
_LARGE_AREAS = frozenset({Level.ADMIN1, Level.REGION, Level.RIVER})
_UCDP_AREAS = {Level.ADMIN1: 4, Level.REGION: 5, Level.RIVER: 5, Level.COUNTRY: 6}


@dataclass(frozen=True, slots=True)
class Offset:
    """Where something lies from a named place: near it where nothing else is told.

    Attributes:
        km: distance in kilometres.
        bearing: direction in degrees from north, clockwise.
    """

    km: float | None
    bearing: float | None


@dataclass(frozen=True, slots=True)
class Actor:
    """A known or composed actor; `kind` is ACLED's inter text, `country` ISO 3166-1 alpha-2."""

    id: str
    name: str
    kind: str
    country: str | None


@dataclass(frozen=True, slots=True)
class Equipment:
    """A weapon, platform, vehicle or munition."""

    id: str
    name: str
    class_: EquipmentClass


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time expression; `date` is None where the words say it but we could not resolve it."""

    id: str
    span: Span
    by: str
    timex: Timex | None
    date: DateInterval | None
    expression: TimeExpression | None = field(default=None, metadata=PRIVATE, compare=False)
    kind: str = "time"


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place name; `candidates` are the best three readings, best first.

    Private: `level_hint` is the level that the words around tell ("province de"), `preposition` the role of the
    preposition before the name, `country` the country the words around name, `weak` marks a name at the start of a
    sentence, `partial` one inside a longer run of capitals: both need support; `is_seat` a capital
    that the language pack lists as standing for its government; `inside` is the offset of the place name right after it
    that may tell where it lies ("Falloujah, Anbar"); `attributive` marks a name said of the noun after it ("US officials");
    `offset` is where the thing lies from the place, `pair` the offset of the name with which it bounds one stretch.
    """

    id: str
    span: Span
    by: str
    place: Place | None
    candidates: tuple[Place, ...]
    role_hint: RoleHint
    level_hint: str | None = field(default=None, metadata=PRIVATE, compare=False)
    preposition: str | None = field(default=None, metadata=PRIVATE, compare=False)
    country: str | None = field(default=None, metadata=PRIVATE, compare=False)
    weak: bool = field(default=False, metadata=PRIVATE, compare=False)
    partial: bool = field(default=False, metadata=PRIVATE, compare=False)
    is_seat: bool = field(default=False, metadata=PRIVATE, compare=False)
    inside: int | None = field(default=None, metadata=PRIVATE, compare=False)
    attributive: bool = field(default=False, metadata=PRIVATE, compare=False)
    offset: Offset | None = field(default=None, metadata=PRIVATE, compare=False)
    pair: int | None = field(default=None, metadata=PRIVATE, compare=False)
    kind: str = "place"

    def resolved(self, place: Place | None, candidates: tuple[Place, ...]) -> PlaceMention:
        """The same mention with its place and best readings; half the cost of `dataclasses.replace`."""
        return PlaceMention(
            self.id, self.span, self.by, place, candidates, self.role_hint, self.level_hint, self.preposition, self.country,
            self.weak, self.partial, self.is_seat, self.inside, self.attributive, self.offset, self.pair,
        )  # fmt: skip


ANYBODY = ""
"""Template of forces that the words give to nobody ("a drone"): the country around them does not tell whose they are."""


@dataclass(frozen=True, slots=True)
class ActorMention:
    """Whoever or whatever plays a part in a claim; `actor` is None where nobody known is meant.

    Private: `group` is the group of people the head noun belongs to ("civilian", "military", …); `template` the name
    of an organ with `{country}`, or `ANYBODY`; `country` the country the words name, ISO 3166-1 alpha-2; `unit` the
    counted unit; `is_member` says that the words name the actor they belong to ("fighters of X").
    """

    id: str
    span: Span
    by: str
    actor: Actor | None
    group: str | None = field(default=None, metadata=PRIVATE, compare=False)
    template: str | None = field(default=None, metadata=PRIVATE, compare=False)
    country: str | None = field(default=None, metadata=PRIVATE, compare=False)
    unit: str | None = field(default=None, metadata=PRIVATE, compare=False)
    is_member: bool = field(default=False, metadata=PRIVATE, compare=False)
    kind: str = "actor"


@dataclass(frozen=True, slots=True)
class QuantityMention:
    """An inclusive range; `high` None means "at least". Source of the rules: codebooks §9.

    `of` (private) is what the counted noun says it counts, before a claim decides; `is_person` (private) whether it is
    people, `is_total` (private) whether a toll told as such, maybe over several events.
    """

    id: str
    span: Span
    by: str
    low: int
    high: int | None
    unit: str
    approximate: bool
    rule: str
    of: Of = field(default=Of.OTHER, metadata=PRIVATE, compare=False)
    is_person: bool = field(default=False, metadata=PRIVATE, compare=False)
    is_total: bool = field(default=False, metadata=PRIVATE, compare=False)
    kind: str = "quantity"


@dataclass(frozen=True, slots=True)
class EquipmentMention:
    """A weapon, platform, vehicle or munition named in the text."""

    id: str
    span: Span
    by: str
    equipment: Equipment
    kind: str = "equipment"


@dataclass(frozen=True, slots=True)
class LoadedMention:
    """Loaded wording: a technique, a voice, and plain words where there are some; never a verdict."""

    id: str
    span: Span
    by: str
    technique: str
    voice: Voice
    neutral: str | None
    target: str | None
    kind: str = "loaded"


Mention = TimeMention | PlaceMention | ActorMention | QuantityMention | EquipmentMention | LoadedMention
