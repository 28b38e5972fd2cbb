"""Counts written out in words, and other shapes of figures, in several languages."""

from __future__ import annotations

from decimal import Decimal

import pytest

from appealdesk.core.recognition.figures import find_figures


def figures(known, fold, text: str) -> dict[str, tuple[Decimal, Decimal | None]]:
    found = find_figures(known.figures, fold(text))
    return {one.key: (one.figure.value, one.figure.threshold) for one in found}


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Thirty-four orders were cancelled for lack of stock.", 34),
        ("您店铺有二十六笔订单超时发货", 26),
        ("二十七筆訂單延遲出貨", 27),
        ("Achtzehn Sendungen gingen zu spät hinaus.", 18),
        ("Vingt-deux commandes sont restées sans facture.", 22),
        ("Trece pedidos salieron tarde.", 13),
        ("Sette ordini annullati prima della spedizione.", 7),
    ],
)
def test_a_count_of_orders_in_words_is_read_like_one_in_digits(known, fold, text: str, count: int) -> None:
    assert figures(known, fold, text)["orders_affected"] == (count, None)


@pytest.mark.parametrize("text", ["我们十分重视您的订单", "You have one order.", "第三个订单"])
def test_an_article_an_ordinal_and_very_count_nothing(known, fold, text: str) -> None:
    assert figures(known, fold, text) == {}


@pytest.mark.parametrize(
    ("text", "key", "pair"),
    [
        ("This brings your Late Shipment Rate up to 6.2% (allowed: under 4%).", "lsr", ("6.2", "4")),
        ("Su tasa de cancelación asciende al 3,3 %; el tope es del 2,5 %.", "cr", ("3.3", "2.5")),
        ("The cancellation rate of 3.4% overshoots the 2% ceiling.", "cr", ("3.4", "2")),
    ],
)
def test_a_limit_is_known_by_its_word(known, fold, text: str, key: str, pair: tuple[str, str]) -> None:
    assert figures(known, fold, text)[key] == (Decimal(pair[0]), Decimal(pair[1]))
