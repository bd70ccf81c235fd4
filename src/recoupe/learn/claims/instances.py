"""Words that may name a happening, with their features and what the gold says of them: what the tagger is fitted on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from recoupe.extract.rules.backend import RulesBackend
from recoupe.extract.rules.claims import find_candidates
from recoupe.extract.rules.happenings import Happening, is_vetoed
from recoupe.extract.rules.scene import Scene
from recoupe.extract.tagger.features import Knowledge, candidates, describe_word, read_knowledge
from recoupe.extract.tagger.model import NONE
from recoupe.lang.pack import Pack
from recoupe.learn.claims.passages import Told, read_as_unseen
from recoupe.learn.gold import GoldClaim, GoldReport, find_nth
from recoupe.learn.pairing import is_kind_accepted


@dataclass(slots=True)
class Instance:
    """A word of a passage.

    Attributes:
        start, stop: code points of the text.
        features: see `extract/tagger/features.py`.
        kinds: kinds that its frames know, and whether it expresses an act.
        labels: kinds that the gold accepts for the required claim whose trigger it is, or `NONE`.
        is_open: the gold leaves it open (optional claims, further words of a trigger); nothing is learned from it.
    """

    start: int
    stop: int
    features: tuple[str, ...]
    kinds: frozenset[str]
    is_act: bool
    labels: tuple[str, ...] = (NONE,)
    is_open: bool = False


class Collector(RulesBackend):
    """A back end that claims nothing and notes the candidates of each sentence."""

    name = "collector"

    def __init__(self) -> None:
        self.found: list[Instance] = []

    def find(self, scene: Scene, pack: Pack, speakers: Sequence[range]) -> list[Happening]:
        """Note the candidates of a sentence."""
        if scene.syntax is None or scene.is_question or is_vetoed(scene, pack):
            return []
        knowledge = read_knowledge(scene, pack, find_candidates(scene, pack, speakers))
        words = candidates(scene, knowledge, speakers)
        self.found += [_make(scene, pack, knowledge, word) for word in words]
        return []


def _make(scene: Scene, pack: Pack, knowledge: Knowledge, word: int) -> Instance:
    features = tuple(describe_word(scene, knowledge, word, pack.code))
    kinds = knowledge.frames.get(word, frozenset())
    return Instance(scene.words.starts[word], scene.words.stops[word], features, kinds, word in knowledge.acts)


def collect_instances(passages: list[Told]) -> Iterator[tuple[Told, list[Instance]]]:
    """Labelled instances of each passage."""
    collector = Collector()
    for told, _ in read_as_unseen(passages, collector):
        found, collector.found = collector.found, []
        label_instances(told.report, found)
        if told.only is not None:
            _open_others(found, told.only)
        yield told, found


def label_instances(report: GoldReport, instances: Sequence[Instance]) -> None:
    """Give each claim of the gold to the word of its trigger that tells most."""
    for claim in sorted(report.claims, key=lambda c: not c.required):
        inside = [i for i in instances if _overlaps(report, claim, i)]
        if not inside:
            continue
        best = min(inside, key=lambda i: (not _fits(i, claim), not i.is_act, i.start))
        if best.labels == (NONE,):
            best.labels, best.is_open = (tuple(claim.kinds), False) if claim.required else ((NONE,), True)
        for other in inside:
            other.is_open = other.is_open or other.labels == (NONE,)


def _open_others(instances: Sequence[Instance], kind: str) -> None:
    """Leave open what a report that tells of one kind only does not tell: words that no frame of this kind knows."""
    for instance in instances:
        instance.is_open = instance.is_open or (instance.labels == (NONE,) and kind not in instance.kinds)


def _fits(instance: Instance, claim: GoldClaim) -> bool:
    return any(is_kind_accepted(kind, claim.kinds) for kind in instance.kinds)


def _overlaps(report: GoldReport, claim: GoldClaim, instance: Instance) -> bool:
    at, within = find_nth(report.text, claim.quote, claim.nth), claim.quote.find(claim.trigger)
    if at is None or within < 0:
        return False
    start = at + within
    return instance.start < start + len(claim.trigger) and start < instance.stop
