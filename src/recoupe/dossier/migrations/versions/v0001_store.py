"""Documents, reports, claims, events and judgements; full text, boxes, and rules that keep judgements as they are.

Revision ID: 0001
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """From nothing to the first schema."""
    _create_state()
    _create_documents()
    _create_reports()
    _create_claims()
    _create_events()
    _create_event_claims()
    _create_judgements()
    for statement in _SQLITE if op.get_context().dialect.name == "sqlite" else _POSTGRES:
        op.execute(statement)


def _document(*, primary: bool) -> sa.Column[int]:
    key = sa.ForeignKey("documents.number", ondelete="CASCADE")
    return sa.Column("document", NUMBER, key, primary_key=primary, nullable=False)


def _create_state() -> None:
    table = op.create_table(
        "state",
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("value", sa.Text, nullable=False),
    )
    op.bulk_insert(table, [{"name": "generation", "value": "0"}, {"name": "derived_by", "value": ""}])


def _create_documents() -> None:
    op.create_table(
        "documents",
        sa.Column("number", NUMBER, primary_key=True),
        sa.Column("id", sa.Text, nullable=False, unique=True),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("outlet", sa.Text),
        sa.Column("language", sa.Text, nullable=False),
        sa.Column("published_start", sa.Date),
        sa.Column("published_stop", sa.Date),
        sa.Column("title", sa.Text),
        sa.Column("n_claims", sa.Integer, nullable=False),
        sa.Column("is_dirty", sa.Boolean, nullable=False),
        sa.Column("folded", sa.Text, nullable=False),
        sa.Column("forms", sa.Text, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
    is_one, is_true = sa.text("is_dirty = 1"), sa.text("is_dirty")
    op.create_index("documents_dirty", "documents", ["number"], sqlite_where=is_one, postgresql_where=is_true)


def _create_reports() -> None:
    op.create_table(
        "reports",
        sa.Column("number", NUMBER, primary_key=True),
        _document(primary=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("outlet", sa.Text),
        sa.Column("address", sa.Text),
        sa.Column("retrieved_at", sa.Text),
        sa.Column("media_type", sa.Text),
        sa.Column("sha256", sa.Text),
        sa.Column("content", sa.LargeBinary),
        sa.UniqueConstraint("document", "source", name="reports_document_source"),
    )


def _create_claims() -> None:
    op.create_table(
        "claims",
        _document(primary=True),
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("start", sa.Date),
        sa.Column("stop", sa.Date),
        sa.Column("place", sa.Text),
        sa.Column("score", sa.Float, nullable=False),
        sa.Column("evidence", sa.Text, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("claims_kind_start", "claims", ["kind", "start"])


def _create_events() -> None:
    op.create_table(
        "events",
        sa.Column("number", NUMBER, primary_key=True, autoincrement=False),
        sa.Column("id", sa.Text, nullable=False, unique=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("start", sa.Date),
        sa.Column("stop", sa.Date),
        sa.Column("place", sa.Text),
        *(sa.Column(side, sa.Float) for side in ("west", "south", "east", "north")),
        sa.Column("credibility", sa.Text, nullable=False),
        sa.Column("grade", sa.Text),
        sa.Column("happened_low", sa.Integer, nullable=False),
        sa.Column("happened_high", sa.Integer, nullable=False),
        sa.Column("n_documents", sa.Integer, nullable=False),
        sa.Column("n_outlets", sa.Integer, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("folded", sa.Text, nullable=False),
        sa.Column("forms", sa.Text, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
    op.create_index("events_kind", "events", ["kind", "number"])


def _create_event_claims() -> None:
    op.create_table(
        "event_claims",
        _document(primary=True),
        sa.Column("claim", sa.Text, primary_key=True),
        sa.Column("event", NUMBER, sa.ForeignKey("events.number", ondelete="CASCADE"), primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_index("event_claims_event", "event_claims", ["event"])


def _create_judgements() -> None:
    op.create_table(
        "judgements",
        sa.Column("number", NUMBER, primary_key=True),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("event", sa.Text),
        sa.Column("document", sa.Text, nullable=False),
        sa.Column("claim", sa.Text, nullable=False),
        sa.Column("decision", sa.Text, nullable=False),
        sa.Column("field", sa.Text),
        sa.Column("value", sa.Text),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("replaces", NUMBER, sa.ForeignKey("judgements.number")),
    )
    op.create_index("judgements_claim", "judgements", ["document", "claim"])


# --- what only one back end has ---------------------------------------------------------------------------


def _full_text(table: str) -> tuple[str, ...]:
    """FTS5 over the folded words of a table, which holds their text, kept in step by triggers."""
    index, take_out = f"{table}_words", "VALUES ('delete', old.number, old.folded, old.forms)"
    put_in = f"INSERT INTO {index} (rowid, folded, forms) VALUES (new.number, new.folded, new.forms)"
    out = f"INSERT INTO {index} ({index}, rowid, folded, forms) {take_out}"
    return (
        f"CREATE VIRTUAL TABLE {index} USING fts5(folded, forms, content='{table}', content_rowid='number', "
        "tokenize='unicode61 remove_diacritics 0')",
        f"CREATE TRIGGER {index}_insert AFTER INSERT ON {table} BEGIN {put_in}; END",
        f"CREATE TRIGGER {index}_delete AFTER DELETE ON {table} BEGIN {out}; END",
        f"CREATE TRIGGER {index}_update AFTER UPDATE OF number, folded, forms ON {table} BEGIN {out}; {put_in}; END",
    )


_NOWHERE, _NEVER = 1000, -1
"""Where events without a place lie, and when those without a date: outside of every box that is asked for."""
_BOX_VALUES = (
    f"new.number, coalesce(new.west, {_NOWHERE}), coalesce(new.east, {_NOWHERE}), coalesce(new.south, {_NOWHERE}), "
    f"coalesce(new.north, {_NOWHERE}), "
    f"CASE WHEN coalesce(new.start, new.stop) IS NULL THEN {_NEVER} ELSE coalesce(julianday(new.start), 0) END, "
    f"CASE WHEN coalesce(new.start, new.stop) IS NULL THEN {_NEVER} ELSE coalesce(julianday(new.stop), 6000000) END, "
    "new.kind"
)
_BOXES = (
    "CREATE VIRTUAL TABLE events_boxes USING rtree(number, west, east, south, north, start, stop, +kind)",
    f"CREATE TRIGGER events_boxes_insert AFTER INSERT ON events BEGIN INSERT INTO events_boxes VALUES ({_BOX_VALUES}); END",
    "CREATE TRIGGER events_boxes_delete AFTER DELETE ON events BEGIN "
    "DELETE FROM events_boxes WHERE number = old.number; END",
    "CREATE TRIGGER events_boxes_update AFTER UPDATE ON events BEGIN DELETE FROM events_boxes WHERE number = old.number; "
    f"INSERT INTO events_boxes VALUES ({_BOX_VALUES}); END",
)
_REFUSAL = "judgements are append-only; pass another one that replaces it"
_APPEND_ONLY = (
    *(
        f"CREATE TRIGGER judgements_{verb.lower()} BEFORE {verb} ON judgements BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END"
        for verb in ("UPDATE", "DELETE")
    ),
    "CREATE TRIGGER judgements_insert BEFORE INSERT ON judgements "
    "WHEN EXISTS (SELECT 1 FROM judgements WHERE number = new.number) "
    f"BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END",  # INSERT OR REPLACE deletes without asking other triggers
)
_SQLITE = (
    "PRAGMA application_id = 1380142933",  # "RCOU": what tells a dossier from other SQLite files
    *_full_text("documents"),
    *_full_text("events"),
    *_BOXES,
    *_APPEND_ONLY,
)

_POSTGRES = (
    "CREATE EXTENSION IF NOT EXISTS postgis WITH SCHEMA public",
    *(
        f"CREATE INDEX {table}_words ON {table} USING gin (to_tsvector('simple'::regconfig, folded || ' ' || forms))"
        for table in ("documents", "events")
    ),
    "CREATE INDEX events_boxes ON events USING gist (st_makeenvelope(west, south, east, north, 4326))",
    "CREATE INDEX events_start ON events (start, stop)",
    f"CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '{_REFUSAL}'; END $$",
    "CREATE TRIGGER judgements_change BEFORE UPDATE OR DELETE ON judgements FOR EACH ROW EXECUTE FUNCTION refuse_change()",
    "CREATE TRIGGER judgements_truncate BEFORE TRUNCATE ON judgements FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()",
)
