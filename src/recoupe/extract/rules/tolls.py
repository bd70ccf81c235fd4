"""What the numbers of a claim count: dead, injured, captured, displaced, troops, vehicles, munitions. Source: codebooks §9."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from recoupe.extract.rules.happenings import Happening
from recoupe.extract.rules.parts import find_parts
from recoupe.extract.rules.roles import nearest
from recoupe.extract.rules.scene import Placed, Scene
from recoupe.extract.rules.toll_verbs import VERBS, find_act, is_doer, nearest_verb, parsed_verb
from recoupe.lang.entries import Toll
from recoupe.lang.pack import Pack
from recoupe.model import ClaimQuantity, EquipmentClass, EquipmentMention, Of, QuantityMention
from recoupe.text.match import Match

VERB_REACH = 14
TOLL_REACH = 24
BARE_REACH = 5
_COUNTING = (
    "protest.",
    "riot.",
    "property.",
    "aid.",
    "detention.",
    "group.",
    "politics.election",
    "movement.",
    "armed.abduction",
    "armed.sexual_violence",
    "armed.interception",
    "territory.",
    "other.mass_grave",
    "base.",
    "diplomacy.expulsion",
    "diplomacy.sanction",
    "economy.",
)
_IMPLICIT = frozenset({"one", "bare_plural"})
_HARM = frozenset({Of.FATALITIES, Of.INJURED})
_COSTLY = ("armed.", "riot.", "protest.", "territory.", "property.", "other.", "detention.")
_SINGLE_THINGS = frozenset(
    {
        ("armed.interception", Of.AIRCRAFT),
        ("armed.interception", Of.MUNITIONS),
        ("armed.missile_attack", Of.MUNITIONS),
        ("movement.overflight", Of.AIRCRAFT),
        ("aid.blocked", Of.VEHICLES),
        ("armed.drone_strike", Of.AIRCRAFT),
        ("property.looting", Of.VEHICLES),
        ("property.destruction", Of.VEHICLES),
    }
)
"""Where one thing behind an article is the count of the happening: "a drone was shot down", but not "a car bomb went off"."""
_TOLLS = frozenset({Of.FATALITIES, Of.INJURED, Of.CAPTURED})
_OF_PEOPLE = frozenset({Of.DISPLACED, Of.FATALITIES})
_HELD = frozenset({Of.INJURED, Of.CAPTURED, Of.DISPLACED})
_OF_KIND = (
    ("movement.displacement", Of.DISPLACED),
    ("movement.", Of.TROOPS),
    ("group.change", Of.TROOPS),
    ("detention.arrest", Of.CAPTURED),
    ("armed.abduction", Of.CAPTURED),
    ("other.mass_grave", Of.FATALITIES),
)
_SOLDIERS = frozenset(
    "soldier fighter officer militant militiaman paramilitary peacekeeper mercenary paratrooper marine commando conscript"
    " reservist guard gunman rebel insurgent jihadist combatant instructor adviser sailor legionnaire battalion regiment"
    " brigade company detachment contingent squadron platoon patrol squad division garrison unit man recruit volunteer"
    " trainee".split()
)


@dataclass(frozen=True, slots=True)
class Counted:
    """A quantity of a sentence with what it counts.

    Attributes:
        is_told: the counted noun or the parse says so, not only the order of words.
    """

    placed: Placed
    of: Of
    is_told: bool

    @property
    def mention(self) -> QuantityMention:
        """The quantity itself."""
        assert isinstance(self.placed.mention, QuantityMention)
        return self.placed.mention

    @property
    def is_implicit(self) -> bool:
        """Whether no number is told: "un soldat", "des blessés"."""
        return self.mention.rule in _IMPLICIT


def home(scene: Scene, placed: Placed, happenings: Sequence[Happening], pack: Pack) -> Happening:
    """The happening that a quantity belongs to: whose object it is, else the nearest; a toll to one that can cost lives."""
    for happening in happenings:
        done_to = happening.object if happening.voice != "noun" else None
        if done_to is not None and done_to.first <= placed.first < done_to.last:
            return happening
    mention = placed.mention
    assert isinstance(mention, QuantityMention)
    tolls = pack.tolls.find(scene.texts)
    verbs = [m for m in tolls if m.value.side in VERBS]
    verb = parsed_verb(scene, placed, verbs) or find_act(scene, placed, tolls)
    if verb is None and mention.is_person:
        verb = nearest_verb(scene, placed, [v for v in verbs if not is_doer(scene, placed, v)], BARE_REACH)
    of = verb.value.of if verb is not None and mention.of is Of.OTHER else mention.of
    costly = [h for h in happenings if h.kind.startswith(_COSTLY)]
    if of not in _HARM or not costly:
        return nearest(scene, placed, happenings)
    return nearest(scene, placed, costly)


def read_quantities(scene: Scene, own: Sequence[Placed], main: Happening, pack: Pack) -> tuple[ClaimQuantity, ...]:
    """Quantities of a claim, in text order, each with what it counts.

    People without a number ("un soldat", "des blessés") count only as a toll, and where only the order of words tells
    that they are one, only if no number tells that toll. Of what is no toll, only what the happening is done to or by is
    kept. A part of another quantity ("dont trois enfants") counts what the whole counts.

    Args:
        own: quantity mentions of the sentence that belong to the claim.
        main: the happening that names the claim.
    """
    if main.kind.startswith("statement."):
        return ()
    verbs = [m for m in pack.tolls.find(scene.texts) if m.value.side in VERBS]
    wholes = find_parts(scene, own)
    found: dict[str, Counted] = {}
    for placed in own:
        found[placed.mention.id] = _count(scene, placed, verbs, main, pack)
    _share_status(scene, own, found)
    kept = {key: c for key, c in found.items() if key not in wholes and _counts(scene, c, main, list(found.values()))}
    for part, whole in wholes.items():
        if whole in kept and _names_its_people(scene, found[part]):
            kept[part] = Counted(found[part].placed, kept[whole].of, True)
    kept = _without_totals(kept, main)
    ordered = sorted(kept.values(), key=lambda c: c.mention.span)
    return tuple(dict.fromkeys(q for c in ordered for q in _claimed(c, wholes)))


def _share_status(scene: Scene, own: Sequence[Placed], found: dict[str, Counted]) -> None:
    """Give people joined to others the harm told behind those: "left five rebels and three soldiers dead"."""
    for one, other in reversed(list(pairwise(sorted(own, key=lambda p: p.first)))):
        first, second = found[one.mention.id], found[other.mention.id]
        between = scene.texts[one.last : other.first]
        is_joined = tuple(between) in _JOINTS and first.mention.is_person and not first.is_implicit
        if is_joined and first.of is Of.OTHER and second.of in _HARM and second.is_told:
            found[one.mention.id] = Counted(one, second.of, True)


_JOINTS = frozenset({("and",), ("و",), ("et",), ("et", "de"), (",", "and")})


def _names_its_people(scene: Scene, counted: Counted) -> bool:
    """Whether a part says who they are: "dont trois enfants", "dont un Tunisien", but not "two of them critically"."""
    placed = counted.placed
    if counted.mention.unit != "person":
        return True
    return placed.last - placed.first > 1 and scene.texts[placed.last - 1] not in scene.grammar.numbers


def _without_totals(kept: dict[str, Counted], main: Happening) -> dict[str, Counted]:
    """Tolls told as such beside other figures of their kind.

    "Two more died, bringing the toll to five": the toll replaces the news. "The bomb killed three, bringing the toll of
    the month to forty": the toll sums up several events, and is no figure of this one.
    """
    totals = {c.of for c in kept.values() if c.mention.is_total}
    others = {c.of for c in kept.values() if not c.mention.is_total}
    replaces = main.kind == "other.casualties"
    return {key: c for key, c in kept.items() if c.of not in totals & others or c.mention.is_total is replaces}


def _claimed(counted: Counted, wholes: dict[str, str]) -> list[ClaimQuantity]:
    """The quantities that a counted one asserts; "no casualties" are neither dead nor injured."""
    mention = counted.mention
    is_unhurt = mention.rule == "none" and counted.of is Of.OTHER and mention.unit == "person"
    counts = (Of.FATALITIES, Of.INJURED) if is_unhurt else (counted.of,)
    part_of = wholes.get(mention.id)
    acled = _acled(mention)
    return [ClaimQuantity(of, mention.unit, mention.low, mention.high, mention.id, part_of, acled) for of in counts]


def _acled(mention: QuantityMention) -> int | None:
    """The figure that ACLED would write, None where that is `low`. Source: codebooks §9, last column."""
    if mention.rule == "about" and mention.high is not None:
        return (mention.low + mention.high) // 2
    if mention.rule == "more_than":
        return mention.low - 1
    return _ACLED.get(mention.rule)


_ACLED = {
    "dozens": 12, "several_dozen": 12, "several_tens": 12, "tens": 10, "hundreds": 100, "several_hundreds": 100,
    "bare_plural": 3,
}  # fmt: skip
"""Vague plurals that ACLED counts in a way of its own."""


def _counts(scene: Scene, counted: Counted, main: Happening, all_: list[Counted]) -> bool:
    """Whether a quantity belongs in the claim."""
    placed, of = counted.placed, counted.of
    cost = scene.cost(placed.first, main.head)
    if counted.mention.rule == "none":
        return of in _TOLLS or counted.mention.unit == "person"
    if counted.is_implicit:
        if of not in _TOLLS:
            is_counted = (main.kind, of) in _SINGLE_THINGS and _is_part(placed, main)
            return is_counted and (main.kind != "armed.drone_strike" or _overlaps_subject(placed, main))
        is_told = any(c.of is of and not c.is_implicit for c in all_)
        is_one = counted.mention.rule == "one"
        if is_one and counted.is_told:
            return True
        return cost <= TOLL_REACH and (counted.is_told or is_one) and not is_told
    if of in _TOLLS:
        return True
    if of is Of.OTHER:
        return _is_part(placed, main) and main.kind.startswith(_COUNTING)
    return cost <= TOLL_REACH or _is_part(placed, main)


def _overlaps_subject(placed: Placed, main: Happening) -> bool:
    """Whether a quantity stands on the subject: "a drone struck", not "a charge dropped from a drone"."""
    subject = main.subject
    return subject is not None and subject.first < placed.last and placed.first < subject.last


def _is_part(placed: Placed, main: Happening) -> bool:
    """Whether a quantity stands on the subject or object of a happening."""
    parts = [p for p in (main.subject, main.object) if p is not None]
    inside = placed.first < main.match.last and main.match.first < placed.last
    if inside or any(p.first < placed.last and placed.first < p.last for p in parts):
        return True
    return 0 <= placed.first - main.match.last <= 2 or 0 <= main.match.first - placed.last <= 2


def _count(scene: Scene, placed: Placed, verbs: list[Match[Toll]], main: Happening, pack: Pack) -> Counted:
    """What a quantity counts: by its noun, the toll noun or verb beside it, else by the kind of happening."""
    mention = placed.mention
    assert isinstance(mention, QuantityMention)
    if main.kind == "detention.release" and mention.of is Of.CAPTURED:
        return Counted(placed, Of.OTHER, True)
    if mention.of in _HELD and _is_killed(scene, placed, verbs, pack):
        return Counted(placed, Of.FATALITIES, True)
    if mention.of is not Of.OTHER or mention.rule == "none":
        return Counted(placed, mention.of, True)
    beside = next((m for m in pack.tolls.find(scene.texts) if m.first == placed.last and m.value.side == "noun"), None)
    if beside is not None:
        return Counted(placed, beside.value.of, True)  # "nine people dead"
    verb = find_act(scene, placed, pack.tolls.find(scene.texts)) or parsed_verb(scene, placed, verbs)
    if verb is not None:
        return Counted(placed, verb.value.of, True)
    reach = BARE_REACH if mention.rule in _IMPLICIT else VERB_REACH
    verb = nearest_verb(scene, placed, [v for v in verbs if not is_doer(scene, placed, v)], reach)
    return Counted(placed, verb.value.of if verb is not None else _of_kind(scene, placed, main), False)


def _is_killed(scene: Scene, placed: Placed, verbs: list[Match[Toll]], pack: Pack) -> bool:
    """Whether those who were hurt, held or driven out are told to have died since ("two of the wounded died")."""
    act = find_act(scene, placed, pack.tolls.find(scene.texts))
    verb = parsed_verb(scene, placed, verbs) or (act if act is not None and act.last == placed.first - 1 else None)
    if verb is None or verb.value.of is not Of.FATALITIES:
        return False
    is_hurt = isinstance(placed.mention, QuantityMention) and placed.mention.of is Of.INJURED
    return verb.value.side == "intransitive" or not is_hurt  # "left three dead and nine wounded"


def _of_kind(scene: Scene, placed: Placed, main: Happening) -> Of:
    """What people whom no toll word counts are by the kind of happening; things are counted as such."""
    assert isinstance(placed.mention, QuantityMention)
    unit = placed.mention.unit
    is_weapon = any(_is_weapon(e) and _overlap(e, placed) for e in scene.equipment)
    if main.kind == "armed.interception" and (is_weapon or not placed.mention.is_person):
        return Of.MUNITIONS
    for prefix, of in _OF_KIND:
        if main.kind.startswith(prefix):
            if of is Of.TROOPS:
                return of if unit.rpartition(" ")[2] in _SOLDIERS else Of.OTHER
            is_thing = any(_overlap(e, placed) for e in scene.equipment)
            is_place = of in _OF_PEOPLE and not placed.mention.is_person  # "from five hamlets", "three graves"
            return Of.OTHER if is_thing or is_place else of
    return Of.OTHER


def _is_weapon(placed: Placed) -> bool:
    mention = placed.mention
    return isinstance(mention, EquipmentMention) and mention.equipment.class_ is EquipmentClass.WEAPON


def _overlap(one: Placed, other: Placed) -> bool:
    return one.first < other.last and other.first < one.last
