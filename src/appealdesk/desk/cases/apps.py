"""The room of cases 案件."""

from django.apps import AppConfig


class Cases(AppConfig):
    """Registers the room."""

    name = "appealdesk.desk.cases"
    label = "cases"

    def ready(self) -> None:
        """A case that is deleted is found no more: the index knows no foreign key. Charts are held by conclusions."""
        from django.db.models.signals import post_delete

        from appealdesk.desk.cases import conclusions, search
        from appealdesk.desk.cases.models import Case
        from appealdesk.desk.vault import unused

        post_delete.connect(search.forgotten, sender=Case, dispatch_uid="cases.search")
        unused.also_held(conclusions.hold)
