"""A happening that a document only names again is one claim with its repeats; what tells more or is told by others stays."""

from __future__ import annotations

import pytest

import recoupe
from recoupe.model import Claim


def _claims(text: str, language: str, kind: str) -> list[Claim]:
    document = recoupe.read_text(text, published="2020-11-20", language=language)
    return [c for c in document.claims if c.kind == kind]


AGAIN = [
    (
        "fr",
        "armed.air_strike",
        "Des frappes aériennes turques ont touché Tell Rifaat mardi et tué un homme.\n\nCes frappes aériennes ont surpris.",
    ),
    (
        "en",
        "armed.air_strike",
        "Turkish air strikes hit Tell Rifaat on Tuesday, killing two people.\n\nThe air strikes surprised the town.",
    ),
]


@pytest.mark.parametrize(("language", "kind", "text"), AGAIN)
def test_what_is_only_named_again_is_a_repeat(language: str, kind: str, text: str) -> None:
    (claim,) = _claims(text, language, kind)
    assert [text.index(span.quote) > text.index("\n\n") for span in claim.repeats] == [True]


def test_the_echo_of_a_headline_is_a_repeat_of_the_body() -> None:
    text = (
        "Roquettes sur la base de Taji\n\nBAGDAD (AFP) - Cinq roquettes se sont abattues mardi sur la base de Taji, au "
        "nord de Bagdad, sans faire de victimes."
    )
    (claim,) = _claims(text, "fr", "armed.missile_attack")
    assert claim.trigger.start > text.index("BAGDAD")
    assert [span.start for span in claim.repeats] == [0]


@pytest.mark.parametrize(
    "again",
    [
        "The air strikes killed nine people, the town council said.",
        "The air strikes on Afrin on Monday killed nobody.",
    ],
)
def test_what_tells_more_or_is_told_by_others_stays(again: str) -> None:
    text = f"Turkish air strikes hit Tell Rifaat on Tuesday, killing two people.\n\n{again}"
    claims = _claims(text, "en", "armed.air_strike")
    assert [c.repeats for c in claims] == [(), ()]
