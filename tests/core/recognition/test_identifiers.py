"""A case number in the place of an order number makes a letter look careless."""

from __future__ import annotations

import pytest

from appealdesk.core.recognition.identifiers import find_ids


@pytest.fixture
def read(known, fold):
    def ids(text: str, platform: str) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for one in find_ids(known.ids, (fold(text),), platform):
            found.setdefault(one.kind, []).append(one.id)
        return found

    return ids


@pytest.mark.parametrize(
    ("platform", "text", "ids"),
    [
        (
            "amazon",
            "113-4417730-9920586、113-4417738-1100947",
            {"order": ["113-4417730-9920586", "113-4417738-1100947"]},
        ),
        ("amazon", "订单 113-4417730-9920586", {"order": ["113-4417730-9920586"]}),
        ("amazon", "Order 113-4417730-\n9920586", {"order": ["113-4417730-9920586"]}),
        ("temu", "单号 UJ778120034YP", {}),
        ("ebay", "order no. RR123456785CN", {}),
        ("amazon", "Case ID 15523344556, ASIN B08DR6TT1K", {"asin": ["B08DR6TT1K"]}),
        (
            "tiktok_shop",
            "578200481993027741, 578200490028517736",
            {"order": ["578200481993027741", "578200490028517736"]},
        ),
        ("tiktok_shop", "Product ID 1729990041837752266", {"item": ["1729990041837752266"]}),
        ("tiktok_shop", "Violation record 7412990018273645", {}),
        ("shopee", "261103ZK8W2TQP", {"order": ["261103ZK8W2TQP"]}),
        ("shopee", "Item ID 18877665544", {"item": ["18877665544"]}),
        (
            "temu",
            "Violation ID V20261110778132 PO-212-04418830927715566",
            {"order": ["PO-212-04418830927715566"]},
        ),
        ("temu", "Sub-order 211-21905473070712792", {"order": ["211-21905473070712792"]}),
        (
            "aliexpress",
            "订单 8196027744183320 商品 1005006677889900",
            {"order": ["8196027744183320"], "item": ["1005006677889900"]},
        ),
        ("walmart", "PO 108877120493365", {"order": ["108877120493365"]}),
        ("ebay", "Orders 18-14533-60241, 18-14533-60255", {"order": ["18-14533-60241", "18-14533-60255"]}),
        ("ebay", "item 295512345678", {"item": ["295512345678"]}),
        ("lazada", "Order 481990027736144, return RMA 778812345", {"order": ["481990027736144"]}),
        ("lazada", "Tracking number 481990027736144", {}),
        ("lazada", "SKU HB-2201-RED", {"item": ["HB-2201-RED"]}),
        ("shopify", "Chargeback on #5620", {"order": ["#5620"]}),
        ("shopify", "Chargeback on #2031", {"order": ["#2031"]}),
        ("shopify", "Date of order:\n2026-11-03", {}),
        ("amazon", "Date of order:\n2026年11月3日", {}),
        ("walmart", "案号 1:26-cv-11020", {}),
        (
            "temu",
            "子订单: 211-21990846617\n203359、211-21990846617203872",
            {"order": ["211-21990846617203359", "211-21990846617203872"]},
        ),
        ("amazon", "order 702-5539\n081-7740263", {"order": ["702-5539081-7740263"]}),
        ("aliexpress", "订单 81960277\n44183320", {"order": ["8196027744183320"]}),
    ],
)
def test_ids_of_all_platforms(read, platform: str, text: str, ids: dict) -> None:
    assert read(text, platform) == ids
