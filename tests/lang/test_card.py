"""The card of trained networks is read; a card that is none is refused by its name."""

from __future__ import annotations

from pathlib import Path

import pytest

from recoupe.errors import DataFileError
from recoupe.lang import card as card_module
from recoupe.lang.card import Card, load_card

CARD = """\
# A card.
language = "tlh"
date = "2026-11-27"
licence = "CC BY-SA 4.0"

[[data]]
title = "Sentences of Qo'noS"
url = "https://example.org"
licence = "CC BY 4.0"

[[data]]
title = "Names of Qo'noS"
licence = "public domain"

[figures."one-test"]
tags = 0.9
arcs = 1

[figures.names]
f1 = 0.75
"""


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the card of a pack "tlh" lies; the card is there."""
    monkeypatch.setattr(card_module, "FOLDER", tmp_path)
    written = tmp_path / "tlh" / "model" / "card.toml"
    written.parent.mkdir(parents=True)
    written.write_text(CARD, encoding="utf-8")
    return written


def _load() -> Card | None:
    """The card, read anew: `load_card` remembers what it read."""
    return load_card.__wrapped__("tlh")


def test_a_card_says_of_what_the_networks_are_made_and_how_good_they_are(path: Path) -> None:
    assert _load() == Card(
        date="2026-11-27",
        licence="CC BY-SA 4.0",
        data=(("Sentences of Qo'noS", "CC BY 4.0"), ("Names of Qo'noS", "public domain")),
        figures={"one-test": {"tags": 0.9, "arcs": 1.0}, "names": {"f1": 0.75}},
    )


def test_a_pack_without_networks_has_no_card(path: Path) -> None:
    path.unlink()
    assert _load() is None


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('date = "2026-11-27"\n', "", "'date' is missing"),
        ('licence = "CC BY-SA 4.0"\n', "", "'licence' is missing"),
        ('title = "Names of Qo\'noS"\n', "", "'title' is missing"),
        ("[[data]]", "[[sources]]", "'data' is missing"),
        ('[figures."one-test"]\ntags = 0.9\narcs = 1\n\n[figures.names]\nf1 = 0.75\n', "", "'figures' is missing"),
        ("f1 = 0.75", 'f1 = "good"', "could not convert"),
        ("[figures.names]\nf1 = 0.75\n", "[figures]\nnames = 0.75\n", "no attribute"),
        ('date = "2026-11-27"', "date = ", "no valid TOML"),
    ],
    ids=lambda value: value[:20],
)
def test_a_broken_card_is_refused_by_name(path: Path, old: str, new: str, reason: str) -> None:
    assert old in CARD
    path.write_text(CARD.replace(old, new), encoding="utf-8")
    with pytest.raises(DataFileError) as caught:
        _load()
    assert caught.value.path == path
    assert reason in caught.value.reason


@pytest.mark.parametrize("wrong", ['data = "sentences"\n[figures]\n', "figures = 0.9\ndata = []\n"])
def test_a_card_with_data_or_figures_of_another_kind_is_refused_by_name(path: Path, wrong: str) -> None:
    path.write_text(f'date = "2026-11-27"\nlicence = "CC BY 4.0"\n{wrong}', encoding="utf-8")
    with pytest.raises(DataFileError, match=r"card\.toml"):
        _load()


def test_a_card_that_is_no_text_is_refused_by_name(path: Path) -> None:
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(DataFileError, match=r"card\.toml"):
        _load()
