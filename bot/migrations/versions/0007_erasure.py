"""What is personal can be erased: a mark on the case, and a ledger that says that something was erased."""

import sqlalchemy as sa
from alembic import op

from bot.adapters.schema import Moment

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("case", sa.Column("erased_at", Moment(), nullable=True))
    op.create_table(
        "erasure",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation", sa.String(40), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("command", sa.String(40), nullable=False),
        sa.Column("cases", sa.Integer(), nullable=False),
        sa.Column("mails", sa.Integer(), nullable=False),
        sa.Column("letters", sa.Integer(), nullable=False),
        sa.Column("files", sa.Integer(), nullable=False),
        sa.Column("scrubbed_at", Moment(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_erasure")),
    )
