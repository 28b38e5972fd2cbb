"""The room of people (人员)."""

from django.apps import AppConfig


class People(AppConfig):
    """Registers the room."""

    name = "appealdesk.desk.people"
    label = "people"
