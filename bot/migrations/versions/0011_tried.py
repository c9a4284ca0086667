"""When a letter was first offered to the mail server: from then on the days of trying count."""

import sqlalchemy as sa
from alembic import op

from bot.adapters.schema import Moment

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("letter", sa.Column("tried_at", Moment(), nullable=True))
    op.execute("UPDATE letter SET tried_at = queued_at WHERE attempts > 0")
