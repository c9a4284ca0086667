"""Alembic's entry: the connection is given by bot.adapters.store, never read from a file."""

from alembic import context

from bot.adapters.schema import metadata

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=metadata, render_as_batch=True, compare_type=True)
with context.begin_transaction():
    context.run_migrations()
