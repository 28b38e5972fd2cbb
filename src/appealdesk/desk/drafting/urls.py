"""Addresses of the studio (撰写台网址)."""

from __future__ import annotations

from django.urls import path

from appealdesk.desk.drafting import views

app_name = "drafting"
STUDIO = "cases/<str:code>/studio/"
VERSION = f"{STUDIO}versions/<int:number>/"
urlpatterns = [
    path(STUDIO, views.page, name="studio"),
    path(f"{STUDIO}preview", views.preview, name="preview"),
    path(f"{STUDIO}letter", views.saved_preview, name="saved_preview"),
    path(f"{STUDIO}here", views.here, name="here"),
    path(f"{STUDIO}rows", views.rows, name="rows"),
    path(f"{STUDIO}reword", views.reword, name="reword"),
    path(f"{STUDIO}save", views.save, name="save"),
    path(f"{STUDIO}discard", views.discard, name="discard"),
    path(f"{STUDIO}prepare", views.prepare, name="prepare"),
    path(f"{STUDIO}send", views.send, name="send"),
    path(f"{STUDIO}approve", views.approve, name="approve"),
    path(f"{STUDIO}return", views.send_back, name="return"),
    path(f"{STUDIO}comment", views.comment, name="comment"),
    path(VERSION, views.version, name="version"),
    path(f"{VERSION}state", views.state, name="state"),
    path(f"{VERSION}bundle.zip", views.bundle, name="bundle"),
    path(f"{VERSION}files/<path:path>", views.file, name="file"),
]
