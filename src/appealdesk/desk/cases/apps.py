"""The room of cases 案件."""

from django.apps import AppConfig


class Cases(AppConfig):
    """Registers the room."""

    name = "appealdesk.desk.cases"
    label = "cases"
