"""Rows in are rows out: every version, encoding and wrapping of an export is read, and every row not read is told."""

from __future__ import annotations

import gzip
import io
import zipfile
from datetime import date
from pathlib import Path

import pytest
from shop import shop

from appealdesk.core.errors import BadInputError
from appealdesk.measure.engine import measure, session
from appealdesk.measure.moments import moment, order_of

FILES = Path(__file__).parent / "files"
AS_OF = date(2026, 4, 20)
BROKEN = "v2.order.get_order_detail.json"


def counts(paths: list[Path], **more):
    found = measure(paths, as_of=AS_OF, **more)
    return {
        (line.metric, line.marketplace, line.segment, line.day): (line.num, line.den) for line in found.lines
    }


@pytest.fixture(scope="module")
def plain(tmp_path_factory):
    folder = tmp_path_factory.mktemp("plain")
    paths = shop(11, 60).write(folder)
    return paths, counts(paths)


@pytest.mark.parametrize("columns", [29, 32, 34])
def test_orders_of_any_number_of_columns_are_read_by_name(tmp_path, columns):
    paths = shop(3, 40, columns=columns).write(tmp_path)
    (read,) = measure(paths[:1], as_of=AS_OF).reads
    assert (read.format, read.rejected, read.adds_up) == ("amazon.all_orders", 0, True)


def test_columns_in_another_order_mean_the_same(tmp_path, plain):
    paths, expected = plain
    turned = []
    for path in paths:
        rows = [line.split("\t") for line in path.read_text("utf-8").splitlines()]
        width = len(rows[0])
        target = tmp_path / path.name
        target.write_text(
            "\n".join("\t".join(reversed(row + [""] * (width - len(row)))) for row in rows) + "\n", "utf-8"
        )
        turned.append(target)
    assert counts(turned) == expected


def test_zip_and_gzip_hold_the_same(tmp_path, plain):
    paths, expected = plain
    packed = tmp_path / "exports.zip"
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in paths[1:]:
            archive.write(path, path.name)
    squeezed = tmp_path / "orders.txt.gz"
    squeezed.write_bytes(gzip.compress(paths[0].read_bytes()))
    assert counts([packed, squeezed]) == expected


def test_comma_separated_and_quoted_holds_the_same(tmp_path, plain):
    import csv

    paths, expected = plain
    turned = []
    for path in paths:
        target = tmp_path / f"{path.stem}.csv"
        with target.open("w", encoding="utf-8-sig", newline="") as stream:
            csv.writer(stream).writerows(line.split("\t") for line in path.read_text("utf-8").splitlines())
        turned.append(target)
    assert counts(turned) == expected


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-8-sig"])
def test_other_encodings_hold_the_same(tmp_path, plain, encoding):
    paths, expected = plain
    turned = []
    for path in paths:
        text = path.read_text("utf-8").replace("Müller’s lid", "盖子").replace("“so-so”", "一般")
        target = tmp_path / path.name
        target.write_bytes(text.encode(encoding))
        turned.append(target)
    assert counts(turned) == expected


@pytest.mark.parametrize(
    ("encoding", "name"),
    [("cp932", "収納ケース、ふた付き"), ("cp1252", "Müller’s Käsebrett"), ("gb18030", "收纳盒带盖子")],
)
def test_a_regional_encoding_is_told_by_its_characters(tmp_path, encoding, name):
    path = tmp_path / "feedback.txt"
    path.write_bytes(
        f"Date\tRating\tComments\tYour Response\tOrder ID\tRater Email\n02/01/2026\t1\t{name}\t\t111-1\t\n".encode(
            encoding
        )
    )
    with session([path]) as opened:
        assert opened.reads[0].encoding == encoding
        assert opened.store.con.execute("SELECT reason FROM defects").fetchone() == (name,)


def test_a_workbook_holds_the_same(tmp_path):
    # A workbook of one sheet, as the standard library can write it.
    rows = [
        ["order-id", "claim-date", "type", "reason", "status", "amount"],
        ["111-1", "2026-02-01T10:00:00+00:00", "A-to-z", "x", "Withdrawn", "1"],
    ]
    path = tmp_path / "claims.xlsx"
    path.write_bytes(workbook(rows))
    with session([path]) as opened:
        assert opened.reads[0].format == "amazon.claims"
        assert opened.store.con.execute("SELECT order_id, kind, claim_status FROM defects").fetchall() == [
            ("111-1", "a_to_z", "withdrawn")
        ]


def workbook(rows: list[list[str]]) -> bytes:
    cells = "".join(
        "<row>" + "".join(f'<c t="inlineStr"><is><t>{cell}</t></is></c>' for cell in row) + "</row>"
        for row in rows
    )
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="{rel}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{rel}"><sheets><sheet name="Sheet1" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="{rel}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{cells}</sheetData></worksheet>',
    }
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return held.getvalue()


def test_a_bad_row_is_named_with_line_column_and_remedy_and_the_others_count(tmp_path, plain):
    paths, expected = plain
    target = tmp_path / "orders.txt"
    text = paths[0].read_text("utf-8")
    header = text.splitlines()[0]
    bad = "\t".join(
        "114-9" if name == "amazon-order-id" else "yesterday" if name == "purchase-date" else ""
        for name in header.split("\t")
    )
    target.write_text(text + bad + "\n\n" + "x\t" * 40 + "y\n" + header + "\n", "utf-8")
    found = measure([target, *paths[1:]], as_of=AS_OF)
    read = found.reads[0]
    number = text.count("\n")
    assert (read.rejected, read.blank, read.adds_up) == (3, 1, True)
    assert {fault.place for fault in read.faults} == {f"orders.txt:{number + n}" for n in (1, 3, 4)}
    assert any(
        "“yesterday” in purchase-date is no time" in fault.what and fault.remedy for fault in read.faults
    )
    assert {
        (line.metric, line.marketplace, line.segment, line.day): (line.num, line.den) for line in found.lines
    } == expected


def test_one_bad_row_in_a_large_export_is_found_and_nothing_else_is_lost(tmp_path):
    paths = shop(5, 4000).write(tmp_path)
    before = counts(paths)
    rows = paths[0].read_text("utf-8").splitlines()
    rows.insert(1000, rows[1].replace("2026-", "2026/x/", 1))
    paths[0].write_text("\n".join(rows) + "\n", "utf-8")
    found = measure(paths, as_of=AS_OF)
    assert [fault.place for fault in found.reads[0].faults] == ["orders.txt:1001"]
    assert found.reads[0].adds_up
    assert {
        (line.metric, line.marketplace, line.segment, line.day): (line.num, line.den) for line in found.lines
    } == before


@pytest.mark.parametrize("name", sorted(path.name for path in FILES.glob("*.csv")))
def test_a_sample_whose_rows_repeat_the_header_is_read_and_every_row_told(name):
    with session([FILES / name]) as opened:
        (read,) = opened.reads
    assert (read.rows, read.accepted, read.rejected) == (2, 0, 2)
    assert len(read.faults) == 2


def test_a_sample_that_is_broken_itself_is_named():
    with pytest.raises(BadInputError, match="The sample is text that is no JSON"), session([FILES / BROKEN]):
        pass


@pytest.mark.parametrize("name", sorted(path.name for path in FILES.glob("*.json") if path.name != BROKEN))
def test_every_json_sample_is_read_or_told(name):
    with session([FILES / name], platform="amazon" if "track" in name else None) as opened:
        for read in opened.reads:
            assert read.adds_up
            assert read.rows or opened.figures or read.remarks or read.format
    assert opened.reads


def test_orders_of_the_api_are_read_once_and_dated():
    found = measure([FILES / "orders-getOrder.json"], as_of=date(2025, 11, 1))
    assert found.reads[0].format == "amazon.orders_api"
    assert found.reads[0].rows == 1


def test_a_mapping_reads_what_nobody_knows_and_says_so(tmp_path):
    mapping = tmp_path / "map.yaml"
    mapping.write_text(
        "platform: amazon\nfacts: [orders]\ndays: dmy\ncolumns: {order: 单号, bought: 下单日, marketplace: 站点}\n",
        "utf-8",
    )
    data = tmp_path / "erp.csv"
    data.write_text("单号,下单日,站点\nA1,31/01/2026 10:00,US\nA2,01/02/2026 10:00,US\n", "utf-8")
    found = measure([data], mapping=mapping, as_of=date(2026, 2, 10))
    assert not found.reads[0].verified
    assert found.reads[0].format == "unverified format"
    assert found.reads[0].accepted == 2


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("facts: [orders]\ncolumns: {order: a}\n", "platform is missing"),
        ("platform: amazon\nfacts: [parcels]\ncolumns: {order: a}\n", "“parcels” is no fact"),
        ("platform: amazon\nfacts: [orders]\ncolumns: {ordre: a}\n", "“ordre” is no field"),
        ("just words\n", "needs `platform`"),
    ],
)
def test_a_bad_mapping_says_what_is_wrong(tmp_path, text, said):
    from appealdesk.measure.formats import MappingError, mapped

    path = tmp_path / "map.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(MappingError, match=said):
        mapped(path)


def test_words_that_mean_nothing_are_told_not_swallowed(tmp_path):
    path = tmp_path / "orders.txt"
    header = "amazon-order-id\tpurchase-date\torder-status\tfulfillment-channel\tsales-channel"
    path.write_text(
        f"{header}\n1\t2026-01-01T00:00:00Z\tShipped\tMerchant\tNon-Amazon\n2\t2026-01-01T00:00:00Z\tMoonwards\tMerchant\tAmazon.de\n",
        "utf-8",
    )
    remarks = " ".join(measure([path], as_of=date(2026, 1, 5)).remarks)
    assert "“non-amazon” as marketplace" in remarks
    assert "“moonwards” as status" in remarks


def test_an_order_in_two_marketplaces_is_counted_once_and_told(tmp_path):
    header = "amazon-order-id\tpurchase-date\torder-status\tfulfillment-channel\tsales-channel"
    for name, channel in (("a.txt", "Amazon.de"), ("b.txt", "Amazon.fr")):
        (tmp_path / name).write_text(
            f"{header}\n305-1\t2026-01-01T10:00:00Z\tShipped\tMerchant\t{channel}\n", "utf-8"
        )
    claims = tmp_path / "claims.txt"
    claims.write_text(
        "order-id\tclaim-date\ttype\treason\tstatus\n305-1\t2026-01-03T00:00:00Z\tA-to-z\tx\tGranted\n305-9\t2026-01-03T00:00:00Z\tA-to-z\tx\tGranted\n"
    )
    found = measure([tmp_path / "a.txt", tmp_path / "b.txt", claims], as_of=date(2026, 1, 5))
    (culprit,) = found.culprits
    assert (culprit.cause, culprit.contest.value, culprit.weight) == ("elsewhere", "to_verify", 1)
    assert sum(line.den for line in found.lines if line.metric == "odr") == 1
    remarks = " ".join(found.remarks)
    assert "two marketplaces" in remarks
    assert "1 orders with a defect are in no order export" in remarks


def test_a_list_of_late_orders_is_divided_by_the_orders_of_the_store(tmp_path):
    header = "amazon-order-id\tpurchase-date\torder-status\tfulfillment-channel\tsales-channel"
    rows = [f"111-{n}\t2026-01-01T20:00:00Z\tShipped\tMerchant\tAmazon.com" for n in range(100)]
    (tmp_path / "orders.txt").write_text("\n".join([header, *rows]) + "\n", "utf-8")
    (tmp_path / "late.csv").write_text(
        "Order ID,Expected ship date,Ship confirm date\n"
        + "".join(f"111-{n},01/02/2026,01/05/2026 10:00 AM PST\n" for n in range(5)),
        "utf-8",
    )
    found = measure(
        [tmp_path / "orders.txt", tmp_path / "late.csv"], marketplace="US", as_of=date(2026, 1, 20)
    )
    assert [(line.num, line.den) for line in found.lines if line.metric == "lsr"] == [(5, 100)]
    assert any("out of the orders" in remark for remark in found.remarks)


def test_files_of_two_platforms_are_not_mixed(tmp_path):
    with pytest.raises(BadInputError, match="one platform at a time"):
        measure([FILES / "v2.account_health.get_late_orders.json", FILES / "orders-getOrder.json"])


@pytest.mark.parametrize(
    ("words", "zone", "days", "expected"),
    [
        ("2026-03-01T12:00:00+02:00", "UTC", "mdy", "2026-03-01T10:00:00Z"),
        ("7/19/24 06:59:59 GMT (7/18/24 23:59:59 PDT)", "UTC", "mdy", "2024-07-19T06:59:59Z"),
        ("7/18/24 23:59:59 PDT", "UTC", "mdy", "2024-07-19T06:59:59Z"),
        ("29/09/2023 23:59:59", "Asia/Ho_Chi_Minh", "dmy", "2023-09-29T16:59:59Z"),
        ("10/20/23", "UTC", "mdy", "2023-10-20"),
        ("05.01.2026", "Europe/Berlin", "dmy", "2026-01-05"),
        ("Jan 5, 2026 10:00 AM PST", "UTC", "mdy", "2026-01-05T18:00:00Z"),
        ("5 Jan 2026", "UTC", "mdy", "2026-01-05"),
        ("2026年3月5日 10:00", "Asia/Shanghai", "dmy", "2026-03-05T02:00:00Z"),
        ("1696006799", "Asia/Ho_Chi_Minh", "dmy", "2023-09-29T16:59:59Z"),
        ("1241715945678", "UTC", "dmy", "2009-05-07T17:05:45Z"),
        ("2026-03-01 12:00:00", "America/Los_Angeles", "mdy", "2026-03-01T20:00:00Z"),
        ("13/13/2026", "UTC", "mdy", None),
        ("yesterday", "UTC", "mdy", None),
        ("99999999999999", "UTC", "mdy", None),
    ],
)
def test_times_are_read_as_exports_write_them(words, zone, days, expected):
    assert moment(words, zone, days) == expected


def test_the_order_of_day_and_month_is_told_by_the_values():
    assert order_of(["01/02/2026", "13/02/2026"]) == "dmy"
    assert order_of(["01/02/2026", "02/13/2026"]) == "mdy"
    assert order_of(["01/02/2026", "05/05/2026"]) == ""
    assert order_of(["13/02/2026", "02/13/2026"]) == "mixed"
