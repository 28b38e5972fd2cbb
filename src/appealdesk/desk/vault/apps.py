"""The room of files 文件库."""

from django.apps import AppConfig


class Vault(AppConfig):
    """Registers the room."""

    name = "appealdesk.desk.vault"
    label = "vault"
