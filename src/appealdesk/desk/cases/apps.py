"""The room of cases 案件."""

from django.apps import AppConfig


class Cases(AppConfig):
    """Registers the room."""

    name = "appealdesk.desk.cases"
    label = "cases"

    def ready(self) -> None:
        """Keep the index of the search up: it knows no foreign key. Charts are held by conclusions."""
        from datetime import timedelta

        from django.db.models.signals import post_delete

        from appealdesk.desk.cases import conclusions, giving_away, search
        from appealdesk.desk.cases.models import Case
        from appealdesk.desk.jobs import periodic
        from appealdesk.desk.vault import previews, unused

        post_delete.connect(search.forgotten, sender=Case, dispatch_uid="cases.search")
        unused.also_held(conclusions.hold)
        previews.followed_by(giving_away.follow)
        periodic.register("cases.search", timedelta(seconds=1), search.catch_up)
