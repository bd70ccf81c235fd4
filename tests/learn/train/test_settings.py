"""`training.toml` is read whole, for the languages that are listed."""

from __future__ import annotations

from pathlib import Path

import pytest
from training_samples import SHAPE

from recoupe.errors import TrainingError
from recoupe.lang.architecture import FEATURES
from recoupe.learn.train.settings import Steps, load_settings


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_settings_of_a_language_are_complete(language: str) -> None:
    settings = load_settings(language)
    assert len(settings.shape.rows) == len(FEATURES)
    assert set(settings.steps) == set(settings.epochs)
    banks = settings.treebanks
    assert banks.obliques <= set(banks.train)
    assert not {*banks.test, banks.dev} & set(banks.train)


def test_what_stands_in_the_file_is_what_is_used(tiny_settings: Path) -> None:
    settings = load_settings("fr")
    assert (settings.seed, settings.shape, settings.features) == (1, SHAPE, {"Number", "VerbForm"})
    assert settings.steps["parser"] == Steps(rate=0.01, warm_up=2, dropout=0.1, batch=(100, 200))
    assert settings.epochs == {"parser": 2, "names": 3}
    assert (settings.treebanks.merge, settings.treebanks.dev) == (True, "tiny-dev")


@pytest.mark.parametrize("language", ["de", "parser", "data", "licences", "seed"])
def test_a_language_that_is_not_listed_is_refused_with_those_that_are(language: str, tiny_settings: Path) -> None:
    with pytest.raises(TrainingError, match=rf"'{language}' in training\.toml; listed: fr, en$"):
        load_settings(language)
