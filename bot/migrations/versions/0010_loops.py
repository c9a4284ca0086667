"""Whose mail caused a letter, and senders whose mails caused more letters than one may."""

import sqlalchemy as sa
from alembic import op

from bot.adapters.schema import Moment

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("letter", sa.Column("cause", sa.String(320), nullable=False, server_default=""))
    op.create_index("ix_letter_cause", "letter", ["organisation", "cause", "queued_at"])
    op.create_table(
        "loop",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation", sa.String(40), nullable=False),
        sa.Column("address", sa.String(320), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("is_asked", sa.Boolean(), nullable=False),
        sa.Column("choice", sa.String(10), nullable=False),
        sa.Column("settled_at", Moment(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_loop")),
    )
    op.create_index("ix_loop_address", "loop", ["organisation", "address"])
