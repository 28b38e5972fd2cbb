"""Which country a scan names (扫描地点所在国), where that can be told without guessing."""

from __future__ import annotations

import re

# Marketplace → countries its parcels ordinarily go to, by ISO code and by name.
_NAMES = {
    "US": ("united states", "usa", "u.s.a", "美国"),
    "GB": ("united kingdom", "great britain", "england", "scotland", "wales", "英国"),
    "DE": ("germany", "deutschland", "德国"),
    "FR": ("france", "法国"),
    "IT": ("italy", "italia", "意大利"),
    "ES": ("spain", "españa", "西班牙"),
    "NL": ("netherlands", "nederland", "荷兰"),
    "JP": ("japan", "日本"),
    "AU": ("australia", "澳大利亚"),
    "CA": ("canada", "加拿大"),
    "MX": ("mexico", "méxico", "墨西哥"),
    "CN": ("china", "中国"),
    "HK": ("hong kong", "香港"),
    "TW": ("taiwan", "台灣", "台湾"),
    "SG": ("singapore", "新加坡"),
    "MY": ("malaysia", "马来西亚"),
    "TH": ("thailand", "泰国"),
    "PH": ("philippines", "菲律宾"),
    "VN": ("vietnam", "viet nam", "越南"),
    "PL": ("poland", "polska", "波兰"),
    "SE": ("sweden", "sverige", "瑞典"),
    "AT": ("austria", "österreich", "奥地利"),
}
# Two letters at the end are a state as often as a country: “Ontario CA”, “Dover DE”, “Portland ME”.
_STATES = frozenset(
    [
        "CA",
        "DE",
        "IN",
        "PA",
        "MA",
        "AL",
        "AR",
        "CO",
        "GA",
        "ID",
        "IL",
        "LA",
        "MD",
        "ME",
        "MN",
        "MO",
        "MS",
        "MT",
        "NC",
        "ND",
        "NE",
        "SC",
        "SD",
        "VA",
    ]
)
_REGIONS_APART = frozenset(["US", "CA", "AU", "MX"])
_BY_NAME = {name: code for code, names in _NAMES.items() for name in names}


def home_of(marketplace: str | None) -> frozenset[str]:
    """Return the country codes of a marketplace (UK means GB); empty where it is unknown."""
    code = "GB" if marketplace == "UK" else marketplace
    return frozenset({code}) if code in _NAMES else frozenset()


def country_in(where: str, marketplace: str | None) -> str | None:
    """Read the country at the end of a scan's place; None where none is named or two letters could be a state."""
    parts = [part.strip(" .()") for part in re.split(r"[,;/|]", where) if part.strip(" .()")]
    last = parts[-1] if parts else ""
    if named := _BY_NAME.get(last.casefold()):
        return named
    code = "GB" if last == "UK" else last
    if code not in _NAMES or (marketplace in _REGIONS_APART and code in _STATES):
        return None
    return code
