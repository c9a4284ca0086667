"""After a backup was put back no letter leaves until the operator says so."""

import sqlalchemy as sa
from alembic import op

from bot.adapters.schema import Moment

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "restored",
        sa.Column("organisation", sa.String(40), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("organisation", name=op.f("pk_restored")),
    )
