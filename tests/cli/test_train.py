"""`recoupe train`: what it passes on, where it prints, and how it ends when it cannot train."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from recoupe import cli
from recoupe.learn.train import run as running
from recoupe.learn.train.sources import Sources


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """An empty corpus."""
    (tmp_path / "corpus").mkdir()
    return tmp_path / "corpus"


def call(monkeypatch: pytest.MonkeyPatch, *arguments: str | Path) -> int:
    """The exit code of the program, as the shell would see it."""
    monkeypatch.setattr("sys.argv", ["recoupe", "train", *map(str, arguments)])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert isinstance(ended.value.code, int)
    return ended.value.code


def test_an_unknown_language_ends_with_three_and_names_those_that_are_known(
    corpus: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(monkeypatch, "de", "--data", corpus, "--corpus", corpus) == 3
    out, err = capsys.readouterr()
    assert out == ""
    assert err == "recoupe: no training data is listed for 'de' in training.toml; listed: fr, en\n"


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_missing_folder_of_data_ends_with_three_and_one_line_of_advice(
    language: str, corpus: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out_folder = corpus / "out"
    missing = corpus / "nowhere"
    assert call(monkeypatch, language, "--data", missing, "--corpus", corpus, "--out", out_folder) == 3
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert err.startswith(f"recoupe: {missing}")
    assert err.endswith("; `--data` must name the folder with `treebanks` and `ner`\n")
    assert not out_folder.exists()


@pytest.mark.parametrize(
    "arguments",
    [[], ["fr", "--content-only"], ["fr", "--corpus", "no such folder"], ["fr", "--colour"]],
)
def test_a_wrong_call_of_train_ends_with_two(arguments: list[str]) -> None:
    done = CliRunner().invoke(cli._group, ["train", *arguments])
    assert (done.exit_code, done.stdout) == (2, "")


@pytest.mark.parametrize(
    ("arguments", "names_only", "out"),
    [([], False, None), (["--names-only"], True, None), (["--out", "there"], False, Path("there"))],
)
def test_the_path_is_printed_and_progress_goes_to_standard_error(
    corpus: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], names_only: bool, out: Path | None
) -> None:
    called: list[object] = []

    def train_pack(language: str, sources: Sources, report: Callable[[str], None], **options: object) -> Path:
        called.extend([language, sources, options])
        report("step 1 of 2: upos 0.900")
        return Path("there/weights.zip")

    monkeypatch.setattr(running, "train_pack", train_pack)
    folders = ["--data", "data", "--corpus", str(corpus)]
    done = CliRunner().invoke(cli._group, ["train", "fr", *folders, *arguments])
    assert (done.exit_code, done.stdout) == (0, "there/weights.zip\n")
    assert done.stderr.split() == ["0", "s", *"step 1 of 2: upos 0.900".split()]
    assert called == ["fr", Sources(Path("data"), corpus), {"names_only": names_only, "folder": out}]
