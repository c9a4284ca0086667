"""The ledger says which letter of ours a mail answers: the first answer to a question counts."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("mail", sa.Column("letter_id", sa.Integer(), nullable=True))
