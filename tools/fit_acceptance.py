"""Fit the weights of the acceptance model on annotated passages.

    python tools/fit_acceptance.py GOLD.jsonl... [--write] [--holdout 0.25]

Each line of a gold file is a report in the format of the gold (docs/annotation-notation.md compiles to it). A happening
that pairs with a gold claim (accepted kind, trigger inside its quote or evidence alike) is a positive example. Without
`--write` the figures on held-out reports are printed and nothing is changed.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
from collections import defaultdict
from pathlib import Path

from recoupe.extract.rules import acceptance, builder, claims
from recoupe.extract.rules.merge import Group
from recoupe.learn.corpus import Passage, is_passage
from recoupe.learn.gold import GoldReport
from recoupe.learn.pairing import make_case, pair_claims
from recoupe.learn.reader import stated_day
from recoupe.model import Document
from recoupe.model.codec import decode
from recoupe.run.pipeline import Pipeline

Example = tuple[tuple[str, ...], bool, str]
EPOCHS, RATE = 200, 0.35
PENALTY, FRAME_PENALTY = 0.01, 0.05


def collect(lines: list[str]) -> list[Example]:
    """Features of every happening of the passages, with its label and the id of its report."""
    captured: dict[tuple[int, int, str], tuple[str, ...]] = {}
    original = builder.Builder.features

    def recording(self: builder.Builder, group: Group, *rest: object) -> tuple[str, ...]:
        found = original(self, group, *rest)  # type: ignore[arg-type]  # same arguments
        trigger = self._trigger(group.main)
        captured[trigger.start, trigger.stop, group.main.frame.id] = found
        return found

    builder.Builder.features = recording  # type: ignore[method-assign]  # only while fitting
    claims.threshold = lambda: -1.0  # type: ignore[assignment]  # print everything
    pipeline, examples = Pipeline(), []
    for line in lines:
        report = decode(GoldReport, with_whole_numbers(json.loads(line)))
        captured.clear()
        document = read(pipeline, report)
        positive = {given.claim.id for _, given in pair_claims(make_case(report, document))}
        for claim in document.claims:
            key = claim.trigger.start, claim.trigger.stop, claim.by.partition("@")[0]
            examples.append((captured[key], claim.id in positive, report.id))
    return examples


def is_test(values: dict[str, object]) -> bool:
    """Whether a passage belongs to the test split of the corpus, which nothing is fitted on."""
    return Passage(Path(), 0, values).split == "test"


def with_whole_numbers(values: dict[str, list[dict[str, list[dict[str, float]]]]]) -> dict[str, object]:
    """The gold with percentages rounded: quantities are whole."""
    for claim in values["claims"]:
        for quantity in claim["quantities"]:
            quantity.update({k: round(v) for k, v in quantity.items() if isinstance(v, float)})
    return dict(values)


def read(pipeline: Pipeline, report: GoldReport) -> Document:
    """The processed document of a gold report."""
    published = stated_day(report.published) if report.published_given else None
    return pipeline.read_text(report.text, published=published, outlet=report.outlet, language=report.language)


def fit(examples: list[Example]) -> dict[str, float]:
    """Logistic regression by gradient descent with an L2 penalty, stronger on single frames."""
    weights: dict[str, float] = defaultdict(float)
    counts: dict[str, int] = defaultdict(int)
    for features, _, _ in examples:
        for feature in features:
            counts[feature] += 1
    squares: dict[str, float] = defaultdict(lambda: 1e-6)
    for _ in range(EPOCHS):
        gradient: dict[str, float] = defaultdict(float)
        for features, label, _ in examples:
            total = sum(weights[f] for f in features)
            error = 1 / (1 + math.exp(-total)) - label
            for feature in features:
                gradient[feature] += error
        for feature, slope in gradient.items():
            penalty = FRAME_PENALTY if feature.startswith("frame:") else PENALTY
            step = slope / len(examples) + penalty * weights[feature] / 10
            squares[feature] += step * step
            weights[feature] -= RATE * step / math.sqrt(squares[feature])
    return {f: round(w, 3) for f, w in sorted(weights.items()) if counts[f] >= 3 and abs(w) >= 0.02}


def probability(weights: dict[str, float], features: tuple[str, ...]) -> float:
    """Probability under these weights."""
    return 1 / (1 + math.exp(-sum(weights.get(f, 0.0) for f in features)))


def best_threshold(weights: dict[str, float], examples: list[Example], n_gold: int) -> tuple[float, float]:
    """Threshold with the best F1 of claims, and that F1."""
    ranked = sorted(((probability(weights, f), label) for f, label, _ in examples), reverse=True)
    best, hits = (0.5, 0.0), 0
    for n, (value, label) in enumerate(ranked, 1):
        hits += label
        f1 = 2 * hits / (n + n_gold)
        if f1 > best[1]:
            best = (value, f1)
    return best


def is_held_out(id_: str, share: float) -> bool:
    """Whether a report is held out, fixed by the hash of its id."""
    return int(hashlib.sha256(id_.encode()).hexdigest(), 16) % 1000 < share * 1000


def f1_at(weights: dict[str, float], examples: list[Example], n_gold: int, limit: float) -> tuple[float, float, float]:
    """Precision, recall and F1 of claims at a threshold."""
    kept = [label for features, label, _ in examples if probability(weights, features) >= limit]
    hits = sum(kept)
    precision, recall = hits / max(1, len(kept)), hits / max(1, n_gold)
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def count_gold(lines: list[str], ids: set[str]) -> int:
    """Required gold claims of the reports with these ids."""
    reports = (json.loads(line) for line in lines)
    return sum(c.get("required", True) for r in reports if r["id"] in ids for c in r["claims"])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--holdout", type=float, default=0.25)
    parser.add_argument("--threshold", type=float, help="least probability printed; by default the one of the best F1")
    args = parser.parse_args()
    lines = [line for path in args.gold for line in path.read_text(encoding="utf-8").splitlines() if is_passage(line)]
    lines = [line for line in lines if json.loads(line)["language"] in {"fr", "en"} and not is_test(json.loads(line))]
    examples = collect(lines)
    held = [e for e in examples if is_held_out(e[2], args.holdout)]
    rest = [e for e in examples if not is_held_out(e[2], args.holdout)]
    ids = {json.loads(line)["id"] for line in lines}
    held_ids = {i for i in ids if is_held_out(i, args.holdout)}
    weights = fit(rest)
    limit, fitted = best_threshold(weights, rest, count_gold(lines, ids - held_ids))
    n_held = count_gold(lines, held_ids)
    print(f"{len(examples)} happenings, {sum(label for _, label, _ in examples)} of them claims")
    print(f"fitted F1 {fitted:.3f} at {limit:.3f}")
    for cut in (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, limit):
        print(f"held out, threshold {cut:.3f}: " + "P %.3f R %.3f F1 %.3f" % f1_at(weights, held, n_held, cut))
    if args.write:
        weights = fit(examples)
        limit, _ = best_threshold(weights, examples, count_gold(lines, ids))
        write(weights, limit if args.threshold is None else args.threshold)


def write(weights: dict[str, float], limit: float) -> None:
    """Write the table of weights."""
    head = (
        "# Weights of the acceptance model (extract/rules/acceptance.py), fitted by tools/fit_acceptance.py on the\n"
        "# annotated passages of the corpus (CC BY 4.0). feature: name; weight: logit; threshold: least probability printed.\n"
        "feature\tweight\n"
    )
    rows = "".join(f"{feature}\t{weight}\n" for feature, weight in weights.items())
    acceptance.PATH.write_text(f"{head}{acceptance.THRESHOLD}\t{limit:.3f}\n{rows}", encoding="utf-8")


if __name__ == "__main__":
    main()
