"""What a new report has to be compared with: documents that share a number of a sketch, accounts that share a key, links.

Two documents can be linked only if their sketches share a number, and two accounts can merge only if they share a key,
so that a report that is added is compared with these alone, however large the dossier is. Source: crosscheck §1, §3.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TypeVar

from sqlalchemy import Connection, Table, delete, insert, or_, select

from recoupe.crosscheck.edge import CopyEdge, Links, QuoteLink
from recoupe.dossier import schema
from recoupe.dossier.rows import Row, pack, unpack
from recoupe.errors import DossierError
from recoupe.model import ClaimKey
from recoupe.model.codec import decode, encode

T = TypeVar("T")
_AT_ONCE = 500
_SIGN, _SPAN = 1 << 63, 1 << 64
QUOTE = "quote"
"""Evidence of a link that is no copy."""


# --- sketches ---------------------------------------------------------------------------------------------


def put_sketch(connection: Connection, document: str, sketch: Iterable[int]) -> None:
    """Note the sketch of a document, in the place of an older one."""
    number = _number(connection, document)
    connection.execute(delete(schema.sketches).where(schema.sketches.c.document == number))
    _insert(connection, schema.sketches, [{"sketch": _signed(n), "document": number} for n in sorted(set(sketch))])


def documents_sharing(connection: Connection, sketch: Iterable[int]) -> tuple[str, ...]:
    """Ids of the documents whose sketch shares a number with this one, sorted."""
    found: set[str] = set()
    for some in _parts(sorted({_signed(n) for n in sketch})):
        query = select(schema.documents.c.id).join(schema.sketches).where(schema.sketches.c.sketch.in_(some))
        found.update(connection.scalars(query.distinct()))
    return tuple(sorted(found))


def _signed(number: int) -> int:
    """A number of 64 bits as databases hold it."""
    return (number + _SIGN) % _SPAN - _SIGN


# --- block keys -------------------------------------------------------------------------------------------


def put_keys(connection: Connection, document: str, keys: Mapping[str, Collection[str]]) -> None:
    """Note the keys of each account of a document, by claim, in the place of older ones."""
    number = _number(connection, document)
    connection.execute(delete(schema.block_keys).where(schema.block_keys.c.document == number))
    rows: list[Row] = [
        {"key": key, "document": number, "claim": claim} for claim in sorted(keys) for key in sorted(set(keys[claim]))
    ]
    _insert(connection, schema.block_keys, rows)


def accounts_sharing(connection: Connection, keys: Iterable[str]) -> tuple[ClaimKey, ...]:
    """The accounts that share a key with these, sorted."""
    table, found = schema.block_keys, set[ClaimKey]()
    for some in _parts(sorted(set(keys))):
        query = select(schema.documents.c.id, table.c.claim).join(table).where(table.c.key.in_(some)).distinct()
        found.update(ClaimKey(document, claim) for document, claim in connection.execute(query))
    return tuple(sorted(found))


# --- links ------------------------------------------------------------------------------------------------


def put_links(connection: Connection, links: Links) -> None:
    """Note links between documents of the dossier, in the place of those that the same pairs had."""
    numbers = {id_: _number(connection, id_) for pair in _pairs(links) for id_ in pair}
    for left, right in _pairs(links):
        pair = schema.links.c.left == numbers[left], schema.links.c.right == numbers[right]
        connection.execute(delete(schema.links).where(*pair))
    rows: list[Row] = []
    for link in _all(links):
        left, right = _pair(link)
        evidence = link.copy.evidence.value if isinstance(link, CopyEdge) else QUOTE
        body = pack(encode(link))
        rows.append({"left": numbers[left], "right": numbers[right], "evidence": evidence, "body": body})
    _insert(connection, schema.links, rows)


def links_of(connection: Connection, documents: Iterable[str]) -> Links:
    """All links that one of these documents has, in the order in which a whole computation gives them."""
    table, found = schema.links.c, {}
    numbers = [_number(connection, id_) for id_ in sorted(set(documents))]
    for some in _parts(numbers):
        query = select(table.number, table.evidence, table.body).where(or_(table.left.in_(some), table.right.in_(some)))
        found.update({number: (evidence, body) for number, evidence, body in connection.execute(query)})
    rows = [found[number] for number in sorted(found)]
    return Links(
        tuple(sorted((decode(CopyEdge, unpack(b)) for e, b in rows if e != QUOTE), key=_copy_order)),
        tuple(sorted((decode(QuoteLink, unpack(b)) for e, b in rows if e == QUOTE), key=_quote_order)),
    )


def _pairs(links: Links) -> list[tuple[str, str]]:
    return sorted({_pair(link) for link in _all(links)})


def _all(links: Links) -> tuple[CopyEdge | QuoteLink, ...]:
    return (*links.copies, *links.quotes)


def _pair(link: CopyEdge | QuoteLink) -> tuple[str, str]:
    """Both documents, the smaller id first."""
    ids = (link.copy.from_, link.copy.to) if isinstance(link, CopyEdge) else link.documents
    return (min(ids), max(ids))


def _copy_order(edge: CopyEdge) -> tuple[object, ...]:
    copy = edge.copy
    return copy.from_, copy.to, copy.evidence.value, [(s.start, s.stop) for s in copy.spans]


def _quote_order(link: QuoteLink) -> tuple[object, ...]:
    return link.documents, [(s.start, s.stop) for s in link.spans]


# --- rows -------------------------------------------------------------------------------------------------


def _number(connection: Connection, document: str) -> int:
    found = connection.scalars(select(schema.documents.c.number).where(schema.documents.c.id == document)).one_or_none()
    if found is None:
        raise DossierError(f"no document {document!r} in the dossier; add it first")
    return int(found)


def _insert(connection: Connection, table: Table, rows: list[Row]) -> None:
    if rows:
        connection.execute(insert(table), rows)


def _parts(values: list[T]) -> Iterator[list[T]]:
    """Values in parts that one statement takes."""
    return (values[at : at + _AT_ONCE] for at in range(0, len(values), _AT_ONCE))
