"""The room of intake 收件."""

from django.apps import AppConfig


class Intake(AppConfig):
    """Registers the room."""

    name = "appealdesk.desk.intake"
    label = "intake"
