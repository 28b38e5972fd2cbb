"""The room of the seller 卖家."""

from django.apps import AppConfig


class SellerRoom(AppConfig):
    """Registers the room."""

    name = "appealdesk.desk.seller"
    label = "seller"
