"""What was read of a report, in words of its template, and what differs between two readings of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from recoupe.learn.impartial.templates import Written
from recoupe.model import Attribution, Claim, Document, LoadedMention

Names = frozenset[str]


@dataclass(frozen=True, slots=True)
class Reading:
    """A document and the written report it was read from."""

    written: Written
    document: Document


@dataclass(frozen=True, slots=True)
class Difference:
    """A value that differs between two readings of one template.

    Attributes:
        field: "claims", "roles", "sources", "factuality", "quantities" or "loaded".
        words: of the first reading, where the value stands or should stand.
        first, second: the value in either reading.
    """

    field: str
    words: str
    first: str
    second: str


def differences(first: Reading, second: Reading) -> list[Difference]:
    """All that differs, in the order of the text; dates and places located are not looked at.

    A claim that stands in one reading only has fallen below the threshold in the other, or was read as another kind.
    """
    found = [Difference("loaded", "", *_tell(a, b)) for a, b in _unequal(_loaded(first), _loaded(second))]
    for a, b in _paired(first, second):
        if a is None or b is None:
            told = a or b
            assert told is not None
            found.append(Difference("claims", told.trigger.quote, *(_kind(c) for c in (a, b))))
            continue
        for field, read in FIELDS.items():
            values = read(a, first), read(b, second)
            if not _is_same(field, *values):
                found.append(Difference(field, a.trigger.quote, *_tell(*values)))
    return found


def _is_same(field: str, first: object, second: object) -> bool:
    """Whether values are equal; parts are where the same role is played by words that overlap, however many there are."""
    if field != "roles" or first == second:
        return first == second
    assert isinstance(first, list)
    assert isinstance(second, list)
    left = list(second)
    for role, names in first:
        same = next((item for item in left if item[0] == role and set(item[1]) & set(names)), None)
        if same is None:
            return False
        left.remove(same)
    return not left


def _paired(first: Reading, second: Reading) -> Iterator[tuple[Claim | None, Claim | None]]:
    """Claims of one kind whose triggers share a word, each once; then those that are left."""
    left = list(second.document.claims)
    for claim in first.document.claims:
        names = first.written.names(claim.trigger)
        same = (c for c in left if c.kind == claim.kind and names & second.written.names(c.trigger))
        other = next(same, None)
        if other is not None:
            left.remove(other)
        yield claim, other
    yield from ((None, claim) for claim in left)


def _kind(claim: Claim | None) -> str:
    return "no claim" if claim is None else f"{claim.kind} {claim.score:.2f}"


def _tell(first: object, second: object) -> tuple[str, str]:
    return str(first), str(second)


# --- values, none of which may depend on the sides ------------------------------------------------


def _roles(claim: Claim, reading: Reading) -> list[tuple[str, list[str]]]:
    mentions = {m.id: m for m in reading.document.mentions}
    return sorted((r.role.value, sorted(reading.written.all_names(mentions[r.mention].span))) for r in claim.roles)


def _factuality(claim: Claim, reading: Reading) -> tuple[str, str]:
    return claim.factuality.value.value, claim.tense.value.value


def _quantities(claim: Claim, reading: Reading) -> list[tuple[str, int, int]]:
    return sorted((q.of.value, q.low, q.high or -1) for q in claim.quantities)


def _sources(claim: Claim, reading: Reading) -> list[tuple[object, ...]]:
    return [_source(said, reading.written) for said in claim.said_by]


def _source(said: Attribution, written: Written) -> tuple[object, ...]:
    named = sorted(written.names(said.span)) if said.span is not None else []
    return said.level.value, named, said.quote_type.value, said.factuality.value.value


FIELDS: Mapping[str, Callable[[Claim, Reading], object]] = {
    "roles": _roles, "factuality": _factuality, "quantities": _quantities, "sources": _sources,
}  # fmt: skip


def _loaded(reading: Reading) -> Counter[tuple[Names, str, str]]:
    names = reading.written.words
    found = (m for m in reading.document.mentions if isinstance(m, LoadedMention))
    return Counter((names(m.span), m.technique, m.voice.value) for m in found)


def _unequal(
    first: Counter[tuple[Names, str, str]], second: Counter[tuple[Names, str, str]]
) -> Iterator[tuple[object, object]]:
    for key in sorted((first - second) | (second - first), key=str):
        yield (_say(key), "no flag") if key in first - second else ("no flag", _say(key))


def _say(key: tuple[Names, str, str]) -> str:
    return f"{key[1]}, {key[2]}"
