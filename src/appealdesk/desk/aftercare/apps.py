"""The room of aftercare 跟进."""

from datetime import timedelta

from django.apps import AppConfig


class Aftercare(AppConfig):
    """Registers the room and its clocks."""

    name = "appealdesk.desk.aftercare"
    label = "aftercare"

    def ready(self) -> None:
        """Enter the reminders and the asking after silence into the periodic table. Papers are held by answers."""
        from appealdesk.desk.aftercare import reminders, services
        from appealdesk.desk.jobs.periodic import register
        from appealdesk.desk.vault import unused

        unused.also_held(services.hold)

        register("aftercare.remind", timedelta(minutes=5), reminders.remind)
        register("aftercare.ask_after", timedelta(hours=6), reminders.ask_after)
