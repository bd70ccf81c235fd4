"""The places that a report has named so far, for claims that tell no place of their own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from recoupe.extract.rules.scene import Scene
from recoupe.model import Claim, Level, PassageKind, PlaceMention, RoleHint, RoleName

MAX_TOLD = 8


@dataclass(slots=True)
class Told:
    """A place that was named earlier in the report.

    Attributes:
        mention: where it was last named.
        sentence, paragraph: where that was.
        linked: sentences since which it is a place of a claim, by role.
        kinds: kinds of those claims.
        n_named: how often it was named.
        in_headline, in_dateline: whether it was named there.
    """

    mention: PlaceMention
    sentence: int
    paragraph: int
    linked: dict[RoleName, int] = field(default_factory=dict)
    kinds: set[str] = field(default_factory=set)
    n_named: int = 1
    in_headline: bool = False
    in_dateline: bool = False


@dataclass(slots=True)
class Memory:
    """Places named earlier in the report by id, the last named or linked at the end."""

    places: dict[str, Told] = field(default_factory=dict)

    def recall(self) -> list[Told]:
        """The last places, latest first; not those that only stood for a government."""
        return [told for told in reversed(self.places.values()) if _is_place_of_events(told)][:MAX_TOLD]

    def remember(self, scene: Scene, claims: Iterable[Claim]) -> None:
        """Take in the places of a sentence and of its claims."""
        for placed in scene.places:
            if isinstance(placed.mention, PlaceMention) and placed.mention.place is not None:
                self._name(placed.mention, placed.mention.place.id, scene)
        key_of = {told.mention.id: key for key, told in self.places.items()} | _keys_of(scene)
        for claim in claims:
            for role in claim.roles:
                if (key := key_of.get(role.mention)) is not None:
                    told = self.places[key] = self.places.pop(key)
                    told.linked[role.role] = scene.sentence.index
                    told.kinds.add(claim.kind)

    def _name(self, mention: PlaceMention, key: str, scene: Scene) -> None:
        sentence = scene.sentence
        told = self.places.pop(key, None) or Told(mention, sentence.index, sentence.paragraph, n_named=0)
        told.mention, told.sentence, told.paragraph = mention, sentence.index, sentence.paragraph
        told.n_named += 1
        told.in_headline = told.in_headline or sentence.passage is PassageKind.HEADLINE
        told.in_dateline = sentence.passage is PassageKind.DATELINE
        self.places[key] = told


def _is_place_of_events(told: Told) -> bool:
    """Whether a name may tell where something happened: it did already, or it is a dateline, or no government."""
    return bool(told.linked) or told.in_dateline or not _acts(told.mention)


def _acts(mention: PlaceMention) -> bool:
    """Whether a name stands for a government: that says or does something, and nothing happened there."""
    is_state = mention.is_seat or (mention.place is not None and mention.place.level is Level.COUNTRY)
    return is_state and mention.role_hint is RoleHint.METONYMIC


def _keys_of(scene: Scene) -> dict[str, str]:
    """Id of the place of each resolved mention of a sentence."""
    mentions = (p.mention for p in scene.places)
    return {m.id: m.place.id for m in mentions if isinstance(m, PlaceMention) and m.place is not None}
