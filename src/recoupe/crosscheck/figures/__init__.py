"""Figures of accounts: whom or what they count, what is part of what, which replace which, which cannot both be right.

    population.py   who is counted: the unarmed, the armed, attackers, anybody
    elided.py       whom a number alone counts
    partial.py      what one hospital or one witness counted
    stages.py       at what stage: fired, landed
    units.py        what is one sort of thing under several names
    updates.py      running totals: cues of first and of revised figures
    figure.py       figures of accounts, and whether two can both be right

Source: crosscheck §5.
"""

from recoupe.crosscheck.figures.figure import TOLLS, Figure, are_rivals, can_both_be, count_alike, find_figures
from recoupe.crosscheck.figures.population import Population
from recoupe.crosscheck.figures.units import sort_of
from recoupe.crosscheck.figures.updates import without_replaced

__all__ = [
    "TOLLS",
    "Figure",
    "Population",
    "are_rivals",
    "can_both_be",
    "count_alike",
    "find_figures",
    "sort_of",
    "without_replaced",
]
