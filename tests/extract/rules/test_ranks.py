"""Which kind names a happening that two tell."""

from __future__ import annotations

import recoupe
from recoupe.extract.rules.ranks import rank, tells_more
from recoupe.world.kinds import load_kinds


def test_the_means_tells_more_than_the_deed_and_the_deed_more_than_the_toll() -> None:
    """An air strike names an attack, an attack a toll."""
    assert rank("armed.air_strike") > rank("armed.attack") > rank("other.casualties")


def test_only_armed_kinds_tell_how_another_was_done() -> None:
    """Never across branches, never itself."""
    kinds = list(load_kinds())
    for kind in kinds:
        assert not tells_more(kind, kind)
        assert not any(tells_more(kind, other) for other in kinds if not kind.startswith("armed."))


def test_killed_in_a_raid_from_the_air_is_an_air_strike() -> None:
    """The longer words of a general kind do not cover how it was done."""
    document = recoupe.read_text(
        "At least 17 people have been killed in an air raid on a school in Sanaa.", language="en"
    )
    assert [claim.kind for claim in document.claims] == ["armed.air_strike"]


def test_burning_and_raping_are_two() -> None:
    """A destruction is merged with shelling, not with violence of another sort."""
    text = "The gunmen burned two flour mills in Er Rahad and raped several women."
    kinds = {claim.kind for claim in recoupe.read_text(text, language="en").claims}
    assert kinds == {"property.destruction", "armed.sexual_violence"}
