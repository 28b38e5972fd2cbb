"""The room of aftercare 跟进."""

from django.apps import AppConfig


class Aftercare(AppConfig):
    """Registers the room."""

    name = "appealdesk.desk.aftercare"
    label = "aftercare"
