"""What is wrong with the service, what its operator heard of it, and each mail server as it was last met."""

import sqlalchemy as sa
from alembic import op

from bot.adapters.schema import Moment

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "server",
        sa.Column("organisation", sa.String(40), nullable=False),
        sa.Column("name", sa.String(10), nullable=False),
        sa.Column("problem", sa.String(20), nullable=False),
        sa.Column("since", Moment(), nullable=True),
        sa.Column("certificate_until", Moment(), nullable=True),
        sa.Column("certificate_at", Moment(), nullable=True),
        sa.PrimaryKeyConstraint("organisation", "name", name=op.f("pk_server")),
    )
    op.create_table(
        "alarm",
        sa.Column("organisation", sa.String(40), nullable=False),
        sa.Column("code", sa.String(40), nullable=False),
        sa.Column("since", Moment(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("until", Moment(), nullable=True),
        sa.Column("is_alarm", sa.Boolean(), nullable=False),
        sa.Column("told_at", Moment(), nullable=True),
        sa.Column("told_count", sa.Integer(), nullable=False),
        sa.Column("told_this_time", sa.Boolean(), nullable=False),
        sa.Column("over_at", Moment(), nullable=True),
        sa.PrimaryKeyConstraint("organisation", "code", name=op.f("pk_alarm")),
    )
