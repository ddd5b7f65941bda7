"""Where the program's process starts."""

import gc


def main() -> None:
    """Run the command line."""
    # What is imported stays to the end. Looking through it for garbage again and again, while it is still growing,
    # takes a quarter of the time until the first answer.
    gc.disable()
    from siman_bot import cli  # noqa: PLC0415 - see above

    gc.freeze()
    gc.enable()
    cli.main()
