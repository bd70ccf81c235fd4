"""What is kept so that a new report costs no more than what it touches. All events are computed anew.

Revision ID: 0003
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """From the second schema to the third."""
    _create_numbers()
    _create_accounts()
    op.create_table("stale", _document(), sa.Column("needs_pairs", sa.Boolean, nullable=False))
    op.add_column("events", sa.Column("basis", sa.Text))
    op.execute("DELETE FROM links")
    op.execute("DELETE FROM block_keys")
    op.execute("UPDATE documents SET is_dirty = true")


def _create_numbers() -> None:
    op.drop_table("sketches")
    op.create_table(
        "sketches",
        _document(),
        sa.Column("first", sa.Integer, nullable=False),
        sa.Column("last", sa.Integer, nullable=False),
        sa.Column("rank", sa.BigInteger, nullable=False),
        sa.Column("n_prose", sa.Integer, nullable=False),
        sa.Column("numbers", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "numbers",
        sa.Column("number", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("first", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("last", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("rank", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("document", NUMBER, primary_key=True, autoincrement=False),
        sqlite_with_rowid=False,
    )
    op.create_table("frequent", sa.Column("number", sa.BigInteger, primary_key=True, autoincrement=False))
    op.create_table(
        "outlet_keys",
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("is_own", sa.Boolean, primary_key=True),
        _document(),
        sqlite_with_rowid=False,
    )
    op.create_index("outlet_keys_document", "outlet_keys", ["document"])


def _create_accounts() -> None:
    op.create_table(
        "profiles",
        _document(),
        sa.Column("claim", sa.Text, primary_key=True),
        sa.Column("body", sa.Text, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "merges",
        _document("left"),
        sa.Column("left_claim", sa.Text, primary_key=True),
        _document("right"),
        sa.Column("right_claim", sa.Text, primary_key=True),
        sa.Column("score", sa.Float, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("merges_right", "merges", ["right"])


def _document(name: str = "document") -> sa.Column[int]:
    key = sa.ForeignKey("documents.number", ondelete="CASCADE")
    return sa.Column(name, NUMBER, key, primary_key=True, nullable=False)
