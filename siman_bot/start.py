"""Where the program's process starts."""

import gc
import sys
from typing import Final

INTERRUPTED: Final = 130
"""As shells have it for Ctrl-C."""


def main() -> None:
    """Run the command line."""
    # What is imported stays to the end. Looking through it for garbage again and again, while it is still growing,
    # takes a quarter of the time until the first answer.
    gc.disable()
    try:
        from siman_bot import cli  # noqa: PLC0415 - see above
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    gc.freeze()
    gc.enable()
    cli.main()
