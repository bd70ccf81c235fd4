"""How many independent witnesses stand behind accounts, and why.

    chains.py        who carries, who speaks in the end, who denies
    speakers.py      who a speaker is: a body, a person, somebody nobody names; sorts.py: of what sort
    sources.py       the deepest source of a chain
    observation.py   whether an outlet's own people saw it
    sides.py         sides of sources and of outlets, third parties, admissions against interest
    mixed.py         what a copy adds of its own
    roots.py         whose words a report carries, followed through copies to the root
    aligned.py       which accounts of a copy go with which of the original
    spellings.py     names by their consonants, across scripts
    alike.py         which sources are one for certain, which may be
    origins.py       accounts of one event → origins
    apart.py         the lower end of a count: what may be one
    counting.py      both counts as inclusive intervals

Source: crosscheck §4.
"""

from recoupe.crosscheck.witnesses.counting import Counted, Testimony, count, hear, in_headline, is_committed, is_denied
from recoupe.crosscheck.witnesses.origins import Origin

__all__ = ["Counted", "Origin", "Testimony", "count", "hear", "in_headline", "is_committed", "is_denied"]
