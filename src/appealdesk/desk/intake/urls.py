"""Addresses of the intake (收件网址)."""

from __future__ import annotations

from django.urls import path

from appealdesk.desk.intake import views

app_name = "intake"
urlpatterns = [path("", views.start, name="start")]
