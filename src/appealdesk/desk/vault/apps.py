"""The room of files 文件库."""

from datetime import timedelta

from django.apps import AppConfig


class Vault(AppConfig):
    """Registers the room."""

    name = "appealdesk.desk.vault"
    label = "vault"

    def ready(self) -> None:
        """Sweep uploads that nobody went on with."""
        from appealdesk.desk.jobs import periodic
        from appealdesk.desk.vault import uploads

        periodic.register("vault.sweep", timedelta(hours=6), uploads.sweep)
