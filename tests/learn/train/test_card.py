"""The card that training writes is read back by the pack with its data, licence and figures."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from spacy.about import __version__ as spacy_version

from recoupe.lang import card as reading
from recoupe.lang.card import Card, load_card
from recoupe.learn.train.card import Occasion, write_card

OCCASION = Occasion("2026-03-04", n_words=1234, n_texts=56)
FIGURES = {
    "tiny-test": {"upos": 0.98765, "las": 0.5},
    "names-corpus": {"ents_f1": 1.0, "ents_f1_per": 0.0},
    "names-with.dot and blank": {"ents_f1": 0.123},
}


@pytest.fixture
def path(tmp_path: Path, tiny_settings: Path) -> Path:
    """The card of a French pack."""
    path = tmp_path / "fr" / "model" / "card.toml"
    path.parent.mkdir(parents=True)
    write_card(path, "fr", FIGURES, OCCASION)
    return path


def test_a_card_is_toml_that_says_how_the_network_was_made(path: Path) -> None:
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    figures = table.pop("figures")
    assert [source.pop("title") for source in table.pop("data")] == ["Tiny French", 'Passages of "both"']
    assert table == {
        "language": "fr",
        "date": "2026-03-04",
        "command": "recoupe train fr",
        "library": f"spaCy {spacy_version}",
        "licence": "CC BY 4.0, with a notice",
        "words": 1234,
        "texts_with_names": 56,
        "epochs": {"parser": 2, "names": 3},
    }
    assert figures["tiny-test"] == {"upos": pytest.approx(0.98765, abs=0.0001), "las": 0.5}


def test_the_pack_reads_its_card_with_figures(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "FOLDER", path.parents[2])
    card = load_card.__wrapped__("fr")
    assert card == Card(
        date="2026-03-04",
        licence="CC BY 4.0, with a notice",
        data=(("Tiny French", "CC BY 4.0"), ('Passages of "both"', "CC0")),
        figures={name: {key: pytest.approx(v, abs=0.0001) for key, v in f.items()} for name, f in FIGURES.items()},
    )


def test_a_card_of_another_language_has_its_own_data(tmp_path: Path, tiny_settings: Path) -> None:
    write_card(tmp_path / "card.toml", "en", FIGURES, OCCASION)
    table = tomllib.loads((tmp_path / "card.toml").read_text(encoding="utf-8"))
    assert [source["title"] for source in table["data"]] == ["Tiny English", 'Passages of "both"']
    assert table["licence"] == "CC BY 4.0"


def test_the_same_figures_give_the_same_bytes(path: Path) -> None:
    first = path.read_bytes()
    write_card(path, "fr", FIGURES, OCCASION)
    assert path.read_bytes() == first
