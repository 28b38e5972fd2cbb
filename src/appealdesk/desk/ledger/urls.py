"""Addresses of the ledger (台账网址)."""

from __future__ import annotations

from django.urls import path

from appealdesk.desk.ledger import views

app_name = "ledger"
urlpatterns = [
    path("", views.page, name="page"),
    path("lines.csv", views.as_csv, name="csv"),
    path("check", views.check, name="check"),
]
