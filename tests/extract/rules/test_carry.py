"""The day that a claim takes over from the event told before it, and the end of what "since" begins."""

from __future__ import annotations

import pytest

import recoupe
from recoupe.model import Claim


def _claims(text: str, kind: str, language: str = "fr") -> list[Claim]:
    document = recoupe.read_text(text, published="2020-11-20", language=language)
    return [claim for claim in document.claims if claim.kind == kind]


@pytest.mark.parametrize(
    ("place", "day"),
    [
        ("Sake", "2020-11-15"),
        ("Goma", "2020-11-15"),  # 25 km away
        ("Kinshasa", None),
    ],
)
def test_a_happening_without_a_day_is_of_the_day_of_an_event_near_by(place: str, day: str | None) -> None:
    text = f"Un obus est tombé dimanche à Sake, tuant trois civils. Des hommes armés ont pillé le marché de {place}."
    (looting,) = _claims(text, "property.looting")
    assert (looting.when.edtf if looting.when else None) == day


@pytest.mark.parametrize(
    ("text", "kind", "edtf"),
    [
        ("Onze camions sont retenus depuis lundi à Semera.", "aid.blocked", "2020-11-16/.."),
        ("Plus de 900 familles ont fui Gao depuis lundi.", "movement.displacement", "2020-11-16/2020-11-20"),
    ],
)
def test_a_sum_since_a_day_ends_with_the_report_and_what_goes_on_does_not(text: str, kind: str, edtf: str) -> None:
    claims = [c for c in recoupe.read_text(text, published="2020-11-20", language="fr").claims if c.quantities]
    assert [c.when.edtf for c in claims if c.when] == [edtf]
    assert [c.kind for c in claims] == [kind]
