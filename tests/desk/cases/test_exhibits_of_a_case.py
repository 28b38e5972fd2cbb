"""Exhibits are named, withdrawn and restored with a ledger line each; a copy leaves as a download and never as a page."""

from __future__ import annotations

import io
import zipfile

import pytest
from desk_cast import NOW, make_case

from appealdesk.core.errors import BadInputError
from appealdesk.desk.cases import exhibits, unpacking
from appealdesk.desk.cases.entrance import shown_name
from appealdesk.desk.cases.models import Exhibit
from appealdesk.desk.cases.services import add_exhibit
from appealdesk.desk.cases.suggesting import named_kind, suggested_kind
from appealdesk.desk.ledger.models import LedgerLine
from appealdesk.desk.vault import previews
from appealdesk.desk.vault.services import store_bytes

pytestmark = pytest.mark.django_db


def added(case, content: bytes = b"a,b\n1,2\n", name: str = "tracking of UPS.csv", **more) -> Exhibit:
    return add_exhibit(case, store_bytes(content, name), name, by="staff:1", at=NOW, **more)


def address(one: Exhibit, tail: str = "") -> str:
    return f"/desk/cases/{one.case.code}/evidence/{one.number}{tail}"


def tags(case) -> list[str]:
    return list(
        LedgerLine.objects.filter(case_code=case.code).order_by("number").values_list("tag", flat=True)
    )


def test_a_file_named_after_its_kind_is_taken_at_its_word(case):
    assert added(case, name="carrier_tracking-2.csv").kind == "carrier_tracking"
    assert added(case, name="sop (3).pdf", content=b"x").kind == "sop"
    assert added(case, name="IMG_0001.jpg", content=b"y").kind == ""


@pytest.mark.parametrize(
    ("name", "text", "kind"),
    [
        ("营业执照.jpg", "", "business_license"),
        ("承运商物流轨迹.pdf", "", "carrier_tracking"),
        ("scan0001.pdf", "购货发票 供应商 增值税专用发票", ""),
        ("IMG_0001.jpg", "", ""),
        ("carrier tracking UPS.csv", "", "carrier_tracking"),
    ],
)
def test_a_kind_is_suggested_where_name_and_words_point_to_one(name, text, kind):
    found = suggested_kind(name, text)
    assert found == kind or (not kind and not named_kind(name))


def test_a_suggestion_waits_for_a_person(case):
    one = added(case, name="物流轨迹.csv")
    previews.make(one.blob_id, one.name)
    exhibits.suggest(case)
    one.refresh_from_db()
    assert (one.kind, one.suggested) == ("", "carrier_tracking")


def test_an_exhibit_is_withdrawn_and_restored_once_each_with_its_lines(case, alice, as_staff):
    one, client = added(case), as_staff(alice)
    for _ in range(2):
        client.post(address(one, "/withdraw"))
    one.refresh_from_db()
    assert one.withdrawn_at is not None
    for _ in range(2):
        client.post(address(one, "/restore"))
    one.refresh_from_db()
    assert one.withdrawn_at is None
    assert tags(case)[-2:] == ["exhibit:file:withdrawn", "exhibit:file:restored"]


def test_kind_part_and_note_are_set_in_place_and_the_row_comes_back(case, alice, as_staff):
    one = added(case)
    answer = as_staff(alice).post(
        address(one, "/kind"),
        {"kind": "carrier_tracking", "role": "exhibit", "note": "UPS 官网"},
        headers={"HX-Request": "true"},
    )
    text = answer.content.decode()
    assert f'id="exhibit-{one.number}"' in text
    assert "<html" not in text
    one.refresh_from_db()
    assert (one.kind, one.note) == ("carrier_tracking", "UPS 官网")
    assert tags(case).count("exhibit:kind:set") == 1
    as_staff(alice).post(address(one, "/kind"), {"kind": "carrier_tracking", "note": "UPS 官网"})
    assert tags(case).count("exhibit:kind:set") == 1


def test_a_kind_that_nobody_knows_is_refused(case):
    one = added(case)
    with pytest.raises(BadInputError):
        exhibits.set_kind(one, "magic", by="staff:1", at=NOW)
    with pytest.raises(BadInputError):
        exhibits.set_kind(one, "sop", by="staff:1", at=NOW, role="judge")


def test_a_copy_leaves_as_a_download_that_no_browser_runs_and_is_noted(case, audrey, as_staff):
    one = added(case, b"<script>alert(1)</script>", '页 "1".html', kind="sop")
    answer = as_staff(audrey).get(address(one, "/download"))
    assert b"".join(answer.streaming_content) == b"<script>alert(1)</script>"
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]
    assert "script-src" not in answer["Content-Security-Policy"]
    line = LedgerLine.objects.filter(case_code=case.code).latest("number")
    assert (line.tag, line.by) == ("exhibit:file:downloaded", audrey.actor)
    assert line.detail == {"number": one.number, "sha256": one.blob_id}


def test_a_picture_of_another_case_is_not_shown(case, alice, as_staff):
    one = added(case, b"words", "a.txt")
    foreign = store_bytes(b"secret", "b.txt")
    assert as_staff(alice).get(address(one, f"/pictures/{foreign.pk}")).status_code == 404


def test_an_exhibit_that_is_not_there_is_404(case, alice, as_staff):
    for tail in ("evidence/99/", "evidence/99/download", "evidence/99/row"):
        assert as_staff(alice).get(f"/desk/cases/{case.code}/{tail}").status_code == 404


def test_the_auditor_reads_and_changes_nothing(case, audrey, as_staff):
    one, client = added(case, kind="sop"), as_staff(audrey)
    assert client.get(address(one, "/")).status_code == 200
    for tail in ("/withdraw", "/restore", "/kind"):
        assert client.post(address(one, tail), {"kind": "sop"}).status_code == 403
    page = client.get(f"/desk/cases/{case.code}/evidence/").content.decode()
    assert "data-upload" not in page
    assert "/withdraw" not in page


def test_the_page_of_evidence_asks_the_same_number_of_questions_for_two_files_and_for_forty(
    case, alice, as_staff, django_assert_num_queries
):
    client, page = as_staff(alice), f"/desk/cases/{case.code}/evidence/"
    with django_assert_num_queries(7):  # session, user, case, conclusion, moves, author, exhibits
        client.get(page)
    for number in range(40):
        added(case, f"{number}".encode(), f"file{number}.txt")
    with django_assert_num_queries(7):
        client.get(page)


def zipped(names: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in names.items():
            archive.writestr(name, content)
    return out.getvalue()


def unpacked(case, content: bytes) -> Exhibit:
    one = added(case, content, "evidence.zip")
    unpacking.unpack(case.code, one.number, by="staff:1")
    one.refresh_from_db()
    return one


def test_an_archive_is_taken_apart_and_kept_and_taken_apart_again_nothing_is_taken_twice(case):
    content = {
        "a/carrier_tracking.csv": b"x",
        "a/": b"",
        "__MACOSX/._a": b"y",
        "b/.DS_Store": b"z",
        "b/sop.txt": b"s",
    }
    one = unpacked(case, zipped(content))
    unpacking.unpack(case.code, one.number, by="staff:1")
    names = list(case.exhibits.filter(number__gt=one.number).order_by("name").values_list("name", "kind"))
    assert names == [("a/carrier_tracking.csv", "carrier_tracking"), ("b/sop.txt", "sop")]
    assert "2" in one.note
    assert one.withdrawn_at is None


def test_names_that_chinese_windows_wrote_are_read():
    entry = zipfile.ZipInfo("发票.txt".encode("gb18030").decode("cp437"))
    assert unpacking.name_of(entry) == "发票.txt"
    entry = zipfile.ZipInfo("发票.txt")
    entry.flag_bits |= 0x800
    assert unpacking.name_of(entry) == "发票.txt"


@pytest.mark.parametrize(
    "content",
    [
        zipped({"../../evil.txt": b"x"}),
        zipped({"bomb.txt": b"0" * 60_000_000}),
        zipped({"fine.txt": b"x"})[:-30],
        zipped({"inner.rar": b"x"}),
    ],
    ids=["leads out", "bomb", "cut off", "another archive"],
)
def test_an_archive_that_would_harm_is_left_shut_with_the_reason_beside_it(case, content):
    before = case.exhibits.count()
    one = unpacked(case, content)
    assert case.exhibits.count() == before + 1
    assert one.note


def test_a_withdrawn_file_may_be_handed_in_again(case):
    one = added(case)
    exhibits.withdraw(one, by="staff:1", at=NOW)
    assert added(case).number != one.number


def test_of_two_cases_each_has_its_own_numbers(case, alice):
    other = make_case("C-2026-000002", alice)
    assert added(case).number == added(other).number


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/passwd", "etc/passwd"),
        ("证据/物流.csv", "证据/物流.csv"),
        ("C:\\bilder\\beleg.png", "bilder/beleg.png"),
        ("\u202egpj.exe", "gpj.exe"),
        ("a\x00b\n.txt", "ab.txt"),
        ("..", "file"),
        ("截图😀.png", "截图😀.png"),
    ],
)
def test_a_name_is_shown_without_what_hides_it(name, shown):
    assert shown_name(name) == shown
