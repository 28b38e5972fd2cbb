"""The room of cases 案件."""

from django.apps import AppConfig


class Cases(AppConfig):
    """Registers the room."""

    name = "appealdesk.desk.cases"
    label = "cases"

    def ready(self) -> None:
        """A case that is deleted is found no more: rows of the index know no foreign key on SQLite."""
        from django.db.models.signals import post_delete

        from appealdesk.desk.cases import search
        from appealdesk.desk.cases.models import Case

        post_delete.connect(search.forgotten, sender=Case, dispatch_uid="cases.search")
