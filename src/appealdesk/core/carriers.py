"""Names of carriers (承运商名称): which one a page means, and whether two may be one; papers, exports and trackers each spell it their own way."""

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
# How pages name them, and by which words; of two that begin together the longer name holds.
NAMES = (
    ("USPS", r"\bUSPS\b"),
    ("UPS Mail Innovations", r"UPS Mail Innovations"),
    ("UPS SurePost", r"UPS SurePost"),
    ("UPS", r"\bUPS\b"),
    ("FedEx", r"\bFedEx\b"),
    ("DHL", r"\bDHL\b"),
    ("Royal Mail", r"Royal Mail"),
    ("Evri", r"\bEvri\b"),
    ("DPD", r"\bDPD\b"),
    ("GLS", r"\bGLS\b"),
    ("Hermes", r"\bHermes\b"),
    ("Colissimo", r"\bColissimo\b"),
    ("Chronopost", r"\bChronopost\b"),
    ("Mondial Relay", r"Mondial Relay"),
    ("La Poste", r"\bLa Poste\b"),
    ("Correos", r"\bCorreos\b"),
    ("SEUR", r"\bSEUR\b"),
    ("Poste Italiane", r"Poste Italiane"),
    ("BRT", r"\bBRT\b"),
    ("SDA", r"\bSDA\b"),
    ("ヤマト運輸", r"ヤマト運輸|\bYamato\b"),
    ("佐川急便", r"佐川急便|\bSagawa\b"),
    ("日本郵便", r"日本郵便|ゆうパック|Japan Post"),
    ("YunExpress", r"云途|\bYun ?Express\b"),
    ("Yanwen", r"燕文|\bYanwen\b"),
    ("4PX", r"\b4PX\b|递四方"),
    ("Cainiao", r"菜鸟|\bCainiao\b"),
    ("SF Express", r"顺丰|順豐|\bSF Express\b"),
    ("J&T Express", r"\bJ&T\b"),
    ("Ninja Van", r"Ninja ?Van"),
    ("Pos Laju", r"Pos Laju"),
    ("OnTrac", r"\bOnTrac\b"),
    ("Amazon Logistics", r"Amazon (?:Logistics|Shipping)|\bAMZL\b"),
)
_NAMES = tuple((name, re.compile(words, re.IGNORECASE)) for name, words in NAMES)
_SIGN = re.compile(r"[^0-9a-z぀-ヿ㐀-鿿]")
_EASTERN = re.compile(r"[぀-ヿ㐀-鿿]")


def carrier_in(text: str) -> str:
    """Return the carrier that a text names first; empty where it names none that is known."""
    found = [(m.start(), -len(name), name) for name, words in _NAMES if (m := words.search(text)) is not None]
    return min(found)[2] if found else ""


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
