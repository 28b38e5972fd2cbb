"""One paper against another, and the notice against itself."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from materials import (
    BERLIN,
    ONE,
    THREE,
    TWO,
    case,
    exhibit,
    order,
    package,
    reading,
    sheet,
)

from appealdesk.core.case import Seller
from appealdesk.core.reading import Figure
from appealdesk.core.shipment import Stage
from appealdesk.core.timeline import Timeline, timeline


def kinds(conflicts: tuple) -> list[str]:
    return [conflict.kind for conflict in conflicts]


def told(line: Timeline, kind: str) -> str:
    found = [c for c in (*line.contradictions, *line.gaps) if c.kind == kind]
    assert found, kinds((*line.contradictions, *line.gaps))
    return found[0].says.say("en")


DHL = package(
    (Stage.ACCEPTED, "2026-10-26T17:31:00+01:00"),
    (Stage.DELIVERED, "2026-10-27T11:48:00+01:00"),
    tracking="00340434000081004171",
    carrier="DHL",
)


@pytest.mark.parametrize(
    ("line", "found"),
    [
        (f"{ONE},340434000081004171,N,Y", ["tracking_cut"]),
        (f"{ONE},00340434000081004188,N,Y", ["tracking_other"]),
        (f"{ONE},00340434000081004171,N,Y", []),
        (f"{TWO},340434000081004171,N,Y", []),
        (f"{ONE},B0ZQ7TH4W1,20261026123456", []),
    ],
)
def test_another_number_on_the_line_of_the_order_is_shown_with_every_paper_that_gives_it(
    line: str, found: list
) -> None:
    files = ("metric_report", "order_detail")
    papers = tuple(sheet(kind, f"Order ID,Tracking ID\n{line}") for kind in files)
    held = case(
        *(exhibit(n, kind) for n, kind in enumerate(files)),
        orders=(order(tracking=DHL.tracking, carrier="DHL"),),
        shipments=(DHL,),
        sheets=papers,
    )
    told = timeline(held, reading("vtr", ONE), BERLIN).contradictions
    numbers = [conflict for conflict in told if conflict.kind.startswith("tracking_")]
    assert kinds(tuple(numbers)) == found
    assert [place.line for conflict in numbers for place in conflict.places] == [2, 2] * len(found)


def test_an_order_outside_the_notice_and_one_that_only_an_exhibit_knows_are_shown() -> None:
    papers = (
        sheet("delivery_proof", f"Proof\n{ONE}\n{THREE}"),
        sheet("carrier_handover_proof", f"Manifest\n{THREE}"),
    )
    shown = (exhibit(1, "delivery_proof"), exhibit(2, "carrier_handover_proof"))
    held = case(*shown, orders=(order(), order(TWO, "1Z2")), sheets=papers)
    line = timeline(held, reading())
    assert kinds(line.contradictions) == ["order_not_in_case", "order_not_in_notice"]
    place = line.contradictions[0].places[0]
    assert (place.page, place.line) == (1, 3)


@pytest.mark.parametrize(
    "page",
    [
        f"Hand-over sheet 2026-11-12\n{ONE}\n{THREE}",
        f"交接清单\n{ONE}\n{THREE}",
        f"Parcels\n{ONE}\n{THREE}\n113-1111111-2222222\n113-3333333-4444444",
    ],
)
def test_orders_of_other_buyers_on_a_sheet_that_all_share_are_nobodys_mistake(page: str) -> None:
    held = case(exhibit(1, "delivery_proof"), orders=(order(),), sheets=(sheet("delivery_proof", page),))
    assert "order_not_in_case" not in kinds(timeline(held, reading()).contradictions)
    alone = case(
        exhibit(1, "delivery_proof"),
        orders=(order(),),
        sheets=(sheet("delivery_proof", page.replace(ONE, "")),),
    )
    assert "order_not_in_case" in kinds(timeline(alone, reading()).contradictions)


def test_a_count_that_differs_from_the_orders_named_is_shown() -> None:
    figures = (("orders_affected", Figure(Decimal(5), None, "count")),)
    line = timeline(case(notice=f"5 orders: {ONE} {TWO}"), reading("lsr", ONE, TWO, figures=figures))
    assert "counts 5 (orders affected); orders that it names: 2" in told(line, "count_differs")


@pytest.mark.parametrize(
    ("name", "value", "limit", "kept"),
    [
        ("lsr", "3.2", "4", True),
        ("lsr", "4", "4", False),
        ("odr_60d", "0.9", "1", True),
        ("vtr", "96.1", "95", True),
        ("vtr", "90.4", "95", False),
    ],
)
def test_a_figure_that_keeps_its_own_threshold_is_shown(
    name: str, value: str, limit: str, kept: bool
) -> None:
    figures = ((name, Figure(Decimal(value), Decimal(limit), "pct")),)
    line = timeline(case(), reading(figures=figures))
    assert ("figure_meets_threshold" in kinds(line.contradictions)) is kept


def test_a_certificate_for_another_item_and_a_licence_of_another_company_are_shown() -> None:
    papers = (
        sheet("compliance_certificate", "Model X\nASIN B0AAAAAAAA"),
        sheet("business_license", "Shenzhen Other Ltd"),
    )
    held = case(
        exhibit(1, "compliance_certificate"),
        exhibit(2, "business_license"),
        sheets=papers,
        seller=Seller(company="Ningbo Lamp Co., Ltd."),
    )
    line = timeline(held, reading("restricted_product", asins=("B0BBBBBBBB",)))
    assert kinds(line.contradictions) == ["asin_elsewhere", "company_elsewhere"]


def test_a_company_name_set_with_other_dots_is_the_same_company() -> None:
    held = case(
        exhibit(2, "business_license"),
        sheets=(sheet("business_license", "NINGBO LAMP CO.,LTD"),),
        seller=Seller(company="Ningbo Lamp Co., Ltd."),
    )
    assert not timeline(held, reading()).contradictions


def test_a_number_that_a_log_tells_and_the_export_no_longer_gives_was_put_right() -> None:
    log = sheet("erp_log", f"{ONE},340434000081004171,sent")
    export = sheet("order_detail", f"{ONE},{DHL.tracking}")
    shown = {"orders": (order(tracking=DHL.tracking, carrier="DHL"),), "shipments": (DHL,)}
    right = case(exhibit(1, "erp_log"), sheets=(log, export), **shown)
    assert not timeline(right, reading("vtr", ONE), BERLIN).contradictions
    unknown = case(exhibit(1, "erp_log"), sheets=(log,), **shown)
    assert kinds(timeline(unknown, reading("vtr", ONE), BERLIN).contradictions) == ["tracking_cut"]


def test_numbers_of_several_orders_are_one_contradiction() -> None:
    second = package(
        (Stage.DELIVERED, "2026-10-27T11:48:00+01:00"), order_id=TWO, tracking="00340434000081005284"
    )
    lines = f"{ONE},340434000081004171\n{TWO},340434000081005284"
    held = case(
        exhibit(1, "metric_report"),
        notice=f"{ONE} {TWO}",
        orders=(order(tracking=DHL.tracking), order(TWO, second.tracking)),
        shipments=(DHL, second),
        sheets=(sheet("metric_report", lines),),
    )
    found = [c for c in timeline(held, reading("vtr"), BERLIN).contradictions if c.kind == "tracking_cut"]
    assert [conflict.orders for conflict in found] == [(ONE, TWO)]
    assert f"order {TWO}: 340434000081005284" in found[0].says.say("en")


def test_one_file_handed_in_as_two_proofs_is_shown() -> None:
    proof, label = exhibit(1, "delivery_proof"), exhibit(2, "buy_shipping_label")
    same = replace(label, sha256=proof.sha256)
    assert kinds(timeline(case(proof, same), reading()).contradictions) == ["file_twice"]
    assert not timeline(case(proof, label), reading()).contradictions
    again = replace(proof, number=3, file="exhibits/copy.pdf")
    assert not timeline(case(proof, again), reading()).contradictions
