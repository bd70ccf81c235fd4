"""Links between documents, by row numbers: a copy edge leads from left to right, a quotation is on both sides alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, delete, or_, select

from recoupe.crosscheck.edge import CopyEdge, Links, QuoteLink
from recoupe.dossier import schema
from recoupe.dossier.rows import Row, pack, unpack
from recoupe.dossier.store import insert_all, parts
from recoupe.model.codec import decode, encode

QUOTE = "quote"
"""Evidence of a link that is no copy."""
_TABLE = schema.links.c
_COPIES = select(_TABLE.number, _TABLE.left, _TABLE.right, _TABLE.body).where(_TABLE.evidence != QUOTE)
Pair = tuple[int, int]
"""Row numbers of two documents, the smaller first."""


def put_links(connection: Connection, links: Links, numbers: Mapping[str, int]) -> None:
    """Note links between documents, whose row numbers are given by id."""
    rows: list[Row] = []
    for edge in links.copies:
        copy = edge.copy
        ends = {"left": numbers[copy.from_], "right": numbers[copy.to]}
        rows.append({**ends, "evidence": copy.evidence.value, "body": pack(encode(edge))})
    for quote in links.quotes:
        left, right = quote.documents
        ends = {"left": numbers[left], "right": numbers[right]}
        rows.append({**ends, "evidence": QUOTE, "body": pack(encode(quote))})
    insert_all(connection, schema.links, rows)


def drop_pairs(connection: Connection, pairs: Iterable[Pair]) -> None:
    """Take the links of pairs of documents out."""
    for left, right in sorted(pairs):
        is_pair = or_((_TABLE.left == left) & (_TABLE.right == right), (_TABLE.left == right) & (_TABLE.right == left))
        connection.execute(delete(schema.links).where(is_pair))


def linked_to(connection: Connection, document: int) -> set[int]:
    """Documents that a link ties to one."""
    rights = select(_TABLE.right).where(_TABLE.left == document)
    return set(connection.scalars(rights)) | set(
        connection.scalars(select(_TABLE.left).where(_TABLE.right == document))
    )


def copies_into(connection: Connection, documents: Collection[int]) -> tuple[tuple[CopyEdge, ...], set[int]]:
    """The copy edges on the way up from documents to their originals and to the originals of these; all on the way."""
    found: list[tuple[int, CopyEdge]] = []
    above, waiting = set(documents), sorted(documents)
    while waiting:
        higher = set[int]()
        for some in parts(waiting):
            query = select(_TABLE.number, _TABLE.left, _TABLE.body).where(_TABLE.right.in_(some))
            for number, left, body in connection.execute(query.where(_TABLE.evidence != QUOTE)):
                found.append((number, decode(CopyEdge, unpack(body))))
                higher.add(left)
        waiting = sorted(higher - above)
        above |= higher
    return tuple(edge for _, edge in sorted(found, key=lambda row: row[0])), above


def documents_below(connection: Connection, documents: Collection[int]) -> set[int]:
    """Documents, their copies, and the copies of these."""
    below, waiting = set(documents), sorted(documents)
    while waiting:
        lower = set[int]()
        for some in parts(waiting):
            query = select(_TABLE.right).where(_TABLE.left.in_(some), _TABLE.evidence != QUOTE)
            lower.update(connection.scalars(query.distinct()))
        waiting = sorted(lower - below)
        below |= lower
    return below


def quotes_among(connection: Connection, documents: Collection[int]) -> tuple[QuoteLink, ...]:
    """The quotations that any two of some documents share."""
    chosen, found = set(documents), []
    for some in parts(sorted(chosen)):
        query = select(_TABLE.number, _TABLE.right, _TABLE.body).where(_TABLE.left.in_(some), _TABLE.evidence == QUOTE)
        found += [(number, body) for number, right, body in connection.execute(query) if right in chosen]
    return tuple(decode(QuoteLink, unpack(body)) for _, body in sorted(found))


def copies_of(connection: Connection, document: int) -> dict[Pair, Links]:
    """The copy edges of a document by pair."""
    is_own = or_(_TABLE.left == document, _TABLE.right == document)
    return _by_pair(connection.execute(_COPIES.where(is_own)))


def copies_among(connection: Connection, documents: Collection[int]) -> dict[Pair, Links]:
    """The copy edges between any two of some documents by pair."""
    chosen, rows = set(documents), []
    for some in parts(sorted(chosen)):
        found = connection.execute(_COPIES.where(_TABLE.left.in_(some)))
        rows += [row for row in found if row.right in chosen]
    return _by_pair(rows)


def _by_pair(rows: Iterable[Any]) -> dict[Pair, Links]:
    found: defaultdict[Pair, list[CopyEdge]] = defaultdict(list)
    for _, left, right, body in sorted(rows):
        found[pair_of(left, right)].append(decode(CopyEdge, unpack(body)))
    return {pair: Links(tuple(edges)) for pair, edges in found.items()}


def pair_of(left: int, right: int) -> Pair:
    """Two documents as a pair."""
    return (left, right) if left < right else (right, left)
