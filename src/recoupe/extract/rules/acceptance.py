"""How likely a happening is a claim that a careful coder would take: a logistic model over readable features.

The features say what stands around the words (voice, determiner, tense, participants, place, date, numbers, quotation,
negation). Weights are fitted on annotated passages by `tools/fit_claims.py` and kept in `acceptance.tsv`, one
feature a row; a feature without a row weighs nothing. The probability becomes the claim's `score`.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from recoupe.extract.rules.factuality import Mood
from recoupe.extract.rules.happenings import ARMED, Happening
from recoupe.extract.rules.merge import Group
from recoupe.extract.rules.roles import PLACE_ROLES
from recoupe.extract.rules.scene import Placed, Scene
from recoupe.extract.weights import own_path
from recoupe.model import ActorMention, ClaimQuantity, PassageKind, PlaceMention, RoleName, TimeMention
from recoupe.text.table import Row, read_table

PATH = Path(__file__).parent / "acceptance.tsv"
SETTINGS = {"threshold": 0.0, "slope": 1.0, "shift": 0.0}
"""Rows of the table that are no feature, with their values where they are missing."""
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
        f"form:{form_of(scene, main)}", f"arguments:{n_args}", f"form×arguments:{form_of(scene, main)}:{min(2, n_args)}",
        f"words:{min(3, len(main.match.words))}", f"language:{language}", f"groups:{min(3, found.n_groups)}",
    ]  # fmt: skip
    features += _opinion(main)
    features += [f"unmet:{need}" for need in main.unmet] + (["unmet"] if main.unmet else [])
    features += [name for name, holds in _flags(scene, group, mood, found) if holds]
    return (*features, *_parsed(scene, main))


STEPS = (0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)


def _opinion(main: Happening) -> list[str]:
    """What the tagger thinks, as steps that its probabilities reach."""
    if main.opinion is None:
        return ["tagger:absent"]
    found = [f"tagger:any:{step}" for step in STEPS if main.opinion.any_kind >= step]
    found += [f"tagger:this:{step}" for step in STEPS if main.opinion.this_kind >= step]
    return [*found, *(f"{main.origin}:{name}" for name in found), main.origin]


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


def form_of(scene: Scene, main: Happening) -> str:
    """Shape of the words: a noun with its determiner, or a verb with its voice and tense."""
    if main.voice == "noun":
        before = scene.texts[main.match.first - 1] if main.match.first else ""
        if before in _DEFINITE:
            return "noun_definite"
        return "noun_indefinite" if before in _INDEFINITE else "noun_bare"
    tenses = main.match.tenses
    if tenses == {"inf"}:
        return "finite" if _came_about(scene, main.head) else "infinitive"
    if tenses == {"prp"}:
        return "gerund"
    if "pp" in tenses and main.voice == "passive":
        has_auxiliary = any(w in scene.grammar.auxiliaries for w in scene.texts[max(0, main.head - 4) : main.head])
        return "passive" if has_auxiliary else "participle"
    return "future" if "fut" in tenses else "finite"


def _came_about(scene: Scene, infinitive: int) -> bool:
    """Whether an infinitive stands below a verb that says that it came about ("forced 300 families to flee")."""
    above = scene.syntax.governor(infinitive) if scene.syntax is not None else None
    return above is not None and scene.texts[above] in scene.grammar.achieved


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
        ("sentence:short", scene.positions[-1] < 11),
        ("sentence:long", scene.positions[-1] > 44),
    )


@dataclass(frozen=True, slots=True)
class Judge:
    """The fitted model: how likely a happening with these features is a claim.

    Attributes:
        weights: logit by feature; a feature without a weight says nothing.
        threshold: probability from which on a happening is printed as a claim.
        slope, shift: of the line from the sum of weights to the logit of a calibrated probability (Platt scaling).
    """

    weights: Mapping[str, float]
    threshold: float = 0.0
    slope: float = 1.0
    shift: float = 0.0

    def probability(self, features: Iterable[str]) -> float:
        """Probability that a happening with these features is a claim, in [0, 1], with three decimals."""
        total = sum(self.weights.get(feature, 0.0) for feature in features)
        logit = max(-30.0, min(30.0, self.slope * total + self.shift))
        return round(1.0 / (1.0 + math.exp(-logit)), 3)


@cache
def load_judge(language: str = "") -> Judge:
    """The model for a language; one that prints everything where none was fitted.

    Raises:
        DataFileError: the table breaks its format.
    """
    path = own_path(PATH, language)
    if not path.exists():
        return Judge({})
    rows = read_table(path, ["feature", "weight"])
    weights = {row["feature"]: _weight(row) for row in rows}
    return Judge(weights, *(weights.pop(name, default) for name, default in SETTINGS.items()))


def _weight(row: Row) -> float:
    try:
        found = float(row["weight"])
    except ValueError:
        found = math.nan
    if not math.isfinite(found):
        raise row.error(f"the weight of {row['feature']!r} is no number: {row['weight']!r}")
    return found
