"""Addresses of cases (案件网址)."""

from __future__ import annotations

from django.urls import path

from appealdesk.desk.cases import views

app_name = "cases"
urlpatterns = [
    path("", views.board, name="board"),
    path("cases/<str:code>/", views.case_page, name="case"),
]
