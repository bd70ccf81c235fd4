"""Which reports, or passages of them, come from which others.

The map, in the order of the work; everything is a function of the two reports of a pair, but for `candidates.py` and
`origins.py`, which are functions of the set:

    letters.py       what a letter is folded to, and the consonants of a name
    words.py         words of many texts at once
    stretches.py     own prose, quoted speech, and what is neither
    shingles.py      five words as one number, and the choice that two copies are bound to share
    facts.py         numbers, days and names in order: what a translation keeps
    credits.py       whom a report or a claim credits
    links.py         addresses
    profile.py       all of the above for one report
    sketch.py        numbers that two reports share if they can be linked at all
    packed.py        these numbers of many reports, and which reports share them
    candidates.py    pairs that share enough of them
    containment.py   blocks and passages that two texts share
    direction.py     which of the two was there first
    pair.py          two reports side by side
    edges.py         the rules: words, credits, links, translation
    speech.py        the same words of the same speaker
    parallel.py      the same work in several processes
    origins.py       agencies that are credited, whether or not their report is there
    find.py          the order of the work
    stored.py        what is kept of a report to pair it with later ones
    bounds.py        dates of undated reports

Source: crosscheck §2 and §8; docs/design/010-copies.md.
"""

from recoupe.crosscheck.copies.bounds import DateBound, bound_dates
from recoupe.crosscheck.copies.credits import publisher_key
from recoupe.crosscheck.copies.find import find_links, link_document, link_pair, link_pairs
from recoupe.crosscheck.copies.sketch import sketch

__all__ = [
    "DateBound",
    "bound_dates",
    "find_links",
    "link_document",
    "link_pair",
    "link_pairs",
    "publisher_key",
    "sketch",
]
