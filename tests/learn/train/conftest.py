"""A training.toml for a small network in the place of the real one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from spacy.language import Language
from training_samples import SETTINGS, SHAPE

from recoupe.lang.architecture import make_pipeline
from recoupe.lang.words import WordRules
from recoupe.learn.train import card, settings
from recoupe.learn.train.networks import word_rules
from recoupe.learn.train.settings import load_settings


@pytest.fixture(scope="module")
def tiny_settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    path = tmp_path_factory.mktemp("settings") / "training.toml"
    path.write_text(SETTINGS, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(settings, "PATH", path)
        patch.setattr(card, "PATH", path)
        load_settings.cache_clear()
        yield path
    load_settings.cache_clear()


@pytest.fixture(scope="session")
def rules() -> WordRules:
    """How French words are cut."""
    return word_rules("fr")


@pytest.fixture
def nlp(rules: WordRules) -> Language:
    """An untrained pipeline for French."""
    return make_pipeline(SHAPE, rules, {})
