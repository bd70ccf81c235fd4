"""The training loop: one run, seeds fixed, averaged weights. The same data and settings give the same network."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import cast

from spacy.language import Language
from spacy.training import Example
from thinc.api import Adam, Optimizer, fix_random_seed
from thinc.types import Floats2d

from recoupe.lang.architecture import trained_pipes
from recoupe.learn.train.examples import batches_by_words
from recoupe.learn.train.settings import Steps

PLATEAU = 0.3
LAST_SHARE = 0.03
GROWTH = 1.35
N_REPORTS = 10

Report = Callable[[str], None]


def train(
    nlp: Language,
    examples: Sequence[Example],
    steps: Steps,
    *,
    parts: Sequence[str],
    epochs: int,
    seed: int,
    measure: Callable[[Language], str],
    report: Report,
    start: Callable[[Language], None] = lambda _: None,
    fixed: str | None = None,
) -> None:
    """Train some components of a pipeline, the others frozen; their weights are then the averages over the run.

    Args:
        parts: names of the components to train; they must be untrained.
        measure: figures on a dev part in words, for the reports; asked ten times a run.
        report: takes one line of progress.
        start: changes the weights before the first step.
        fixed: thinc's name of a parameter that keeps its values throughout.
    """
    fix_random_seed(seed)
    frozen = [name for name in nlp.pipe_names if name not in parts]
    with nlp.select_pipes(disable=frozen):
        nlp.initialize(lambda: examples)
    nlp._link_components()  # noqa: SLF001  # as spaCy's own init_nlp does after it left frozen components out
    annotating = ["tok2vec"] if "tok2vec" in frozen else []
    optimizer = Adam(
        steps.rate, beta1=0.9, beta2=0.999, eps=1e-8, L2=0.01, L2_is_weight_decay=True, grad_clip=1.0, use_averages=True
    )
    start(nlp)
    batches = [b for e in range(epochs) for b in batches_by_words(examples, _batch_size(steps, e), seed + e)]
    for number, batch in enumerate(batches, 1):
        optimizer.learn_rate = learning_rate(steps, number, len(batches))
        nlp.update(batch, drop=steps.dropout, sgd=_without(optimizer, fixed), exclude=frozen, annotates=annotating)
        if number % max(1, len(batches) // N_REPORTS) == 0 or number == len(batches):
            with nlp.use_params(optimizer.averages):
                report(f"step {number} of {len(batches)}: {measure(nlp)}")
    _keep_averages(nlp, optimizer)


def _without(optimizer: Optimizer, fixed: str | None) -> Optimizer:
    """The optimizer, but a parameter of this name keeps its values."""
    if fixed is None:
        return optimizer

    def step(
        key: tuple[int, str], weights: Floats2d, gradient: Floats2d, **options: float
    ) -> tuple[Floats2d, Floats2d]:
        if key[1] == fixed:
            return weights, gradient * 0
        return cast("tuple[Floats2d, Floats2d]", optimizer(key, weights, gradient, **options))

    return cast("Optimizer", step)


def learning_rate(steps: Steps, number: int, total: int) -> float:
    """Rate of a step: a rise over the first steps, a plateau, a straight fall."""
    rise = min(1.0, number / steps.warm_up)
    done = number / total
    fall = 1.0 if done < PLATEAU else max(LAST_SHARE, 1 - (done - PLATEAU) / (1 - PLATEAU))
    return steps.rate * rise * fall


def _batch_size(steps: Steps, epoch: int) -> int:
    first, last = steps.batch
    return int(min(last, first * GROWTH**epoch))


def _keep_averages(nlp: Language, optimizer: Optimizer) -> None:
    """Put the averaged weights in the place of the last ones, for good."""
    averages = optimizer.averages or {}
    for _, pipe in trained_pipes(nlp):
        for node in pipe.model.walk():
            for name in node.param_names:
                key = (node.id, name)
                if key in averages:
                    node.set_param(name, averages[key])
