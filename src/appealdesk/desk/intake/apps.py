"""The room of intake 收件."""

from datetime import timedelta

from django.apps import AppConfig


class Intake(AppConfig):
    """Registers the room and its broom."""

    name = "appealdesk.desk.intake"
    label = "intake"

    def ready(self) -> None:
        """Enter the sweeping of old drafts into the periodic table."""
        from appealdesk.desk.intake import drafts
        from appealdesk.desk.jobs.periodic import register

        register("intake.sweep", timedelta(hours=12), drafts.sweep)
