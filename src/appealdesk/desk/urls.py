"""Every address of the desk (网址), one list a room."""

from __future__ import annotations

from django.urls import include, path

from appealdesk.desk import pages

handler500 = "appealdesk.desk.pages.broken"

urlpatterns = [
    path("", include("appealdesk.desk.intake.urls")),
    path("desk/", include("appealdesk.desk.cases.urls")),
    path("desk/", include("appealdesk.desk.drafting.urls")),
    path("desk/", include("appealdesk.desk.aftercare.urls")),
    path("desk/ledger/", include("appealdesk.desk.ledger.urls")),
    path("my/", include("appealdesk.desk.seller.urls")),
    path("people/", include("appealdesk.desk.people.urls")),
    path("staff/", include("allauth.urls")),
    path("language/", pages.language, name="language"),
    path("healthz", pages.health, name="health"),
]
