"""People beside the name of their actor stand for it; civilians do not."""

from __future__ import annotations

import pytest

import recoupe
from recoupe.model import ActorMention


def _actor(text: str, quote: str, language: str) -> str | None:
    document = recoupe.read_text(text, published="2021-05-04", language=language)
    start = text.index(quote)
    found = [m for m in document.mentions if isinstance(m, ActorMention) and m.span.start <= start < m.span.stop]
    return found[0].actor.id if found and found[0].actor else None


@pytest.mark.parametrize(
    ("language", "text", "quote", "id_"),
    [
        ("fr", "Les hommes de l'UPC ont tué deux civils à Bambari.", "hommes", "actor:upc_car"),
        ("fr", "Les combattants du Gatia ont tué deux civils à Ménaka.", "combattants", "actor:gatia"),
        ("en", "Al Shabaab fighters killed two men in Baidoa.", "fighters", "actor:al_shabaab"),
        ("en", "A spokesman for the Taliban denied the attack in Kunduz.", "spokesman", "actor:taliban"),
    ],
)
def test_people_with_the_name_of_their_actor_are_that_actor(language: str, text: str, quote: str, id_: str) -> None:
    assert _actor(text, quote, language) == id_


@pytest.mark.parametrize(
    ("language", "text", "quote"),
    [
        ("fr", "Les victimes de Boko Haram ont fui vers Diffa.", "victimes"),
        ("en", "Soldiers killed Boko Haram hostages in Diffa.", "hostages"),
    ],
)
def test_civilians_beside_a_name_are_not_its_people(language: str, text: str, quote: str) -> None:
    assert _actor(text, quote, language) != "actor:boko_haram"
