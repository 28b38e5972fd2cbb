"""Whether two names may mean one carrier (承运商名称): papers, exports and trackers each spell it their own way."""

from __future__ import annotations

import re

# Each line is one house: a brand, a translation or an older name of the same carrier, without spaces, in small letters.
HOUSES = (
    ("laposte", "colissimo", "chronopost", "lettresuivie"),
    ("dhl", "deutschepost"),
    ("evri", "hermes"),
    ("usps", "unitedstatespostalservice", "uspostalservice", "美国邮政"),
    ("fedex", "federalexpress", "联邦快递"),
    ("ups", "unitedparcelservice"),
    ("australiapost", "auspost", "startrack"),
    ("royalmail", "parcelforce"),
    ("japanpost", "日本郵便", "日本邮政", "ゆうパック"),
    ("yamato", "kuroneko", "ヤマト", "クロネコ", "大和运输"),
    ("sagawa", "佐川"),
    ("yanwen", "燕文"),
    ("yunexpress", "云途"),
    ("4px", "递四方"),
    ("sfexpress", "顺丰"),
    ("chinapost", "中国邮政", "epacket", "e邮宝"),
    ("cainiao", "菜鸟"),
)
# Services that hand their parcels to the post office of the United States for the last mile.
LAST_MILE_BY_USPS = (
    "mailinnovations",
    "surepost",
    "smartpost",
    "groundeconomy",
    "dhlecommerce",
    "pitneybowes",
    "osm",
)
_SIGN = re.compile(r"[^0-9a-z぀-ヿ㐀-鿿]")
_EASTERN = re.compile(r"[぀-ヿ㐀-鿿]")


def same_carrier(one: str, other: str) -> bool:
    """Whether two names may mean one carrier: `UPS` and `UPS Ground`, `La Poste` and `Colissimo`.

    Unknown agrees with all, and so do a Chinese or Japanese name and a Latin one that no house joins:
    who cannot read both must not call it a contradiction.
    """
    first, second = _bare(one), _bare(other)
    if first in second or second in first:
        return True
    if "usps" in {first, second} and any(service in first + second for service in LAST_MILE_BY_USPS):
        return True
    houses = _house(first), _house(second)
    if None not in houses:
        return houses[0] == houses[1]
    return bool(_EASTERN.search(first)) != bool(_EASTERN.search(second))


def _bare(text: str) -> str:
    return _SIGN.sub("", text.casefold())


def _house(name: str) -> int | None:
    # A short brand stands at the beginning (`ups` inside `groups` or `usps` is none).
    return next(
        (
            number
            for number, brands in enumerate(HOUSES)
            if any(name.startswith(brand) or (len(brand) > 4 and brand in name) for brand in brands)
        ),
        None,
    )
