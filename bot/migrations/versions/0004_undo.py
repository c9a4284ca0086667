"""An answer can be taken back: which mail caused a letter, what an answer changed, and when a letter was withdrawn."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("mail", sa.Column("changed", sa.JSON(), nullable=True))
    op.add_column("letter", sa.Column("mail_id", sa.Integer(), nullable=True))
    op.add_column("letter", sa.Column("withdrawn_at", sa.DateTime(), nullable=True))
    op.create_index("ix_letter_mail_id", "letter", ["mail_id"])
