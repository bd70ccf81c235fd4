"""Look-ups for reports that come later: links, sketches and block keys. What is there already is cross-checked anew.

Revision ID: 0002
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """From the first schema to the second."""
    op.create_table(
        "links",
        sa.Column("number", NUMBER, primary_key=True),
        _document("left", primary=False),
        _document("right", primary=False),
        sa.Column("evidence", sa.Text, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
    op.create_index("links_left", "links", ["left"])
    op.create_index("links_right", "links", ["right"])
    op.create_table(
        "sketches",
        sa.Column("sketch", sa.BigInteger, primary_key=True),
        _document("document", primary=True),
        sqlite_with_rowid=False,
    )
    op.create_index("sketches_document", "sketches", ["document"])
    op.create_table(
        "block_keys",
        sa.Column("key", sa.Text, primary_key=True),
        _document("document", primary=True),
        sa.Column("claim", sa.Text, primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_index("block_keys_document", "block_keys", ["document"])
    op.execute("UPDATE documents SET is_dirty = true")


def _document(name: str, *, primary: bool) -> sa.Column[int]:
    key = sa.ForeignKey("documents.number", ondelete="CASCADE")
    return sa.Column(name, NUMBER, key, primary_key=primary, nullable=False)
