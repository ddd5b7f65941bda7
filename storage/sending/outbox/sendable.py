"""Which deliveries may be sent now, in the words of the indexes."""

from sqlalchemy import bindparam, or_, text

from storage.sending.broadcasts import holding
from storage.sending.tables import deliveries

# Written out as in the indexes' conditions, because planners don't match parameters with those.
READY = text("deliveries.state = 'pending' AND deliveries.begun_at IS NULL AND deliveries.stage = 'ready'")

NOW = bindparam("now", type_=deliveries.c.expires_at.type)
UNEXPIRED = or_(deliveries.c.expires_at.is_(None), deliveries.c.expires_at > NOW)
NOT_HELD_BACK = ~holding.held_back()
