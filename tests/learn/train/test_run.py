"""A whole run on tiny data: weights and card are written, figures are there, what is kept stays, what lacks is told."""

from __future__ import annotations

import shutil
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import srsly
from training_samples import SETTINGS, write_french, write_lines

from recoupe.errors import ModelError, RecoupeError, TrainingError
from recoupe.lang.parser import Model
from recoupe.lang.weights import read_weights
from recoupe.learn.train import run as running
from recoupe.learn.train.networks import NAMES, word_rules
from recoupe.learn.train.run import measure_pack, pack_figures, train_pack
from recoupe.learn.train.settings import load_settings
from recoupe.learn.train.sources import Sources

WORDS_OF_A_SENTENCE = (11, 8, 9, 8, 11)
PARTS = ["tiny-test", "names-corpus", "names-sequoia"]


@dataclass(frozen=True, slots=True)
class Run:
    """A run that is done: its data, what it gave and what it told."""

    sources: Sources
    path: Path
    reports: list[str]


@pytest.fixture(scope="module")
def done(tiny_settings: Path, tmp_path_factory: pytest.TempPathFactory) -> Run:
    folder = tmp_path_factory.mktemp("run")
    sources, reports = write_french(folder), list[str]()
    return Run(sources, train_pack("fr", sources, reports.append, folder=folder / "out"), reports)


def test_weights_and_card_are_written_and_nothing_else(done: Run) -> None:
    assert sorted(path.name for path in done.path.parent.iterdir()) == ["card.toml", "weights.zip"]
    assert done.path.name == "weights.zip"


def test_the_weights_run(done: Run) -> None:
    [parse] = Model(read_weights(done.path, word_rules("fr")).nlp).parse(["Une colonne traverse Gao."])
    assert [token.start for token in parse.tokens] == [0, 4, 12, 21, 24]


def test_the_card_has_the_figures_of_the_weights_as_written(done: Run) -> None:
    card = tomllib.loads(done.path.with_name("card.toml").read_text(encoding="utf-8"))
    figures = pack_figures("fr", done.path, done.sources)
    assert list(figures) == PARTS
    assert card["figures"] == {
        part: {key: pytest.approx(value, abs=0.0001) for key, value in values.items()}
        for part, values in figures.items()
    }
    assert all(0 <= value <= 1 for values in figures.values() for value in values.values())


@pytest.mark.parametrize(
    ("part", "keys"),
    [
        ("tiny-test", {"upos", "lemma", "uas", "las", "sents_f1", "las_by_sentence"}),
        ("names-corpus", {"ents_f1", "ents_precision", "ents_recall", "ents_f1_per", "ents_f1_loc", "ents_f1_toll"}),
        ("names-sequoia", {"ents_f1", "ents_precision", "ents_recall", "ents_f1_per", "ents_f1_loc"}),
    ],
)
def test_every_part_has_its_figures(done: Run, part: str, keys: set[str]) -> None:
    card = tomllib.loads(done.path.with_name("card.toml").read_text(encoding="utf-8"))
    assert keys <= set(card["figures"][part])


def test_the_card_says_when_and_on_how_much_the_run_was(done: Run) -> None:
    card = tomllib.loads(done.path.with_name("card.toml").read_text(encoding="utf-8"))
    n_files = len(load_settings("fr").treebanks.train)
    assert card["words"] == n_files * sum(WORDS_OF_A_SENTENCE)
    assert card["texts_with_names"] == 3
    assert abs((datetime.now(tz=UTC).date() - date.fromisoformat(card["date"])).days) <= 1


def test_a_run_tells_its_steps_and_its_figures(done: Run) -> None:
    assert any(line.startswith("step 1 of ") and "upos" in line for line in done.reports)
    assert any(line.startswith("step 1 of ") and "ents_f1" in line for line in done.reports)
    assert [line.split(":")[0] for line in done.reports[-4:]] == ["written", *PARTS]


# --- names anew ----------------------------------------------------------------------------------------------


@pytest.fixture
def change_epochs(tiny_settings: Path) -> Iterator[Callable[[int], None]]:
    """Settings by which names are trained longer."""

    def change(number: int) -> None:
        tiny_settings.write_text(SETTINGS.replace("names = 3", f"names = {number}"), encoding="utf-8")
        load_settings.cache_clear()

    yield change
    change(3)


def _params(path: Path) -> dict[str, list[object]]:
    """All numbers of each component, rounded so that reading and writing them again changes nothing."""
    nlp = read_weights(path, word_rules("fr")).nlp
    found: dict[str, list[object]] = {}
    for name in nlp.pipe_names:
        layers = srsly.msgpack_loads(nlp.get_pipe(name).model.to_bytes())["params"]
        found[name] = [v.round(3).tolist() for params in layers for _, v in sorted(params.items()) if v is not None]
    return found


def test_names_are_trained_anew_and_the_parser_is_kept(
    done: Run, change_epochs: Callable[[int], None], tmp_path: Path
) -> None:
    change_epochs(7)
    shutil.copy(done.path, tmp_path)
    reports: list[str] = []
    path = train_pack("fr", done.sources, reports.append, names_only=True, folder=tmp_path)
    before, after = _params(done.path), _params(path)
    assert list(after) == list(before)
    assert {name for name in before if before[name] != after[name]} == set(NAMES)
    assert not any("upos" in line for line in reports if line.startswith("step"))
    card = tomllib.loads(path.with_name("card.toml").read_text(encoding="utf-8"))
    assert list(card["figures"]) == PARTS
    assert card["figures"]["tiny-test"] == pytest.approx(
        pack_figures("fr", done.path, done.sources)["tiny-test"], abs=0.02
    )


def test_what_is_trained_anew_does_not_depend_on_what_was_there(
    done: Run, change_epochs: Callable[[int], None], tmp_path: Path
) -> None:
    paths = []
    for epochs in ((3,), (9, 3)):
        folder = tmp_path / str(len(epochs))
        folder.mkdir()
        shutil.copy(done.path, folder)
        for number in epochs:
            change_epochs(number)
            path = train_pack("fr", done.sources, lambda _: None, names_only=True, folder=folder)
        paths.append(path)
    first, second = map(_params, paths)
    assert first == second


@pytest.mark.parametrize("content", [None, b"no weights"])
def test_nothing_is_trained_anew_without_sound_weights(done: Run, tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / "weights.zip").write_bytes(content)
    with pytest.raises(ModelError, match=r"weights\.zip"):
        train_pack("fr", done.sources, lambda _: None, names_only=True, folder=tmp_path)
    assert not (tmp_path / "card.toml").exists()


# --- figures of installed weights ----------------------------------------------------------------------------


def test_figures_of_a_pack_come_with_its_speed(done: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "weights_path", lambda _: done.path)
    figures = measure_pack("fr", done.sources, n_words=100)
    assert figures["tiny-test"].pop("tokens_per_s") > 10
    assert figures == pack_figures("fr", done.path, done.sources)


# --- what lacks ----------------------------------------------------------------------------------------------


def _spoil_names(corpus: Path) -> None:
    write_lines(corpus / "names" / "fr-a.jsonl", [{"id": "fr-x-777", "names": []}])


@pytest.mark.parametrize(
    ("lacking", "words"),
    [
        ("data", "tiny-train.conllu.gz is missing"),
        ("data/treebanks/fr/tiny-train.conllu.gz", "tiny-train.conllu.gz is missing"),
        ("data/treebanks/fr/tiny-dev.conllu.gz", "tiny-dev.conllu.gz is missing"),
        ("data/ner/fr/sequoia-ne-dev.jsonl", "sequoia-ne-dev.jsonl is missing"),
        ("data/treebanks/fr/tiny-test.conllu.gz", "tiny-test.conllu.gz is missing"),
    ],
)
def test_missing_data_are_named_and_nothing_is_written(
    tiny_settings: Path, tmp_path: Path, lacking: str, words: str
) -> None:
    sources, out = write_french(tmp_path), tmp_path / "out"
    missing = tmp_path / lacking
    shutil.rmtree(missing) if missing.is_dir() else missing.unlink()
    with pytest.raises(TrainingError) as raised:
        train_pack("fr", sources, lambda _: None, folder=out)
    assert words in str(raised.value)
    assert "`--data` must name the folder" in str(raised.value)
    assert not out.exists()


def test_a_fault_in_the_corpus_is_named_and_old_weights_stay(done: Run, tmp_path: Path) -> None:
    sources = write_french(tmp_path)
    _spoil_names(sources.corpus)
    shutil.copy(done.path, tmp_path)
    with pytest.raises(RecoupeError, match=r"fr-a\.jsonl:1: no passage 'fr-x-777'"):
        train_pack("fr", sources, lambda _: None, names_only=True, folder=tmp_path)
    assert (tmp_path / "weights.zip").read_bytes() == done.path.read_bytes()
    assert not (tmp_path / "card.toml").exists()


def test_a_language_without_data_is_refused_at_once(done: Run, tmp_path: Path) -> None:
    with pytest.raises(TrainingError, match="no training data is listed for 'ar'"):
        train_pack("ar", done.sources, lambda _: None, folder=tmp_path / "out")
    assert not (tmp_path / "out").exists()
