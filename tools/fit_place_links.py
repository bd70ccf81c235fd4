"""Fit the weights of the model that gives claims their places on annotated passages.

    python tools/fit_place_links.py [FOLDER] [--language ar] [--write]

FOLDER is the corpus (default `corpus`); only its split `train` is read. A place is an example of a role where a gold claim
that pairs with the claim has a place of that role within its tolerance; a name that the gold quotes but that was read as
another place is left out. Happenings count whether or not they are taken for claims. First the weights for places in the
sentence of the claim are fitted, then, with these, those for places of earlier sentences. What words point back to depends
on the table in use: fit twice where features have changed. The figures printed are those of each half judged by the weights
of the other. Without `--write` nothing is changed. With `--language` the passages of that language alone are read and its own
table is written: halfway between what they say and the common table, since they are few.
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from recoupe.extract.rules import place_links
from recoupe.extract.rules.acceptance import load_judge
from recoupe.extract.rules.merge import Group
from recoupe.extract.rules.place_memory import Told
from recoupe.extract.rules.place_spots import Spot
from recoupe.extract.rules.scene import Scene
from recoupe.extract.tagger import backend
from recoupe.learn import corpus
from recoupe.learn.evaluate import as_gold
from recoupe.learn.gold import GoldClaim, GoldPlace, GoldReport
from recoupe.learn.pairing import make_case, pair_claims
from recoupe.learn.reader import default_reader, read_report
from recoupe.learn.score import distance_km, is_near
from recoupe.model import Claim, Document, Level, PlaceMention

Weights = dict[str, tuple[float, ...]]
LANGUAGES = ("fr", "en")
NAMES = tuple(role.value for role in place_links.ROLES)
NONE = len(NAMES)
MAX_KM = 60.0
"""Largest tolerance within which another name than the quoted one is taken for the same place."""
PRIOR = 3.0
LIMITS = {"near": 0.33, "told": 0.35, "second": 0.6}
"""Least probabilities, set by hand at the flat top of F1 across halves."""
MIN_COUNT, MIN_WEIGHT = 4, 0.03
EPOCHS, RATE, PENALTY = 300, 0.1, 2.0


@dataclass(frozen=True, slots=True)
class Example:
    """Features of a place beside a claim, and its role as a number; `NONE` for none."""

    features: tuple[str, ...]
    label: int
    report: str


@dataclass(slots=True)
class Recorder:
    """Notes the features that the linker asks for: "near" or "told", offset of the head word, frame, place."""

    seen: list[tuple[str, int, str, PlaceMention, tuple[str, ...]]]

    def watch(self) -> None:
        near, told = place_links.describe_near, place_links.describe_told

        def describe_near(scene: Scene, spot: Spot, group: Group, *rest: object) -> tuple[str, ...]:
            found = near(scene, spot, group, *rest)  # type: ignore[arg-type]  # same arguments
            self._note("near", scene, group, spot.mention, (*spot.features, *found))
            return found

        def describe_told(
            scene: Scene, place: Told, rank: int, count: int, group: Group, *rest: object
        ) -> tuple[str, ...]:
            found = told(scene, place, rank, count, group, *rest)  # type: ignore[arg-type]  # same arguments
            self._note("told", scene, group, place.mention, found)
            return found

        place_links.describe_near, place_links.describe_told = describe_near, describe_told  # type: ignore[assignment]

    def _note(self, kind: str, scene: Scene, group: Group, mention: PlaceMention, found: tuple[str, ...]) -> None:
        self.seen.append((kind, scene.words.starts[group.main.head], group.main.frame.id, mention, found))


def collect(reports: Sequence[GoldReport], recorder: Recorder, kind: str) -> list[Example]:
    """Examples of the claims that pair with a gold claim."""
    examples = []
    for report in reports:
        recorder.seen.clear()
        document = read_report(report, default_reader())
        if document is None:
            continue
        gold = {given.claim.id: wanted.claim for wanted, given in pair_claims(make_case(report, document))}
        for claim in document.claims:
            if claim.id in gold:
                examples += examples_of(report, document, claim, gold[claim.id], recorder, kind)
    return examples


def examples_of(
    report: GoldReport, document: Document, claim: Claim, gold: GoldClaim, recorder: Recorder, kind: str
) -> list[Example]:
    """One example for each place that was looked at for a claim."""
    found = []
    for which, offset, frame, mention, features in recorder.seen:
        is_own = claim.trigger.start <= offset < claim.trigger.stop and claim.by.partition("@")[0] == frame
        if which == kind and is_own and (label := label_of(mention, gold)) is not None:
            found.append(Example(features, label, report.id))
    return found


def label_of(mention: PlaceMention, gold: GoldClaim) -> int | None:
    """Number of the role of a place in a gold claim; None where it was read as another place or only holds the gold's."""
    if mention.place is not None:
        near = [p for p in gold.places if is_near(mention.place, p)]
        roles = [p.role for p in near if p.km <= MAX_KM or is_quoted(mention, p)]
        if roles:
            return NAMES.index(roles[0])
    quoted = [p.role for p in gold.places if is_quoted(mention, p)]
    if not quoted:
        return None if any(holds(mention, p) for p in gold.places) else NONE
    return None if mention.place is not None else NAMES.index(quoted[0])


def holds(mention: PlaceMention, gold: GoldPlace) -> bool:
    """Whether a country that a name means holds a gold place: beside that it is left out anyway."""
    place = mention.place
    if place is None or place.level is not Level.COUNTRY:
        return False
    return distance_km(place.lat, place.lon, gold.lat, gold.lon) <= place.radius_km


def is_quoted(mention: PlaceMention, gold: GoldPlace) -> bool:
    return mention.span.quote.lower() in gold.quote.lower()


# --- fitting ---------------------------------------------------------------------------------------


class Table:
    """Examples as index arrays."""

    def __init__(self, examples: Sequence[Example], index: dict[str, int]) -> None:
        rows = [[index[f] for f in e.features if f in index] for e in examples]
        self.flat = np.array([i for row in rows for i in row])
        self.row_of = np.repeat(np.arange(len(rows)), [len(row) for row in rows])
        self.labels = np.array([e.label for e in examples])

    def shares(self, weights: np.ndarray) -> np.ndarray:
        """Probabilities, one row an example: the roles, then none."""
        scores = np.zeros((len(self.labels), NONE + 1))
        for role in range(NONE):
            scores[:, role] = np.bincount(self.row_of, weights[self.flat, role], len(self.labels))
        scores = np.exp(scores - scores.max(axis=1, keepdims=True))
        return scores / scores.sum(axis=1, keepdims=True)

    def slope(self, weights: np.ndarray) -> np.ndarray:
        error = self.shares(weights)
        error[np.arange(len(self.labels)), self.labels] -= 1
        found = np.zeros_like(weights)
        for role in range(NONE):
            found[:, role] = np.bincount(self.flat, error[self.row_of, role], len(weights))
        return found


def fit(examples: Sequence[Example]) -> tuple[dict[str, int], np.ndarray]:
    """Weights by logistic regression with an L2 penalty (Adam, full batches)."""
    counts = Counter(f for e in examples for f in e.features)
    index = {f: n for n, f in enumerate(sorted(f for f, n in counts.items() if n >= MIN_COUNT))}
    table = Table(examples, index)
    prior = prior_weights(index)
    weights = prior.copy()
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, EPOCHS + 1):
        slope = table.slope(weights) + PENALTY * (weights - prior)
        mean, square = 0.9 * mean + 0.1 * slope, 0.999 * square + 0.001 * slope**2
        weights -= RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return index, weights


def prior_weights(index: dict[str, int]) -> np.ndarray:
    """What weights are drawn to: none, but that a role which the frames or the table of `roles.py` give is right."""
    found = np.zeros((len(index), NONE))
    for feature, row in index.items():
        name, _, rest = feature.partition(":")
        role = rest.partition(":")[0]
        if role in NAMES and (name in {"link", "object"} or (name == "rule" and rest.endswith(":own"))):
            found[row, NAMES.index(role)] = PRIOR
    return found


def judge(examples: Sequence[Example], index: dict[str, int], weights: np.ndarray) -> list[tuple[float, bool, bool]]:
    """For each example: probability of having a role, whether the likeliest is right, whether it has one."""
    table = Table(examples, index)
    shares = table.shares(weights)
    best = shares[:, :NONE].argmax(axis=1)
    return [
        (1 - s[NONE], bool(b == lab), bool(lab != NONE)) for s, b, lab in zip(shares, best, table.labels, strict=True)
    ]


def best_threshold(judged: list[tuple[float, bool, bool]]) -> tuple[float, float]:
    """Threshold with the best F1, and that F1."""
    wanted = sum(has for _, _, has in judged)
    best, hits = (0.5, 0.0), 0
    for n, (share, right, _) in enumerate(sorted(judged, reverse=True), 1):
        hits += right
        f1 = 2 * hits / (n + wanted)
        if f1 > best[1]:
            best = (share, f1)
    return best


def fit_and_judge(examples: list[Example]) -> Weights:
    """Weights fitted on all examples; prints how those of one half do on the other, at the best threshold."""
    halves = [[e for e in examples if is_first(e.report) is first] for first in (True, False)]
    judged = []
    for own, other in (halves, halves[::-1]):
        index, weights = fit(own)
        judged += judge(other, index, weights)
    limit, f1 = best_threshold(judged)
    labels = Counter((*NAMES, "none")[e.label] for e in examples)
    print(f"{len(examples)} examples {dict(labels)}; across halves F1 {f1:.3f} at {limit:.3f}")
    index, weights = fit(examples)
    rows = {f: tuple(round(float(w), 2) for w in weights[n]) for f, n in index.items()}
    return {f: row for f, row in rows.items() if max(map(abs, row)) >= MIN_WEIGHT}


def is_first(report: str) -> bool:
    return hashlib.sha256(report.encode()).digest()[0] % 2 == 0


def write(parts: dict[str, Weights], path: Path) -> None:
    """Write the table of weights."""
    head = (
        "# Weights of the model that gives claims their places (extract/rules/place_links.py), fitted on the split train of\n"
        "# the corpus (CC BY 4.0) by tools/fit_place_links.py. feature: name; at, from, to, via: what it adds to the logit of\n"
        "# that role against none. threshold, in the column at: least probability of any role at which a place of the\n"
        "# sentence (near) or an earlier one (told) is taken; of its role, for a second place in a role (second).\n"
        "# What the names of the features mean is told where they are made: place_spots.py, place_near.py, place_told.py.\n"
    )
    lines = [head, "\t".join(("feature", *NAMES)), "\n"]
    for name, weights in parts.items():
        lines.append(f"threshold:{name}\t{LIMITS[name]:g}\n")
        lines += ["\t".join((f, *(f"{w:g}" for w in row))) + "\n" for f, row in sorted(weights.items())]
    lines.append(f"{place_links.SECOND}\t{LIMITS['second']:g}\n")
    path.write_text("".join(lines), encoding="utf-8")


def halfway(common: Weights, own: Weights) -> Weights:
    """The mean of two tables, thresholds left out; what a table has no row for weighs nothing there."""
    names = (name for name in sorted(common | own) if not name.startswith("threshold:"))
    none = (0.0,) * NONE
    means = {n: tuple((a + b) / 2 for a, b in zip(common.get(n, none), own.get(n, none), strict=True)) for n in names}
    return {n: row for n, row in means.items() if max(map(abs, row)) >= MIN_WEIGHT / 2}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=Path(corpus.FOLDER))
    parser.add_argument("--language", default="", help="a language that gets a table of its own")
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    languages = (args.language,) if args.language else LANGUAGES
    reports = [as_gold(p) for p in corpus.load(args.folder) if p.split == "train" and p.language in languages]
    recorder, parts = Recorder([]), {}
    recorder.watch()
    everything = replace(load_judge(), threshold=-1.0)  # every happening, taken as a claim or not
    backend.load_judge = lambda *_: everything  # only while fitting
    common, target = place_links.load_weights(), place_links.PATH
    place_links.PATH = Path(tempfile.mkdtemp()) / target.name
    shutil.copy(target, place_links.PATH)
    for kind in ("near", "told"):
        parts[kind] = fit_and_judge(collect(reports, recorder, kind))
        write(parts, place_links.PATH)
        place_links.load_weights.cache_clear()
    if args.write and args.language:
        own = {feature: row for part in parts.values() for feature, row in part.items()}
        write({"near": halfway(common, own), "told": {}}, target.with_stem(f"{target.stem}.{args.language}"))
    elif args.write:
        write(parts, target)


if __name__ == "__main__":
    main()
