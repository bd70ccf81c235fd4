"""Which day belongs to a claim: a conditional logistic model over readable features.

For each claim the days of its sentence, that of the last happening, and that told last compete with one another and with
none. The features are made in `day_near.py` and `day_told.py`. Weights are fitted on annotated passages by
`tools/fit_day_links.py` and kept in `day_links.tsv`; a feature without a row weighs nothing.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from recoupe.extract.rules.day_near import age_of, describe_claim, describe_near
from recoupe.extract.rules.day_told import LastDay, describe_event, describe_last
from recoupe.extract.rules.merge import Group
from recoupe.extract.rules.scene import Placed, Scene
from recoupe.model import Claim, DateInterval, TimeMention
from recoupe.text.table import parse_table

PATH = Path(__file__).parent / "day_links.tsv"


@dataclass(frozen=True, slots=True)
class Day:
    """A day that competes for a claim; None stands for no day."""

    when: DateInterval | None
    features: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """What the rules say of a time expression of the sentence.

    Attributes:
        owner: the group that it belongs to, None for a reporting expression.
        is_background: whether it only opens an interval in the background.
    """

    placed: Placed
    owner: Group | None
    is_background: bool

    @property
    def when(self) -> DateInterval:
        """The day it means."""
        assert isinstance(self.placed.mention, TimeMention)
        assert self.placed.mention.date is not None
        return self.placed.mention.date


def make_days(
    scene: Scene,
    group: Group,
    claim: Claim,
    told: Sequence[Told],
    closed: Callable[[DateInterval], DateInterval],
    last: LastDay,
    published: DateInterval | None,
) -> list[Day]:
    """The days that compete for a claim, none first.

    Args:
        claim: with the day that the rules give it.
        told: time expressions of the sentence.
        closed: ends what is open towards the future with the report.
        last: what the sentences before leave behind.
    """
    found = [Day(None, describe_claim(scene, group, claim, len(told)))]
    others = [t.placed for t in told]
    for time in told:
        background = "background" if time.is_background else "fore"
        features = describe_near(scene, group, claim, time.placed, time.owner, others, background)
        shapes = dict.fromkeys((time.when, closed(time.when)))
        for when in shapes:
            shape = "day" if len(shapes) == 1 else "open" if when == time.when else "closed"
            is_ruled = _key(when) == _key(claim.when)
            found.append(Day(when, (*features, *_shape(shape, claim, age_of(when, published), is_ruled=is_ruled))))
    if last.event is not None and (day := last.event.when) is not None:
        found.append(Day(day, describe_event(scene, group, claim, last, len(told), age_of(day, published))))
    if (named := last.mention) is not None:
        found.append(Day(named, describe_last(scene, group, claim, last, len(told), age_of(named, published))))
    return found


def _shape(shape: str, claim: Claim, age: str, *, is_ruled: bool) -> tuple[str, ...]:
    """Whether a day is one, or one end of what goes on, told as such or ended with the report."""
    ruled = "ruled" if is_ruled else "other"
    tense = claim.tense.value
    return (
        f"shape:{shape}", f"shape:{shape}:{ruled}", f"shape:{shape}:{claim.kind}", f"shape:{shape}:{tense}",
        f"age:{age}", f"age:{age}:{ruled}", f"age:{age}:{tense}",
    )  # fmt: skip


def choose(days: Sequence[Day]) -> DateInterval | None:
    """The likeliest day; what several expressions tell counts once."""
    shares = probabilities(days)
    summed: dict[object, float] = {}
    for day, share in zip(days, shares, strict=True):
        summed[_key(day.when)] = summed.get(_key(day.when), 0.0) + share
    best = max(summed, key=lambda key: summed[key])
    return next(day.when for day in days if _key(day.when) == best)


def _key(when: DateInterval | None) -> object:
    return None if when is None else (when.start, when.stop)


def probabilities(days: Sequence[Day]) -> list[float]:
    """Probability of each day, in order."""
    logits = [add_weights(day.features) for day in days]
    top = max(logits)
    powers = [math.exp(logit - top) for logit in logits]
    total = sum(powers)
    return [power / total for power in powers]


def add_weights(features: Iterable[str]) -> float:
    """Logit of a day: the sum of the weights of its features."""
    weights = load_weights()
    return sum(weights.get(feature, 0.0) for feature in features)


def give_day(claim: Claim, days: Sequence[Day]) -> Claim:
    """The claim with its likeliest day; with that of the rules where there are no weights."""
    return replace(claim, when=choose(days)) if load_weights() else claim


@cache
def load_weights() -> dict[str, float]:
    """Weights by feature.

    Raises:
        DataFileError: the table breaks its format.
    """
    if not PATH.exists():
        return {}
    rows = parse_table(PATH.read_text(encoding="utf-8"), PATH, ["feature", "weight"])
    return {row["feature"]: float(row["weight"]) for row in rows}
