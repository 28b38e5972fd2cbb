"""Addresses of the seller (卖家网址). No address carries the case: the browser's link says which one it is."""

from __future__ import annotations

from django.urls import path

from appealdesk.desk.seller import views

app_name = "seller"
urlpatterns = [
    path("enter/<str:token>", views.enter, name="enter"),
    path("again", views.new_link, name="new_link"),
    path("", views.case_page, name="case"),
    path("uploads/", views.uploads, name="uploads"),
    path("uploads/<uuid:upload>/", views.uploads, name="upload"),
    path("files", views.hand_in, name="hand_in"),
    path("messages", views.say, name="say"),
    path("answered", views.answered, name="answered"),
    path("withdraw", views.withdraw, name="withdraw"),
    path("letter/", views.letter, name="letter"),
    path("letter/confirm", views.confirm, name="confirm"),
    path("letter/change", views.change, name="change"),
    path("bundle.zip", views.bundle, name="bundle"),
    path("files/<path:path>", views.file, name="file"),
    path("submit", views.submit, name="submit"),
]
