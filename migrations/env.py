"""Alembic's environment: the connection comes from app.storage.migrate, or from CITEWELL_DATABASE_URL by hand."""

from alembic import context

from app.storage.models import METADATA


def run(connection):
    """Run the migrations on an open connection, inside the transaction of its caller."""
    context.configure(connection=connection, target_metadata=METADATA, render_as_batch=True)
    with context.begin_transaction():
        context.run_migrations()


run(context.config.attributes["connection"])
