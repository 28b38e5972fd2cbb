"""The room of background jobs 后台任务."""

from django.apps import AppConfig


class Jobs(AppConfig):
    """Registers the room."""

    name = "appealdesk.desk.jobs"
    label = "jobs"
