"""How claims are found: what names the happenings of a sentence, who plays which part in them, and what judges them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from recoupe.extract.rules.acceptance import Judge
from recoupe.extract.rules.happenings import Happening
from recoupe.extract.rules.offers import Decider
from recoupe.extract.rules.scene import Scene
from recoupe.lang.pack import Pack

Finder = Callable[[Scene, Pack, Sequence[range]], list[Happening]]
"""Finds the happenings of a sentence; the stretches of words are those that name who speaks."""


@dataclass(frozen=True, slots=True)
class Method:
    """What a back end works with.

    Attributes:
        decider: gives mentions their parts; None where the rules decide.
    """

    find: Finder
    judge: Judge
    decider: Decider | None = None
