"""A number alone at the head of a sentence counts those of whom the sentence before counted more."""

from dataclasses import replace

import pytest
from made_reports import Said, accounts_in, report

from recoupe.crosscheck.figures import Population, find_figures
from recoupe.model import Document, QuantityMention, Span


def told(before: str, number: str, after: str, larger: tuple[str, str, int], low: int) -> Document:
    """A report of two sentences: one that counts a named unit, and one whose claim counts a number alone."""
    made = report("Delta Post", Said(f"{before} {number} {after}", counts=(("fatalities", "person", low, low),)))
    words, unit, n = larger
    spans = [Span.of(made.text, made.text.index(w), made.text.index(w) + len(w)) for w in (words, number)]
    counted = [replace(m, span=spans[1], is_person=True) for m in made.mentions if isinstance(m, QuantityMention)]
    wider = replace(counted[0], id="m99", span=spans[0], low=n, high=n, unit=unit)
    others = [m for m in made.mentions if not isinstance(m, QuantityMention)]
    return replace(made, mentions=(*others, wider, *counted))


ENTERED = ("Three attackers entered the hotel.", "Two", "were shot dead.")


@pytest.mark.parametrize(
    ("words", "larger", "low", "expected"),
    [
        (ENTERED, ("Three attackers", "attacker", 3), 2, Population.ATTACKER),
        (("Three soldiers came.", "Two", "were killed."), ("Three soldiers", "soldier", 3), 2, Population.COMBATANT),
        (ENTERED, ("Three attackers", "attacker", 3), 4, Population.PERSON),
        ((ENTERED[0], "Two residents", "were shot dead."), ("Three attackers", "attacker", 3), 2, Population.PERSON),
        (
            ("Three attackers entered; police say", "two", "died."),
            ("Three attackers", "attacker", 3),
            2,
            Population.PERSON,
        ),
    ],
)
def test_whom_a_number_alone_counts(
    words: tuple[str, str, str], larger: tuple[str, str, int], low: int, expected: Population
) -> None:
    figures = find_figures(accounts_in([told(*words, larger, low)]))
    assert [f.population for f in figures] == [expected]
