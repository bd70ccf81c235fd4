"""Phrases that point to an actor named elsewhere, and those that stay open."""

from __future__ import annotations

import pytest

import recoupe
from recoupe.model import ActorMention
from recoupe.resolve.coreference import FEATURES


def _actor(text: str, quote: str, language: str = "en") -> str | None:
    document = recoupe.read_text(text, published="2021-05-04", language=language)
    start = text.rindex(quote)
    found = [m for m in document.mentions if isinstance(m, ActorMention) and m.span.start <= start < m.span.stop]
    return found[0].actor.name if found and found[0].actor else None


@pytest.mark.parametrize(
    ("language", "text", "quote", "name"),
    [
        ("en", "Al Shabaab attacked Baidoa. The militants killed two soldiers there.", "The militants", "Al Shabaab"),
        ("fr", "Les Houthis ont attaqué Marib. Les rebelles ont tué deux soldats.", "Les rebelles", "Houthi Movement"),
        ("en", "The Taliban said its fighters killed two soldiers in Kunduz.", "its fighters", "Taliban"),
    ],
)
def test_a_phrase_means_the_actor_that_the_document_names(language: str, text: str, quote: str, name: str) -> None:
    assert _actor(text, quote, language) == name


@pytest.mark.parametrize(
    ("text", "quote", "name"),
    [
        ("Al Shabaab attacked the rebels near Baidoa.", "the rebels", "Al Shabaab"),
        ("Al Shabaab attacked Baidoa. Rebels killed two soldiers.", "Rebels", "Al Shabaab"),
        ("Al Shabaab fought Kenyan soldiers, and its officers killed two men.", "its officers", "Al Shabaab"),
        ("The Taliban and Islamic State fought in Kunduz. The militants killed two men.", "The militants", "Taliban"),
    ],
    ids=["opposite in one sentence", "not definite", "two possible owners", "two candidates alike"],
)
def test_a_phrase_stays_open_where_another_reading_is_possible(text: str, quote: str, name: str) -> None:
    assert _actor(text, quote) != name


def test_every_feature_says_what_it_measures() -> None:
    assert [f.name for f in FEATURES if not f.value.__doc__] == []
