"""The room of the ledger 台账."""

from django.apps import AppConfig


class Ledger(AppConfig):
    """Registers the room."""

    name = "appealdesk.desk.ledger"
    label = "ledger"
