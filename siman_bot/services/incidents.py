"""Bugs met at work: each has a number, under which the log says where it happened."""

from collections.abc import Callable

import structlog

Trace = Callable[[BaseException], list[str]]
"""Where an error came from, without its words, which may hold a person's."""

log = structlog.get_logger()


class Incidents:
    """One for each process.

    Args:
        new_reference: Makes the number.
        trace: See `Trace`.
    """

    def __init__(self, *, new_reference: Callable[[], str], trace: Trace) -> None:
        self._new_reference = new_reference
        self._trace = trace
        self._recurring: dict[tuple[str, ...], str] = {}

    def note(self, error: BaseException, **fields: str | int) -> str:
        """Log it under a number of its own, which a person may be told."""
        reference = self._new_reference()
        log.error("incident", reference=reference, trace=self._trace(error), **fields)
        return reference

    def note_once(self, error: BaseException, **fields: str | int) -> str:
        """As `note`, for what happens to thousands alike: the first one's number stands for all with its trace."""
        trace = tuple(self._trace(error))
        known = self._recurring.get(trace)
        if known is None:
            known = self._recurring[trace] = self.note(error, **fields)
        else:
            log.error("incident_again", reference=known, **fields)
        return known
