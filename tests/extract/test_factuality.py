"""How sure the outlet and the cited source are, and in which tense: the table of codebooks §5, case by case."""

from __future__ import annotations

import pytest

import recoupe
from recoupe.model import Claim, Factuality, Tense

TARGET = {"armed.missile_attack", "armed.air_strike", "armed.bombing"}


def _claims(language: str, text: str) -> list[Claim]:
    return list(recoupe.read_text(text, published="2020-11-20", language=language).claims)


def _claim(language: str, text: str) -> Claim:
    """The claim that Aleppo was shelled or bombed."""
    (claim,) = [c for c in _claims(language, text) if c.kind in TARGET]
    return claim


CASES = [
    ("fr", "L'armée a bombardé Alep mardi.", "CT+", None),
    ("fr", "L'armée a bombardé Alep mardi, selon un témoin.", "Uu", "CT+"),
    ("fr", "Un témoin affirme que l'armée a bombardé Alep mardi.", "Uu", "CT+"),
    ("fr", "Un témoin révèle que l'armée a bombardé Alep mardi.", "CT+", "CT+"),
    ("fr", "Un témoin confirme que l'armée a bombardé Alep mardi.", "PR+", "CT+"),
    ("fr", "L'armée aurait bombardé Alep mardi.", "PS+", None),
    ("fr", "Un témoin prétend que l'armée a bombardé Alep mardi.", "Uu", "CT+"),
    ("fr", "On dit que l'armée a bombardé Alep mardi.", "Uu", "CT+"),
    ("fr", "L'armée a probablement bombardé Alep mardi.", "PR+", None),
    ("fr", "L'armée a sans doute bombardé Alep mardi.", "PR+", None),
    ("fr", "L'armée a peut-être bombardé Alep mardi.", "PS+", None),
    ("fr", "L'armée pourrait avoir bombardé Alep mardi.", "PS+", None),
    ("fr", "Il est peu probable que l'armée ait bombardé Alep mardi.", "PR-", None),
    ("fr", "Un témoin pense que l'armée a bombardé Alep mardi.", "Uu", "PR+"),
    ("fr", "L'armée n'a pas bombardé Alep mardi.", "CT-", None),
    ("fr", "L'armée n'a jamais bombardé Alep.", "CT-", None),
    ("fr", "L'armée n'aurait pas bombardé Alep mardi.", "PS-", None),
    ("fr", "Un témoin dément que l'armée ait bombardé Alep mardi.", "Uu", "CT-"),
    ("en", "The army shelled Aleppo on Tuesday.", "CT+", None),
    ("en", "The army shelled Aleppo on Tuesday, a witness said.", "Uu", "CT+"),
    ("en", "A witness revealed that the army shelled Aleppo on Tuesday.", "CT+", "CT+"),
    ("en", "A witness confirmed that the army shelled Aleppo on Tuesday.", "PR+", "CT+"),
    ("en", "The army reportedly shelled Aleppo on Tuesday.", "PS+", None),
    ("en", "The army allegedly shelled Aleppo on Tuesday.", "PS+", None),
    ("en", "A witness claims that the army shelled Aleppo on Tuesday.", "Uu", "CT+"),
    ("en", "It is said that the army shelled Aleppo on Tuesday.", "Uu", "CT+"),
    ("en", "The army probably shelled Aleppo on Tuesday.", "PR+", None),
    ("en", "The army may have shelled Aleppo on Tuesday.", "PS+", None),
    ("en", "The army might have shelled Aleppo on Tuesday.", "PS+", None),
    ("en", "A witness believes that the army shelled Aleppo on Tuesday.", "Uu", "PR+"),
    ("en", "The army did not shell Aleppo on Tuesday.", "CT-", None),
    ("en", "The army never shelled Aleppo.", "CT-", None),
    ("en", "A witness denied that the army shelled Aleppo on Tuesday.", "Uu", "CT-"),
    ("en", "Police foiled a bomb attack in Paris on Tuesday.", "CT-", None),
    ("fr", "L'armée dément mardi avoir bombardé Alep.", "Uu", "CT-"),
    ("fr", "L'armée dément que ses hommes aient bombardé Alep mardi.", "Uu", "CT-"),
    ("fr", "Le raid aérien de mardi sur Alep n'a pas fait de victimes.", "CT+", None),
    ("fr", "Le raid aérien de mardi sur Alep n'a pas eu lieu.", "CT-", None),
    ("fr", "Les frappes aériennes de mardi sur Alep n'ont jamais été menées.", "CT-", None),
    ("fr", "L'armée a bombardé Alep mardi mais n'a tué personne.", "CT+", None),
    ("fr", "Le bombardement d'Alep par l'armée mardi ne surprend personne.", "CT+", None),
    ("en", "The air strike on Aleppo on Tuesday did not cause any casualties.", "CT+", None),
    ("en", "The air strike on Aleppo on Tuesday did not take place.", "CT-", None),
    ("en", "The army shelled Aleppo on Tuesday but did not kill anyone.", "CT+", None),
]


@pytest.mark.parametrize(("language", "text", "outlet", "source"), CASES)
def test_outlet_and_source_are_as_sure_as_the_table_says(
    language: str, text: str, outlet: str, source: str | None
) -> None:
    claim = _claim(language, text)
    assert (claim.factuality.value, claim.said_by[0].factuality.value) == (outlet, outlet)
    innermost = claim.said_by[-1].factuality.value if len(claim.said_by) > 1 else None
    assert innermost == source


def test_the_mood_of_the_outlet_does_not_touch_the_cited_source() -> None:
    claim = _claim("fr", "L'armée aurait bombardé Alep mardi, selon un témoin.")
    assert [a.factuality.value for a in claim.said_by] == ["PS+", "CT+"]


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("fr", "L'armée n'a pas bombardé Alep mardi.", "pas"),
        ("fr", "L'armée aurait bombardé Alep mardi.", "aurait"),
        ("fr", "L'armée a peut-être bombardé Alep mardi.", "peut-être"),
        ("en", "The army reportedly shelled Aleppo on Tuesday.", "reportedly"),
    ],
)
def test_a_value_keeps_the_words_it_was_read_from(language: str, text: str, words: str) -> None:
    factuality = _claim(language, text).factuality
    assert any(words in span.quote for span in factuality.spans)


def test_a_plain_statement_has_no_cue_and_says_so() -> None:
    plain, doubted = _claim("fr", "L'armée a bombardé Alep."), _claim("fr", "L'armée a peut-être bombardé Alep.")
    assert plain.factuality.spans == ()
    assert plain.factuality.by != doubted.factuality.by


def test_a_cue_does_not_reach_across_a_full_stop() -> None:
    text = "Il n'y a peut-être pas de trêve. L'armée a bombardé Alep mardi."
    assert _claim("fr", text).factuality.value == "CT+"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "L'armée a-t-elle bombardé Alep ?"),
        ("fr", "Est-ce que l'armée a bombardé Alep mardi ?"),
        ("fr", "Est-ce un retrait ou une rotation de troupes ?"),
        ("fr", "Si l'armée bombarde Alep, que faire ?"),
        ("en", "Did the army shell Aleppo on Tuesday?"),
        ("en", "Has the army withdrawn its troops from Aleppo?"),
        ("en", "Is this a withdrawal or a rotation of troops?"),
    ],
)
def test_a_question_claims_nothing(language: str, text: str) -> None:
    assert [c.kind for c in _claims(language, text)] == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Si l'armée bombarde Alep, les habitants partiront."),
        ("en", "If the army shells Aleppo, residents will protest."),
    ],
)
def test_a_condition_is_never_certain(language: str, text: str) -> None:
    assert [c for c in _claims(language, text) if c.kind in TARGET and c.factuality.value != "Uu"] == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "L'armée va retirer ses troupes d'Alep."),
        ("en", "The army will withdraw its troops from Aleppo."),
    ],
)
def test_a_plan_lies_in_the_future_and_is_at_most_probable(language: str, text: str) -> None:
    claims = _claims(language, text)
    assert claims
    assert {(c.tense.value, c.factuality.value) for c in claims} == {("future", "PR+")}


def test_a_finished_act_lies_in_the_past() -> None:
    assert _claim("fr", "L'armée a bombardé Alep mardi.").tense.value == "past"


@pytest.mark.parametrize(
    ("language", "text", "outlet"),
    [
        ("fr", "Une frappe aérienne aurait tué trois soldats mardi à Alep.", "PS+"),
        ("fr", "L'armée nie avoir bombardé Alep mardi.", "Uu"),
        ("en", "It is unlikely that the army shelled Aleppo on Tuesday.", "PR-"),
    ],
)
def test_doubt_that_stands_further_off_counts_too(language: str, text: str, outlet: str) -> None:
    assert _claim(language, text).factuality.value == outlet


def test_the_simple_future_lies_in_the_future() -> None:
    claims = _claims("fr", "L'armée retirera ses troupes d'Alep en janvier.")
    assert {c.tense.value for c in claims} == {"future"}


@pytest.mark.parametrize(
    ("headline", "tense"),
    [("Pentagon to pull more soldiers out of Iraq", Tense.FUTURE), ("Soldiers pull out of Iraq", Tense.ONGOING)],
)
def test_a_headline_with_to_tells_a_plan(headline: str, tense: Tense) -> None:
    text = f"{headline}\n\nWASHINGTON (Reuters) - The decision was taken on Tuesday, a spokesman said."
    (claim,) = (c for c in recoupe.read_text(text, language="en").claims if c.kind == "movement.withdrawal")
    assert claim.tense.value is tense
    assert claim.factuality.value is (Factuality.PR_PLUS if tense is Tense.FUTURE else Factuality.CT_PLUS)
