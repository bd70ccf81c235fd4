"""Fit what decides on claims, in order: the tagger, the acceptance model on top of it, the line that calibrates its scores.

The tagger is fitted on the training and development splits. For everything after it each passage shows what a tagger
thinks that was not fitted on it (five folds). The acceptance model is fitted on the training split, its scores are
calibrated on the development split. The test split is only measured.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from recoupe.extract.rules import acceptance, offers
from recoupe.extract.rules.acceptance import Judge
from recoupe.extract.tagger.model import CARD, NONE, PATH
from recoupe.extract.weights import Weights, own_path, write_weights
from recoupe.lang.pack import installed_packs
from recoupe.learn.claims.card import Content, Figures, write_card
from recoupe.learn.claims.examples import Example, collect_examples
from recoupe.learn.claims.instances import Instance, collect_instances
from recoupe.learn.claims.passages import N_FOLDS, Told, frame_examples, load_passages
from recoupe.learn.claims.regression import Fitted, Settings, fit_classes, fit_line, fit_two
from recoupe.learn.pairing import is_kind_accepted
from recoupe.learn.reliability import expected_error, reliability
from recoupe.world.kinds import load_kinds

PENALTIES = {"": 0.01, "frame": 0.05}
"""Of the acceptance model; single frames are seen seldom."""
FITTED_ON = frozenset({"train", "dev"})
THRESHOLD = 0.4
"""Least probability printed. F1 is flat from .35 to .5 on the development split; lower costs precision."""
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Result:
    """What was fitted, figures by split and language, and passages and examples of frames by split."""

    tagger: Fitted
    judge: Judge
    roles: Fitted
    figures: dict[str, Figures]
    n_texts: dict[str, int]


def fit(folder: Path, say: Say, language: str = "") -> Result:
    """Fit everything on a corpus.

    Args:
        language: gets weights of its own: tagger and acceptance learn from all languages, parts and calibration
            from this one; "" for those of the languages that have none of their own.
        say: is told of progress.

    Raises:
        ScoreError: a passage breaks the format.
    """
    languages = {c for c in installed_packs() if language or own_path(PATH, c) == PATH}
    passages = load_passages(folder, "train", "dev", "test", languages=languages)
    read = [*passages, *frame_examples(languages)]
    say(f"{len(read)} passages and examples of frames; collecting words")
    instances = [(told, found) for told, found in collect_instances(read) if told.split in FITTED_ON]
    whole = _fit_tagger(found for _, found in instances)
    say(f"{sum(len(i) for _, i in instances)} words, {len(whole.names)} features, {len(whole.classes) - 1} kinds")
    taggers: dict[int | None, Weights] = {
        fold: as_weights(_fit_tagger(found for told, found in instances if told.fold != fold))
        for fold in range(N_FOLDS)
    }
    taggers[None] = as_weights(whole)
    say("collecting happenings")
    examples = list(collect_examples(read, taggers))
    judge = fit_judge(examples, language)
    roles = fit_roles([e for e in examples if language in {"", e.language}], FITTED_ON)
    if language:
        seen = {
            name for told, found in instances if told.report.language == language for i in found for name in i.features
        }
        whole = _only(whole, seen)
        examples = [e for e in examples if e.language == language]
    n_texts = dict(sorted(Counter(told.split for told in read).items()))
    return Result(whole, judge, roles, measure(judge, examples, read), n_texts)


def _only(fitted: Fitted, names: Collection[str]) -> Fitted:
    """A fitted model without the features that a language never shows."""
    kept = [row for row, name in enumerate(fitted.names) if name in names]
    return Fitted(fitted.classes, tuple(fitted.names[row] for row in kept), fitted.weights[kept])


def _fit_tagger(groups: Iterable[Sequence[Instance]]) -> Fitted:
    rows = [i for group in groups for i in group if not i.is_open]
    kinds = [NONE, *load_kinds()]
    accepted = [[k for k in kinds if _accepts(i.labels, k)] for i in rows]
    return fit_classes([i.features for i in rows], accepted, kinds, Settings())


def _accepts(labels: Sequence[str], kind: str) -> bool:
    """Whether the labels of a word accept a kind; "armed" accepts all kinds below it."""
    return kind in labels if NONE in (kind, *labels) else is_kind_accepted(kind, labels)


def as_weights(fitted: Fitted) -> Weights:
    """A fitted tagger ready for use."""
    return Weights(fitted.classes, {name: row for row, name in enumerate(fitted.names)}, fitted.weights)


def fit_judge(examples: Sequence[Example], language: str = "") -> Judge:
    """The acceptance model and its calibration, on one language if one is given."""
    train = [e for e in examples if e.split == "train"]
    dev = [e for e in examples if e.split == "dev" and language in {"", e.language}]
    seen = [(e.features, e.is_claim) for e in train] + [(without_opinion(e.features), e.is_claim) for e in train]
    weights = fit_two([features for features, _ in seen], [label for _, label in seen], PENALTIES)
    sums = [sum(weights.get(name, 0.0) for name in e.features) for e in dev]
    slope, shift = fit_line(sums, [e.is_claim for e in dev])
    return Judge(weights, THRESHOLD, slope, shift)


def without_opinion(features: Sequence[str]) -> tuple[str, ...]:
    """Features of a happening as they are where no tagger was asked: the rules must judge alone."""
    kept = [name for name in features if not name.startswith(("tagger:", "framed", "composed", "tagged"))]
    return (*kept, "tagger:absent")


def fit_roles(examples: Sequence[Example], splits: Collection[str]) -> Fitted:
    """The model that gives mentions their parts, from the claims of some splits that pair with gold."""
    rows = [part for example in examples if example.split in splits for part in example.parts]
    classes = [offers.NONE, *(role.value for role in offers.ROLES)]
    rows = [(offer, role) for offer, role in rows if role in classes]
    return fit_classes([offer.features for offer, _ in rows], [[role] for _, role in rows], classes, Settings())


def count_required(passages: Sequence[Told], split: str, language: str | None = None) -> int:
    """Required claims of a split."""
    reports = (t.report for t in passages if t.split == split and language in {None, t.report.language})
    return sum(claim.required for report in reports for claim in report.claims)


def f1(judge: Judge, examples: Sequence[Example], n_required: int, limit: float) -> tuple[float, float, float]:
    """Precision, recall and F1 of what is printed at a threshold; optional claims count neither for nor against."""
    kept = [e for e in examples if e.is_required and judge.probability(e.features) >= limit]
    right = sum(e.is_claim for e in kept)
    precision, recall = right / max(1, len(kept)), right / max(1, n_required)
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def measure(judge: Judge, examples: Sequence[Example], passages: Sequence[Told]) -> dict[str, Figures]:
    """Figures by split and language: precision, recall, F1 at the threshold, expected calibration error of what is printed."""
    groups: dict[tuple[str, str], list[Example]] = defaultdict(list)
    for example in examples:
        groups[example.split, example.language].append(example)
    found = {}
    for (split, language), group in sorted(groups.items()):
        precision, recall, both = f1(judge, group, count_required(passages, split, language), judge.threshold)
        scored = [(judge.probability(e.features), e.is_claim) for e in group]
        error = expected_error(reliability([(s, ok) for s, ok in scored if s >= judge.threshold]))
        values = {"precision": precision, "recall": recall, "f1": both, "calibration_error": error}
        found[f"{split} {language}"] = {name: round(value, 4) for name, value in values.items()}
    return found


def write(result: Result, date: str, language: str = "") -> None:
    """Write the weights of the models and their card into the package.

    Args:
        language: whose they are; "" for those of all that have none of their own.
        date: ISO day of the fit.
    """
    write_weights(_named(PATH, language), result.tagger.classes, result.tagger.names, result.tagger.weights)
    write_weights(_named(offers.PATH, language), result.roles.classes, result.roles.names, result.roles.weights)
    kinds = result.tagger.classes[1:]
    write_card(_named(CARD, language), Content(kinds, len(result.tagger.names), result.n_texts, result.figures), date)
    _write_judge(result.judge, _named(acceptance.PATH, language))


def _named(path: Path, language: str) -> Path:
    return path.with_name(f"{path.stem}.{language}{path.suffix}") if language else path


def _write_judge(judge: Judge, path: Path) -> None:
    head = (
        "# Weights of the acceptance model (extract/rules/acceptance.py), fitted by tools/fit_claims.py on the training\n"
        "# split of the corpus (CC BY 4.0). feature: name; weight: logit. threshold: least probability printed;\n"
        "# slope, shift: calibration; these three are fitted on the development split.\n"
        "feature\tweight\n"
    )
    settings = {"threshold": judge.threshold, "slope": judge.slope, "shift": judge.shift}
    rows = "".join(f"{name}\t{value}\n" for name, value in [*settings.items(), *sorted(judge.weights.items())])
    path.write_text(head + rows, encoding="utf-8")
