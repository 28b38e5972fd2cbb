"""Restricted product, JP: a kitchen thermometer taken for a medical device; a letter in English to the Japanese marketplace."""

from __future__ import annotations

from datetime import date

from letter_cast import Draft, both, exhibit, ground, lines

from appealdesk.core.case import Request, Seller
from appealdesk.core.place import Place

NOTICE = exhibit(1, "notice.txt", "notice")
LISTING = exhibit(2, "exhibits/listing.pdf", "listing_history", 4)
PHOTOS = exhibit(3, "exhibits/photos.pdf", "product_photos", 3)
REPORT = exhibit(4, "exhibits/report.pdf", "compliance_certificate", 6)

ASIN = "B0D4W2RX7L"

DRAFT = Draft(
    code="AD-2026-0105",
    as_of="2026-11-12T14:00:00+08:00",
    notice=lines(
        "Amazon.co.jp 2026年11月10日",
        f"ASIN {ASIN} は医療機器に該当する可能性があるため、出品を停止しました。",
        "異議がある場合は、アカウント健全性ページから申し立ててください。",
    ),
    issue="restricted_product",
    marketplace="JP",
    seller=Seller("Minamo Kitchen", "Ningbo Haiyue Electric Co., Ltd.", "Wang Fang, compliance lead"),
    exhibits=(NOTICE, LISTING, PHOTOS, REPORT),
    notice_day=date(2026, 11, 10),
    story="这是厨房食品温度计,不是体温计。标题里没有医疗字样。",
    scenario="7",
    asins=(ASIN,),
    request=Request(
        "restore_listing",
        both(
            f"Please restore the listing of ASIN {ASIN} and close the restricted-product issue on it.",
            f"请恢复 ASIN {ASIN} 的商品页,并关闭其受限商品问题。",
        ),
    ),
    grounds=(
        ground(
            "kitchen_use",
            both(
                f"ASIN {ASIN} is a food thermometer with a 12 cm steel probe and a range of -50 to 300 °C; the notice read it as a medical device, which it is not.",
                f"ASIN {ASIN} 是食品温度计,钢制探针长 12 cm,量程 -50 至 300 °C;通知将其读作医疗器械,与事实不符。",
            ),
            (PHOTOS, Place(PHOTOS.file, page=1)),
            (REPORT, Place(REPORT.file, page=2)),
        ),
        ground(
            "no_body_claim",
            both(
                "The listing, its keywords and its images name cooking only; no version since 2026-03-02 mentioned the human body or health.",
                "商品页、关键词和图片只涉及烹饪;自 2026-03-02 以来的任何版本均未提到人体或健康。",
            ),
            (LISTING, Place(LISTING.file, page=1)),
            (LISTING, Place(LISTING.file, page=4)),
        ),
        ground(
            "label",
            both(
                "The label and the manual carry the words “for food only”.",
                "标签和说明书均印有“for food only”字样。",
            ),
            (PHOTOS, Place(PHOTOS.file, page=3)),
        ),
    ),
)
