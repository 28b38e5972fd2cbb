"""The room of drafting 撰写."""

from django.apps import AppConfig


class Drafting(AppConfig):
    """Registers the room."""

    name = "appealdesk.desk.drafting"
    label = "drafting"
