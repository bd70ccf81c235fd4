"""Tolls of claims: wholes and parts, news and running totals, doers that are not counted, and both codebooks' figures."""

from __future__ import annotations

import pytest

import recoupe
from recoupe.model import Claim, Of, TollEstimate

Figures = list[tuple[str, int, int | None]]


def claim(language: str, text: str) -> Claim:
    return recoupe.read_text(text, language=language, published="2020-11-21").claims[0]


def figures(language: str, text: str) -> Figures:
    return [(q.of.value, q.low, q.high) for q in claim(language, text).quantities]


def test_a_part_of_a_toll_is_told_beside_it_and_never_added() -> None:
    for language, text in (
        ("en", "A roadside bomb killed 12 people, including three children, near Baidoa on Monday."),
        ("fr", "Douze personnes, dont trois enfants, ont été tuées lundi dans une frappe aérienne à Gao."),
    ):
        found = claim(language, text)
        assert [(q.low, q.part_of is not None) for q in found.quantities] == [(12, False), (3, True)]
        assert found.toll() == TollEstimate(12, 12, 12, 12)


def test_groups_of_one_toll_are_added() -> None:
    found = claim("fr", "Une bombe a tué trois soldats et deux civils lundi à Gao.")
    assert found.toll() == TollEstimate(5, 5, 5, 5)
    assert found.toll(Of.INJURED) is None


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("en", "A bomb killed three traders in Baidoa on Monday, bringing the toll to 45.", [("fatalities", 3, 3)]),
        ("en", "Two more patients died in Gao on Tuesday, bringing the toll to five.", [("fatalities", 5, 5)]),
        ("en", "The toll of the blast in Gao rose from three to five, the mayor said.", [("fatalities", 5, 5)]),
        (
            "fr",
            "Le bilan de l'attentat de Gao est passé de trois à cinq morts, selon le maire.",
            [("fatalities", 5, 5)],
        ),
    ],
)
def test_the_toll_that_holds_is_kept(language: str, text: str, wanted: Figures) -> None:
    assert figures(language, text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Four gunmen killed a judge in Kirkuk on Monday.", [("fatalities", 1, 1)]),
        ("The shelling of Gao wounded Ali Traoré, 22, on Monday.", [("injured", 1, 1)]),
        ("58 Pakistani soldiers were killed in a clash near Quetta on Monday.", [("fatalities", 58, 58)]),
        ("Soldiers of the 61st Brigade shelled Gao, killing dozens of civilians.", [("fatalities", 24, 99)]),
    ],
)
def test_only_who_suffered_is_counted(text: str, wanted: Figures) -> None:
    assert figures("en", text) == wanted


def test_nobody_hurt_says_nothing_of_the_dead() -> None:
    text = "Nobody was hurt when a drone was shot down over Tarhuna on Monday."
    assert figures("en", text) == [("injured", 0, 0), ("aircraft", 1, 1)]
    assert figures("fr", "L'attaque de lundi à Gao n'a fait aucune victime.") == [
        ("fatalities", 0, 0),
        ("injured", 0, 0),
    ]


def test_a_vague_plural_has_a_figure_of_its_own_in_acled() -> None:
    found = claim("en", "Soldiers of the 61st Brigade shelled Gao, killing dozens of civilians.")
    assert found.toll() == TollEstimate(24, 24, 99, 12)


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("fr", "L'attaque de lundi à Gao a fait neuf morts : six civils et trois soldats.", [9, 6, 3]),
        ("fr", "L'attaque de lundi à Gao a fait neuf morts, soit six civils et trois soldats.", [9, 6, 3]),
        ("fr", "Au moins 23 personnes (14 soldats et neuf civils) ont été tuées lundi à Gao.", [23, 14, 9]),
        ("en", "The attack in Gao on Monday killed nine people: six civilians and three soldiers.", [9, 6, 3]),
        ("en", "Three people were killed in Gao on Monday: two women, born in 1951 and 1964, and a man.", [3, 2, 1]),
    ],
)
def test_what_a_toll_is_made_up_of_is_part_of_it(language: str, text: str, wanted: list[int]) -> None:
    found = claim(language, text)
    assert [(q.of, q.low) for q in found.quantities] == [(Of.FATALITIES, n) for n in wanted]
    assert [q.part_of is not None for q in found.quantities] == [False, *(True for _ in wanted[1:])]
    toll = found.toll()
    assert toll is not None
    assert toll.low == wanted[0]


def test_numbers_that_do_not_add_up_are_no_breakdown() -> None:
    found = claim("en", "The attack in Gao on Monday killed nine people: six gunmen and two drivers are sought.")
    assert all(q.part_of is None for q in found.quantities)


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("fr", "Un raid aérien a causé lundi la mort de trois infirmiers à Gao.", [("fatalities", 3, 3)]),
        ("fr", "La police a annoncé lundi l'arrestation de six voleurs à Gao.", [("captured", 6, 6)]),
        ("en", "Shelling led to the deaths of two girls in Gao on Monday.", [("fatalities", 2, 2)]),
    ],
)
def test_a_noun_says_what_was_done_to_a_number_of_people(language: str, text: str, wanted: Figures) -> None:
    assert figures(language, text) == wanted


def test_a_part_without_a_noun_of_its_own_is_no_group() -> None:
    text = "A grenade wounded two of his sons in Gao on Monday, one of them critically."
    assert figures("en", text) == [("injured", 2, 2)]


def test_tonnes_of_aid_are_counted() -> None:
    assert figures("fr", "Le PAM a livré lundi 212 tonnes de céréales à Gao.") == [("other", 212, 212)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Clashes in Gao left three dead and 39 wounded on Monday.", [("fatalities", 3, 3), ("injured", 39, 39)]),
        ("Two of the wounded died in Gao on Monday.", [("fatalities", 2, 2)]),
        ("Gunmen killed two prisoners in Gao on Monday.", [("fatalities", 2, 2)]),
    ],
)
def test_the_wounded_are_dead_only_where_they_died(text: str, wanted: Figures) -> None:
    assert figures("en", text) == wanted


@pytest.mark.parametrize(
    ("language", "text", "lost"),
    [
        ("fr", "L'armée a perdu deux soldats dans l'attaque de Mossoul samedi.", 2),
        ("en", "The army lost two soldiers in Saturday's attack near Mosul.", 2),
        ("en", "The explosion in Mosul left more than a dozen wedding guests dead on Saturday.", 12),
    ],
)
def test_losses_of_men_are_dead(language: str, text: str, lost: int) -> None:
    claims = recoupe.read_text(text, published="2020-11-20", language=language).claims
    assert [q.low for c in claims for q in c.quantities if q.of is Of.FATALITIES] == [lost + (lost == 12)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Des roquettes se sont abattues samedi sur une position du M23."),
        ("en", "The rebels lost three positions near Mosul on Saturday."),
    ],
)
def test_what_only_holds_a_word_of_death_counts_nobody(language: str, text: str) -> None:
    claims = recoupe.read_text(text, published="2020-11-20", language=language).claims
    assert claims
    assert [q for c in claims for q in c.quantities if q.of is Of.FATALITIES] == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Sept roquettes, dont quatre sont tombées dans l'enceinte de l'ambassade, ont été tirées mercredi."),
        ("en", "Seven rockets, of which four landed inside the embassy compound, were fired on Wednesday."),
    ],
)
def test_a_part_told_in_a_relative_clause_goes_with_its_whole(language: str, text: str) -> None:
    claims = recoupe.read_text(text, published="2020-11-20", language=language).claims
    assert [(q.of, q.low, q.part_of is not None) for c in claims for q in c.quantities] == [
        (Of.MUNITIONS, 7, False),
        (Of.MUNITIONS, 4, True),
    ]
