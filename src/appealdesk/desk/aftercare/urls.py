"""Addresses of the aftercare (跟进网址)."""

from __future__ import annotations

from django.urls import path

from appealdesk.desk.aftercare import views

app_name = "aftercare"
urlpatterns = [
    path("cases/<str:code>/after/", views.page, name="page"),
    path("cases/<str:code>/after/submit", views.submit, name="submit"),
    path("cases/<str:code>/after/answer", views.answer, name="answer"),
    path("cases/<str:code>/after/again", views.again, name="again"),
    path("cases/<str:code>/after/watch", views.watch, name="watch"),
    path("cases/<str:code>/after/close", views.close, name="close"),
    path("cases/<str:code>/after/answers/<int:answer>.pdf", views.refusal_paper, name="refusal_paper"),
    path("calendar/new", views.new_feed, name="new_feed"),
    path("calendar/<str:token>.ics", views.calendar, name="calendar"),
]
