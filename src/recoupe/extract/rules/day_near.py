"""What speaks for a time expression of the sentence being the day of a claim, and for a claim having none.

The features are input of the model in `day_links.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from recoupe.extract.rules.acceptance import form_of
from recoupe.extract.rules.merge import Group
from recoupe.extract.rules.roles import nearest
from recoupe.extract.rules.scene import Placed, Scene
from recoupe.model import Claim, DateInterval, TimeMention

_COSTS = (2, 4, 7, 11, 16, 24, 40)
_AGES = (0, 1, 2, 7, 31, 366)
_LEAD_REACH = 8


def describe_claim(scene: Scene, group: Group, claim: Claim, n_told: int) -> tuple[str, ...]:
    """Features of a claim without a day.

    Args:
        n_told: number of time expressions in the sentence.
    """
    kind, told = claim.kind, min(2, n_told)
    family, form, lead = family_of(kind), form_of(scene, group.main), lead_of(scene, group.main.head)
    return (
        "none", f"none:told:{told}", f"none:family:{family}:{told}", f"none:kind:{kind}", f"none:kind:{kind}:{told}",
        f"none:tense:{claim.tense.value}", f"none:tense:{claim.tense.value}:{told}", f"none:form:{form}:{told}",
        f"none:lead:{lead}", f"none:lead:{lead}:{told}", f"none:aux:{auxiliaries_of(scene, group)}:{told}",
        f"none:language:{scene.grammar.code}:{told}", f"none:factuality:{claim.factuality}:{told}",
        f"none:speech:{bool(group.speeches)}:{told}", f"none:quoted:{claim.said_by[-1].quote_type if claim.said_by else 'no'}",
        f"none:numbers:{bool(claim.quantities)}:{told}", f"none:pluperfect:{is_pluperfect(scene, group)}:{told}",
        f"none:passage:{scene.sentence.passage.value}", f"none:opener:{opener_of(scene)}:{told}",
    )  # fmt: skip


def describe_near(
    scene: Scene,
    group: Group,
    claim: Claim,
    placed: Placed,
    owner: Group | None,
    told: Sequence[Placed],
    background: str,
) -> tuple[str, ...]:
    """Features of a time expression beside a claim of its sentence.

    Args:
        owner: the group that the rules give it to, None for a reporting expression.
        told: all time expressions of the sentence.
        background: "background" where it only opens an interval in the background, else "fore".
    """
    own = nearest(scene, placed, group.all)
    whose = "none" if owner is None else "own" if owner is group else "other"
    sort = "statement" if claim.kind.startswith("statement.") else "event"
    family = family_of(claim.kind)
    tense, auxiliaries = claim.tense.value, auxiliaries_of(scene, group)
    return (
        "near", f"near:language:{scene.grammar.code}", f"whose:{whose}", f"whose:{whose}:{sort}",
        f"whose:{whose}:{family}", f"whose:{whose}:{claim.kind}", f"whose:{whose}:{tense}",
        f"whose:{whose}:{form_of(scene, group.main)}", f"whose:{whose}:{auxiliaries}",
        f"whose:{whose}:pluperfect:{is_pluperfect(scene, group)}",
        f"{background}:{whose}", f"{background}:{tense}", f"{background}:{claim.kind}",
        f"lead:{lead_of(scene, own.head)}:{whose}", f"factuality:{claim.factuality}:{whose}",
        *_words(scene, placed, whose), *_distances(scene, placed, own.head, whose),
        *_rivals(scene, placed, group, told, whose), *_clauses(scene, placed, group, claim, whose, sort),
        *_path(scene, placed, group, sort),
    )  # fmt: skip


def family_of(kind: str) -> str:
    """First half of a kind."""
    return kind.partition(".")[0]


def age_of(when: DateInterval, published: DateInterval | None) -> str:
    """How long before publication a day lies, in steps; "unknown" where either is open."""
    start, now = when.days()[0], published.days()[0] if published is not None else None
    if start is None or now is None:
        return "unknown"
    days = (now - start).days
    return "ahead" if days < 0 else next((str(limit) for limit in _AGES if days <= limit), "older")


def opener_of(scene: Scene) -> str:
    """The function word or adverb that opens the sentence ("then", "mais"); "none" where another word does."""
    first = next((w for w in scene.texts[:2] if w.isalpha()), "")
    return first if first in scene.grammar.function_words | scene.grammar.adverbs else "none"


def lead_of(scene: Scene, head: int) -> str:
    """The word that opens the clause of a happening ("after", "lorsque"); "none" where there is none near it."""
    grammar, texts = scene.grammar, scene.texts
    opening = grammar.borders | grammar.subordinators | grammar.relatives
    for at in range(head - 1, max(-1, head - 1 - _LEAD_REACH), -1):
        if texts[at] in opening:
            return texts[at]
    return "none"


def auxiliaries_of(scene: Scene, group: Group) -> str:
    """Auxiliaries of the verb of a claim as written ("had been")."""
    if scene.syntax is None:
        return "unknown"
    return "+".join(scene.texts[word] for word in sorted(scene.syntax.auxiliaries(group.main.head))) or "none"


def is_pluperfect(scene: Scene, group: Group) -> bool:
    """Whether the verb of a claim looks back from another time in the past ("had been seized", "avaient incendié")."""
    syntax = scene.syntax
    if syntax is None:
        return False
    had = [
        syntax.token(word) for word in syntax.auxiliaries(group.main.head) if scene.texts[word] in scene.grammar.have
    ]
    return any(token is not None and (token.has("Tense=Past") or token.has("Tense=Imp")) for token in had)


def _words(scene: Scene, placed: Placed, whose: str) -> Iterator[str]:
    """What the expression itself says."""
    mention = placed.mention
    assert isinstance(mention, TimeMention)
    assert mention.date is not None
    expression = mention.expression
    form, modifier = (expression.form, expression.modifier) if expression is not None else ("none", None)
    preposition = scene.preposition(placed)
    yield f"form:{form}"
    yield f"form:{form}:{whose}"
    yield f"modifier:{modifier}"
    yield f"modifier:{modifier}:{whose}"
    yield f"precision:{mention.date.precision.value}"
    yield f"precision:{mention.date.precision.value}:{whose}"
    yield f"preposition:{preposition.form if preposition is not None else 'none'}:{whose}"
    if expression is not None and expression.anchor != "publication":
        yield f"anchor:{expression.anchor}:{whose}"


def _distances(scene: Scene, placed: Placed, head: int, whose: str) -> Iterator[str]:
    """How far the expression stands from the happening, on which side, and what stands between."""
    side = "after" if placed.first > head else "before"
    bucket = next((limit for limit in _COSTS if scene.cost(placed.first, head) <= limit), "far")
    yield f"cost:{bucket}"
    yield f"side×cost:{side}:{bucket}"
    yield f"cost:{bucket}:{whose}"
    yield f"borders:{min(2, scene.borders_between(placed.first, head))}:{side}"
    low, high = sorted((placed.first, head))
    commas = scene.texts[low:high].count(",")
    yield f"commas:{min(2, commas)}:{whose}"
    yield f"opens:{placed.first <= 1 or scene.texts[placed.first - 1] == ','}:{side}:{whose}"


def _rivals(scene: Scene, placed: Placed, group: Group, told: Sequence[Placed], whose: str) -> Iterator[str]:
    """How many expressions of the sentence stand nearer to the happening."""

    def distance(other: Placed) -> int:
        return min(scene.cost(other.first, happening.head) for happening in group.all)

    nearer = sum(distance(other) < distance(placed) for other in told if other is not placed)
    yield f"nearer:{min(2, nearer)}"
    yield f"nearer:{min(2, nearer)}:{whose}"
    yield f"rivals:{min(3, len(told))}:{whose}"


def _clauses(scene: Scene, placed: Placed, group: Group, claim: Claim, whose: str, sort: str) -> Iterator[str]:
    """Where the expression stands from the clause of the claim and from the words of its speaker."""
    inside = claim.evidence.start <= placed.mention.span.start < claim.evidence.stop
    yield f"inside:{inside}:{whose}"
    yield f"inside:{inside}:{sort}"
    for speech in group.speeches:
        if speech.covers(group.main.head):
            where = "inside" if speech.covers(placed.first) else "outside"
            yield f"speech:{where}"
            yield f"speech:{where}:{whose}"
            break
    quotation = scene.analysis.quotation_at(claim.trigger.start, claim.trigger.stop)
    if quotation is not None and not quotation.start <= placed.mention.span.start < quotation.stop:
        yield f"quotation:outside:{whose}"


def _path(scene: Scene, placed: Placed, group: Group, sort: str) -> Iterator[str]:
    """How the parse leads from the expression up to the claim."""
    if scene.syntax is None:
        yield "path:absent"
        return
    heads = {h.head for h in group.all}
    met, way = scene.syntax.climb(range(placed.first, placed.last), heads)
    whose = "met" if met is not None else "missed"
    yield f"path:{whose}:{min(5, len(way))}"
    yield f"way:{whose}:{'>'.join(way[:3])}"
    yield f"way:{whose}:{sort}:{'>'.join(way[:2])}"
    _, up = scene.syntax.climb(range(group.main.head, group.main.head + 1), {placed.first})
    yield f"up:{whose}:{up[0] if up else 'root'}"
    yield f"up:{whose}:{up[0] if up else 'root'}:{is_pluperfect(scene, group)}"
