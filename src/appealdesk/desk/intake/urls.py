"""Addresses of the intake (收件网址)."""

from __future__ import annotations

from django.urls import path

from appealdesk.desk.intake import views

app_name = "intake"
urlpatterns = [
    path("", views.start, name="start"),
    path("draft/<str:token>/", views.resume, name="resume"),
    path("save", views.save, name="save"),
    path("told", views.told, name="told"),
    path("files", views.files, name="files"),
    path("files/<int:file>/remove", views.remove, name="remove"),
    path("submit", views.submit, name="submit"),
    path("uploads/<str:role>/", views.uploads, name="uploads"),
    path("uploads/<str:role>/<uuid:upload>/", views.uploads, name="upload"),
]
