"""The sample cases must survive a hostile reader: every minute, number and paper of a folder agrees with the rest."""

from __future__ import annotations

import csv
import importlib
import json
import re
import sys
from datetime import date, datetime
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

import pypdfium2
import pytest
import yaml
from PIL import Image

from appealdesk.readers import packs
from appealdesk.readers.case_folder import read_case_folder

SAMPLES = Path(__file__).parents[2] / "samples"
FOLDERS = sorted(path for path in (SAMPLES / "cases").iterdir() if path.is_dir())
EXPECTED = Path(__file__).parent / "expected"
REFUSED = {"restricted-adult-product"}
WITH_PLAN = [folder for folder in FOLDERS if folder.name not in REFUSED | {"a-to-z-not-received"}]
ZONES = {"US": "America/Los_Angeles", "UK": "Europe/London", "DE": "Europe/Berlin", "JP": "Asia/Tokyo"}
PREFIXES = {
    "US": {"111", "112", "113", "114"},
    "UK": {"026", "202", "203", "204", "205", "206"},
    "DE": {"028", "302", "303", "304", "305", "306"},
    "JP": {"249", "250", "503"},
}
ORDER_ID = re.compile(r"(?<!\d)\d{3}-\d{7}-\d{7}(?!\d)")
MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:[+-]\d{2}:\d{2}|Z)")
STOCK = re.compile(
    r"very seriously|thank you for the opportunity|held a meeting|read all (?:the )?policies|human error|sincerely apolog|beg you|valued customers",
    re.IGNORECASE,
)


@cache
def sheet(folder: Path) -> dict:
    return yaml.safe_load((folder / "case.yaml").read_text("utf-8"))


@cache
def case(folder: Path):
    return read_case_folder(folder)


@cache
def made():
    sys.path.insert(0, str(SAMPLES))
    try:
        make = importlib.import_module("make")
        return make, make.wanted()
    finally:
        sys.path.remove(str(SAMPLES))


def expected(folder: Path) -> dict:
    return yaml.safe_load((EXPECTED / f"{folder.name}.yaml").read_text("utf-8"))


def rows_of(path: Path) -> list[dict[str, str]]:
    text = path.read_text("utf-8")
    first = text.split("\n", 1)[0]
    return list(csv.DictReader(text.splitlines(), delimiter=";" if ";" in first else ","))


def pdf_text(path: Path) -> str:
    pdf = pypdfium2.PdfDocument(path)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in pdf)
    finally:
        pdf.close()


def ups_holds(number: str) -> bool:
    values = [int(sign) if sign.isdigit() else (ord(sign) - 63) % 10 for sign in number[2:-1]]
    return (sum(values[0::2]) + 2 * sum(values[1::2]) + int(number[-1])) % 10 == 0


def s10_holds(number: str) -> bool:
    total = sum(
        int(sign) * weight for sign, weight in zip(number[2:10], (8, 6, 4, 2, 3, 5, 9, 7), strict=True)
    )
    return int(number[10]) == {10: 0, 11: 5}.get(11 - total % 11, 11 - total % 11)


def gs1_holds(number: str) -> bool:
    weighted = [int(sign) * (1 if place % 2 == 0 else 3) for place, sign in enumerate(reversed(number))]
    return sum(weighted) % 10 == 0


def each(folders: list[Path] = FOLDERS):
    return pytest.mark.parametrize("folder", folders, ids=lambda folder: folder.name)


def test_there_are_six_cases_and_an_honest_refusal() -> None:
    assert len(FOLDERS) >= 6
    assert {folder.name for folder in FOLDERS} == {path.stem for path in EXPECTED.glob("*.yaml")}
    assert {folder.name for folder in FOLDERS if expected(folder)["eligible"] == "no"} == REFUSED


def test_the_committed_files_are_what_the_generator_writes() -> None:
    make, wanted = made()
    assert [str(path) for path, content in wanted.items() if not make.same(path, content)] == []


def test_every_exhibit_is_made_or_written_by_hand_and_none_is_left_over() -> None:
    _, wanted = made()
    by_hand = {".eml", ".txt"}
    on_disk = {path for folder in FOLDERS for path in (folder / "exhibits").iterdir()}
    assert {path for path in on_disk - set(wanted) if path.suffix not in by_hand} == set()


def test_the_samples_stay_small() -> None:
    sizes = {
        path: path.stat().st_size
        for path in SAMPLES.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert sum(sizes.values()) < 4_000_000
    assert all(size < 150_000 for path, size in sizes.items() if path.suffix == ".png")


@each()
def test_a_folder_reads_without_a_fault_and_every_exhibit_opens(folder: Path) -> None:
    read = case(folder)
    assert read.remarks == ()
    assert all(exhibit.opens for exhibit in read.exhibits)
    assert read.story is not None
    assert read.notices


@each()
def test_every_file_is_listed_with_a_known_kind_and_a_note(folder: Path) -> None:
    kinds = {kind.code for kind in packs.vocabulary().kinds}
    listed = {entry["file"]: entry for entry in sheet(folder)["exhibits"]}
    assert set(listed) == {f"exhibits/{path.name}" for path in (folder / "exhibits").iterdir()}
    assert {entry["kind"] for entry in listed.values()} <= kinds
    assert all(entry["note"] for entry in listed.values())


def test_the_demo_case_has_twelve_exhibits() -> None:
    demo = SAMPLES / "cases" / "late-shipment-carrier-closure"
    assert len(list((demo / "exhibits").iterdir())) == 12


@each()
def test_the_orders_of_the_case_stand_in_the_order_file_and_nowhere_else_wrong(folder: Path) -> None:
    ids = [order["id"] for order in sheet(folder).get("orders", [])]
    if not ids:
        assert not (folder / "exhibits" / "order_detail.csv").exists()
        return
    order_rows = rows_of(folder / "exhibits" / "order_detail.csv")
    assert {row["amazon-order-id"] for row in order_rows} == set(ids)
    assert {id_[:3] for id_ in ids} <= PREFIXES[sheet(folder)["marketplace"]]


@each()
def test_what_case_yaml_says_of_an_order_is_what_the_order_file_says(folder: Path) -> None:
    stated = {order["id"]: order for order in sheet(folder).get("orders", [])}
    columns = {
        "ship_by": "latest-ship-date",
        "confirmed_at": "ship-confirm-date",
        "delivered_at": "delivered-date",
    }
    for row in rows_of(folder / "exhibits" / "order_detail.csv") if stated else []:
        order = stated[row["amazon-order-id"]]
        for field, column in columns.items():
            if field in order and column in row:
                assert order[field] == row[column], (row["amazon-order-id"], field)
        number = row.get("tracking-number-on-parcel") or row.get("tracking-number")
        assert order.get("tracking") == number


@each()
def test_every_tracking_number_of_an_order_has_its_history(folder: Path) -> None:
    histories = {shipment.tracking: shipment for shipment in case(folder).shipments}
    for order in case(folder).orders:
        if order.tracking is None:
            continue
        history = histories[order.tracking]
        assert history.order_id in {None, order.id}
        assert history.delivered is not None
        assert history.delivered.at == order.delivered_at
        assert all(scan.at is not None for scan in history.scans)
        assert [scan.at for scan in history.scans] == sorted(scan.at for scan in history.scans)


@each()
def test_a_ship_by_moment_is_the_last_second_of_a_local_day(folder: Path) -> None:
    zone = ZoneInfo(ZONES[sheet(folder)["marketplace"]])
    for order in case(folder).orders:
        if order.ship_by is not None:
            assert order.ship_by.astimezone(zone).strftime("%H:%M:%S") == "23:59:59"
            assert order.ship_by.utcoffset() == order.ship_by.astimezone(zone).utcoffset()


@each()
def test_nothing_in_a_folder_lies_after_its_own_day(folder: Path) -> None:
    today = case(folder).as_of
    assert case(folder).received_at <= today
    for path in folder.rglob("*"):
        if path.suffix in {".csv", ".json"}:
            written = MOMENT.findall(path.read_text("utf-8"))
            later = [moment for moment in written if datetime.fromisoformat(moment) > today]
            promised = (
                {row.get("latest-delivery-date") for row in rows_of(path)} if path.suffix == ".csv" else set()
            )
            assert set(later) <= promised, path.name


@each()
def test_every_finished_action_is_finished(folder: Path) -> None:
    today = case(folder).as_of.date()
    plan = sheet(folder).get("plan", {})
    done = [action["done_on"] for part in ("corrective", "buyers") for action in plan.get(part, [])]
    assert all(isinstance(day, date) and day <= today for day in done)
    assert all(prior["day"] <= today for prior in sheet(folder).get("prior", []))


@each()
def test_the_window_is_still_open_on_the_day_of_the_case(folder: Path) -> None:
    due = expected(folder)["deadline"]["due"]
    words = expected(folder)["deadline"]["words"]
    text = "\n".join(notice.text for notice in case(folder).notices)
    assert words in text
    assert case(folder).as_of.date() <= datetime.fromisoformat(due).date()


@each()
def test_the_expected_ids_and_figures_stand_in_the_words_of_the_folder(folder: Path) -> None:
    wanted = expected(folder)
    notice = "\n".join(notice.text for notice in case(folder).notices)
    words = notice + case(folder).story.text
    assert set(wanted["order_ids"]) == set(ORDER_ID.findall(words))
    assert all(asin in words for asin in wanted["asins"])
    for figure in wanted["figures"].values():
        assert figure["value"] in words or figure["value"].replace(".", ",") in words


@each()
def test_no_kind_that_the_case_needs_is_missing(folder: Path) -> None:
    present = {exhibit.kind for exhibit in case(folder).exhibits}
    needed = {
        "lsr": {
            "notice",
            "metric_report",
            "order_detail",
            "carrier_tracking",
            "carrier_handover_proof",
            "sop",
            "carrier_exception_notice",
        },
        "a_to_z_claim": {"notice", "order_detail", "carrier_tracking", "delivery_proof", "buyer_messages"},
        "vtr": {"notice", "metric_report", "order_detail", "carrier_tracking", "sop", "erp_log"},
        "review_burst": {
            "notice",
            "reviews_export",
            "order_detail",
            "buyer_messages",
            "rectification_statement",
        },
        "restricted_product": {"notice", "listing_history", "compliance_certificate", "product_photos"},
        "linked_account": {"notice", "account_separation_proof", "business_license"},
    }[expected(folder)["issue_type"]]
    if expected(folder)["eligible"] == "yes":
        assert needed <= present


@each(WITH_PLAN)
def test_each_cause_is_paired_and_each_measure_has_owner_rhythm_and_exhibit(folder: Path) -> None:
    plan = sheet(folder)["plan"]
    causes = set(range(1, len(plan["causes"]) + 1))
    assert {action["cause"] for action in plan["corrective"]} == causes
    assert {action["cause"] for action in plan["preventive"]} == causes
    assert all(action["owner"] and action["exhibit"] for action in plan["corrective"])
    assert all(action["owner"] and action["every"] and action["exhibit"] for action in plan["preventive"])
    assert any(action.get("watch") for action in plan["preventive"])


@each(WITH_PLAN)
def test_the_plan_speaks_two_languages_and_no_stock_phrase(folder: Path) -> None:
    plan = sheet(folder)["plan"]
    texts = [entry["text"] for part in plan.values() for entry in part] + [sheet(folder)["request"]["text"]]
    for text in texts:
        assert re.search(r"[\u4e00-\u9fff]", text["zh"])
        assert not re.search(r"[\u3040-\u9fff]", text["en"]), text["en"]
        assert not STOCK.search(text["en"])


@each()
def test_the_orders_of_the_plan_are_orders_of_the_case_and_each_has_one_cause(folder: Path) -> None:
    plan, ids = sheet(folder).get("plan", {}), {order["id"] for order in sheet(folder).get("orders", [])}
    blamed = [id_ for cause in plan.get("causes", []) for id_ in cause.get("orders", [])]
    remedied = [id_ for remedy in plan.get("buyers", []) for id_ in remedy["orders"]]
    assert len(blamed) == len(set(blamed))
    assert len(remedied) == len(set(remedied))
    assert {*blamed, *remedied} <= ids


@each()
def test_no_real_address_is_written_except_the_platforms_own(folder: Path) -> None:
    for path in folder.rglob("*"):
        if path.suffix in {".eml", ".txt", ".md", ".yaml", ".csv", ".json"}:
            domains = re.findall(r"@([\w.-]+\.\w+)", path.read_text("utf-8"))
            assert all(domain.endswith(".example") or domain.startswith("amazon.") for domain in domains), (
                path.name
            )


@each()
def test_papers_and_pictures_hold_what_they_are_called_for(folder: Path) -> None:
    known = {order["id"] for order in sheet(folder).get("orders", [])}
    for path in (folder / "exhibits").iterdir():
        if path.suffix == ".pdf":
            text = pdf_text(path)
            assert len(text) > 150, path.name
            assert "�" not in text
        if path.suffix == ".png":
            with Image.open(path) as picture:
                assert min(picture.size) >= 400
    if known and folder.name == "late-shipment-carrier-closure":
        sheets = pdf_text(folder / "exhibits" / "carrier_handover_proof.pdf")
        assert all(order["id"] in sheets and order["tracking"] in sheets for order in sheet(folder)["orders"])


def test_late_shipments_add_up() -> None:
    folder = SAMPLES / "cases" / "late-shipment-carrier-closure"
    assert round(100 * 5 / 118, 2) == 4.24
    for order in case(folder).orders:
        assert order.confirmed_at > order.ship_by
    closed, reopened = (
        datetime.fromisoformat("2026-11-03T13:20-05:00"),
        datetime.fromisoformat("2026-11-05T05:00-05:00"),
    )
    own = sheet(folder)["plan"]["causes"][1]["orders"]
    for order in case(folder).orders:
        assert (closed < order.ship_by < reopened) == (order.id not in own)


def test_five_cut_numbers_and_one_reprint_make_six_of_62() -> None:
    folder = SAMPLES / "cases" / "valid-tracking-miscounted"
    defects = rows_of(folder / "exhibits" / "vtr-defects.csv")
    assert len(defects) == 6
    assert round(100 * (62 - 6) / 62, 1) == 90.3
    assert round(100 * (62 - 1) / 62, 2) == 98.39
    numbers = {order.id: order.tracking for order in case(folder).orders}
    cut = [row for row in defects if len(row["Tracking ID"]) == 18]
    assert len(cut) == 5
    assert all(numbers[row["Order ID"]] == f"00{row['Tracking ID']}" for row in cut)


def test_the_bad_lot_adds_up() -> None:
    folder = SAMPLES / "cases" / "feedback-burst-own-batch"
    mailing = rows_of(folder / "exhibits" / "lid-mailing.csv")
    feedback = rows_of(folder / "exhibits" / "reviews_export.csv")
    assert 186 + 294 == 480
    assert len(mailing) + len(feedback) == 183
    assert sum(row["answer"] == "lid wanted" for row in mailing) == 96
    assert [row["type"] for row in rows_of(folder / "exhibits" / "refund_record.csv")].count(
        "full refund"
    ) == 7


def test_the_check_digits_are_those_of_the_carriers() -> None:
    assert ups_holds("1Z999AA10123456784")
    assert s10_holds("RR123456785CN")
    assert gs1_holds("9400109104250532908587")
    assert not ups_holds("1Z999AA10123456785")
    assert not s10_holds("RR123456784CN")
    assert not gs1_holds("9400109104250532908578")


@each()
def test_every_tracking_number_passes_its_check_digit(folder: Path) -> None:
    for shipment in case(folder).shipments:
        number = shipment.tracking
        holds = ups_holds if number.startswith("1Z") else s10_holds if number.endswith("GB") else gs1_holds
        assert holds(number), number


def test_tracking_files_are_valid_json() -> None:
    for path in SAMPLES.rglob("*.json"):
        assert json.loads(path.read_text("utf-8"))
