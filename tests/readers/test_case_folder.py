"""A folder becomes a case with every file in its place, and says everything that is wrong with it at once."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from appealdesk.core.errors import CaseFolderError
from appealdesk.core.place import Place
from appealdesk.readers.case_folder import code_of, read_case_folder

TRACKING = """tracking number,event time,stage,place,event
1Z 999 AA1,2026-11-02T09:00:00-05:00,label,,Label created
1Z 999 AA1,2026-11-03T18:20:00-05:00,accepted,Newark,Picked up
1Z 999 AA1,2026-11-06T11:02:00-08:00,delivered,Fresno,Delivered
"""


def test_a_folder_becomes_a_case(read, folder: Path) -> None:
    case = read()
    assert case.code == "late-shipment"
    assert [notice.file for notice in case.notices] == ["notice.txt"]
    assert case.story is not None
    assert case.story.text.startswith("The carrier's hub")
    assert [(exhibit.number, exhibit.file, exhibit.kind) for exhibit in case.exhibits] == [
        (1, "notice.txt", "notice"),
        (2, "story.md", "seller_statement"),
        (3, "exhibits/sop.txt", "sop"),
    ]


def test_a_bare_day_begins_at_midnight_in_china(read) -> None:
    assert read(as_of=date(2026, 11, 20)).as_of.isoformat() == "2026-11-20T00:00:00+08:00"


def test_the_day_of_the_caller_beats_the_form_and_the_form_beats_the_clock(read) -> None:
    clock = datetime(2027, 1, 1, tzinfo=UTC)
    assert read("as_of: 2026-11-18", as_of=None, now=clock).as_of.date() == date(2026, 11, 18)
    assert read("as_of: 2026-11-18", as_of=date(2026, 11, 19), now=clock).as_of.date() == date(2026, 11, 19)
    assert read("platform: amazon", as_of=None, now=clock).as_of == clock


@pytest.mark.parametrize(
    "form", ["# platform: amazon\n", "plan:\nexhibits: ~\norders: []\nseller: {}\n", "---\n...\n"]
)
def test_a_form_with_nothing_filled_in_states_nothing(read, form: str) -> None:
    case = read(form)
    assert (case.plan, case.orders, case.platform) == (None, (), None)


def test_a_case_without_any_day_asks_for_one(faults) -> None:
    assert "Add as_of" in faults(as_of=None)[0]


def test_exhibits_are_numbered_notice_statement_form_then_name(read, folder: Path) -> None:
    for name in ("invoice.txt", "order_detail-10.txt", "order_detail-2.txt", "x.txt"):
        (folder / "exhibits" / name).write_text("x", "utf-8")
    (folder / "notice-2.txt").write_text("Second message", "utf-8")
    case = read("exhibits: [{file: exhibits/x.txt, kind: receipt_retail, note: bought in a shop}]")
    assert [exhibit.file for exhibit in case.exhibits] == [
        "notice.txt",
        "notice-2.txt",
        "story.md",
        "exhibits/x.txt",
        "exhibits/invoice.txt",
        "exhibits/order_detail-2.txt",
        "exhibits/order_detail-10.txt",
        "exhibits/sop.txt",
    ]
    assert case.exhibits[3].note == "bought in a shop"
    assert [exhibit.number for exhibit in case.exhibits] == list(range(1, 9))


def test_orders_are_filled_from_the_carriers_file_with_the_line_that_says_it(read, folder: Path) -> None:
    (folder / "exhibits" / "carrier_tracking.csv").write_text(TRACKING, "utf-8")
    case = read("orders: [{id: 112-4817306-2290641, tracking: 1Z999AA1}]")
    order = case.orders[0]
    assert order.delivered_at == datetime(2026, 11, 6, 19, 2, tzinfo=UTC)
    assert dict(order.places)["delivered_at"] == Place("exhibits/carrier_tracking.csv", line=4)
    assert dict(order.places)["tracking"] == Place("case.yaml", line=1)
    assert case.shipments[0].order_id == order.id
    assert case.shipments[0].accepted.where == "Newark"


def test_what_the_form_states_of_an_order_is_not_overwritten_by_a_file(read, folder: Path) -> None:
    (folder / "exhibits" / "carrier_tracking.csv").write_text(TRACKING, "utf-8")
    case = read("orders: [{id: A, tracking: 1Z999AA1, delivered_at: '2026-11-07T09:00:00-08:00'}]")
    assert case.orders[0].delivered_at.day == 7


def test_an_order_in_two_packages_is_delivered_with_the_last(read, folder: Path) -> None:
    (folder / "exhibits" / "carrier_tracking.csv").write_text(
        "tracking,time,stage,order\n"
        "P1,2026-11-06T11:00:00Z,delivered,A\n"
        "P2,2026-11-08T11:00:00Z,delivered,A\n",
        "utf-8",
    )
    assert read("orders: [{id: A}]").orders[0].delivered_at.day == 8
    (folder / "exhibits" / "carrier_tracking.csv").write_text(
        "tracking,time,stage,order\nP1,2026-11-06T11:00:00Z,delivered,A\nP2,2026-11-07T11:00:00Z,accepted,A\n",
        "utf-8",
    )
    assert read("orders: [{id: A}]").orders[0].delivered_at is None


def test_a_zone_in_the_form_turns_local_times_into_moments(read, folder: Path) -> None:
    (folder / "exhibits" / "carrier_tracking.csv").write_text(
        "tracking,time,stage\nP1,2026-11-06 11:00,delivered\n", "utf-8"
    )
    assert read().shipments[0].delivered.at is None
    case = read(
        "exhibits: [{file: exhibits/carrier_tracking.csv, kind: carrier_tracking, zone: America/New_York}]"
    )
    assert case.shipments[0].delivered.at == datetime(2026, 11, 6, 16, 0, tzinfo=UTC)


def test_carrier_events_that_no_reader_knows_are_a_remark(read, folder: Path) -> None:
    (folder / "exhibits" / "carrier_tracking.json").write_text('{"events": "all fine"}', "utf-8")
    case = read()
    assert case.exhibits_of("carrier_tracking")
    assert case.shipments == ()
    assert "nothing was read from it" in case.remarks[0].say("en")
    assert case.remarks[0].has("zh")


def test_the_words_of_the_exhibits_are_kept_for_comparison(read, folder: Path) -> None:
    case = read()
    assert [(sheet.file, sheet.text) for sheet in case.sheets] == [
        ("exhibits/sop.txt", "Scan at the door.\n")
    ]


def test_a_story_alone_is_a_case(read, folder: Path) -> None:
    (folder / "notice.txt").unlink()
    assert read().notices == ()


def test_the_day_the_seller_signed_is_kept(read) -> None:
    case = read("exhibits: [{file: story.md, kind: seller_statement, dated: 2026-11-14}]")
    assert case.story.dated.date() == date(2026, 11, 14)


def test_no_file_is_written_to(read, folder: Path) -> None:
    before = {
        path: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.rglob("*") if path.is_file()
    }
    read()
    after = {
        path: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.rglob("*") if path.is_file()
    }
    assert before == after


def test_a_file_beside_the_exhibits_is_remarked_upon_and_other_folders_are_left_alone(
    read, folder: Path
) -> None:
    (folder / "invoice.pdf").write_bytes(b"%PDF-1.4")
    (folder / "attempts" / "attempt-1").mkdir(parents=True)
    (folder / "attempts" / "attempt-1" / "letter.pdf").write_bytes(b"x")
    case = read()
    assert len(case.exhibits) == 3
    assert [remark.say("en")[:24] for remark in case.remarks] == ["invoice.pdf was not read"]


def test_the_exhibits_folder_may_be_written_with_a_capital(read, folder: Path) -> None:
    (folder / "exhibits").rename(folder / "Exhibits")
    assert read().exhibits[2].file == "Exhibits/sop.txt"


def test_a_file_beside_the_exhibits_is_one_when_the_form_lists_it(read, folder: Path) -> None:
    (folder / "invoice.txt").write_text("x")
    case = read(
        "exhibits: [{file: invoice.txt, kind: invoice}]\nplan: {causes: [{text: {en: x}, exhibit: invoice.txt}]}"
    )
    assert case.exhibit_for("invoice.txt").kind == "invoice"
    assert case.remarks == ()


def test_what_the_system_leaves_behind_is_no_exhibit(read, folder: Path) -> None:
    for name in (".DS_Store", "Thumbs.db", "~$plan.docx"):
        (folder / "exhibits" / name).write_bytes(b"\0\0")
    assert len(read().exhibits) == 3


@pytest.mark.parametrize(
    ("name", "code"),
    [("case 12 (US)", "case-12-US"), ("迟发 申诉", "迟发-申诉"), ("--", "case"), ("a" * 90, "a" * 60)],
)
def test_the_code_of_a_case_comes_from_the_folder(tmp_path: Path, name: str, code: str) -> None:
    assert code_of(tmp_path / name) == code


def test_all_faults_of_all_files_come_at_once(faults, folder: Path) -> None:
    (folder / "exhibits" / "picture.txt").write_text("x", "utf-8")
    (folder / "notice-2.docx").write_bytes(b"PK")
    told = faults("marketplace: XX\nplatfrom: amazon\norders: [{id: A, ship_by: 2026-11-31}]")
    assert len(told) == 5
    assert "marketplace: “XX” is not known. Known: US, UK, DE, JP." in told[2]
    assert "Did you mean platform?" in told[1]
    assert told[3].startswith("case.yaml:3: orders[1].ship_by: “2026-11-31” does not exist in the calendar.")
    assert told[0].startswith("notice-2.docx: A notice of this type cannot be read.")
    assert told[4].startswith("exhibits/picture.txt: Neither case.yaml nor the file name says")


BYTES = st.binary(max_size=400)
FORMS = st.recursive(
    st.sampled_from(
        ["a", "orders", "id", "file", "plan", "2026-11-13", "~", "notice.txt", "'", "{", "- x", "*a"]
    ),
    lambda inner: st.builds(lambda key, value: f"{key}: [{value}]\n", inner, inner),
    max_leaves=8,
)


@settings(
    max_examples=150,
    deadline=timedelta(seconds=2),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(notice=BYTES, form=BYTES | FORMS.map(str.encode), story=BYTES)
@example(b"\xff\xfe", b"\xff\xfe\x00", b"")
@example(b"x", b"orders:\n  - {id: 1, ship_by: 2026-99-99T00:00:00+99:99}", b"x")
@example(b"x", b"[" * 5000, b"x")
@example(b"x", b"a: &a [*a]", b"x")
def test_any_bytes_are_read_or_refused_and_never_crash(
    folder: Path, notice: bytes, form: bytes, story: bytes
) -> None:
    (folder / "notice.txt").write_bytes(notice)
    (folder / "case.yaml").write_bytes(form)
    (folder / "story.md").write_bytes(story)
    with suppress(CaseFolderError):
        read_case_folder(folder, as_of=date(2026, 11, 20), marketplaces={})


@settings(
    max_examples=150,
    deadline=timedelta(seconds=2),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    name=st.sampled_from(["notice.eml", "notice.html", "notice.pdf", "notice.png", "notice.msg"]), data=BYTES
)
@example(
    "notice.eml",
    b"Content-Type: multipart/mixed; boundary=a\n\n--a\nContent-Type: multipart/mixed; boundary=a\n\n--a",
)
@example("notice.eml", b"Subject: =?utf-8?b?!?=\nContent-Transfer-Encoding: uuencode\n\nbegin\n")
@example("notice.html", b"<a href='x'><![CDATA[ <!DOCTYPE [")
@example("notice.html", b"<!" + b"[" * 50)
def test_any_bytes_as_any_kind_of_notice_are_read_or_refused(folder: Path, name: str, data: bytes) -> None:
    for old in folder.glob("notice*"):
        old.unlink()
    (folder / name).write_bytes(data)
    with suppress(CaseFolderError):
        read_case_folder(folder, as_of=date(2026, 11, 20), marketplaces={})


def test_a_password_in_the_story_or_in_the_form_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notice.txt").write_text("Your late shipment rate is 6.1%.", "utf-8")
    (tmp_path / "story.md").write_text("请帮我申诉。\n后台密码:Abc12345", "utf-8")
    (tmp_path / "case.yaml").write_text(
        "as_of: 2026-11-20\ncontact: 'a@example.com, password: hunter22'\n", "utf-8"
    )
    with pytest.raises(CaseFolderError) as caught:
        read_case_folder(tmp_path)
    assert {fault.place for fault in caught.value.faults} == {"story.md:2", "case.yaml:2"}
    assert "hunter22" not in str(caught.value)
