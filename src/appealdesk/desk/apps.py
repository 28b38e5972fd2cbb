"""The house itself (总务): pages, words and commands that belong to no single room."""

from django.apps import AppConfig


class Desk(AppConfig):
    """Registers the house."""

    name = "appealdesk.desk"
    label = "desk"
