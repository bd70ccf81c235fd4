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
    {"soldier", "fighter", "police officer", "militant", "paramilitary", "peacekeeper", "mercenary"}
)


def read_quantities(scene: Scene, own: Sequence[Placed], main: Happening, pack: Pack) -> tuple[ClaimQuantity, ...]:
    """Quantities of a claim, in text order, each with what it counts.

    People without a number ("un soldat", "des blessés") count only as a toll, and only where no number tells that toll.

    Args:
        own: quantity mentions of the sentence that belong to the claim.
        main: the happening that names the claim.
    """
    verbs = [m for m in pack.tolls.find(scene.texts) if m.value.side != "noun"]
    found = [(p.mention, _of(scene, p, verbs, main)) for p in own if isinstance(p.mention, QuantityMention)]
    told = {of for mention, of in found if mention.rule not in _IMPLICIT}
    kept = [(m, of) for m, of in found if m.rule not in _IMPLICIT or (of in _TOLLS and of not in told)]
    quantities: list[ClaimQuantity] = []
    for mention, of in kept:
        quantities.append(ClaimQuantity(of, mention.unit, mention.low, mention.high, mention.id))
        if mention.rule == "none":
            quantities.append(ClaimQuantity(Of.INJURED, mention.unit, 0, 0, mention.id))
    return tuple(dict.fromkeys(quantities))


def _of(scene: Scene, placed: Placed, verbs: list[Match[Toll]], main: Happening) -> Of:
    mention = placed.mention
    assert isinstance(mention, QuantityMention)
    if mention.of is not Of.OTHER:
        return mention.of
    verb = _nearest_verb(scene, placed, verbs, VERB_REACH if mention.rule not in _IMPLICIT else BARE_REACH)
    if verb is not None:
        return verb.value.of
    for prefix, of in _OF_KIND:
        if main.kind.startswith(prefix):
            return of if of is not Of.TROOPS or mention.unit in _SOLDIERS else Of.OTHER
    return Of.OTHER


def _nearest_verb(scene: Scene, placed: Placed, verbs: list[Match[Toll]], reach: int) -> Match[Toll] | None:
    """The toll verb said of a number: a passive or intransitive after it, an active before it, a participle beside it."""
    best, best_cost = None, reach + 1
    for verb in verbs:
        is_after = verb.first >= placed.last
        if not _may_be_said(scene, verb, is_after=is_after):
            continue
        cost = scene.cost(placed.last - 1, verb.first) if is_after else scene.cost(verb.last - 1, placed.first)
        if cost < best_cost:
            best, best_cost = verb, cost
    return best


def _may_be_said(scene: Scene, verb: Match[Toll], *, is_after: bool) -> bool:
    """Whether a verb can be said of what stands before (`is_after`) or behind it, by its voice."""
    if verb.value.side == "intransitive":
        return is_after
    voice = find_voice(scene, verb)
    return voice == "passive" if is_after else voice == "active"
