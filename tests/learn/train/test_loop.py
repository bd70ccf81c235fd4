"""The training loop: the rate of a step, the same network for the same seed, frozen parts, averaged weights."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from spacy.language import Language
from spacy.training import Example
from training_samples import FRENCH, SHAPE, write_corpus, write_treebank
from training_samples import NAMES as MARKED

from recoupe.lang.architecture import make_pipeline
from recoupe.lang.weights import Network, write_weights
from recoupe.lang.words import WordRules
from recoupe.learn.train.examples import make_examples
from recoupe.learn.train.loop import learning_rate, train
from recoupe.learn.train.names import make_name_examples, read_own
from recoupe.learn.train.networks import NAMES, PARSER
from recoupe.learn.train.settings import Steps
from recoupe.learn.train.treebanks import read_treebank

STEPS = Steps(rate=0.01, warm_up=2, dropout=0.1, batch=(60, 120))
RISING = Steps(rate=2.0, warm_up=10, dropout=0.0, batch=(1, 1))


@pytest.mark.parametrize(
    ("number", "share"), [(1, 0.1), (5, 0.5), (10, 1.0), (29, 1.0), (30, 1.0), (65, 0.5), (93, 0.1), (100, 0.03)]
)
def test_the_rate_rises_stays_and_falls(number: int, share: float) -> None:
    assert learning_rate(RISING, number, total=100) == pytest.approx(2.0 * share)


def test_the_rate_never_leaves_its_bounds() -> None:
    rates = [learning_rate(RISING, number, total=200) for number in range(1, 201)]
    assert max(rates) == 2.0
    assert min(rates[10:]) == pytest.approx(0.06)
    assert rates[59:] == sorted(rates[59:], reverse=True)


# --- training --------------------------------------------------------------------------------------------


def make_parses(nlp: Language, folder: Path) -> list[Example]:
    path = write_treebank(folder / "x.conllu.gz", FRENCH * 5)
    return make_examples(nlp, read_treebank(path, merge=True, lemmas={}), frozenset({"Number"}), (3, 1))


def make_names(nlp: Language, folder: Path) -> list[Example]:
    return make_name_examples(nlp, read_own("fr", write_corpus(folder / "corpus", MARKED)))


@pytest.fixture
def examples(nlp: Language, tmp_path: Path) -> list[Example]:
    return make_parses(nlp, tmp_path)


def run(
    nlp: Language,
    examples: list[Example],
    parts: tuple[str, ...] = PARSER,
    *,
    seed: int = 1,
    epochs: int = 2,
    measure: Callable[[Language], str] = lambda _: "",
    fixed: str | None = None,
) -> list[str]:
    """Train and give the reports."""
    reports: list[str] = []
    with nlp.select_pipes(disable=[name for name in NAMES if name not in parts]):
        train(
            nlp, examples, STEPS, parts=parts, epochs=epochs, seed=seed,
            measure=measure, report=reports.append, fixed=fixed,
        )  # fmt: skip
    return reports


def content(nlp: Language, parts: tuple[str, ...]) -> dict[str, bytes]:
    return {part: nlp.get_pipe(part).to_bytes(exclude=["vocab"]) for part in parts}


def _train_all(rules: WordRules, folder: Path, seed: int) -> bytes:
    nlp = make_pipeline(SHAPE, rules, {})
    run(nlp, make_parses(nlp, folder), seed=seed)
    run(nlp, make_names(nlp, folder), NAMES, seed=seed)
    write_weights(folder / "weights.zip", Network(SHAPE, {}, nlp))
    return (folder / "weights.zip").read_bytes()


def test_the_same_seed_gives_the_same_bytes(rules: WordRules, tmp_path: Path) -> None:
    first, again, other = (_train_all(rules, tmp_path, seed) for seed in (1, 1, 2))
    assert first == again
    assert first != other


def test_frozen_parts_keep_their_weights_while_others_are_trained(
    nlp: Language, examples: list[Example], tmp_path: Path
) -> None:
    run(nlp, examples)
    shown = make_names(nlp, tmp_path)
    before = content(nlp, PARSER)
    seen: list[dict[str, bytes]] = []

    def measure(trained: Language) -> str:
        seen.append(content(trained, NAMES))
        return ""

    run(nlp, shown, NAMES, epochs=4, measure=measure)
    assert content(nlp, PARSER) == before
    assert all(seen[0][part] != seen[-1][part] for part in NAMES)


def _tables(nlp: Language) -> list[np.ndarray]:
    """The hash tables of the embedding."""
    return [node.get_param("E").copy() for node in nlp.get_pipe("content").model.walk() if node.has_param("E")]


@pytest.mark.parametrize("fixed", ["E", None])
def test_a_fixed_parameter_keeps_its_values_throughout(nlp: Language, tmp_path: Path, fixed: str | None) -> None:
    run(nlp, make_parses(nlp, tmp_path))
    seen: list[list[np.ndarray]] = []

    def measure(trained: Language) -> str:
        seen.append(_tables(trained))
        return ""

    run(nlp, make_names(nlp, tmp_path), NAMES, measure=measure, fixed=fixed)
    same = [np.array_equal(first, last) for first, last in zip(seen[0], _tables(nlp), strict=True)]
    assert len(same) == len(SHAPE.rows)
    assert all(same) if fixed else not any(same)


def test_a_start_may_change_the_weights_before_the_first_step(nlp: Language, examples: list[Example]) -> None:
    def start(begun: Language) -> None:
        for node in begun.get_pipe("tok2vec").model.walk():
            if node.has_param("E"):
                node.set_param("E", node.get_param("E") * 0 + 7)

    def measure(trained: Language) -> str:
        return f"{max(node.get_param('E').max() for node in trained.get_pipe('tok2vec').model.walk() if node.has_param('E'))}"

    reports: list[str] = []
    with nlp.select_pipes(disable=NAMES):
        train(
            nlp, examples, STEPS, parts=PARSER, epochs=1, seed=1,
            measure=measure, report=reports.append, start=start, fixed="E",
        )  # fmt: skip
    assert {line.partition(": ")[2] for line in reports} == {"7.0"}


def test_the_parts_learn_what_they_are_shown(nlp: Language, examples: list[Example]) -> None:
    run(nlp, examples, epochs=15)
    doc = nlp("Une colonne traverse le désert depuis lundi.", disable=NAMES)
    assert [token.pos_ for token in doc] == "DET NOUN VERB DET NOUN ADP NOUN PUNCT".split()


def test_what_is_left_behind_are_the_averages_that_were_measured_last(nlp: Language, examples: list[Example]) -> None:
    seen: list[dict[str, bytes]] = []

    def measure(trained: Language) -> str:
        seen.append(content(trained, PARSER))
        return f"measured {len(seen)}"

    reports = run(nlp, examples, measure=measure)
    assert content(nlp, PARSER) == seen[-1] != seen[-2]
    assert reports[-1] == f"step {len(reports)} of {len(reports)}: measured {len(reports)}"


def test_reports_come_about_ten_times_in_a_long_run(nlp: Language, examples: list[Example]) -> None:
    reports = run(nlp, examples * 2, epochs=12)
    n_steps = int(reports[-1].split(":")[0].split(" of ")[1])
    assert n_steps > 20
    assert 10 <= len(reports) <= 15
    assert reports[-1].startswith(f"step {n_steps} of ")
