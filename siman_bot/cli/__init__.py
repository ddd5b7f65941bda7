"""The command line, for whoever operates the bot: plain words, and an exit code that a script can go by.

0 all is well · 1 something is wrong, and it says what · 2 the settings or the arguments can't be used
"""

import sys

import structlog
import typer

from siman_bot.cli import neutrality as elections
from siman_bot.cli import playing, records, roles, serving
from siman_bot.cli.console import WRONG
from siman_bot.logs import set_up_logs, trace_of

# The framework's own tracebacks show local variables, and with them the token and people's words.
app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="SIMAN bot. Settings are environment variables or lines of the file .env; .env.example explains each.",
)
audit = typer.Typer(no_args_is_help=True, help="The record of what privileged roles did.")
neutrality = typer.Typer(no_args_is_help=True, help="Names and times of elections, in which nobody is promoted.")
app.add_typer(audit, name="audit")
app.add_typer(neutrality, name="neutrality")
for command in (
    serving.run,
    serving.check,
    playing.demo,
    playing.latihan,
    roles.grant,
    roles.revoke,
    roles.roles,
    records.data,
):
    app.command()(command)
for command in (records.head, records.verify):
    audit.command()(command)
neutrality.command()(elections.names)
neutrality.command()(elections.calendar)


def main() -> None:
    """Run a command. What nobody expected is told by its place alone."""
    set_up_logs("text")
    try:
        app()
    except Exception as error:  # noqa: BLE001 - its words may hold a token or a person's text, its place doesn't
        structlog.get_logger().error("crashed", trace=trace_of(error))
        print("The program has a fault. The log line above says where; please report it.", file=sys.stderr)
        sys.exit(WRONG)
