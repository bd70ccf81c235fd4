"""Reports with two sides, and the reports written from them.

    {A.force}         a form of side A                      {B.state.de}   with what stands before it: de, à, que, an, s
    {A.adj.fp}        its adjective, agreeing with that     {A.force:a|ont}  singular or plural, as the form asks
    {A.force:é|ée|és|ées}  masculine or feminine, too

A slot at the beginning of a sentence gets its capital.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from recoupe.learn.impartial.sides import AGREEMENTS, REPAIRS, Side
from recoupe.model import Span

_PARTS = re.compile(r"\{([^}]*)\}|(\w+)|(\W)")
_OPENS = re.compile(r"(?:^|[.!?]\s+|\n|[«“\"]\s*|[.!?] [»”\"]\s+)$")
SLOTS = frozenset({"A", "B"})


@dataclass(frozen=True, slots=True)
class Template:
    """A report with slots.

    Attributes:
        sides: the set whose members may stand in the slots.
        text: its words.
    """

    id: str
    sides: str
    text: str


@dataclass(frozen=True, slots=True)
class Written:
    """A report written from a template.

    Attributes:
        pieces: start, stop and name of each word of the template, in order; the name is "A" or "B" for whatever a
            side fills, a number for any other word, so that names do not depend on the sides.
    """

    text: str
    pieces: tuple[tuple[int, int, str], ...]

    def names(self, span: Span) -> frozenset[str]:
        """What a stretch of the report is in its template: the sides in it, or else its words."""
        inside = self.all_names(span)
        return inside & SLOTS or inside

    def words(self, span: Span) -> frozenset[str]:
        """The words of the template in a stretch of the report, sides left out."""
        return self.all_names(span) - SLOTS

    def all_names(self, span: Span) -> frozenset[str]:
        """Sides and words of the template in a stretch of the report."""
        return frozenset(name for start, stop, name in self.pieces if start < span.stop and span.start < stop)


def write(template: Template, sides: Mapping[str, Side]) -> Written:
    """The report with its sides.

    Args:
        sides: by slot, "A" and "B".

    Raises:
        KeyError: a side lacks a form that the template asks for.
    """
    text, pieces = "", []
    for number, (slot, written) in enumerate(_parts(template.text)):
        words, name = (_fill(slot, sides), _name(slot, number)) if slot else (written, str(number))
        if slot and ":" not in slot and _OPENS.search(text):
            words = words[0].upper() + words[1:]
        if slot or words.isalnum():
            pieces.append((len(text), len(text) + len(words), name))
        text += words
    return Written(text, tuple(pieces))


def _parts(text: str) -> Iterator[tuple[str, str]]:
    for found in _PARTS.finditer(text):
        yield found.group(1) or "", found.group(0)


def _name(slot: str, number: int) -> str:
    return str(number) if ":" in slot or ".adj" in slot else slot[0]


def _fill(slot: str, sides: Mapping[str, Side]) -> str:
    path, _, choices = slot.partition(":")
    letter, form, *rest = path.split(".")
    side = sides[letter]
    if choices:
        return _agree(choices.split("|"), side.form(form).agreement)
    if form == "adj":
        words, *repairs = side.adjective(rest[0]), *rest[1:]
    else:
        words, *repairs = side.form(form).words, *rest
    for repair in repairs:
        words = REPAIRS[repair](words)
    return words


def _agree(choices: list[str], agreement: str) -> str:
    if len(choices) == 2:
        return choices[agreement.endswith("p")]
    if len(choices) != len(AGREEMENTS):
        raise ValueError(f"two or four forms to choose from, not {choices!r}")
    return choices[AGREEMENTS.index(agreement)]
