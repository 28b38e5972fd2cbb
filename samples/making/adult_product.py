"""A product that the desk does not take, Amazon US: adult goods, refused with the next sensible step."""

from __future__ import annotations

from making import picture
from making.facts import table

FOLDER = "restricted-adult-product"
ASIN = "B0ZQ7VN31P"
HISTORY = [
    (
        "2026-08-04T10:30:00-07:00",
        ASIN,
        "VN-M31",
        "product_type",
        "",
        "SEXUAL_WELLNESS",
        "operator",
        "listing created",
    ),
    (
        "2026-09-02T09:12:00-07:00",
        ASIN,
        "VN-M31",
        "product_type",
        "SEXUAL_WELLNESS",
        "MASSAGER",
        "operator",
        "moved for more traffic",
    ),
    (
        "2026-09-02T09:14:00-07:00",
        ASIN,
        "VN-M31",
        "item_name",
        "Adult wand, rechargeable",
        "Neck and shoulder massager, rechargeable",
        "operator",
        "",
    ),
    (
        "2026-11-10T16:40:00-08:00",
        ASIN,
        "VN-M31",
        "listing_status",
        "active",
        "removed by marketplace",
        "system",
        "restricted products",
    ),
]


def files() -> dict[str, bytes]:
    """Return the exhibits of the folder by name."""
    header = ("changed_at", "asin", "sku", "field", "old_value", "new_value", "changed_by", "remark")
    return {"listing_history.csv": table(header, HISTORY), "product_photos.png": _carton()}


def _carton() -> bytes:
    screen = picture.blank(640, 480, (226, 224, 220))
    screen.pen.rectangle((0, 330, 640, 480), fill=(204, 200, 194))
    screen.pen.polygon(((190, 130), (430, 120), (440, 370), (196, 384)), fill=(250, 250, 250))
    screen.pen.polygon(((430, 120), (480, 100), (488, 340), (440, 370)), fill=(220, 220, 222))
    screen.pen.polygon(((190, 130), (430, 120), (480, 100), (250, 108)), fill=(238, 238, 240))
    screen.write((312, 200), "VN-M31", 30, bold=True, anchor="ma")
    screen.write((312, 250), "18+  adults only", 22, picture.RED, bold=True, anchor="ma")
    screen.write((312, 300), "USB-C, 5 V", 16, picture.SOFT, anchor="ma")
    return screen.png(32)
