"""What speaks for the day of an earlier sentence being that of a claim: features as in `day_near.py`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from recoupe.extract.rules.acceptance import form_of
from recoupe.extract.rules.carry import Event, is_of
from recoupe.extract.rules.day_near import auxiliaries_of, family_of, is_pluperfect, lead_of, opener_of
from recoupe.extract.rules.merge import Group
from recoupe.extract.rules.scene import Scene
from recoupe.model import Claim, DateInterval, PassageKind, TimeMention


@dataclass(slots=True)
class LastDay:
    """What the sentences before leave behind.

    Attributes:
        event: the last happening told with a day or place.
        kind: its kind.
        sentence: index of its sentence.
        mention: the day told last, of whatever.
        mentioned: index of its sentence.
        owner: what it belonged to there: "event", "report", or "nobody".
        from_headline: whether the last happening stood in the headline.
    """

    event: Event | None = None
    kind: str = ""
    sentence: int = -1
    mention: DateInterval | None = None
    mentioned: int = -1
    owner: str = ""
    from_headline: bool = False

    def remember(self, scene: Scene, claim: Claim, event: Event | None) -> None:
        """Take in what a claim left behind."""
        if event is not self.event and event is not None:
            self.kind, self.sentence = claim.kind, scene.sentence.index
            self.from_headline = scene.sentence.passage is PassageKind.HEADLINE
        self.event = event

    def mention_times(self, scene: Scene, owned: Mapping[str, bool]) -> None:
        """Take in the time expressions of a sentence, unless an editor put it in ("(… for Christmas, Ed.)").

        Args:
            owned: of those that can date something, by id, whether they belong to a happening.
        """
        if scene.sentence.passage is PassageKind.EDITORIAL_NOTE:
            return
        dated = [m for p in scene.times if isinstance(m := p.mention, TimeMention) and m.date is not None]
        if dated:
            self.mention, self.mentioned = dated[-1].date, scene.sentence.index
            is_owned = owned.get(dated[-1].id)
            self.owner = "nobody" if is_owned is None else "event" if is_owned else "report"


def describe_event(scene: Scene, group: Group, claim: Claim, last: LastDay, n_told: int, age: str) -> tuple[str, ...]:
    """Features of the day of the last happening beside a claim.

    Args:
        n_told: number of time expressions in the sentence.
        age: how long ago the day was, see `day_near.age_of`.
    """
    assert last.event is not None
    kind, family, told = claim.kind, family_of(claim.kind), min(1, n_told)
    belongs = is_of(claim, scene, last.event)
    gap = _gap(scene.sentence.index - last.sentence)
    leap = min(3, scene.sentence.paragraph - last.event.paragraph)
    same = "kind" if last.kind == kind else "family" if family_of(last.kind) == family else "other"
    return (
        "event", f"event:language:{scene.grammar.code}", f"event:of:{belongs}", f"event:of:{belongs}:{told}",
        f"event:gap:{gap}:{told}", f"event:leap:{leap}:{belongs}", f"event:same:{same}:{told}", f"event:same:{same}:{gap}",
        f"event:family:{family}", f"event:family:{family}:{told}", f"event:kind:{kind}", f"event:of:{belongs}:{family}",
        f"event:tense:{claim.tense.value}", f"event:form:{form_of(scene, group.main)}",
        f"event:lead:{lead_of(scene, group.main.head)}", f"event:aux:{auxiliaries_of(scene, group)}",
        f"event:pluperfect:{is_pluperfect(scene, group)}:{told}",
        f"event:factuality:{claim.factuality}", f"event:headline:{last.from_headline}:{gap}",
        f"event:speech:{bool(group.speeches)}", f"event:ruled:{claim.when is None}:{belongs}",
        f"event:precision:{last.event.when.precision.value if last.event.when else 'none'}",
        f"event:first:{group.main.match.first <= 2}:{belongs}", f"event:opener:{opener_of(scene)}",
        f"event:age:{age}", f"event:age:{age}:{belongs}", f"event:age:{age}:{claim.tense.value}",
    )  # fmt: skip


def describe_last(scene: Scene, group: Group, claim: Claim, last: LastDay, n_told: int, age: str) -> tuple[str, ...]:
    """Features of the day told last beside a claim."""
    assert last.mention is not None
    family, told = family_of(claim.kind), min(1, n_told)
    gap = _gap(scene.sentence.index - last.mentioned)
    return (
        "last", f"last:language:{scene.grammar.code}", f"last:gap:{gap}:{told}", f"last:family:{family}:{told}",
        f"last:tense:{claim.tense.value}", f"last:form:{form_of(scene, group.main)}",
        f"last:precision:{last.mention.precision.value}", f"last:speech:{bool(group.speeches)}",
        f"last:kind:{claim.kind}", f"last:owner:{last.owner}:{told}", f"last:owner:{last.owner}:{gap}:{family}",
        f"last:opener:{opener_of(scene)}", f"last:age:{age}", f"last:age:{age}:{claim.tense.value}",
        f"last:lead:{lead_of(scene, group.main.head)}", f"last:aux:{auxiliaries_of(scene, group)}",
    )  # fmt: skip


def _gap(sentences: int) -> str:
    return str(sentences) if sentences < 3 else "4" if sentences < 5 else "far"
