"""Addresses of cases (案件网址)."""

from __future__ import annotations

from django.urls import path

from appealdesk.desk.cases import exhibit_views, views

app_name = "cases"
CASE = "cases/<str:code>/"
ONE = f"{CASE}evidence/<int:number>"
urlpatterns = [
    path("", views.board, name="board"),
    path("assign", views.assign, name="assign"),
    path(CASE, views.case_page, name="case"),
    path(f"{CASE}move", views.move, name="move"),
    path(f"{CASE}again", views.read_again, name="read_again"),
    path(f"{CASE}diagnosis/", views.diagnosis, name="diagnosis"),
    path(f"{CASE}charts/<str:sha256>", exhibit_views.chart, name="chart"),
    path(f"{CASE}talk/", views.talk, name="talk"),
    path(f"{CASE}talk/write", views.write, name="write"),
    path(f"{CASE}ledger/", views.lines, name="lines"),
    path(f"{CASE}evidence/", exhibit_views.evidence, name="evidence"),
    path(f"{CASE}uploads/", exhibit_views.uploads, name="uploads"),
    path(f"{CASE}uploads/<uuid:upload>/", exhibit_views.uploads, name="upload"),
    path(f"{ONE}/", exhibit_views.exhibit_page, name="exhibit"),
    path(f"{ONE}/row", exhibit_views.exhibit_row, name="exhibit_row"),
    path(f"{ONE}/kind", exhibit_views.set_kind, name="exhibit_kind"),
    path(f"{ONE}/withdraw", exhibit_views.withdraw, name="exhibit_withdraw"),
    path(f"{ONE}/restore", exhibit_views.restore, name="exhibit_restore"),
    path(f"{ONE}/download", exhibit_views.download, name="exhibit_download"),
    path(f"{ONE}/pictures/<str:sha256>", exhibit_views.picture, name="exhibit_picture"),
]
