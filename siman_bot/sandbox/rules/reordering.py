from collections import Counter
from collections.abc import Sequence

from siman_bot.sandbox.memory.update_queue import Waiting
from siman_bot.sandbox.rules.faults import FaultKind, Faults


def reordered(updates: Sequence[Waiting], faults: Faults) -> list[Waiting]:
    """The updates with their first one last, all of them or those of a chat, where a fault says so."""
    order = list(updates)
    if len(order) > 1 and faults.strikes_update(FaultKind.REORDER, None):
        return [*order[1:], order[0]]
    for chat_id, count in Counter(update.chat_id for update in order).items():
        if count > 1 and faults.strikes_update(FaultKind.REORDER, chat_id, only_here=True):
            places = [place for place, update in enumerate(order) if update.chat_id == chat_id]
            order.insert(places[-1], order.pop(places[0]))
            return order
    return order
