"""Numbers are kept in the order of the text, those of outlets apart from those of credits: all is derived anew.

Revision ID: 0004
Revises: 0003
"""

from __future__ import annotations

from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Say that nobody has derived what is there."""
    op.execute("UPDATE state SET value = '' WHERE name = 'derived_by'")
