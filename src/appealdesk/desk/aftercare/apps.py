"""The room of aftercare 跟进."""

from datetime import timedelta

from django.apps import AppConfig


class Aftercare(AppConfig):
    """Registers the room and its clocks."""

    name = "appealdesk.desk.aftercare"
    label = "aftercare"

    def ready(self) -> None:
        """Enter the reminders, the turns and the asking after silence into the periodic table. Answers hold papers and clocks."""
        from appealdesk.desk.aftercare import reminders, services, turns, windows
        from appealdesk.desk.cases import stated
        from appealdesk.desk.jobs.periodic import register
        from appealdesk.desk.vault import unused

        unused.also_held(services.hold)
        stated.state_by(windows.of_answer)

        register("aftercare.remind", timedelta(minutes=5), reminders.remind)
        register("aftercare.turns", timedelta(minutes=1), turns.tell)
        register("aftercare.ask_after", timedelta(hours=6), reminders.ask_after)
