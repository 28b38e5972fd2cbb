"""Addresses of the seller (卖家网址)."""

from __future__ import annotations

from django.urls import path

from appealdesk.desk.seller import views

app_name = "seller"
urlpatterns = [
    path("enter/<str:token>", views.enter, name="enter"),
    path("", views.case_page, name="case"),
]
