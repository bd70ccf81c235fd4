"""What decides between the codes of a kind in ACLED and PLOVER: who acts on whom, at what cost, and words of the claim.

Source of the tests: codebooks §1, the conditions in brackets; the table that asks for them is `world/kinds.tsv`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from recoupe.extract.rules.happenings import ARMED, CIVILIAN, Happening
from recoupe.extract.rules.scene import Placed, Scene
from recoupe.model import (
    ActorMention,
    ClaimQuantity,
    EquipmentMention,
    Of,
    PlaceMention,
    RoleName,
    Span,
    Tense,
)
from recoupe.world.kinds import mode_of_kind

Parts = Sequence[tuple[RoleName, Placed]]
STATE = frozenset({"military", "police"})
REBEL = frozenset({"armed", "rebel"})
_BEFORE_INFINITIVE = frozenset({"to", "de", "d'", "à"})


def find_facts(
    scene: Scene,
    main: Happening,
    evidence: Span,
    kind: str,
    parts: Parts,
    quantities: Sequence[ClaimQuantity],
    tense: Tense,
) -> frozenset[str]:
    """Names of the tests that hold for a claim, such as `tense:future`, `target:unarmed`, `mode:drone`, `word:exchange`."""
    facts = {f"tense:{tense.value}", *_sides(parts), *find_words(scene, evidence)}
    if any(q.of == Of.FATALITIES and q.low > 0 for q in quantities):
        facts.add("fatal")
    if any(q.of == Of.INJURED and q.low > 0 for q in quantities):
        facts.add("injured")
    if _is_promise(scene, main):
        facts.add("promise")
    if mode := mode_of_kind(kind):
        facts.add(f"mode:{mode}")
    facts |= {f"object:{p.mention.equipment.class_.value}" for _, p in parts if isinstance(p.mention, EquipmentMention)}
    return frozenset(facts)


def _sides(parts: Parts) -> Iterator[str]:
    """Who acts and who suffers: armed or not; a state's own forces, or others."""
    actors = {role: p.mention for role, p in parts if isinstance(p.mention, ActorMention)}
    for role in (RoleName.TARGET, RoleName.VICTIM):
        group = actors[role].group if role in actors else None
        if group in ARMED:
            yield "target:armed"
        elif group in CIVILIAN:
            yield "target:unarmed"
    agent = actors.get(RoleName.AGENT)
    if agent is None:
        return
    if agent.group in ARMED:
        yield "agent:armed"
    if agent.group in REBEL:
        yield "agent:rebel"
    if agent.group in STATE and _is_at_home(agent, parts):
        yield "agent:state"


def _is_at_home(agent: ActorMention, parts: Parts) -> bool:
    """Whether the words name no other country than that of the places."""
    places = [p.mention.place for _, p in parts if isinstance(p.mention, PlaceMention) and p.mention.place is not None]
    return agent.country is None or any(agent.country in (place.country or "").split("|") for place in places)


def find_words(scene: Scene, evidence: Span) -> Iterator[str]:
    """Tests by words of the clause, `word:exchange`: what is exchanged, talked about, shot with or broken."""
    known = scene.grammar.facts
    for at in scene.words.between(evidence.start, evidence.stop):
        if (value := known.get(scene.texts[at])) is not None:
            yield f"word:{value}"


def _is_promise(scene: Scene, main: Happening) -> bool:
    """Whether a happening is to do something ("agreed to send troops"), and so not yet done."""
    at = main.match.last
    if scene.syntax is None or at >= len(scene.texts):
        return False
    at += scene.texts[at] in _BEFORE_INFINITIVE
    before = scene.texts[at - 1]
    token = scene.syntax.token(at) if at < len(scene.texts) else None
    return before in _BEFORE_INFINITIVE and token is not None and token.upos == "VERB" and token.has("VerbForm=Inf")
