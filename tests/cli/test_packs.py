"""`recoupe packs`: what it tells of trained networks, and of their absence."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from recoupe import cli
from recoupe.lang import card, parser
from recoupe.lang.card import Card
from recoupe.lang.pack import installed_packs, load_pack

CARD = Card(
    date="2026-03-04",
    licence="CC BY-SA 4.0",
    data=(("Tiny Treebank", "CC BY 4.0"), ("Tiny Names", "CC0")),
    figures={
        "tiny-test": {
            "upos": 0.9876,
            "lemma": 0.5,
            "uas": 0.9,
            "las": 0.876,
            "las_by_sentence": 0.75,
            "tokens_per_s": 9000.0,
        },
        "names-tiny": {"ents_f1": 0.75, "ents_precision": 0.8, "ents_recall": 0.7, "ents_f1_per": 0.6},
    },
)
ABSENT = "    no trained networks: extraction goes without a parse; see `recoupe doctor`"


def lines(monkeypatch: pytest.MonkeyPatch, path: Path, found: Card | None) -> list[str]:
    """What is printed where every pack has this card and its weights there."""
    monkeypatch.setattr(parser, "weights_path", lambda _: path)
    monkeypatch.setattr(card, "load_card", lambda _: found)
    done = CliRunner().invoke(cli._group, ["packs"])
    assert (done.exit_code, done.stderr) == (0, "")
    return done.stdout.splitlines()


def test_a_pack_with_networks_shows_their_data_and_figures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "weights.zip"
    path.write_bytes(bytes(2_340_000))
    shown = lines(monkeypatch, path, CARD)
    start = next(number for number, line in enumerate(shown) if line.startswith("    networks"))
    assert shown[start : start + 5] == [
        "    networks of 2026-03-04, 2.3 MB, licence CC BY-SA 4.0",
        "      trained on Tiny Treebank: CC BY 4.0",
        "      trained on Tiny Names: CC0",
        "      tiny-test: upos 98.8, lemma 50.0, uas 90.0, las 87.6, las_by_sentence 75.0",
        "      names-tiny: ents_f1 75.0, ents_precision 80.0, ents_recall 70.0",
    ]
    assert ABSENT not in shown


@pytest.mark.parametrize("found", [CARD, None], ids=["card without weights", "neither"])
def test_a_pack_without_networks_says_so_and_whom_to_ask(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, found: Card | None
) -> None:
    shown = lines(monkeypatch, tmp_path / "weights.zip", found)
    assert shown.count(ABSENT) == sum(not load_pack(code).is_chunked for code in installed_packs())
    assert not [line for line in shown if "trained on" in line]


def test_weights_without_a_card_are_not_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "weights.zip").write_bytes(b"x")
    assert lines(monkeypatch, tmp_path / "weights.zip", None).count(ABSENT) == sum(
        not load_pack(code).is_chunked for code in installed_packs()
    )


@pytest.mark.parametrize("code", installed_packs())
def test_a_pack_shows_the_size_of_its_lists(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    shown, pack = lines(monkeypatch, tmp_path / "weights.zip", None), load_pack(code)
    head = shown.index(next(line for line in shown if line.startswith(f"{code}  ")))
    assert f"{pack.name}, version {pack.version}, {pack.direction}, licence {pack.licence}" in shown[head]
    assert shown[head + 1].startswith(f"    {len(pack.frame_list)} frames with {pack.counts['frames.toml']} patterns; ")
    assert f"{pack.counts['people.tsv']} people" in shown[head + 1]
