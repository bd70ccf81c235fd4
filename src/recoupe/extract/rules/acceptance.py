"""How likely a happening is a claim that a careful coder would take: a logistic model over readable features.

The features say what stands around the words (voice, determiner, tense, participants, place, date, numbers, quotation,
negation). Weights are fitted on annotated passages by `tools/fit_acceptance.py` and kept in `acceptance.tsv`, one
feature a row; a feature without a row weighs nothing. The probability becomes the claim's `score`.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from recoupe.extract.rules.factuality import Mood
from recoupe.extract.rules.happenings import ARMED, Happening
from recoupe.extract.rules.merge import Group
from recoupe.extract.rules.roles import PLACE_ROLES
from recoupe.extract.rules.scene import Placed, Scene
from recoupe.model import ActorMention, ClaimQuantity, PassageKind, PlaceMention, RoleName, TimeMention
from recoupe.text.table import parse_table

PATH = Path(__file__).parent / "acceptance.tsv"
THRESHOLD = "threshold"
_DEFINITE = frozenset(
    "le la les l' ce cet cette ces the this that these those its their his son sa ses leur leurs".split()
)
_INDEFINITE = frozenset("un une des a an several some plusieurs quelques two three deux trois".split())


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found for a claim.

    Attributes:
        roles: its parts, places included.
        quantities: its numbers.
        own_time: a date stands nearest to it.
        is_quoted: it stands inside a quotation of at least a clause.
        n_groups: claims in the sentence.
    """

    roles: list[tuple[RoleName, Placed]]
    quantities: tuple[ClaimQuantity, ...]
    own_time: bool
    is_quoted: bool
    n_groups: int


def describe(scene: Scene, group: Group, mood: Mood, found: Findings, language: str) -> tuple[str, ...]:
    """Features of a claim, in a fixed order."""
    main = group.main
    n_args = min(4, _n_arguments(found))
    features = [
        "bias", f"kind:{main.kind}", f"family:{main.kind.partition('.')[0]}", f"frame:{language}:{main.frame.id}",
        f"form:{_form(scene, main)}", f"arguments:{n_args}", f"form×arguments:{_form(scene, main)}:{min(2, n_args)}",
        f"words:{min(3, len(main.match.words))}", f"language:{language}", f"groups:{min(3, found.n_groups)}",
    ]  # fmt: skip
    features += [name for name, holds in _flags(scene, group, mood, found) if holds]
    return (*features, *_parsed(scene, main))


def _parsed(scene: Scene, main: Happening) -> tuple[str, ...]:
    """What the parse says of the head: its class beside that of the pattern, what it hangs on by, and its parts."""
    token = scene.syntax.token(main.head) if scene.syntax is not None else None
    if scene.syntax is None or token is None:
        return ("parse:absent",)
    form = "verb" if main.match.verb else "noun"
    parts = (
        ("subject", bool(scene.syntax.subjects(main.head))),
        ("object", bool(scene.syntax.objects(main.head) or scene.syntax.undergoers(main.head))),
        ("agent", bool(scene.syntax.agents(main.head))),
    )
    found = [f"parse:{form}:{token.upos}", f"parse:{form}:{token.relation.partition(':')[0]}"]
    return (*found, *(f"parse:{form}:{name}" for name, holds in parts if holds))


def _n_arguments(found: Findings) -> int:
    return len({r for r, _ in found.roles}) + bool(found.quantities) + found.own_time


def _form(scene: Scene, main: Happening) -> str:
    """Shape of the words: a noun with its determiner, or a verb with its voice and tense."""
    if main.voice == "noun":
        before = scene.texts[main.match.first - 1] if main.match.first else ""
        if before in _DEFINITE:
            return "noun_definite"
        return "noun_indefinite" if before in _INDEFINITE else "noun_bare"
    tenses = main.match.tenses
    if tenses == {"inf"}:
        return "infinitive"
    if tenses == {"prp"}:
        return "gerund"
    if "pp" in tenses and main.voice == "passive":
        has_auxiliary = any(w in scene.grammar.auxiliaries for w in scene.texts[max(0, main.head - 4) : main.head])
        return "passive" if has_auxiliary else "participle"
    return "future" if "fut" in tenses else "finite"


def _flags(scene: Scene, group: Group, mood: Mood, found: Findings) -> Iterable[tuple[str, bool]]:
    main = group.main
    groups = {r: p.mention.group for r, p in found.roles if isinstance(p.mention, ActorMention)}
    before = scene.texts[max(0, main.match.first - 4) : main.match.first]
    is_statement = main.kind.startswith("statement.")
    return (
        ("agent", RoleName.AGENT in {r for r, _ in found.roles}),
        ("agent:armed", groups.get(RoleName.AGENT) in ARMED),
        ("statement:agent", is_statement and RoleName.AGENT in {r for r, _ in found.roles}),
        ("target", bool({RoleName.TARGET, RoleName.VICTIM} & {r for r, _ in found.roles})),
        ("place", any(r in PLACE_ROLES for r, _ in found.roles)),
        ("place:resolved", any(isinstance(p.mention, PlaceMention) and p.mention.place for _, p in found.roles)),
        ("time", found.own_time),
        ("quantity", bool(found.quantities)),
        ("toll", any(q.of in {"fatalities", "injured"} for q in found.quantities)),
        ("absorbed", bool(group.absorbed)),
        ("weak", main.frame.weak),
        ("negation", mood.has("negation")),
        ("plan", mood.has("plan") or mood.future_span is not None),
        ("conditional", mood.conditional_span is not None),
        ("doubt", mood.has("possible", "probable", "hearsay", "allegation", "improbable", "feared")),
        ("wish", mood.has("wish")),
        ("attempt", mood.has("attempt", "foiled")),
        ("quoted", found.is_quoted),
        ("reported", bool(group.speeches)),
        ("headline", scene.sentence.passage is PassageKind.HEADLINE),
        ("first", main.match.first <= 2),
        ("relative", any(w in scene.grammar.relatives for w in before)),
        ("sentence:actors", bool(scene.actors)),
        ("sentence:places", bool(scene.places)),
        ("sentence:times", any(isinstance(p.mention, TimeMention) for p in scene.times)),
        ("sentence:quantities", bool(scene.quantities)),
        ("sentence:short", len(scene.texts) < 12),
        ("sentence:long", len(scene.texts) > 45),
    )


def probability(features: Iterable[str]) -> float:
    """Probability that a happening with these features is a claim, in [0, 1]."""
    weights = load_weights()
    total = sum(weights.get(feature, 0.0) for feature in features)
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))


def threshold() -> float:
    """Probability from which on a happening is printed as a claim."""
    return load_weights().get(THRESHOLD, 0.0)


@cache
def load_weights() -> dict[str, float]:
    """Weights by feature; empty where none were fitted, so that everything is printed.

    Raises:
        DataFileError: the table breaks its format.
    """
    if not PATH.exists():
        return {}
    rows = parse_table(PATH.read_text(encoding="utf-8"), PATH, ["feature", "weight"])
    return {row["feature"]: float(row["weight"]) for row in rows}
