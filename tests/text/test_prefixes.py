"""Prefixes of regular expressions: none too few."""

import re

import pytest

from recoupe.text.prefixes import prefixes

CASES = [
    ("abcd|xy", {"abc", "xy"}),
    ("(?:le )?lundi", {"le ", "lun"}),
    (r"\d{1,2}[hH]", {"0"}),
    (r"[1-3]e jour", {"0e "}),
    (r"(?<!\w)(?P<g0>an|mois)s?(?!\w)", {"an", "ans", "moi"}),
    ("a.c", {"a"}),
    ("[^a]b", {""}),
    (r"\w+", {""}),
    ("(?i)a", {""}),
    (r"l[' ]an\b", {"l'a", "l a"}),
    ("x*yz", {"x", "yz"}),
]


@pytest.mark.parametrize(("pattern", "expected"), CASES)
def test_prefixes(pattern, expected):
    assert prefixes(pattern) == expected


@pytest.mark.parametrize("text", ["lundi", "le lundi", "12h", "3e jour", "ans", "yz", "xxyz", "l'an"])
def test_what_matches_begins_with_a_prefix(text):
    written = re.sub(r"\d", "0", text)
    for pattern, _ in CASES:
        if re.match(pattern, text):
            assert written.startswith(tuple(prefixes(pattern))), pattern
