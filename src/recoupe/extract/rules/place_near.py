"""What speaks for a place of the sentence being a place of a claim, and in which role.

The features are input of the model in `place_links.py`; those that hold for every claim are found in `place_spots.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from recoupe.extract.rules.grammar import OF_FORMS
from recoupe.extract.rules.merge import Group
from recoupe.extract.rules.place_spots import Spot
from recoupe.extract.rules.roles import nearest, place_role
from recoupe.extract.rules.scene import Placed, Scene

_COSTS = (2, 4, 7, 11, 16, 24, 40)


def describe_near(
    scene: Scene, spot: Spot, group: Group, groups: Sequence[Group], spots: Sequence[Spot]
) -> tuple[str, ...]:
    """Features of a place beside a claim of its sentence."""
    role, kind = spot.role, group.main.kind
    family = kind.partition(".")[0]
    own = nearest(scene, spot.placed, group.all)
    linked = own.frame.links.get(spot.form)
    heads, others = {h.head for h in group.all}, {h.head for g in groups if g is not group for h in g.all}
    is_nearest = nearest(scene, spot.placed, [h for g in groups for h in g.all]).head in heads
    near = "own" if is_nearest else "other"
    told = place_role(scene, spot.placed, own)
    governed = "of" if spot.form in OF_FORMS else "bare" if spot.form == "none" else "other"
    return (
        "bias", f"language:{scene.grammar.code}", f"kind:{kind}", f"kind×role:{kind}:{role}", f"family×role:{family}:{role}",
        f"governed:{governed}:{role}",
        f"frame×role:{own.frame.id}:{role}", f"rule:{told.value if told else 'none'}:{near}", f"nearest:{near}",
        f"role:{role}:{near}", f"groups:{min(3, len(groups))}", f"link:{linked.value if linked else 'none'}",
        *_distances(scene, spot, own.head, others), *_rivals(scene, spot, spots, group), *_object(spot.placed, group),
        *_clauses(scene, spot.placed, group), *_path(scene, spot, heads, others, family),
    )  # fmt: skip


def _distances(scene: Scene, spot: Spot, head: int, others: set[int]) -> Iterator[str]:
    """How far the place stands from the happening, on which side, and what stands between."""
    first = spot.placed.first
    side = "after" if first > head else "before"
    low, high = (head, first) if side == "after" else (first, head)
    cost = scene.cost(first, head)
    bucket = next((limit for limit in _COSTS if cost <= limit), "far")
    yield f"side×cost:{side}:{bucket}"
    yield f"between:{min(2, sum(low < other < high for other in others))}"
    yield f"borders:{min(2, scene.borders_between(first, head))}:{side}"


def _rivals(scene: Scene, spot: Spot, spots: Sequence[Spot], group: Group) -> Iterator[str]:
    """How many places of the sentence stand nearer to the happening, all and those with the same kind of preposition."""
    heads = [h.head for h in group.all]

    def distance(other: Spot) -> int:
        return min(scene.cost(other.placed.first, head) for head in heads)

    own = distance(spot)
    nearer = [other for other in spots if other is not spot and distance(other) < own]
    same = sum(other.role == spot.role for other in nearer)
    yield f"nearer:{min(3, len(nearer))}"
    yield f"nearer_alike:{min(2, same)}:{spot.role}"
    yield f"nearer_at:{min(2, sum(other.role == 'at' for other in nearer))}:{spot.role}"


def _object(placed: Placed, group: Group) -> Iterator[str]:
    """Whether the place is the subject or object of the happening, and what the frame makes of it."""
    for happening in group.all:
        if placed == happening.object:
            role = happening.frame.object
            family = happening.kind.partition(".")[0]
            yield f"object:{role.value if role else 'none'}:{happening.voice}"
            yield f"object:{family}"
        if placed == happening.subject:
            role = happening.frame.subject
            yield f"subject:{role.value if role else 'none'}:{happening.voice}"


def _clauses(scene: Scene, placed: Placed, group: Group) -> Iterator[str]:
    """Where the place stands from the words of the speaker, and from a relative clause that holds the happening."""
    head = group.main.head
    for speech in group.speeches:
        if speech.covers(head):
            yield "speech:inside" if speech.covers(placed.first) else "speech:outside"
            break
    if scene.analysis.quotations and not group.speeches:
        start, stop = scene.words.starts[head], scene.words.stops[head]
        quotation = scene.analysis.quotation_at(start, stop)
        if quotation is not None and not quotation.start <= scene.words.starts[placed.first] < quotation.stop:
            yield "speech:outside"
    after = [w for w in scene.texts[placed.last : placed.last + 2] if w != ","]
    if after and after[0] in scene.grammar.relative_adverbs:
        yield f"where:{'after' if head > placed.last else 'before'}"


def _path(scene: Scene, spot: Spot, heads: set[int], others: set[int], family: str) -> Iterator[str]:
    """How the parse leads from the place up to the claim, or to another one."""
    if scene.syntax is None:
        yield "path:absent"
        return
    met, way = scene.syntax.climb(range(spot.placed.first, spot.placed.last), heads | others)
    whose = "none" if met is None else "own" if met in heads else "other"
    yield f"path:{whose}:{min(4, len(way))}"
    yield f"path×role:{whose}:{spot.role}"
    if whose != "none":
        yield f"way:{whose}:{'>'.join(way[:3])}"
    if way:
        yield f"relation×family:{way[0]}:{spot.role}:{family}:{whose}"
