"""Whose troops are meant: those of the subject of their verb, and those of the people that make up a body."""

from __future__ import annotations

import pytest

import recoupe
from recoupe.model import ActorMention

AMERICANS = "Military Forces of the United States"


def _actor(text: str, quote: str, language: str) -> str | None:
    document = recoupe.read_text(text, published="2021-05-04", language=language)
    start = text.index(quote)
    found = [m for m in document.mentions if isinstance(m, ActorMention) and m.span.start <= start < m.span.stop]
    return found[0].actor.name if found and found[0].actor else None


@pytest.mark.parametrize(
    ("language", "text", "quote", "name"),
    [
        ("fr", "L'Irak attend. Les USA continuent à ramener leurs troupes de Syrie vers l'Irak.", "leurs troupes", AMERICANS),
        ("fr", "L'Irak proteste. Les États-Unis ont retiré leurs troupes de Syrie.", "leurs troupes", AMERICANS),
        ("en", "Iraq waits. Russia has moved its troops from Syria to Libya.", "its troops", "Military Forces of Russia"),
        ("fr", "L'Irak attend. Le contingent de 500 militaires US a quitté Bagdad.", "Le contingent", AMERICANS),
        ("fr", "L'Irak attend. Le contingent a quitté Bagdad.", "Le contingent", "Military Forces of Iraq"),
    ],
)  # fmt: skip
def test_forces_are_of_the_country_that_the_sentence_tells(language: str, text: str, quote: str, name: str) -> None:
    assert _actor(text, quote, language) == name


@pytest.mark.parametrize("name", ["États-Unis", "Etats-Unis", "USA"])
@pytest.mark.parametrize("verb", ["continuent à bombarder Raqqa", "ont bombardé Raqqa"])
def test_a_country_is_no_organ_whatever_its_name_begins_with(name: str, verb: str) -> None:
    assert _actor(f"Les {name} {verb}.", name, "fr") == "Government of the United States"
