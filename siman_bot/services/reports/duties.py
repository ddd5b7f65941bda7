"""What reports need to have done now and then."""

from siman_bot.services.duties import Duty
from siman_bot.services.reports.reporting import Reporting


def duties(reporting: Reporting) -> tuple[Duty, ...]:
    return (Duty(name="reports", run=reporting.destroy_old),)
