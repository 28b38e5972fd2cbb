"""A paper is argued for what it names, while it is in force, and with what weakens it beside it."""

from __future__ import annotations

from materials import (
    LOS_ANGELES,
    case,
    exhibit,
    reading,
    sheet,
)

from appealdesk.core.case import Case, Seller
from appealdesk.core.diagnosis import diagnose
from appealdesk.core.ground import Ground, GroundClass
from appealdesk.core.grounds import grounds
from appealdesk.core.policy import Dated
from appealdesk.core.reading import Reading
from appealdesk.core.timeline import timeline


def built(held: Case, read: Reading, *rules: Dated) -> dict[str, Ground]:
    line = timeline(held, read, LOS_ANGELES)
    return {ground.code: ground for ground in grounds(held, read, line, diagnose(held, read, line), rules)}


ITEM = reading("restricted_product", asins=("B0BBBBBBBB", "B0CCCCCCCC"))


def test_a_certificate_is_argued_where_its_text_names_the_item() -> None:
    held = case(
        exhibit(1, "compliance_certificate"), sheets=(sheet("compliance_certificate", "ASIN B0BBBBBBBB"),)
    )
    ground = built(held, ITEM)["compliance_certificate"]
    assert ground.ground_class is GroundClass.REMOVABLE
    assert "for B0BBBBBBBB" in ground.says.say("en")
    assert ground.citations[0].place.page == 1


def test_a_certificate_is_quoted_with_the_sentence_that_says_it() -> None:
    text = "ASIN B0BBBBBBBB.\nNo active substance was found: not detected."
    held = case(exhibit(1, "compliance_certificate"), sheets=(sheet("compliance_certificate", text),))
    ground = built(held, ITEM)["compliance_certificate"]
    assert ground.says.say("en").endswith("It states: “No active substance was found: not detected.”")
    assert [citation.place.line for citation in ground.citations] == [2, 1]


def test_a_certificate_for_nobody_knows_which_item_is_to_verify_and_one_for_another_item_is_none() -> None:
    unread = case(exhibit(1, "compliance_certificate"))
    assert built(unread, ITEM)["compliance_certificate"].ground_class is GroundClass.TO_VERIFY
    other = case(
        exhibit(1, "compliance_certificate"), sheets=(sheet("compliance_certificate", "ASIN B0DDDDDDDD"),)
    )
    assert "compliance_certificate" not in built(other, ITEM)


def test_an_expired_certificate_and_an_old_invoice_are_to_verify() -> None:
    text = sheet("compliance_certificate", "B0BBBBBBBB valid until 2026-01-31")
    expired = built(case(exhibit(1, "compliance_certificate"), sheets=(text,)), ITEM)[
        "compliance_certificate"
    ]
    assert expired.ground_class is GroundClass.TO_VERIFY
    assert [finding.code for finding in expired.weakened_by] == ["expired"]

    def invoice(dated: str) -> GroundClass:
        read = reading("inauthentic", asins=("B0BBBBBBBB",))
        held = case(exhibit(1, "invoice"), sheets=(sheet("invoice", f"Invoice {dated} B0BBBBBBBB"),))
        return built(held, read)["invoice"].ground_class

    assert invoice("2025-11-20") is GroundClass.REMOVABLE
    assert invoice("2025-11-19") is GroundClass.TO_VERIFY


def test_a_licence_of_another_company_is_not_argued_and_papers_of_one_kind_are_one_ground() -> None:
    ours, theirs = (
        exhibit(1, "business_license", "exhibits/a.pdf"),
        exhibit(2, "business_license", "exhibits/b.pdf"),
    )
    sheets = (sheet("", "Ningbo Lamp Co., Ltd.", "exhibits/a.pdf"), sheet("", "Other Ltd", "exhibits/b.pdf"))
    held = case(ours, theirs, sheets=sheets, seller=Seller(company="Ningbo Lamp Co., Ltd."))
    assert [c.exhibit for c in built(held, reading("linked_account"))["business_license"].citations] == [ours]
    both = case(ours, theirs)
    assert len(built(both, reading("linked_account"))["business_license"].citations) == 2


def test_separation_is_argued_with_what_weakens_it_beside_it() -> None:
    ground = built(case(exhibit(1, "account_separation_proof")), reading("linked_account"))[
        "account_separation_proof"
    ]
    assert ground.ground_class is GroundClass.REMOVABLE
    assert [finding.code for finding in ground.weakened_by] == ["no_related_account_reinstatement"]


def test_the_sellers_own_batch_gives_no_ground_at_all() -> None:
    held = case(exhibit(1, "reviews_export"), exhibit(2, "inspection_report"), exhibit(3, "refund_record"))
    assert built(held, reading("review_burst")) == {}
