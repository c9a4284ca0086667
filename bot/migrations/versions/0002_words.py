"""A case keeps the words its letters are made of; when staff were told of a mail is no longer kept."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("case", sa.Column("file", sa.JSON(), server_default="{}", nullable=False))
    op.drop_column("mail", "told_at")
