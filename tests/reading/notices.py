"""Notices made from facts: every template told in several ways, labelled by how it was made.

The wording is written out in `templates.yaml`; numbers, ids, dates, digits, spacing and letter case vary with the seed.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml

TEMPLATES = Path(__file__).with_name("templates.yaml")
SEED = 20261120
EACH = 4
_ENGLISH = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_MONTHS = {
    "de": [
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ],
    "fr": [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ],
    "es": [
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ],
    "it": [
        "gennaio",
        "febbraio",
        "marzo",
        "aprile",
        "maggio",
        "giugno",
        "luglio",
        "agosto",
        "settembre",
        "ottobre",
        "novembre",
        "dicembre",
    ],
}
_FULL_WIDTH = str.maketrans("0123456789", "0123456789")


def generated(each: int = EACH, seed: int = SEED) -> Iterator[dict[str, Any]]:
    """Samples in the form of the public cases, the same for the same seed."""
    dice = random.Random(seed)
    templates = yaml.safe_load(TEMPLATES.read_text(encoding="utf-8"))
    for number, template in enumerate(templates, start=1):
        for turn in range(each):
            yield _sample(dice, template, f"G{number:03}-{turn}")


def _sample(dice: random.Random, template: dict[str, Any], name: str) -> dict[str, Any]:
    today = date(2026, dice.randint(10, 11), dice.randint(1, 27))
    dated = today - timedelta(days=dice.randint(0, 1))
    until = today + timedelta(days=dice.randint(1, 40))
    ids = _ids(dice, template)
    text = template["text"]
    slots = {
        **ids,
        "until": _day(dice, until, template),
        "dated": _day(dice, dated, template),
        "v": _decimal(dice, template.get("v"), template["lang"]),
        "t": _decimal(dice, template.get("t"), template["lang"]),
    }
    used = {slot: slots[slot] for slot in slots if "{" + slot + "}" in text}
    notice = _roughen(
        dice, text.format(**{slot: _rough_id(dice, slot, told) for slot, told in used.items()}), template
    )
    return {
        "id": name,
        "pasted_at": today.isoformat(),
        "notice_text": notice,
        "seller_story": "",
        "materials_present": ["notice"],
        "expected": _expected(template, used, until, dated),
    }


def _expected(template: dict[str, Any], used: dict[str, str], until: date, dated: date) -> dict[str, Any]:
    figures: dict[str, Any] = {}
    if template.get("fig"):
        figures[template["fig"]] = {"value": template["v"], "threshold": template.get("t"), "unit": "pct"}
    if template.get("pts"):
        figures["penalty_points"] = {"value": template["pts"], "threshold": None, "unit": "points"}
    return {
        "is_notice": True,
        "message_kind": "enforcement",
        "platform": template["p"],
        "marketplace": template["m"],
        "marketplace_stated": template["m"] is not None,
        "issue_type": template["issue"],
        "secondary_issue_types": ["penalty_points"] if template.get("pts") else [],
        "order_ids": [used[slot] for slot in ("order", "order2") if slot in used],
        "asins": [used["asin"]] if "asin" in used else [],
        "item_ids": [used["item"]] if "item" in used else [],
        "figures": figures,
        "deadline": _deadline(template, until, dated),
        "ignore": [
            "eligible", "eligible_code", "scenario", "missing", "missing exact", "letter_language",
            *(["figures", "figure keys"] if template["issue"] == "review_burst" else []),
        ],
        "eligible": "yes", "eligible_code": "", "scenario": "other", "missing_evidence": [],
        "must_disclose_prior": False, "letter_language": None, "letter_language_also": [],
    }  # fmt: skip


def _deadline(template: dict[str, Any], until: date, dated: date) -> dict[str, Any]:
    if "due" not in template:
        return {"kind": "none", "resolves_to": None}
    if template["due"] == "until":
        return {"kind": "absolute", "resolves_to": until.isoformat()}
    if template["due"] is None:
        return {"kind": "relative", "resolves_to": None}
    return {"kind": "relative", "resolves_to": (dated + timedelta(days=template["due"])).isoformat()}


def _ids(dice: random.Random, template: dict[str, Any]) -> dict[str, str]:
    def digits(count: int) -> str:
        return "".join(dice.choices("0123456789", k=count))

    def order() -> str:
        return {
            "amazon": lambda: (
                f"{dice.choice(['111', '114'] if template['m'] == 'US' else ['249', '405'])}-{digits(7)}-{digits(7)}"
            ),
            "shopee": lambda: (
                f"26{dice.randint(10, 11)}{dice.randint(10, 28)}"
                + "".join(dice.choices("ABCDEFGHKMNPQRSTUVWXYZ23456789", k=7))
                + "X"
            ),
            "temu": lambda: (
                f"PO-{'211' if template['m'] in {'US', None} else '076'}-{dice.randint(1, 9)}{digits(16)}"
            ),
            "aliexpress": lambda: f"8{digits(15)}",
            "tiktok_shop": lambda: f"57{digits(16)}",
            "lazada": lambda: f"{dice.randint(1, 9)}{digits(14)}",
            "walmart": lambda: f"10{digits(13)}",
            "ebay": lambda: f"{digits(2)}-{digits(5)}-{digits(5)}",
            "shopify": lambda: f"#{dice.randint(1, 9)}{digits(3)}",
        }[template["p"]]()

    item = {
        "tiktok_shop": f"17{digits(17)}",
        "ebay": f"3{digits(11)}",
        "temu": f"4{digits(9)}",
        "lazada": f"LZ-{digits(4)}-RED",
        "walmart": f"WM-{digits(5)}",
    }.get(template["p"], f"2{digits(10)}")
    asin = "B0" + "".join(dice.choices("ABCDEFGHJKLMNPQRSTUVWXYZ0123456789", k=8))
    return {"order": order(), "order2": order(), "asin": asin, "item": item}


def _day(dice: random.Random, day: date, template: dict[str, Any]) -> str:
    language, d, m, y = template["lang"], day.day, day.month, day.year
    if language in {"zh", "zh-TW"}:
        return dice.choice([f"{y}年{m}月{d}日", f"{y}-{m:02}-{d:02}", f"{m}月{d}日", f"{y}/{m}/{d}"])
    if language == "ja":
        return dice.choice([f"{y}年{m}月{d}日", f"{m}月{d}日", f"{y}/{m:02}/{d:02}"])
    if language in _MONTHS:
        name = _MONTHS[language][m - 1]
        dotted = f"{d:02}.{m:02}.{y}" if language == "de" else f"{d:02}/{m:02}/{y}"
        written = (
            f"{d}. {name} {y}"
            if language == "de"
            else f"{d} de {name} de {y}"
            if language == "es"
            else f"{d} {name} {y}"
        )
        return dice.choice([dotted, written])
    us = template["m"] in {"US", "PH"}
    forms = [f"{_ENGLISH[m - 1]} {d}, {y}", f"{d} {_ENGLISH[m - 1]} {y}", f"{y}-{m:02}-{d:02}"]
    if template["m"] in {"US", "UK", "AU", "MY", "SG"}:
        forms.append(f"{m:02}/{d:02}/{y}" if us else f"{d:02}/{m:02}/{y}")
    return dice.choice(forms)


def _decimal(dice: random.Random, value: Any, language: str) -> str:
    written = str(value)
    return written.replace(".", ",") if language in _MONTHS and dice.random() < 0.8 else written


def _rough_id(dice: random.Random, slot: str, told: str) -> str:
    """Break an order number at a hyphen, as narrow mail windows do."""
    if slot.startswith("order") and told.count("-") == 2 and dice.random() < 0.2:
        return told[::-1].replace("-", "\n-", 1)[::-1]
    return told


def _roughen(dice: random.Random, text: str, template: dict[str, Any]) -> str:
    if template["lang"] in {"zh", "zh-TW", "ja"} and dice.random() < 0.3:
        text = text.translate(_FULL_WIDTH)
    if dice.random() < 0.2:
        text = text.replace(". ", ".\n\n")
    if dice.random() < 0.15:
        text = text.replace(" ", "\u00a0", 3)
    if dice.random() < 0.15:
        text = f"Message from your phone:\n{text}"
    return text
