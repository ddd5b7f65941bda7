"""What the log holds: a static event name and fields; never a name, a text or a token."""

import logging
import sys
import threading
import traceback
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Literal

import structlog

_HERE: Final = Path(__file__).parents[1]
_NOISY: Final = ("telegram", "httpx", "httpcore", "aiohttp", "sqlalchemy", "alembic")


def set_up_logs(log_format: Literal["json", "text"]) -> None:
    """For the whole process, to standard error. Libraries may warn, and their words are left out.

    What Python itself would print of an error that nobody caught goes the same way.
    """
    renderer: Any = (
        structlog.processors.JSONRenderer() if log_format == "json" else structlog.dev.ConsoleRenderer(colors=False)
    )
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            renderer,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )
    root = logging.getLogger()
    root.handlers[:] = [_WithoutWords()]
    root.setLevel(logging.WARNING)
    for name in _NOISY:
        logging.getLogger(name).setLevel(logging.WARNING)
    logging.captureWarnings(capture=True)
    sys.excepthook = _crashed
    sys.unraisablehook = _unraisable
    threading.excepthook = _thread_crashed


def trace_of(error: BaseException) -> list[str]:
    """Where an error came from: the kinds in its chain and the lines passed, without its words.

    The words of an exception may hold what a person typed, or the token in a URL.
    """
    lines: list[str] = []
    link: BaseException | None = error
    while link is not None:
        lines.append(type(link).__qualname__)
        lines += [
            f"{_short(frame.filename)}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(link.__traceback__)
        ]
        link = link.__cause__ or (None if link.__suppress_context__ else link.__context__)
    return lines


class _WithoutWords(logging.Handler):
    """Carries a library's warning into the log as its place and kind."""

    def emit(self, record: logging.LogRecord) -> None:
        trace = trace_of(record.exc_info[1]) if record.exc_info and record.exc_info[1] else None
        structlog.get_logger().warning(
            "library_warning", logger=record.name, level=record.levelname, line=record.lineno, trace=trace
        )


def _crashed(_kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
    structlog.get_logger().critical("crashed", trace=trace_of(error))


def _thread_crashed(args: threading.ExceptHookArgs) -> None:
    if args.exc_value is not None:
        structlog.get_logger().error("thread_crashed", trace=trace_of(args.exc_value))


def _unraisable(args: "sys.UnraisableHookArgs") -> None:
    if args.exc_value is not None:
        structlog.get_logger().warning("error_in_clean_up", trace=trace_of(args.exc_value))


def _short(filename: str) -> str:
    path = Path(filename)
    try:
        return str(path.relative_to(_HERE))
    except ValueError:
        return "/".join(path.parts[-2:])
