"""The store by the name with which the notice greets it; nobody is made a store by a general greeting."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from appealdesk.core.addressed import addressed
from appealdesk.core.case import Case, Seller
from appealdesk.core.notice import Notice

CASE = Case("c", datetime(2026, 11, 13, tzinfo=UTC), 1, (), None, ())


def store(text: str) -> str:
    return addressed(replace(CASE, notices=(Notice("notice.txt", text),))).seller.store


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Hello Pinewright Home,\n\nA customer has filed a claim.", "Pinewright Home"),
        ("Guten Tag Nordhain Living,\n", "Nordhain Living"),
        ("Bonjour Maison Tilleul,\n", "Maison Tilleul"),
        ("Gentile Casa Lumera,\n", "Casa Lumera"),
        ("Hola, Casa Almendro:\n", "Casa Almendro"),
        ("Dear Seller (Brightfork Kitchen),\n", "Brightfork Kitchen"),
        ("Dear seller TANAMERA LIVING,\n", "TANAMERA LIVING"),
        ("Kitano Tools 様\n", "Kitano Tools"),
        ("您的店铺“禾木家居”有2个订单", "禾木家居"),
        ('您的店铺 "Luma Craft" 因成交不卖率超标被处罚', "Luma Craft"),
        ("Dear Seller,\n", ""),
        ("Hello Selling Partner,\n", ""),
        ("出品者様\n", ""),
        ("Hello,\n", ""),
    ],
)
def test_the_greeting_names_the_store(text: str, name: str) -> None:
    assert store(text) == name


def test_a_stated_name_stays() -> None:
    case = replace(CASE, seller=Seller(store="Mine"), notices=(Notice("notice.txt", "Hello Other Shop,\n"),))
    assert addressed(case).seller.store == "Mine"
