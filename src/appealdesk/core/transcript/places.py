"""Where a scan was made (扫描地点), and what the clock shows there."""

from __future__ import annotations

import re
from datetime import tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo

# States by the clock that most of them go by; an hour at the rim of one changes nothing that is compared here.
_STATES = {
    "America/New_York": "CT DC DE FL GA IN KY MA MD ME MI NC NH NJ NY OH PA RI SC VA VT WV",
    "America/Chicago": "AL AR IA IL KS LA MN MO MS ND NE OK SD TN TX WI",
    "America/Denver": "CO ID MT NM UT WY",
    "America/Phoenix": "AZ",
    "America/Los_Angeles": "CA NV OR WA",
    "America/Anchorage": "AK",
    "Pacific/Honolulu": "HI",
}
_BY_STATE = {state: zone for zone, states in _STATES.items() for state in states.split()}
_STATE = re.compile(r"\b(?P<state>[A-Z]{2})\b(?=(?:,? (?:\d{5}(?:-\d{4})?|US|USA))?\s*$)")
_CHINA = re.compile(
    r"[一-鿿]|\b(?:China|Shenzhen|Guangzhou|Dongguan|Yiwu|Hangzhou|Ningbo|Shanghai|Xiamen|Beijing|Foshan|Hong Kong)\b",
    re.IGNORECASE,
)
_COUNTRIES = {
    "Europe/London": r"United Kingdom|\bUK\b|England|Scotland",
    "Europe/Berlin": r"Germany|Deutschland",
    "Europe/Paris": r"France\b",
    "Europe/Madrid": r"Spain|España",
    "Europe/Rome": r"Italy|Italia\b",
    "Asia/Tokyo": r"Japan|日本|[ぁ-ヿ]",
}
_FIRST_OF_TWO = re.compile(
    r"San|Santa|Los|Las|La|El|New|Saint|St\.?|Fort|Ft\.?|Port|North|South|East|West|Salt|Des|Baton|Oklahoma|Kansas|Grand|Cedar|Palm|Virginia|Long|Little|Colorado|Sioux|Mount|Lake",
    re.IGNORECASE,
)
_TOWN = re.compile(
    r"""(?P<us>[A-Z][A-Za-z .'-]{1,30},\s?[A-Z]{2}(?:,\s?USA?\b)?(?:\s\d{5}(?:-\d{4})?)?)\s*$
      | (?P<plain>,\s(?P<town>[A-ZÀ-Ý][\w .'-]{1,40}))$""",
    re.VERBOSE,
)


def zone_at(where: str, marketplace: tzinfo | None) -> tzinfo | None:
    """Return the zone of the place that a scan names, else the marketplace's."""
    state = _STATE.search(where)
    if state and state["state"] in _BY_STATE:
        return _zone(_BY_STATE[state["state"]])
    country = next((zone for zone, words in _COUNTRIES.items() if re.search(words, where)), None)
    if country is not None:
        return _zone(country)
    return _zone("Asia/Shanghai") if _CHINA.search(where) else marketplace


def apart(words: str) -> tuple[str, str]:
    """Part what a carrier wrote from the place behind it: `DELIVERED Portland, ME, US`, `Origin scan, Ontario CA`."""
    found = _TOWN.search(words)
    if found is None:
        return words, ""
    where = found["us"] or found["town"]
    if found["us"]:
        where = _behind_the_words(where)
    head = words[: len(words.rstrip()) - len(where)].rstrip(" ,-") if words.rstrip().endswith(where) else ""
    return (head, where) if head else (words, "")


def _behind_the_words(where: str) -> str:
    """Leave out what still belongs to the status: of `Origin Scan Newark, NJ` the town is the last word, or two."""
    town, _, rest = where.partition(",")
    parts = town.split()
    while len(parts) > 1 and not _FIRST_OF_TWO.fullmatch(parts[-2]):
        parts = parts[1:]
        if len(parts) == 1:
            break
    return f"{' '.join(parts[-2:] if len(parts) > 1 else parts)},{rest}"


@lru_cache
def _zone(name: str) -> tzinfo:
    return ZoneInfo(name)
