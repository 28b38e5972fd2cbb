"""Addresses of the staff (人员网址)."""

from __future__ import annotations

from django.urls import path

from appealdesk.desk.people import views

app_name = "people"
urlpatterns = [
    path("enter/<str:token>", views.enter, name="enter"),
    path("", views.people, name="people"),
    path("add", views.add, name="add"),
    path("<int:pk>/change", views.change, name="change"),
    path("<int:pk>/link", views.link, name="link"),
]
