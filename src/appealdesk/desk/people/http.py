"""What a view gets (请求类型): a request that knows htmx, and who asks."""

from __future__ import annotations

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from appealdesk.desk.people.models import User


class DeskRequest(HttpRequest):
    """A request from a member of staff who is signed in."""

    htmx: HtmxDetails
    user: User  # the wall `staff_only` stands before every view that takes this


class VisitorRequest(HttpRequest):
    """A request from anybody: a seller by link, a newcomer at the intake."""

    htmx: HtmxDetails
