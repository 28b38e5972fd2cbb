"""The room of the seller 卖家."""

from datetime import timedelta

from django.apps import AppConfig


class SellerRoom(AppConfig):
    """Registers the room and its mail."""

    name = "appealdesk.desk.seller"
    label = "seller"

    def ready(self) -> None:
        """Enter the mail to sellers into the periodic table."""
        from appealdesk.desk.jobs.periodic import register
        from appealdesk.desk.seller import mail

        register("seller.tell", timedelta(minutes=1), mail.tell)
