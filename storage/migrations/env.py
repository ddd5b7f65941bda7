"""How alembic runs here: on the connection that `storage.migrate` hands over, in one transaction on both engines."""

from alembic import context

from storage import schema
from storage.columns import put_conditions

connection = context.config.attributes["connection"]
put_conditions(schema.metadata)
context.configure(
    connection=connection,
    target_metadata=schema.metadata,
    render_as_batch=connection.dialect.name == "sqlite",
    transactional_ddl=True,
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
