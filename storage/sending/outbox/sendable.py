"""Which of the ready deliveries may be sent now."""

from sqlalchemy import bindparam, or_

from storage.sending.broadcasts import holding
from storage.sending.tables import deliveries

NOW = bindparam("now", type_=deliveries.c.expires_at.type)
UNEXPIRED = or_(deliveries.c.expires_at.is_(None), deliveries.c.expires_at > NOW)
NOT_HELD_BACK = ~holding.held_back()
