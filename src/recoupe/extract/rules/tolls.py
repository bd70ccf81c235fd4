"""What the numbers of a claim count: dead, injured, captured, displaced, troops, vehicles, munitions. Source: codebooks §9."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.extract.rules.happenings import Happening, find_voice
from recoupe.extract.rules.scene import Placed, Scene
from recoupe.lang.entries import Toll
from recoupe.lang.pack import Pack
from recoupe.model import ClaimQuantity, Of, QuantityMention
from recoupe.text.match import Match

VERB_REACH = 14
TOLL_REACH = 24
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
)
BARE_REACH = 5
_IMPLICIT = frozenset({"one", "bare_plural"})
_TOLLS = frozenset({Of.FATALITIES, Of.INJURED, Of.CAPTURED})
_OF_KIND = (
    ("movement.displacement", Of.DISPLACED),
    ("movement.", Of.TROOPS),
    ("detention.arrest", Of.CAPTURED),
    ("armed.abduction", Of.CAPTURED),
)
_SOLDIERS = frozenset(
    "soldier fighter officer militant militiaman paramilitary peacekeeper mercenary paratrooper marine commando conscript"
    " reservist guard gunman rebel insurgent jihadist combatant instructor adviser sailor legionnaire battalion regiment"
    " brigade company detachment contingent squadron platoon patrol squad division garrison unit".split()
)
_PART_WORDS = frozenset({"dont", "including", "parmi", "among", "notamment", "soit"})


def read_quantities(scene: Scene, own: Sequence[Placed], main: Happening, pack: Pack) -> tuple[ClaimQuantity, ...]:
    """Quantities of a claim, in text order, each with what it counts.

    People without a number ("un soldat", "des blessés") count only as a toll, and only where no number tells that toll.
    Of what is no toll, only what the happening is done to or by is kept.

    Args:
        own: quantity mentions of the sentence that belong to the claim.
        main: the happening that names the claim.
    """
    if main.kind.startswith("statement."):
        return ()
    tolls = pack.tolls.find(scene.texts)
    verbs = [m for m in tolls if m.value.side != "noun"]
    beside = {m.first: m.value.of for m in tolls if m.value.side == "noun"}
    found = [(p, _of(scene, p, verbs, beside, main)) for p in own]
    told = {of for placed, of in found if _rule(placed) not in _IMPLICIT}
    kept = [(p, of) for p, of in found if _counts(scene, p, of, main, told)]
    quantities: list[ClaimQuantity] = []
    for placed, of in kept:
        mention = placed.mention
        assert isinstance(mention, QuantityMention)
        quantities.append(ClaimQuantity(of, mention.unit, mention.low, mention.high, mention.id))
        if mention.rule == "none":
            quantities.append(ClaimQuantity(Of.INJURED, mention.unit, 0, 0, mention.id))
    return tuple(dict.fromkeys(quantities))


def _rule(placed: Placed) -> str:
    assert isinstance(placed.mention, QuantityMention)
    return placed.mention.rule


def _counts(scene: Scene, placed: Placed, of: Of, main: Happening, told: set[Of]) -> bool:
    """Whether a quantity belongs in the claim."""
    cost = scene.cost(placed.first, main.head)
    if _rule(placed) in _IMPLICIT:
        if of in _TOLLS:
            return of not in told and cost <= TOLL_REACH
        return main.kind == "armed.interception" and _is_part(placed, main) and _rule(placed) == "one"
    if of in _TOLLS:
        return True
    if of is Of.OTHER:
        return _is_part(placed, main) and main.kind.startswith(_COUNTING)
    return cost <= TOLL_REACH


def _is_part(placed: Placed, main: Happening) -> bool:
    """Whether a quantity stands on the subject or object of a happening."""
    parts = [p for p in (main.subject, main.object) if p is not None]
    inside = placed.first < main.match.last and main.match.first < placed.last
    if inside or any(p.first < placed.last and placed.first < p.last for p in parts):
        return True
    return 0 <= placed.first - main.match.last <= 2 or 0 <= main.match.first - placed.last <= 2


def _of(scene: Scene, placed: Placed, verbs: list[Match[Toll]], beside: dict[int, Of], main: Happening) -> Of:
    mention = placed.mention
    assert isinstance(mention, QuantityMention)
    if main.kind == "detention.release" and mention.of is Of.CAPTURED:
        return Of.OTHER
    if mention.of is not Of.OTHER:
        return mention.of
    if placed.last in beside:
        return beside[placed.last]  # "nine people dead"
    verb = _nearest_verb(scene, placed, verbs, VERB_REACH if mention.rule not in _IMPLICIT else BARE_REACH)
    if verb is not None:
        return verb.value.of
    for prefix, of in _OF_KIND:
        if main.kind.startswith(prefix):
            return of if of is not Of.TROOPS or mention.unit.rpartition(" ")[2] in _SOLDIERS else Of.OTHER
    return Of.OTHER


def _nearest_verb(scene: Scene, placed: Placed, verbs: list[Match[Toll]], reach: int) -> Match[Toll] | None:
    """The toll verb said of a number: a passive or intransitive after it, an active before it, a participle beside it."""
    best, best_cost = None, reach + 1
    for verb in verbs:
        is_after = verb.first >= placed.last
        if not _may_be_said(scene, verb, is_after=is_after):
            continue
        cost = _cost_after(scene, placed, verb) if is_after else scene.cost(verb.last - 1, placed.first)
        if cost < best_cost:
            best, best_cost = verb, cost
    return best


def _cost_after(scene: Scene, placed: Placed, verb: Match[Toll]) -> int:
    """Cost to a verb after a number; a parenthesis of parts is free ("sept personnes, dont trois enfants, ont été tuées")."""
    texts, last = scene.texts, placed.last
    if last + 1 < verb.first and texts[last] in {",", "("} and texts[last + 1] in _PART_WORDS:
        closing = next((i for i in range(last + 2, verb.first) if texts[i] in {",", ")"}), None)
        if closing is not None:
            return scene.cost(closing, verb.first)
    return scene.cost(last - 1, verb.first)


def _may_be_said(scene: Scene, verb: Match[Toll], *, is_after: bool) -> bool:
    """Whether a verb can be said of what stands before (`is_after`) or behind it, by its voice."""
    if verb.value.side == "intransitive":
        return is_after
    voice = find_voice(scene, verb)
    return voice == "passive" if is_after else voice == "active"
