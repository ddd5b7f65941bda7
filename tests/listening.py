"""What a module logs, however this process's logging is set up."""

from collections.abc import MutableMapping
from typing import Any

import pytest
import structlog
from structlog.testing import LogCapture

Lines = list[MutableMapping[str, Any]]


def listening(monkeypatch: pytest.MonkeyPatch, *modules: str) -> Lines:
    """The lines that these modules will have logged, as they come."""
    kept = LogCapture()
    every = structlog.make_filtering_bound_logger(0)
    for module in modules:
        monkeypatch.setattr(f"{module}.log", structlog.wrap_logger(None, processors=[kept], wrapper_class=every))
    return kept.entries
