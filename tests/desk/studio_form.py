"""What a browser sends of the studio's form."""

from __future__ import annotations

from desk_cast import NOW

from appealdesk.desk.cases.models import Case
from appealdesk.desk.drafting import form
from appealdesk.desk.drafting.live import live

PLAN = {
    "seller": {"store": "Threadhollow"},
    "as_of": "2026-11-17T10:00:00+08:00",
    "plan": {
        "causes": [
            {
                "text": {"en": "A", "zh": "甲", "ja": "あ"},
                "orders": ["1", "2"],
                "exhibit": "exhibits/01-a.csv",
                "x": 1,
            }
        ],
        "corrective": [
            {"text": {"en": "B", "zh": "乙"}, "done_on": "2026-11-05", "owner": "shift lead", "cause": 1}
        ],
    },
}


def sent(content: dict, language: str = "en") -> dict[str, str]:
    """What a browser sends of the page that shows these facts."""
    fields: dict[str, str] = {}
    for group, cards in form.cards(content, language, {}):
        for card in cards:
            if group.many:
                fields[f"{card.name}.{form.WAS}"] = card.was
            for one in card.asked:
                fields[one.name] = one.value
                if one.field.kind in {"both", "short"}:
                    fields[f"{one.name}.zh"] = one.chinese
    return fields


def first_sentence(case: Case):
    return next(one for one in live(case, at=NOW).sentences if one.place.startswith("corrective"))
