"""Whether a mail of the ledger still stands in the box, and how many mails in the box the ledger does not know."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("mail", sa.Column("in_box", sa.Boolean(), nullable=True))
    op.add_column("cursor", sa.Column("unexplained", sa.Integer(), server_default="0", nullable=False))
    op.add_column("cursor", sa.Column("counted_at", sa.DateTime(), nullable=True))
