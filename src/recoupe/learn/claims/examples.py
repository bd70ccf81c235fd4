"""Happenings as the back ends find them, with whether the gold has such a claim: what the acceptance model is fitted on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from recoupe.extract.rules.acceptance import Judge
from recoupe.extract.rules.backend import RulesBackend
from recoupe.extract.rules.happenings import Happening
from recoupe.extract.rules.method import Method
from recoupe.extract.rules.offers import NONE, Offer
from recoupe.extract.rules.scene import Scene
from recoupe.extract.tagger.backend import find_by_tagger
from recoupe.extract.weights import Weights
from recoupe.lang.pack import Pack
from recoupe.learn.claims.passages import Told, read_as_unseen
from recoupe.learn.gold import GoldClaim
from recoupe.learn.pairing import MIN_OVERLAP, make_case, pair_claims
from recoupe.learn.words import word_f1
from recoupe.model import RoleName


@dataclass(frozen=True, slots=True)
class Example:
    """A happening as a claim.

    Attributes:
        is_claim: it pairs with a gold claim.
        is_required: that claim is a required one, or there is none.
        parts: mentions with the part that the gold gives them, "" for none; empty for what is no claim.
    """

    features: tuple[str, ...]
    is_claim: bool
    is_required: bool
    language: str
    split: str
    fold: int = 0
    parts: tuple[tuple[Offer, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Recorder(Judge):
    """A judge and decider that accepts everything and notes what it sees; a claim's score is the number of its note."""

    weights: Mapping[str, float] = field(default_factory=dict)
    threshold: float = -1.0
    noted: list[tuple[str, ...]] = field(default_factory=list)
    offers: list[list[Offer]] = field(default_factory=list)

    def probability(self, features: Iterable[str]) -> float:
        """The number under which the features are noted."""
        self.noted.append(tuple(features))
        return float(len(self.noted) - 1)

    def decide(self, offers: Sequence[Offer]) -> list[RoleName | None]:
        """What the rules say; the offers are noted, once for each claim, before its features are."""
        self.offers.append(list(offers))
        return [offer.ruled for offer in offers]


class Recording(RulesBackend):
    """A tagger back end that prints every happening and notes its features.

    Attributes:
        taggers: by fold, each fitted without it; under None one for what was not fitted on at all.
        fold: of the passage that is read.
    """

    name = "recording"

    def __init__(self, taggers: Mapping[int | None, Weights]) -> None:
        self.taggers = taggers
        self.recorder = Recorder()
        self.fold: int | None = None

    def find(self, scene: Scene, pack: Pack, speakers: Sequence[range]) -> list[Happening]:
        """Happenings by the rules and the tagger that was not fitted on the passage."""
        return find_by_tagger(scene, pack, speakers, self.taggers[self.fold])

    def begin(self, told: Told) -> None:
        """Choose the tagger for a passage."""
        self.fold = told.fold if told.split != "test" else None

    def method(self, language: str = "") -> Method:  # noqa: ARG002  # one for all
        """Everything is printed."""
        return Method(self.find, self.recorder, self.recorder)


def collect_examples(passages: list[Told], taggers: Mapping[int | None, Weights]) -> Iterator[Example]:
    """Examples of passages.

    Args:
        taggers: by fold, each fitted without the training passages of its fold; under None one for the other splits.
    """
    backend = Recording(taggers)
    for told, document in read_as_unseen(passages, backend, backend.begin):
        seen, backend.recorder = backend.recorder, Recorder()
        pairs = {given.claim.id: wanted.claim for wanted, given in pair_claims(make_case(told.report, document))}
        for claim in document.claims:
            gold = pairs.get(claim.id)
            if told.only not in {None, claim.kind}:
                continue
            is_required = gold is None or gold.required
            number = int(claim.score)
            parts = () if gold is None or told.only is not None else _with_gold(seen.offers[number], gold)
            language, split = told.report.language, told.split
            yield Example(seen.noted[number], gold is not None, is_required, language, split, told.fold, parts)


def _with_gold(offers: Sequence[Offer], claim: GoldClaim) -> tuple[tuple[Offer, str], ...]:
    """Each offer with the part that the gold gives it: the role whose words it shares most, at least half."""
    found = []
    for offer in offers:
        shared = [(word_f1(offer.placed.mention.span.quote, r.quote), r.role) for r in claim.roles]
        best = max(shared, default=(0.0, NONE))
        found.append((offer, best[1] if best[0] >= MIN_OVERLAP else NONE))
    return tuple(found)
