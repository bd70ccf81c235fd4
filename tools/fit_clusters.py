"""Fit the weights by which two accounts are taken for one happening, on the stories of the corpus.

    python tools/fit_clusters.py [CORPUS] [--gold FOLDER]… [--write]

Stories are those of CORPUS/reports that are not in the test split, those of CORPUS/stories and those of every FOLDER in
the same format, each with the claims as read and as annotated; `stories.json` tells which claims are one event. An example
is a pair of claims of one story that no veto parts; a pair counts the less the larger its events are, so that one event
of thirty claims does not outweigh all others. Weights are those of a logistic regression with a quadratic penalty, none
below 0.2.

Printed are B-cubed figures (Bagga and Baldwin 1998) over the claims found: every story judged by weights that were
fitted without it, then judged by those of the table in use. Without --write nothing is changed.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np

from recoupe.crosscheck.account import accounts_of
from recoupe.crosscheck.cluster import joining, scoring
from recoupe.crosscheck.cluster.features import FEATURES
from recoupe.crosscheck.cluster.profile import Profile, make_profiles
from recoupe.crosscheck.cluster.vetoes import is_impossible
from recoupe.crosscheck.copies import find_links
from recoupe.crosscheck.edge import Links
from recoupe.learn.corpus import split_of
from recoupe.learn.gold import GoldReport, load_gold
from recoupe.learn.gold_documents import make_gold_document
from recoupe.learn.pairing import make_case, pair_claims
from recoupe.learn.reader import default_reader, read_report
from recoupe.model import ClaimKey, Document

NAMES = (scoring.BASE, *(feature.__name__ for feature in FEATURES))
LEAST = 0.2
PENALTY = 1.0
EXPONENT = -0.75
"""Power of the size of the larger event by which a pair counts."""
ROUNDS = 100

Labels = dict[ClaimKey, str]


@dataclass(frozen=True, slots=True)
class Story:
    """Reports of one story with one set of claims.

    Attributes:
        set: folder and "read" or "annotated".
        labels: event of each claim that is found in the annotation and belongs to one.
    """

    set: str
    name: str
    profiles: dict[ClaimKey, Profile]
    labels: Labels
    links: Links


# --- reading -------------------------------------------------------------------------------------


def load_stories(folder: Path) -> Iterator[Story]:
    """The stories of a folder that are not in the test split, as read and as annotated."""
    reports = {r.id: r for r in load_gold(folder)}
    reader = default_reader()
    for story in json.loads((folder / "stories.json").read_text(encoding="utf-8")):
        name = story.get("story")
        if name is None or (folder.name == "reports" and split_of(name) == "test"):
            continue
        event_of = {(r, c): e["id"] for e in reversed(story["events"]) for r, c in e["claims"]}
        told = [r for r in reports.values() if r.id.startswith(f"{name}-")]
        pairs = [(report, document) for report in told if (document := read_report(report, reader)) is not None]
        annotated = [(report, make_gold_document(report, document)) for report, document in pairs]
        for kind, documents in (("read", pairs), ("annotated", annotated)):
            yield make_story(f"{folder.name} {kind}", name, documents, event_of)


def make_story(
    set_: str, name: str, documents: Sequence[tuple[GoldReport, Document]], event_of: Mapping[tuple[str, str], str]
) -> Story:
    """A story of these documents, its claims paired with the annotated ones."""
    profiles, labels = dict[ClaimKey, Profile](), Labels()
    for report, document in documents:
        profiles.update({p.key: p for p in make_profiles(accounts_of(document))})
        for wanted, given in pair_claims(make_case(report, document)):
            event = event_of.get((report.id, wanted.claim.id))
            if event is not None:
                labels[ClaimKey(document.id, given.claim.id)] = event
    return Story(set_, name, profiles, labels, find_links([document for _, document in documents]))


# --- fitting -------------------------------------------------------------------------------------


def make_examples(story: Story) -> Iterator[tuple[list[float], bool, float]]:
    """Features, whether the two are one event, and weight of every pair of labelled claims that no veto parts."""
    sizes = Counter(story.labels.values())
    tied = joining.links_by_pair(story.links)
    for a, b in combinations(sorted(story.labels), 2):
        left, right = story.profiles[a], story.profiles[b]
        if is_impossible(left, right):
            continue
        links = joining.links_of(a, b, tied)
        first, second = story.labels[a], story.labels[b]
        values = [1.0, *(feature(left, right, links) for feature in FEATURES)]
        yield values, first == second, max(sizes[first], sizes[second]) ** EXPONENT


def fit(stories: Iterable[Story]) -> np.ndarray:
    """Weights in the order of `NAMES`: Newton's method, weights at their lower bound held there."""
    examples = [example for story in stories for example in make_examples(story)]
    x, y, w = (np.array(column, dtype=float) for column in zip(*examples, strict=True))
    bounds = np.array([-np.inf, *(LEAST for _ in FEATURES)])
    penalty = np.array([0.0, *(PENALTY for _ in FEATURES)])
    b = np.where(np.isinf(bounds), 0.0, bounds)
    for _ in range(ROUNDS):
        p = 1 / (1 + np.exp(-x @ b))
        gradient = x.T @ (w * (p - y)) + penalty * b
        free = (b > bounds) | (gradient < 0)
        curvature = (x * (w * p * (1 - p))[:, None]).T @ x + np.diag(penalty + 1e-9)
        step = np.zeros_like(b)
        step[free] = np.linalg.solve(curvature[np.ix_(free, free)], gradient[free])
        moved = np.maximum(b - step, bounds)
        if np.abs(moved - b).max() < 1e-9:
            break
        b = moved
    return b


# --- judging -------------------------------------------------------------------------------------


def cluster(story: Story, weights: np.ndarray) -> dict[ClaimKey, int]:
    """Number of the cluster of each claim under these weights."""
    table = scoring.load_weights()
    used = {n: scoring.Weight(float(v), table[n].pro, table[n].contra) for n, v in zip(NAMES, weights, strict=True)}
    found = joining.group_profiles(story.profiles, story.links, scoring.make_scale(used))
    return {key: n for n, group in enumerate(found) for key in group.keys}


def b_cubed(gold: Mapping[object, object], given: Mapping[object, object]) -> tuple[float, float, float]:
    """Precision, recall and F1 over the items of both."""
    both = Counter((gold[i], given[i]) for i in gold)
    sizes, given_sizes = Counter(gold.values()), Counter(given[i] for i in gold)
    precision = sum(n * n / given_sizes[c] for (_, c), n in both.items()) / len(gold)
    recall = sum(n * n / sizes[e] for (e, _), n in both.items()) / len(gold)
    return precision, recall, 2 * precision * recall / (precision + recall)


def judge(judged: Iterable[tuple[Story, np.ndarray]]) -> Iterator[str]:
    """One line of figures for each set of stories."""
    gold: defaultdict[str, dict[object, object]] = defaultdict(dict)
    given: defaultdict[str, dict[object, object]] = defaultdict(dict)
    for story, weights in judged:
        clusters = cluster(story, weights)
        for key, event in story.labels.items():
            gold[story.set][key] = story.name, event
            given[story.set][key] = story.name, clusters[key]
    for name, labels in gold.items():
        p, r, f = b_cubed(labels, given[name])
        yield f"{name:22} {len(labels):4} claims   B3 P {p:.3f} R {r:.3f} F1 {f:.3f}"


def write(weights: np.ndarray) -> None:
    """Put the weights into the table, whose comments and reasons stay."""
    values = {name: f"{value:.2f}" for name, value in zip(NAMES, weights, strict=True)}
    lines = scoring.PATH.read_text(encoding="utf-8").split("\n")
    cells = [line.split("\t") for line in lines]
    made = [[c[0], values[c[0]], *c[2:]] if c[0] in values else c for c in cells]
    scoring.PATH.write_text("\n".join("\t".join(c) for c in made), encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("corpus", type=Path, nargs="?", default=Path("corpus"))
    parser.add_argument("--gold", type=Path, action="append", default=[])
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    folders = [arguments.corpus / "reports", arguments.corpus / "stories", *arguments.gold]
    stories = [story for folder in folders for story in load_stories(folder)]
    table = np.array([weight.weight for weight in scoring.load_weights().values()])
    print("by the table in use")
    print("\n".join(judge((s, table) for s in stories)))
    without = {name: fit(s for s in stories if s.name != name) for name in sorted({s.name for s in stories})}
    print("by weights fitted without the story")
    print("\n".join(judge((s, without[s.name]) for s in stories)))
    weights = fit(stories)
    print("\n".join(f"{name:22} {value:6.2f}" for name, value in zip(NAMES, weights, strict=True)))
    if arguments.write:
        write(weights)


if __name__ == "__main__":
    main()
