"""Which ACLED and PLOVER code a claim gets beyond its kind: by words of the clause, its cost, and who acts."""

from __future__ import annotations

import pytest

import recoupe
from recoupe.model import Claim


def _claim(language: str, text: str, kind: str) -> Claim:
    document = recoupe.read_text(text, published="2020-11-20", language=language)
    (found,) = [claim for claim in document.claims if claim.kind == kind]
    return found


@pytest.mark.parametrize(
    ("language", "text", "kind", "acled"),
    [
        ("en", "The two sides exchanged 40 prisoners in Gao on Monday.", "detention.release", "Agreement"),
        ("en", "The police released 40 prisoners in Gao on Monday.", "detention.release", "Other"),
        ("fr", "Les rebelles et le gouvernement se sont réunis lundi à Genève pour des pourparlers de paix.",
         "diplomacy.meeting", "Agreement"),
        ("en", "Police fired at protesters in Gao on Monday, wounding six people.",
         "protest.repression", "Excessive force against protesters"),
        ("en", "Police dispersed protesters with tear gas in Gao on Monday.",
         "protest.repression", "Protest with intervention"),
        ("en", "Rebels captured the town of Ménaka on Monday.",
         "territory.capture", "Non-state actor overtakes territory"),
        ("en", "Syrian troops took control of the town of Saraqib on Monday.",
         "territory.capture", "Government regains territory"),
    ],
)  # fmt: skip
def test_the_acled_code_depends_on_what_the_clause_tells(language: str, text: str, kind: str, acled: str) -> None:
    assert _claim(language, text, kind).acled == acled


def test_to_agree_to_something_is_no_treaty() -> None:
    promise = _claim("en", "Mali and Niger have agreed to hold a joint exercise.", "diplomacy.agreement")
    treaty = _claim("en", "Mali and Niger signed a treaty in Niamey on Monday.", "diplomacy.agreement")
    assert [c.plover.type for c in (promise, treaty) if c.plover] == ["AGREE", "SUPPORT"]


def test_a_demonstration_of_rioters_is_violent() -> None:
    text = "Hundreds of demonstrators throwing stones marched through Bamako on Monday."
    document = recoupe.read_text(text, published="2020-11-20", language="en")
    assert {c.kind for c in document.claims} == {"protest.violent"}
