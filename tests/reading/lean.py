"""Labelled notices in a lean form: what is not written is the ordinary, the evidence set follows from the tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

MORE = Path(__file__).parent / "more"
# The tables of the sample page, so that a label cannot drift with the packs.
MINIMUM = {
    "odr": "notice metric_report order_detail buyer_messages sop",
    "a_to_z_claim": "notice order_detail carrier_tracking delivery_proof buyer_messages",
    "inr_dispute": "notice order_detail carrier_tracking delivery_proof buyer_messages",
    "inad_dispute": "notice order_detail buyer_messages product_photos warehouse_video",
    "chargeback": "notice order_detail carrier_tracking delivery_proof buyer_messages",
    "negative_feedback": "notice reviews_export order_detail buyer_messages",
    "review_burst": "notice reviews_export order_detail buyer_messages rectification_statement",
    "lsr": "notice metric_report order_detail carrier_tracking carrier_handover_proof sop",
    "ldr": "notice metric_report order_detail carrier_tracking carrier_handover_proof sop",
    "vtr": "notice metric_report order_detail carrier_tracking sop",
    "cr": "notice metric_report order_detail erp_log sop",
    "sfcr": "notice metric_report order_detail erp_log sop",
    "nfr": "notice metric_report order_detail erp_log sop",
    "otdr": "notice metric_report order_detail carrier_tracking shipping_settings",
    "sfp": "notice metric_report order_detail carrier_tracking carrier_handover_proof",
    "response_time": "notice metric_report response_time_log sop",
    "restricted_product": "notice listing_history compliance_certificate product_photos",
    "prohibited_listing": "notice listing_history product_photos compliance_certificate",
    "listing_removed": "notice listing_history product_photos invoice",
    "linked_account": "notice account_separation_proof business_license",
    "inauthentic": "notice invoice supplier_contact product_photos",
    "used_sold_as_new": "notice order_detail buyer_messages invoice sop",
    "dropshipping": "notice order_detail carrier_tracking invoice sop",
    "fulfilment_review": "notice order_detail carrier_tracking delivery_proof business_license",
    "idr": "notice metric_report order_detail invoice_upload_log",
    "fake_shipping": "notice order_detail carrier_tracking carrier_handover_proof",
    "review_manipulation": "notice sop rectification_statement",
    "product_quality": "notice reviews_export product_photos rectification_statement",
    "account_health": "notice metric_report rectification_statement",
    "seller_standards": "notice metric_report order_detail carrier_tracking",
    "identity_verification": "notice business_license id_document",
}
ADDED = {
    1: "carrier_exception_notice",
    4: "rectification_statement sop",
    6: "reviews_export rectification_statement",
    8: "erp_log",
}
QUIET = {
    "question_only": ("unsure", "appeal_not_open"),
    "phishing": ("no", "phishing"),
}


def lean_samples(folder: Path = MORE) -> Iterator[dict[str, Any]]:
    for path in sorted(folder.glob("*.yaml")):
        yield from map(complete, yaml.safe_load(path.read_text(encoding="utf-8")))


def complete(lean: Mapping[str, Any]) -> dict[str, Any]:
    """Write a lean sample out in the form of the public cases."""
    told = lean["expect"]
    kind = told.get("kind", "enforcement")
    notice = kind == "enforcement"
    usual = ("yes", "in_scope") if notice else QUIET.get(kind, ("no", "not_a_notice"))
    eligible, code = told.get("eligible", usual[0]), told.get("code", usual[1])
    silent = eligible == "no"
    deadline = told.get("deadline", ["none", None])
    scenario = told.get("scenario", "other") if notice else None
    have = list(lean["have"])
    return {
        "id": lean["id"],
        "pasted_at": str(lean["at"]),
        "notice_text": lean["notice"],
        "seller_story": lean["story"],
        "materials_present": have,
        "expected": {
            "is_notice": notice,
            "message_kind": kind,
            "message_kind_also": told.get("kind_also", []),
            "platform": told["platform"],
            "marketplace": told["marketplace"],
            "marketplace_stated": told.get("stated", True),
            "issue_type": told.get("issue_type"),
            "issue_type_also": told.get("issue_also", []),
            "secondary_issue_types": told.get("secondary", []),
            "order_ids": told.get("order_ids", []),
            "asins": told.get("asins", []),
            "item_ids": told.get("item_ids", []),
            "figures": {
                key: {"value": value, "threshold": threshold, "unit": unit}
                for key, (value, threshold, unit) in told.get("figures", {}).items()
            },
            "deadline": {"kind": deadline[0], "resolves_to": deadline[1]},
            "eligible": eligible,
            "eligible_also": told.get("eligible_also", []),
            "eligible_code": code,
            "scenario": scenario,
            "scenario_also": told.get("scenario_also", []),
            "missing_evidence": [] if silent or not notice else _missing(told["issue_type"], scenario, have),
            "also_useful": [],
            "must_disclose_prior": told.get("must_disclose", False),
            "letter_language": None if silent else str(told.get("letter", "en")),
            "letter_language_also": told.get("letter_also", ["en"] if not silent else []),
            "ignore": _ignored(told),
        },
    }


def _missing(issue_type: str, scenario: Any, have: list[str]) -> list[str]:
    kinds = f"{MINIMUM.get(issue_type, 'notice')} {ADDED.get(scenario, '')}".split()
    return [kind for kind in dict.fromkeys(kinds) if kind not in have]


def _ignored(told: Mapping[str, Any]) -> list[str]:
    """Fields that a fair reader could fill in more than one way."""
    marks = {
        "any_place": ["marketplace"],
        "figures_any": ["figures", "figure keys"],
        "scenario_any": ["scenario", "missing", "missing exact"],
        "secondary_any": ["secondary"],
        "eligible_any": ["eligible", "eligible_code", "missing", "missing exact", "letter_language"],
        "deadline_any": ["deadline kind", "deadline due", "no_invented_deadline"],
        "issue_any": ["issue_type", "missing", "missing exact"],
        "missing_any": ["missing", "missing exact"],
        "must_disclose_any": ["disclosure"],
        "deadline_day": ["deadline due", "deadline kind", "no_invented_deadline"],
    }
    return [field for mark, fields in marks.items() if told.get(mark) for field in fields]
