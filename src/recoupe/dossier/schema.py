"""The tables of a dossier, one schema for SQLite and PostgreSQL.

    state          what the dossier knows of itself: its generation, and which version computed its events
    documents      what was made of each report: JSON, compressed, and the columns it is looked up by
    reports        the bytes as they came: SHA-256, where and when they were retrieved; several may hold one text
    claims         one row a claim, to list and search without unpacking documents
    links          copy edges and shared quotations between two documents: a copy is on the right of what it was taken from
    sketches       one row a document that takes part in the events: its place in the order of days, its numbers packed,
                   in the order of the text
    numbers        one row a number of a document; two documents can be linked only if they share one
    frequent       numbers that so many documents have had that an exact count is needed before they pair any
    outlet_keys    keys of its outlet, and of all whom it credits
    block_keys     keys of an account; two accounts can merge only if they share one or a copy edge links their documents
    profiles       what is compared of an account, as text
    merges         scored pairs of accounts
    stale          documents whose links or events have to be found anew although they did not change
    events         derived, may be replaced as a whole: JSON, compressed, and the columns it is found by;
                   `basis` sums up which accounts were merged, by what
    event_claims   which claims an event is made of
    judgements     of reviewers, append-only

What the two back ends do differently (full text, boxes, rules that refuse changes) is made by the migrations. Times are
ISO 8601 in UTC, dates half-open days, `folded` and `forms` the words to search (words.py), `body` JSON in zlib.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    text,
)

REVISION = "0004"
"""The newest migration: the version of this schema."""
VERSION_TABLE = "dossier_version"

NUMBER = BigInteger().with_variant(Integer(), "sqlite")
"""Row numbers; SQLite counts up columns of the type INTEGER only."""

metadata = MetaData()


def _document(*, primary: bool = False, name: str = "document") -> Column[int]:
    return Column(name, NUMBER, ForeignKey("documents.number", ondelete="CASCADE"), primary_key=primary, nullable=False)


state = Table(
    "state", metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
)  # fmt: skip

documents = Table(
    "documents", metadata,
    Column("number", NUMBER, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("source", Text, nullable=False),
    Column("outlet", Text),
    Column("language", Text, nullable=False),
    Column("published_start", Date),
    Column("published_stop", Date),
    Column("title", Text),
    Column("n_claims", Integer, nullable=False),
    Column("is_dirty", Boolean, nullable=False),
    Column("folded", Text, nullable=False),
    Column("forms", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
)  # fmt: skip
Index("documents_dirty", documents.c.number, sqlite_where=text("is_dirty = 1"), postgresql_where=text("is_dirty"))

reports = Table(
    "reports", metadata,
    Column("number", NUMBER, primary_key=True),
    _document(),
    Column("source", Text, nullable=False),
    Column("outlet", Text),
    Column("address", Text),
    Column("retrieved_at", Text),
    Column("media_type", Text),
    Column("sha256", Text),
    Column("content", LargeBinary),
    UniqueConstraint("document", "source", name="reports_document_source"),
)  # fmt: skip

claims = Table(
    "claims", metadata,
    _document(primary=True),
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("start", Date),
    Column("stop", Date),
    Column("place", Text),
    Column("score", Float, nullable=False),
    Column("evidence", Text, nullable=False),
    sqlite_with_rowid=False,
)  # fmt: skip
Index("claims_kind_start", claims.c.kind, claims.c.start)

links = Table(
    "links", metadata,
    Column("number", NUMBER, primary_key=True),
    _document(name="left"),
    _document(name="right"),
    Column("evidence", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
)  # fmt: skip
Index("links_left", links.c.left)
Index("links_right", links.c.right)

sketches = Table(
    "sketches", metadata,
    _document(primary=True),
    Column("first", Integer, nullable=False),
    Column("last", Integer, nullable=False),
    Column("rank", BigInteger, nullable=False),
    Column("n_prose", Integer, nullable=False),
    Column("numbers", LargeBinary, nullable=False),
)  # fmt: skip

numbers = Table(  # no foreign key: it would need an index as large as the table, and rows are taken out by their number
    "numbers", metadata,
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("first", Integer, primary_key=True, autoincrement=False),
    Column("last", Integer, primary_key=True, autoincrement=False),
    Column("rank", BigInteger, primary_key=True, autoincrement=False),
    Column("document", NUMBER, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)  # fmt: skip

frequent = Table("frequent", metadata, Column("number", BigInteger, primary_key=True, autoincrement=False))

outlet_keys = Table(
    "outlet_keys", metadata,
    Column("key", Text, primary_key=True),
    Column("is_own", Boolean, primary_key=True),
    _document(primary=True),
    sqlite_with_rowid=False,
)  # fmt: skip
Index("outlet_keys_document", outlet_keys.c.document)

block_keys = Table(
    "block_keys", metadata,
    Column("key", Text, primary_key=True),
    _document(primary=True),
    Column("claim", Text, primary_key=True),
    sqlite_with_rowid=False,
)  # fmt: skip
Index("block_keys_document", block_keys.c.document)

profiles = Table(
    "profiles", metadata,
    _document(primary=True),
    Column("claim", Text, primary_key=True),
    Column("body", Text, nullable=False),
    sqlite_with_rowid=False,
)  # fmt: skip

merges = Table(
    "merges", metadata,
    _document(name="left", primary=True),
    Column("left_claim", Text, primary_key=True),
    _document(name="right", primary=True),
    Column("right_claim", Text, primary_key=True),
    Column("score", Float, nullable=False),
    sqlite_with_rowid=False,
)  # fmt: skip
Index("merges_right", merges.c.right)

stale = Table(
    "stale", metadata,
    _document(primary=True),
    Column("needs_pairs", Boolean, nullable=False),
)  # fmt: skip

events = Table(
    "events", metadata,
    Column("number", NUMBER, primary_key=True, autoincrement=False),
    Column("id", Text, nullable=False, unique=True),
    Column("kind", Text, nullable=False),
    Column("start", Date),
    Column("stop", Date),
    Column("place", Text),
    Column("west", Float),
    Column("south", Float),
    Column("east", Float),
    Column("north", Float),
    Column("credibility", Text, nullable=False),
    Column("grade", Text),
    Column("happened_low", Integer, nullable=False),
    Column("happened_high", Integer, nullable=False),
    Column("n_documents", Integer, nullable=False),
    Column("n_outlets", Integer, nullable=False),
    Column("title", Text, nullable=False),
    Column("folded", Text, nullable=False),
    Column("forms", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("basis", Text),
)  # fmt: skip
Index("events_kind", events.c.kind, events.c.number)

event_claims = Table(
    "event_claims", metadata,
    _document(primary=True),
    Column("claim", Text, primary_key=True),
    Column("event", NUMBER, ForeignKey("events.number", ondelete="CASCADE"), primary_key=True),
    sqlite_with_rowid=False,
)  # fmt: skip
Index("event_claims_event", event_claims.c.event)

judgements = Table(
    "judgements", metadata,
    Column("number", NUMBER, primary_key=True),
    Column("who", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("event", Text),
    Column("document", Text, nullable=False),
    Column("claim", Text, nullable=False),
    Column("decision", Text, nullable=False),
    Column("field", Text),
    Column("value", Text),
    Column("reason", Text, nullable=False),
    Column("replaces", NUMBER, ForeignKey("judgements.number")),
)  # fmt: skip
Index("judgements_claim", judgements.c.document, judgements.c.claim)
