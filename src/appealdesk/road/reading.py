"""A case as a reading (解读): what it is, how long is left, whether an appeal makes sense, what is missing; and its JSON."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from appealdesk.core.case import Case
from appealdesk.core.minimum import missing_evidence
from appealdesk.core.place import Words
from appealdesk.core.reading import Anchor, Reading, Remark, RuleWindow, Screening
from appealdesk.core.recognition.engine import Material, Recognised, recognise
from appealdesk.core.recognition.numerals import number
from appealdesk.core.screening import DESK_ZONE, Signs, screen
from appealdesk.core.wording import Wording
from appealdesk.readers import packs, recognition
from appealdesk.readers.case_windows import case_windows

SCHEMA = "appealdesk.reading/1"
_PROOF = frozenset({"compliance_certificate", "lab_confirmation", "cpnp_or_registration"})
_PERSONAL = (
    "gmail.",
    "outlook.",
    "hotmail.",
    "yahoo.",
    "qq.com",
    "163.com",
    "126.com",
    "foxmail.",
    "sina.",
    "icloud.",
)


def read_case(case: Case) -> Reading:
    """Read a case. Never raises on what the texts say; a field that cannot be told is None."""
    known = recognition.knowledge()
    found = recognise(known, _material(case))
    eligible, code = screen(
        Signs(
            found.kind,
            found.platform,
            found.issue_type,
            found.deadline,
            case.as_of,
            found.said - ({"expert"} if _PROOF & _present(case) else set()),
            found.secondary,
        )
    )
    notice = found.kind == "enforcement"
    scenario = _scenario(found, eligible, code) if notice else None
    wanted = notice and eligible != "no"
    minimum = recognition.minimum()
    return Reading(
        is_notice=notice,
        message_kind=found.kind,
        platform=found.platform,
        marketplace=found.marketplace,
        issue_type=found.issue_type,
        secondary_issue_types=found.secondary,
        order_ids=_ids(found, "order"),
        asins=_ids(found, "asin"),
        item_ids=_ids(found, "item"),
        figures=found.figures,
        deadline=found.deadline,
        windows=_windows(case, found, appealable=code != "appeal_not_open") if notice else (),
        screening=Screening(eligible, code, *recognition.verdict(code)),
        scenario=scenario,
        scenarios=_shares(found.scenarios),
        missing=missing_evidence(minimum, packs.vocabulary(), found.issue_type, scenario, _present(case))
        if wanted
        else (),
        must_disclose_prior=notice and _discloses(case, found),
        prior=found.prior if notice else (),
        **_letter(found, eligible),
        remarks=tuple(_remarks(case, found)),
        candidates=found.candidates,
        spans=found.spans,
    )


def _windows(case: Case, found: Recognised, *, appealable: bool) -> tuple[RuleWindow, ...]:
    anchor = found.deadline.anchor or (Anchor("notice_date", found.dated) if found.dated else None)
    return case_windows(
        case, found.platform, found.marketplace, found.issue_type, anchor, appealable=appealable
    )


def _material(case: Case) -> Material:
    return Material(
        notices=case.notices,
        story=case.story,
        today=case.as_of.astimezone(DESK_ZONE).date(),
        kinds=_present(case),
        platform=case.platform,
        marketplace=case.marketplace,
        received=case.received_at,
    )


def _present(case: Case) -> frozenset[str]:
    kinds = {exhibit.kind for exhibit in case.exhibits}
    if any(notice.text.strip() for notice in case.notices):
        kinds.add("notice")
    return frozenset(kinds)


def _ids(found: Recognised, kind: str) -> tuple[str, ...]:
    return tuple(one.id for one in found.ids if one.kind == kind)


def _scenario(found: Recognised, eligible: str, code: str) -> str:
    """A product that really is prohibited, a court matter or a forged paper is none of the eight patterns."""
    if eligible == "no" and code in {"high_risk_category", "ip_tro", "forged_documents"}:
        return "other"
    return found.scenarios[0][0] if found.scenarios else "other"


def _shares(weights: tuple[tuple[str, float], ...]) -> tuple[tuple[str, float], ...]:
    total = sum(weight for _, weight in weights)
    return tuple((code, round(weight / total, 2)) for code, weight in weights) if total else ()


def _discloses(case: Case, found: Recognised) -> bool:
    return bool(found.prior) or bool(case.prior) or "prior_appeal_history" in _present(case)


def _letter(found: Recognised, eligible: str) -> dict[str, Any]:
    """The language of the team that reads the letter, and others it takes; none where nothing is to be written."""
    if eligible == "no":
        return {"letter_language": None, "letter_language_also": ()}
    reads = recognition.knowledge().places.reads.get(found.platform or "")
    if reads is not None:
        language = reads.get(found.marketplace or "", "en")
    else:
        language = found.language or (found.story_language if found.kind == "question_only" else None) or "en"
    also = [one for one in ("en", found.language, found.story_language) if one and one != language]
    return {"letter_language": language, "letter_language_also": tuple(dict.fromkeys(also))}


def _remarks(case: Case, found: Recognised) -> Iterator[Remark]:
    if found.kind == "phishing":
        yield recognition.remark("imitated_sender")
    if found.kind == "enforcement" and found.platform is None:
        yield recognition.remark("unknown_platform")
    if found.kind == "enforcement" and found.issue_type is None:
        yield recognition.remark("unknown_issue")
    if found.platform and found.marketplace and not _has_packs(found.platform, found.marketplace):
        yield recognition.remark("marketplace_without_packs")
    if any(mailbox in case.seller.contact.lower() for mailbox in _PERSONAL):
        yield recognition.remark("personal_mailbox")
    sales = _sales(case)
    if sales is not None and sales < recognition.usual_sales():
        yield recognition.remark("sales_below_usual")
    for notice in case.notices:
        if notice.doubtful:
            yield recognition.remark("doubtful_words", words=", ".join(notice.doubtful))
    if found.cut:
        yield recognition.remark("text_cut")
    yield from (Remark("folder", text) for text in case.remarks)


def _has_packs(platform: str, marketplace: str) -> bool:
    if platform not in packs.platforms():
        return False
    return any(one.code == marketplace for one in packs.rules(platform).marketplaces)


_SALES = re.compile(
    r"(?:(?:monthly (?:sales|revenue|turnover)|sales? (?:a|per) month|月(?:均|度)?(?:销售额?|销|流水|营业额|gmv))[^\d\n]{0,16}"
    r"(?P<a>\d[\d.,]*)\s?(?P<ak>k|万)?|(?P<b>\d[\d.,]*)\s?(?P<bk>k|万)?\s?(?:usd|美元|美金|刀)? ?(?:a|per|/) ?month)",
    re.IGNORECASE,
)


def _sales(case: Case) -> Decimal | None:
    """Return monthly sales in USD as the seller tells them, in the sheet or in the story; None where he does not."""
    for text in (f"monthly sales {case.seller.monthly_sales}", case.story.text if case.story else ""):
        match = _SALES.search(text)
        if match:
            amount = number((match["a"] or match["b"]).strip(".,"))
            return amount * {"k": 1000, "万": 10000}.get((match["ak"] or match["bk"] or "").lower(), 1)
    return None


def reading_json(case: Case, reading: Reading, *, explain: bool = False) -> dict[str, Any]:  # noqa: ARG001 - every JSON of a case is asked for with its case
    """Return the public JSON of a reading. `explain` adds `spans`: for every field the words it came from."""
    screening = reading.screening
    shown: dict[str, Any] = {
        "schema": SCHEMA,
        "is_notice": reading.is_notice,
        "message_kind": reading.message_kind,
        "platform": reading.platform,
        "marketplace": reading.marketplace,
        "issue_type": reading.issue_type,
        "secondary_issue_types": list(reading.secondary_issue_types),
        "order_ids": list(reading.order_ids),
        "asins": list(reading.asins),
        "item_ids": list(reading.item_ids),
        "figures": {
            key: {"value": _number(one.value), "threshold": _number(one.threshold), "unit": one.unit}
            for key, one in reading.figures
        },
        "deadline": _deadline(reading),
        "windows": [_window(one) for one in reading.windows],
        "screening": {
            "eligible": screening.eligible if screening else "unsure",
            "code": screening.code if screening else "",
            "reason": _both(screening.reason) if screening else {},
            "next_step": _both(screening.next_step) if screening else {},
        },
        "scenario": {
            "best": _code(reading.scenario),
            "ranked": [[_code(code), share] for code, share in reading.scenarios],
        },
        "missing_evidence": [one.kind for one in reading.missing],
        "missing": [
            {"kind": one.kind, "how": _both(one.how), "substitute": one.substitute} for one in reading.missing
        ],
        "must_disclose_prior": reading.must_disclose_prior,
        "prior": [_words(one) for one in reading.prior],
        "letter_language": reading.letter_language,
        "letter_language_also": list(reading.letter_language_also),
        "remarks": [{"code": one.code, **_both(one.text)} for one in reading.remarks],
        "candidates": {
            field: [[code, share] for code, share in ranked] for field, ranked in reading.candidates
        },
    }
    if explain:
        shown["spans"] = {field: [_words(one) for one in words] for field, words in reading.spans}
    return shown


def _deadline(reading: Reading) -> dict[str, Any]:
    stated = reading.deadline
    anchor = {"event": stated.anchor.event, "at": _when(stated.anchor.at)} if stated.anchor else None
    return {
        "kind": stated.kind,
        "words": stated.words.text if stated.words else None,
        "anchor": anchor,
        "due": _when(stated.due),
        "says": "the notice" if stated.kind != "none" else None,
    }


def _window(window: Any) -> dict[str, Any]:
    return {
        "rule": window.rule,
        "due": _when(window.due),
        "earliest": _when(window.earliest),
        "latest": _when(window.latest),
        "standing": window.standing,
        "source": window.source,
        "calculation": _both(window.calculation),
    }


def _when(moment: date | datetime | None) -> str | None:
    if isinstance(moment, datetime):
        return moment.isoformat(timespec="seconds")
    return moment.isoformat() if moment else None


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _code(scenario: str | None) -> int | str | None:
    return int(scenario) if scenario and scenario.isdigit() else scenario


def _words(words: Words) -> dict[str, str]:
    return {"words": words.text, "place": str(words.place)}


def _both(text: Wording) -> dict[str, str]:
    return {"en": text.say("en"), "zh": text.say("zh")}
