"""Hostile files end in clear errors, with bounded memory and time."""

from __future__ import annotations

import gzip
import resource
import time
import zipfile
from datetime import date
from pathlib import Path

import pytest
from shop import shop

from appealdesk.core.errors import AppealDeskError
from appealdesk.measure import sources
from appealdesk.measure.engine import measure

HEADER = "amazon-order-id\tpurchase-date\torder-status\tfulfillment-channel\tsales-channel"
ROW = "111-1\t2026-01-01T00:00:00Z\tShipped\tMerchant\tAmazon.com"
AS_OF = date(2026, 1, 5)


@pytest.fixture(autouse=True)
def _bounded():
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began = time.perf_counter()
    yield
    assert time.perf_counter() - began < 20
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 400 * 1024


def refused(path: Path) -> str:
    with pytest.raises(AppealDeskError) as caught:
        measure([path], as_of=AS_OF)
    return str(caught.value)


def test_an_empty_file(tmp_path):
    (tmp_path / "a.txt").write_text(" \n\n")
    assert "is empty" in refused(tmp_path / "a.txt")


def test_a_file_that_is_a_picture(tmp_path):
    (tmp_path / "a.csv").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00" * 400)
    assert "no text" in refused(tmp_path / "a.csv") or "encoding" in refused(tmp_path / "a.csv")


def test_a_header_that_nobody_knows(tmp_path):
    (tmp_path / "a.csv").write_text("one,two\n1,2\n")
    assert "no export that is known" in refused(tmp_path / "a.csv")


def test_a_truncated_export_keeps_its_whole_rows(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(f"{HEADER}\n{ROW}\n111-2\t2026-01-0")
    found = measure([path], as_of=AS_OF)
    assert (found.reads[0].accepted, found.reads[0].rejected) == (1, 1)
    assert found.reads[0].faults[0].place == "a.txt:3"


@pytest.mark.parametrize("rows", [2, 2000])
@pytest.mark.parametrize("tail", ["111-9\t2026-01-01T00:00:00Z\tShip", "111-9\t2026-01-01T00:00:00Z\t产"])
def test_a_download_that_broke_off_is_told_even_where_its_last_row_can_be_read(tmp_path, rows, tail):
    """Small files go row by row, large ones as a whole; a character may be cut in two."""
    path = tmp_path / "a.txt"
    held = "".join(f"{ROW.replace('111-1', f'111-1{n}')}\n" for n in range(rows))
    path.write_bytes(f"{HEADER}\n{held}{tail}".encode()[: None if tail.isascii() else -1])
    read = measure([path], as_of=AS_OF).reads[0]
    assert (read.rows, read.encoding) == (rows + 1, "utf-8")
    assert any("may be cut off" in remark for remark in read.remarks)
    path.write_bytes(path.read_bytes().rpartition(b"\n")[0])
    assert not measure([path], as_of=AS_OF).reads[0].remarks


def test_a_truncated_gzip(tmp_path):
    path = tmp_path / "a.txt.gz"
    path.write_bytes(gzip.compress((HEADER + "\n" + ROW + "\n").encode() * 500)[:-30])
    assert "damaged or cut off" in refused(path)


def test_a_damaged_and_a_locked_zip(tmp_path):
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("orders.txt", f"{HEADER}\n{ROW}\n")
    whole = bytearray(path.read_bytes())
    path.write_bytes(whole[:60])
    assert "damaged" in refused(path)


def test_a_line_of_ten_megabytes_is_rejected_alone(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(f"{HEADER}\n{ROW}\n{'x' * 10 * 1024 * 1024}\n{ROW.replace('111-1', '111-2')}\n")
    found = measure([path], as_of=AS_OF)
    assert (found.reads[0].accepted, found.reads[0].rejected) == (2, 1)
    assert "longer than 1 MB" in found.reads[0].faults[0].what
    assert found.reads[0].faults[0].place == "a.txt:3"


def test_a_line_of_forty_megabytes_in_a_large_export(tmp_path):
    """The reader of whole files gives up in words of its own."""
    path = tmp_path / "a.txt"
    path.write_text(f"{HEADER}\n{ROW}\n{'x' * 40 * 1024 * 1024}\n{ROW.replace('111-1', '111-2')}\n")
    read = measure([path], as_of=AS_OF).reads[0]
    assert (read.rows, read.accepted, read.rejected) == (3, 2, 1)


def test_a_file_of_noughts(tmp_path):
    (tmp_path / "a.csv").write_bytes(b"\0" * 100_000)
    assert "no text" in refused(tmp_path / "a.csv")


def test_a_command_in_place_of_an_order_is_a_formula(tmp_path):
    line = "\"=cmd|' /C calc'!A0\",2026-01-01T00:00:00Z,Shipped,Merchant,Amazon.com"
    (tmp_path / "a.csv").write_text(f"{HEADER.replace(chr(9), ',')}\n{line}\n")
    read = measure([tmp_path / "a.csv"], as_of=AS_OF).reads[0]
    assert (read.rejected, "is a formula" in read.faults[0].what) == (1, True)


def test_a_first_line_of_ten_megabytes(tmp_path):
    (tmp_path / "a.txt").write_text("x" * 10 * 1024 * 1024)
    assert "first line of more than 1 MB" in refused(tmp_path / "a.txt")


def test_ten_thousand_columns(tmp_path):
    (tmp_path / "a.txt").write_text(HEADER + "\t" + "\t".join(f"c{n}" for n in range(10_000)) + f"\n{ROW}\n")
    assert "10005 columns" in refused(tmp_path / "a.txt")


def test_a_header_that_stands_twice(tmp_path):
    (tmp_path / "a.txt").write_text(f"{HEADER}\tpurchase-date\n{ROW}\t2025-01-01T00:00:00Z\n")
    assert "purchase-date more than once" in refused(tmp_path / "a.txt")


def test_formula_cells_are_no_order_numbers_and_wrapped_text_is(tmp_path):
    path = tmp_path / "a.csv"
    rows = [
        '="111-1",2026-01-01T00:00:00Z,Shipped,Merchant,Amazon.com',
        '"=HYPERLINK(""http://x"")",2026-01-01T00:00:00Z,Shipped,Merchant,Amazon.com',
    ]
    path.write_text(HEADER.replace("\t", ",") + "\n" + "\n".join(rows) + "\n")
    found = measure([path], as_of=AS_OF)
    assert (found.reads[0].accepted, found.reads[0].rejected) == (1, 1)
    assert "is a formula" in found.reads[0].faults[0].what


def test_a_quote_that_never_closes_costs_its_own_line_only(tmp_path):
    path = tmp_path / "a.csv"
    rows = [ROW.replace("\t", ",").replace("111-1", f"111-{n}") for n in range(1000)]
    rows[1] = '"' + rows[1]
    rows[50] = rows[50].replace(",Shipped", ',"Shipped')
    path.write_text(HEADER.replace("\t", ",") + "\n" + "\n".join(rows) + "\n")
    read = measure([path], as_of=AS_OF).reads[0]
    assert (read.rows, read.accepted, read.rejected) == (1000, 998, 2)
    assert [fault.place for fault in read.faults] == ["a.csv:3", "a.csv:52"]


def test_a_quote_left_open_in_every_line_swallows_no_row(tmp_path):
    """Every second line closes the quote of the line before, and what they make has the width of the header."""
    path = tmp_path / "a.csv"
    rows = ['"' + ROW.replace("\t", ",").replace("111-1", f"111-{n}") for n in range(10)]
    path.write_text(HEADER.replace("\t", ",") + "\n" + "\n".join(rows) + "\n")
    read = measure([path], as_of=AS_OF).reads[0]
    assert (read.rows, read.accepted, read.rejected) == (10, 0, 10)


def test_a_quoted_cell_may_hold_line_ends(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text(
        'Date,Rating,Comments,Your Response,Order ID,Rater Email\n2026-01-01,1,"bad\nvery ""bad""\n",,111-1,\n2026-01-02,2,x,,111-2,\n'
    )
    read = measure([path], platform="amazon", marketplace="US", as_of=AS_OF).reads[0]
    assert (read.rows, read.accepted) == (2, 2)


def test_a_first_line_with_a_giant_cell(tmp_path):
    (tmp_path / "a.csv").write_text('"' + "x" * 200_000 + '",b\n1,2\n')
    assert "no export that is known" in refused(tmp_path / "a.csv")


def test_a_year_out_of_time_does_no_harm(tmp_path):
    path = tmp_path / "a.txt"
    rows = [
        ROW.replace("2026", year).replace("111-1", f"111-{year}") for year in ("0001", "1970", "9999", "2026")
    ]
    path.write_text(HEADER + "\n" + "\n".join(rows) + "\n")
    assert measure([path], as_of=AS_OF).reads[0].adds_up


def test_a_lone_quote_in_a_product_name_opens_nothing(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(f'{HEADER}\tproduct-name\n{ROW}\t12" shelf\n{ROW.replace("111-1", "111-2")}\tlid\n')
    assert measure([path], as_of=AS_OF).reads[0].accepted == 2


def test_a_bomb_is_seen_before_it_bursts(tmp_path, monkeypatch):
    monkeypatch.setattr(sources, "RATIO_FROM", 1024 * 1024)
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("orders.txt", b"0" * (40 * 1024 * 1024))
    assert "looks like a bomb" in refused(path)
    squeezed = tmp_path / "a.txt.gz"
    squeezed.write_bytes(gzip.compress(b"0" * (40 * 1024 * 1024)))
    assert "looks like a bomb" in refused(squeezed)


def test_an_archive_in_an_archive(tmp_path):
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("b.zip", b"PK")
    assert "archive in an archive" in refused(path)


def test_mixed_zones_and_times_without_one_become_moments_of_utc(tmp_path):
    path = tmp_path / "a.txt"
    times = (
        "2026-01-01T23:30:00-08:00",
        "2026-01-02T07:30:00Z",
        "2026-01-02 08:30 CET",
        "2026-01-01 23:30:00",
    )
    rows = [
        ROW.replace("111-1", f"111-{n}").replace("2026-01-01T00:00:00Z", at) for n, at in enumerate(times)
    ]
    path.write_text(HEADER + "\n" + "\n".join(rows) + "\n")
    claim = tmp_path / "claims.txt"
    claim.write_text(
        "order-id\tclaim-date\ttype\treason\tstatus\n111-0\t2026-01-03T00:00:00Z\tA-to-z\tx\tGranted\n"
    )
    found = measure([path, claim], as_of=AS_OF)
    assert {line.day for line in found.lines if line.metric == "odr"} == {date(2026, 1, 1)}
    assert sum(line.den for line in found.lines if line.metric == "odr") == 4


@pytest.mark.parametrize(
    "text", ["{", "[1,", '{"a": 1}', "[" * 100_000, '{"marketplaceId": 5, "orderDefectRate": 7}']
)
def test_json_that_is_none_or_nothing_known(tmp_path, text):
    (tmp_path / "a.json").write_text(text)
    assert refused(tmp_path / "a.json")


def test_one_unreadable_file_does_not_hide_the_others(tmp_path):
    paths = shop(2, 20).write(tmp_path)
    bad = tmp_path / "zz.csv"
    bad.write_text("one,two\n1,2\n")
    found = measure([*paths, bad, tmp_path / "absent.txt"], as_of=date(2026, 4, 20))
    assert found.lines
    unread = [read for read in found.reads if read.format == "unread"]
    assert [read.file for read in unread] == ["zz.csv", "absent.txt"]
    assert all(read.faults and read.faults[0].remedy for read in unread)


def workbook(path: Path, *sheets: str) -> Path:
    """Write the least workbook that a reader opens, with the cells of each sheet."""
    kind = "http://schemas.openxmlformats.org"
    numbers = range(1, len(sheets) + 1)
    listed = "".join(f'<sheet name="sheet{n}" sheetId="{n}" r:id="r{n}"/>' for n in numbers)
    related = "".join(
        f'<Relationship Id="r{n}" Type="{kind}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in numbers
    )
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{kind}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{kind}/package/2006/relationships"><Relationship Id="r1" Type="{kind}/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{kind}/spreadsheetml/2006/main" xmlns:r="{kind}/officeDocument/2006/relationships"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{kind}/package/2006/relationships">{related}</Relationships>',
    }
    parts |= {
        f"xl/worksheets/sheet{n}.xml": f'<worksheet xmlns="{kind}/spreadsheetml/2006/main"><sheetData>{cells}</sheetData></worksheet>'
        for n, cells in enumerate(sheets, 1)
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, f'<?xml version="1.0"?>{text}')
    return path


def row(number: int, cells: list[str], at: str = "") -> str:
    held = "".join(
        f'<c r="{at or chr(65 + n)}{number}" t="inlineStr"><is><t>{cell}</t></is></c>'
        for n, cell in enumerate(cells)
    )
    return f'<row r="{number}">{held}</row>'


def test_a_cell_in_the_farthest_corner_of_a_workbook(tmp_path):
    """It is four kilobytes and would be laid out to seventeen thousand million cells."""
    table = row(1, HEADER.split("\t")) + row(2, ROW.split("\t"))
    path = workbook(tmp_path / "a.xlsx", table + row(1_048_576, ["x"], "XFD"))
    assert "so far out" in refused(path)


@pytest.mark.parametrize("at", [0.1, 0.3, 0.5])
@pytest.mark.parametrize("size", [1, 40, 4000])
def test_a_workbook_with_a_garbled_part(tmp_path, at, size):
    lines = [ROW.replace("111-1", f"111-{n}").split("\t") for n in range(200)]
    path = workbook(
        tmp_path / "a.xlsx", "".join(row(n, line) for n, line in enumerate([HEADER.split("\t"), *lines], 1))
    )
    held = bytearray(path.read_bytes())
    start = int(len(held) * at)
    held[start : start + size] = bytes(255 - sign for sign in held[start : start + size])
    path.write_bytes(bytes(held))
    try:
        assert measure([path], as_of=AS_OF).reads[0].adds_up
    except AppealDeskError as error:
        assert "a.xlsx" in str(error)  # noqa: PT017 - either is well, a crash is not


def test_a_sheet_that_would_be_millions_of_empty_cells(tmp_path):
    """Thirty-six million of them fit below the limit and take more than a gigabyte."""
    assert "so far out" in refused(workbook(tmp_path / "a.xlsx", row(1, ["x"]) + row(1_000_000, ["x"], "AJ")))


def test_many_sheets_that_each_reach_far_are_summed_up(tmp_path):
    table = row(1, HEADER.split("\t")) + row(2, ROW.split("\t")) + row(900_000, ["x"], "E")
    assert "so far out" in refused(workbook(tmp_path / "a.xlsx", *[table] * 10))


def test_a_workbook_with_a_remark_far_below_is_read(tmp_path):
    table = row(1, HEADER.split("\t")) + row(2, ROW.split("\t"))
    path = workbook(tmp_path / "a.xlsx", table + row(120_000, ["="]))
    read = measure([path], as_of=AS_OF).reads[0]
    assert (read.accepted, read.rejected) == (1, 1)
