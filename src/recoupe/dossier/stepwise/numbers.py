"""Sketches of documents: which ones share enough numbers to be compared, by the rule of `crosscheck.copies.candidates`.

A number pairs a document with no later one if more than `most_sharing` later ones within ten days have it. Only documents
that stand next to it in the order of days can bring that about: so no more rows are read of a number than that, however
many have it.
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import ColumnElement, Connection, delete, func, literal_column, select, tuple_

from recoupe.crosscheck.copies.candidates import MIN_SHARED, most_sharing, share_enough
from recoupe.crosscheck.copies.direction import MAX_DAYS
from recoupe.crosscheck.copies.sketch import Channel
from recoupe.crosscheck.copies.stored import (
    CHANNEL_SHIFT,
    channel_of,
    count_credits,
    kept_numbers,
    place_in_order,
    shared_number,
)
from recoupe.dossier import schema
from recoupe.dossier.rows import Row
from recoupe.dossier.store import insert_all, parts
from recoupe.model import Document

_TABLE = schema.numbers.c
_CHANNEL: ColumnElement[int] = literal_column(f"numbers.number / {1 << CHANNEL_SHIFT}")
_ORDER = (_TABLE.first, _TABLE.last, _TABLE.rank)


@dataclass(frozen=True, slots=True)
class Sketch:
    """A stored sketch.

    Attributes:
        document: row number.
        place: first and last day, and rank among those of one interval.
        numbers: with their channels, those of a channel in the order of the text.
    """

    document: int
    place: tuple[int, int, int]
    n_prose: int
    numbers: tuple[int, ...]

    @property
    def shared(self) -> tuple[int, ...]:
        """The numbers under which it meets others, sorted."""
        return tuple(sorted(set(map(shared_number, self.numbers))))


@dataclass(slots=True)
class Partners:
    """Documents that one has to be compared with, and those that it takes a number from.

    Attributes:
        documents: that share enough with it.
        crowded: earlier ones that pair no longer by some number since it is there.
    """

    documents: set[int] = field(default_factory=set)
    crowded: set[int] = field(default_factory=set)


def put_sketches(connection: Connection, documents: Mapping[int, Document]) -> None:
    """Note the sketches of documents that have none, by row number."""
    heads: list[Row] = []
    rows: list[Row] = []
    for (document, report), kept in zip(documents.items(), kept_numbers(list(documents.values())), strict=True):
        first, last, rank = place_in_order(report)
        place: Row = {"document": document, "first": first, "last": last, "rank": rank}
        n_prose = sum(channel_of(n) is Channel.PROSE for n in kept)
        heads.append({**place, "n_prose": n_prose, "numbers": struct.pack(f"<{len(kept)}q", *kept)})
        rows += [{**place, "number": number} for number in sorted(set(map(shared_number, kept)))]
    insert_all(connection, schema.sketches, heads)
    insert_all(connection, schema.numbers, sorted(rows, key=lambda row: str(row["number"])))
    _note_frequent(connection, {int(str(row["number"])) for row in rows})


def _note_frequent(connection: Connection, numbers: Collection[int]) -> None:
    """Note which numbers now have so many documents that some of them may be crowded."""
    known = select(schema.frequent.c.number)
    for some in parts(sorted(numbers)):
        query = select(_TABLE.number, func.count()).where(_TABLE.number.in_(some), _TABLE.number.not_in(known))
        counts = connection.execute(query.group_by(_TABLE.number)).all()
        found = [number for number, count in counts if count > most_sharing(channel_of(number))]
        insert_all(connection, schema.frequent, [{"number": number} for number in found])


def read_sketch(connection: Connection, document: int) -> Sketch | None:
    """The sketch of a document, None where it does not take part in the events yet."""
    query = select(schema.sketches).where(schema.sketches.c.document == document)
    row = connection.execute(query).one_or_none()
    if row is None:
        return None
    numbers = struct.unpack(f"<{len(row.numbers) // 8}q", row.numbers)
    return Sketch(document, (row.first, row.last, row.rank), row.n_prose, numbers)


def find_partners(connection: Connection, sketch: Sketch, added: Collection[int]) -> Partners:
    """The documents that share enough with one.

    Args:
        added: documents that were not there before this round, it among them.
    """
    partners = Partners()
    frequent = _frequent(connection, sketch.shared)
    rare = [n for n in sketch.shared if n not in frequent]
    shared = _share_rare(connection, sketch, [n for n in rare if channel_of(n) is not Channel.CREDIT])
    credited = _share_credits(connection, sketch, [n for n in rare if channel_of(n) is Channel.CREDIT])
    for number in sorted(frequent):
        channel = channel_of(number)
        near = _read_near(connection, sketch, number, most_sharing(channel) + len(added) + 1)
        for document in near.paired():
            if channel is Channel.CREDIT:
                credited[document].add(number)
            else:
                shared[document][channel] += 1
        partners.crowded |= near.crowded(added)
    for document, met in credited.items():
        if len(met) >= MIN_SHARED[Channel.CREDIT] and (other := read_sketch(connection, document)):
            shared[document][Channel.CREDIT] = count_credits(sketch.numbers, other.numbers, met)
    partners.documents = _enough(connection, sketch, shared)
    return partners


def _frequent(connection: Connection, numbers: Sequence[int]) -> set[int]:
    table = schema.frequent.c.number
    return {n for some in parts(numbers) for n in connection.scalars(select(table).where(table.in_(some)))}


def _share_rare(connection: Connection, sketch: Sketch, numbers: Sequence[int]) -> defaultdict[int, Counter[Channel]]:
    """How many of these numbers each document within ten days has, by channel."""
    found: defaultdict[int, Counter[Channel]] = defaultdict(Counter)
    for some in parts(numbers):
        query = select(_TABLE.document, _CHANNEL, func.count()).where(_TABLE.number.in_(some), *_within(sketch))
        for document, code, count in connection.execute(query.group_by(_TABLE.document, _CHANNEL)):
            found[document][Channel(code)] += count
    return found


def _share_credits(connection: Connection, sketch: Sketch, numbers: Sequence[int]) -> defaultdict[int, set[int]]:
    """Which of these numbers each document within ten days has."""
    found: defaultdict[int, set[int]] = defaultdict(set)
    for some in parts(numbers):
        query = select(_TABLE.document, _TABLE.number).where(_TABLE.number.in_(some), *_within(sketch))
        for document, number in connection.execute(query):
            found[document].add(number)
    return found


def _within(sketch: Sketch) -> tuple[ColumnElement[bool], ...]:
    """What other documents within ten days of one fulfil."""
    first, last, _ = sketch.place
    return (
        _TABLE.first <= last + MAX_DAYS, _TABLE.last >= first - MAX_DAYS, _TABLE.document != sketch.document,
    )  # fmt: skip


def _enough(connection: Connection, sketch: Sketch, shared: Mapping[int, Counter[Channel]]) -> set[int]:
    documents, heads = schema.documents.c, schema.sketches.c
    language = connection.scalars(select(documents.language).where(documents.number == sketch.document)).one()
    found = set[int]()
    for some in parts(sorted(shared)):
        query = select(documents.number, documents.language, heads.n_prose).join(schema.sketches)
        for number, other, n_prose in connection.execute(query.where(documents.number.in_(some))):
            if share_enough(shared[number], (sketch.n_prose, n_prose), is_across=language != other):
                found.add(number)
    return found


# --- numbers that many have -------------------------------------------------------------------------------


Place = tuple[int, int, int, int]
"""First and last day, rank, document."""


@dataclass(frozen=True, slots=True)
class Near:
    """The documents next to one in the order of days, of those that have one number.

    Attributes:
        most: later ones beyond which the number pairs a document with none of them.
        before: nearest first.
        after: nearest first.
    """

    most: int
    own: Place
    before: tuple[Place, ...]
    after: tuple[Place, ...]

    def paired(self) -> set[int]:
        """Documents that the number pairs with this one."""
        later = self.after[: self._n_after(self.own)]
        found = {place[3] for place in later} if len(later) <= self.most else set[int]()
        return found | {place[3] for place, n_later in self._earlier() if n_later <= self.most}

    def crowded(self, added: Collection[int]) -> set[int]:
        """Earlier documents that had no more than `most` later ones before these were added."""
        found = set[int]()
        for place, n_later in self._earlier():
            if n_later > self.most:
                i = self.before.index(place)
                later = (*self.before[:i], self.own, *self.after[: n_later - i - 1])
                if n_later - sum(other[3] in added for other in later) <= self.most:
                    found.add(place[3])
        return found

    def last_crowded(self) -> set[int]:
        """Earlier documents that would pair again if this one were not there."""
        return {place[3] for place, n_later in self._earlier() if n_later == self.most + 1}

    def _earlier(self) -> Iterator[tuple[Place, int]]:
        """Earlier documents that reach this one, with the number of later ones that they reach: all between do."""
        return ((p, i + 1 + self._n_after(p)) for i, p in enumerate(self.before) if self._reaches(p))

    def _reaches(self, place: Place) -> bool:
        return place[1] + MAX_DAYS >= self.own[0]

    def _n_after(self, place: Place) -> int:
        return bisect_right(self.after, place[1] + MAX_DAYS, key=lambda other: other[0])


def _read_near(connection: Connection, sketch: Sketch, number: int, limit: int) -> Near:
    """The nearest documents on either side, at most so many."""
    own = (*sketch.place, sketch.document)
    query = select(*_ORDER, _TABLE.document).where(_TABLE.number == number)
    place = tuple_(*sketch.place)
    before = query.where(tuple_(*_ORDER) < place).order_by(*(c.desc() for c in _ORDER)).limit(limit)
    after = query.where(tuple_(*_ORDER) > place).order_by(*_ORDER).limit(limit)
    rows = (tuple((r[0], r[1], r[2], r[3]) for r in connection.execute(q)) for q in (before, after))
    return Near(most_sharing(channel_of(number)), own, next(rows), next(rows))


# --- taking out -------------------------------------------------------------------------------------------


def drop_sketch(connection: Connection, document: int) -> set[int]:
    """Take the sketch of a document out; which others have to be paired anew, as a number is crowded no longer."""
    sketch = read_sketch(connection, document)
    if sketch is None:
        return set()
    freed = set[int]()
    for number in sorted(_frequent(connection, sketch.shared)):
        freed |= _read_near(connection, sketch, number, most_sharing(channel_of(number)) + 2).last_crowded()
    first, last, rank = sketch.place
    for number in sketch.shared:
        row = delete(schema.numbers).where(
            _TABLE.number == number, _TABLE.first == first, _TABLE.last == last, _TABLE.rank == rank,
            _TABLE.document == document,
        )  # fmt: skip
        connection.execute(row)
    connection.execute(delete(schema.sketches).where(schema.sketches.c.document == document))
    return freed
