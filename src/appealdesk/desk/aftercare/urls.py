"""Addresses of aftercare."""

from __future__ import annotations

from django.urls import URLPattern

app_name = "aftercare"
urlpatterns: list[URLPattern] = []
