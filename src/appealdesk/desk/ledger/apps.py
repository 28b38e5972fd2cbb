"""The room of the ledger 台账."""

from datetime import timedelta

from django.apps import AppConfig


class Ledger(AppConfig):
    """Registers the room and its daily jobs."""

    name = "appealdesk.desk.ledger"
    label = "ledger"

    def ready(self) -> None:
        """Enter the daily line and the daily check into the periodic table."""
        from appealdesk.desk.jobs.periodic import register
        from appealdesk.desk.ledger import checking

        register("ledger.close_days", timedelta(hours=1), checking.close_days)
        register("ledger.check", timedelta(days=1), checking.check)
