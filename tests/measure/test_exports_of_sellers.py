"""Exports as sellers have them: in the language of the shop, saved by other programs, with rows that are no orders."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from test_hostile import row, workbook

from appealdesk.measure.engine import measure
from appealdesk.measure.moments import moment
from appealdesk.measure.summary import summaries

HEADER = "amazon-order-id\tpurchase-date\torder-status\tfulfillment-channel\tsales-channel"
ROWS = [f"111-{n}\t2026-03-{n + 1:02d}T20:00:00+00:00\tShipped\tMerchant\tAmazon.com" for n in range(20)]
AS_OF = date(2026, 4, 10)


@pytest.fixture
def claims(tmp_path) -> Path:
    """Three claims on the first three of the orders."""
    path = tmp_path / "claims.txt"
    lines = [f"111-{n}\t2026-03-28T00:00:00Z\tA-to-z\tx\tGranted" for n in range(3)]
    path.write_text("\n".join(["order-id\tclaim-date\ttype\treason\tstatus", *lines]) + "\n", "utf-8")
    return path


def defects(found) -> tuple[int, int]:
    lines = [line for line in found.lines if line.metric == "odr"]
    return sum(line.num for line in lines), sum(line.den for line in lines)


def of(path: Path, claims: Path):
    found = measure([path, claims], marketplace="US", as_of=AS_OF)
    assert all(read.adds_up for read in found.reads)
    return found


def cells(change=lambda cells: cells) -> list[list[str]]:
    return [change(line.split("\t")) for line in ROWS]


def at(number: int) -> datetime:
    return datetime(2026, 3, number + 1, 20, tzinfo=UTC)


def serial(number: int) -> str:
    return f"{(at(number) - datetime(1899, 12, 30, tzinfo=UTC)) / timedelta(days=1):.10f}"


def written(path: Path, table: list[list[str]], delimiter: str = ",", header: str = HEADER) -> Path:
    path.write_text("\n".join(delimiter.join(line) for line in [header.split("\t"), *table]) + "\n", "utf-8")
    return path


@pytest.mark.parametrize(
    "change",
    [
        lambda _, line: [f"'{line[0]}", *line[1:]],
        lambda _, line: [f"\u200b{line[0]}\u00a0", *line[1:]],
        lambda n, line: [line[0], serial(n), *line[2:]],
        lambda n, line: [line[0], f"{at(n):%Y%m%d%H%M%S}", *line[2:]],
        lambda n, line: [line[0], f"{at(n):%Y/%-m/%-d} 下午 8:00", *line[2:]],
        lambda n, line: [line[0], f"{at(n):%b-%d-%y}", *line[2:]],
        lambda _, line: [*line[:4], "美国"],
        lambda _, line: [*line[:4], "美国站"],
        lambda _, line: [*line[:4], "USA"],
    ],
    ids=["apostrophe", "unseen", "serial", "compact", "half day", "month first", "country", "site", "usa"],
)
@pytest.mark.parametrize("size", [1, 100], ids=["by row", "as a whole"])
def test_what_a_spreadsheet_or_an_erp_made_of_a_cell_is_undone(tmp_path, claims, change, size):
    """Large tab-separated files are read as a whole, unless a cell is doubtful."""
    table = [change(n, line.split("\t")) for n, line in enumerate(ROWS)]
    more = [change(n % 20, [f"222-{n}", *ROWS[n % 20].split("\t")[1:]]) for n in range(10 * size)]
    found = of(written(tmp_path / "orders.txt", [*table, *more], "\t"), claims)
    assert defects(found) == (3, 20 + 10 * size)


def test_a_number_that_a_spreadsheet_has_rounded_is_rejected_and_says_what_to_do(tmp_path):
    """Fifteen digits are kept, so forty orders would become one."""
    table = cells(lambda line: ["5.7646E+17", *line[1:]])
    read = measure([written(tmp_path / "o.csv", table)], as_of=AS_OF).reads[0]
    assert (read.rows, read.rejected) == (20, 20)
    assert "in amazon-order-id was rounded" in read.faults[0].what
    assert "不要先用 Excel 打开" in read.faults[0].remedy


def test_an_order_counts_without_the_rounded_number_of_its_parcel(tmp_path):
    mapping = tmp_path / "m.yaml"
    mapping.write_text(
        "platform: amazon\nfacts: [orders, packages]\ncolumns: {order: a, bought: b, ship_by: c, confirmed: d, tracking: t}\n"
    )
    (tmp_path / "o.csv").write_text("a,b,c,d,t\n1,2026-03-01,2026-03-03,2026-03-02,9.4E+21\n")
    found = measure([tmp_path / "o.csv"], mapping=mapping, marketplace="US", as_of=AS_OF)
    assert found.reads[0].accepted == 1
    assert any("1 parcel numbers were rounded" in remark for remark in found.reads[0].remarks)
    assert [(line.num, line.den) for line in found.lines if line.metric == "lsr"] == [(0, 1)]


@pytest.mark.parametrize("total", ["合计", "Total: 20", "小计（20）", "Summe", "Grand Total"])
def test_a_row_of_totals_is_no_order(tmp_path, claims, total):
    mapping = tmp_path / "m.yaml"
    mapping.write_text(
        "platform: amazon\nfacts: [orders]\ncolumns: {order: 单号, bought: 时间, marketplace: 站点}\n"
    )
    table = [[line[0], line[1], line[4]] for line in cells()]
    path = written(tmp_path / "erp.csv", [*table, [total, "2026-03-31", ""]], header="单号\t时间\t站点")
    found = measure([path, claims], mapping=mapping, marketplace="US", as_of=AS_OF)
    assert (found.reads[0].accepted, found.reads[0].rejected) == (20, 1)
    assert "is a total" in found.reads[0].faults[0].what
    assert defects(found) == (3, 20)


def test_a_footer_under_a_mapped_table_is_no_order(tmp_path):
    """A table of sales ends in “2,record(s) downloaded” under the columns of number and order."""
    mapping = tmp_path / "m.yaml"
    mapping.write_text("platform: ebay\nfacts: [orders]\ncolumns: {order: Order Number, bought: Sale Date}\n")
    (tmp_path / "e.csv").write_text(
        ",,\nSales Record Number,Order Number,Sale Date\n,,\n1,18-1,Mar-01-26\n2,18-2,Mar-02-26\n\n2,record(s) downloaded,\nSeller ID : x\n"
    )
    read = measure([tmp_path / "e.csv"], mapping=mapping, marketplace="US", as_of=AS_OF).reads[0]
    assert (read.rows, read.accepted, read.rejected) == (4, 2, 2)


def test_every_sheet_with_a_known_header_is_read_and_the_others_are_told(tmp_path, claims):
    tables = [
        [HEADER.split("\t"), *cells()[:12]],
        [["店铺", "订单数"], ["A", "20"]],
        [["全部订单"], HEADER.split("\t"), *cells()[12:]],
    ]
    sheets = ["".join(row(n, line) for n, line in enumerate(table, 1)) for table in tables]
    found = of(workbook(tmp_path / "o.xlsx", *sheets), claims)
    assert (found.reads[0].rows, found.reads[0].accepted) == (20, 20)
    assert defects(found) == (3, 20)
    assert any("sheet2 have no known header and were not read" in one for one in found.reads[0].remarks)


def test_a_row_of_a_workbook_is_named_with_its_sheet(tmp_path, claims):
    table = [HEADER.split("\t"), ["111-0", "yesterday", *cells()[0][2:]]]
    sheets = ["".join(row(n, line) for n, line in enumerate(table, 1))] * 2
    found = of(workbook(tmp_path / "o.xlsx", *sheets), claims)
    assert [fault.place for fault in found.reads[0].faults] == ["o.xlsx sheet1:2", "o.xlsx sheet2:2"]


def test_a_header_whose_cells_lie_in_rows_of_their_own_is_read(tmp_path, claims):
    """Some exporters open a new row for each cell of the first line, and give the sheet the size of one cell."""
    head = "".join(row(1, [cell], chr(65 + n)) for n, cell in enumerate(HEADER.split("\t")))
    body = "".join(row(n, line) for n, line in enumerate(cells(), 2))
    assert defects(of(workbook(tmp_path / "o.xlsx", head + body), claims)) == (3, 20)


@pytest.mark.parametrize("name", ["o.xls", "o.csv", "o.zip", "o.txt"])
def test_a_workbook_is_known_by_its_content_and_not_by_its_name(tmp_path, claims, name):
    table = "".join(row(n, line) for n, line in enumerate([HEADER.split("\t"), *cells()], 1))
    assert defects(of(workbook(tmp_path / name, table), claims)) == (3, 20)


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_text_under_the_name_of_a_workbook_is_read_as_text(tmp_path, claims, encoding):
    path = tmp_path / "o.xls"
    path.write_bytes("\n".join([f"{HEADER}\t备注", *(f"{line}\t盒子" for line in ROWS)]).encode(encoding))
    assert defects(of(path, claims)) == (3, 20)


@pytest.mark.parametrize("start", ["<html><meta charset=utf-8>", "<!DOCTYPE html>\n", "\ufeff<HTML>", ""])
def test_a_web_page_under_the_name_of_a_workbook_is_read(tmp_path, claims, start):
    def line(cells: list[str]) -> str:
        return "<tr>" + "".join(f"<td class=x>\n <b>{cell}</b></td>" for cell in cells) + "</tr>"

    page = f"{start}<table>{''.join(map(line, [['订单'], HEADER.split(chr(9)), *cells()]))}</table>"
    path = tmp_path / "o.xls"
    path.write_text(page, "utf-8")
    assert defects(of(path, claims)) == (3, 20)


def test_a_tab_separated_file_whose_headers_stand_in_quotes_is_quoted(tmp_path, claims):
    quoted = ["\t".join(f'"{cell}"' for cell in line.split("\t")) for line in [HEADER, *ROWS]]
    quoted[1] = quoted[1].replace('"Shipped"', '"Ship\nped"')
    (tmp_path / "o.txt").write_text("\n".join(quoted) + "\n", "utf-8")
    found = of(tmp_path / "o.txt", claims)
    assert (found.reads[0].rows, defects(found)) == (20, (3, 20))


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_read(tmp_path, claims, encoding):
    (tmp_path / "o.txt").write_bytes("\n".join([HEADER, *ROWS]).encode(encoding))
    assert defects(of(tmp_path / "o.txt", claims)) == (3, 20)


def test_json_with_one_answer_a_line_is_read_and_a_broken_line_is_told(tmp_path, claims):
    orders = [
        json.dumps({"AmazonOrderId": f"111-{n}", "PurchaseDate": f"{at(n):%Y-%m-%dT%H:%M:%SZ}", "OrderStatus": "Shipped", "SalesChannel": "Amazon.com"})
        for n in range(20)
    ]  # fmt: skip
    (tmp_path / "o.jsonl").write_text("\n".join([*orders[:10], orders[10][:30], *orders[10:]]) + "\n")
    found = of(tmp_path / "o.jsonl", claims)
    read = found.reads[0]
    assert (read.rows, read.accepted, read.rejected, defects(found)) == (21, 20, 1, (3, 20))
    assert read.faults[0].place == "o.jsonl:11"


FEEDBACK = {
    "zh": ("日期,评级,评论,您的回复,订单编号,评分者电子邮件", "2026年3月20日", "gb18030"),
    "de": (
        "Datum;Bewertung;Kommentare;Ihre Antwort;Bestellnummer;E-Mail des Bewerters",
        "20.03.26",
        "cp1252",
    ),
    "fr": ("Date;Note;Commentaires;Votre réponse;Numéro de commande;E-mail", "20/03/2026", "cp1252"),
    "ja": ("日付\t評価\tコメント\tあなたの回答\t注文番号\t評価者のEメール", "2026/03/20", "cp932"),
}


@pytest.mark.parametrize("language", FEEDBACK)
def test_feedback_is_known_in_the_language_of_the_console(tmp_path, language):
    header, day, encoding = FEEDBACK[language]
    delimiter = next(sign for sign in "\t;," if sign in header)
    lines = [delimiter.join([day, str(1 + n % 3), "x", "", f"111-{n}", "y"]) for n in range(9)]
    (tmp_path / "f.csv").write_bytes("\n".join([header, *lines]).encode(encoding))
    orders = written(tmp_path / "o.txt", cells(), "\t")
    assert defects(measure([orders, tmp_path / "f.csv"], as_of=AS_OF)) == (6, 20)


def test_the_days_of_a_file_are_read_as_its_values_prove_and_not_as_its_kind_is_wont(tmp_path):
    """TikTok Shop writes the day first, in America the month."""
    header = "Order ID,Order Status,Cancelation/Return Type,Created Time,RTS Time,Cancelled Time,Cancel By,Fulfillment Type,Country"
    lines = [f"57{n},Completed,,03/{n + 1:02d}/2026 09:00:00 AM,03/{n + 2:02d}/2026 09:00:00 AM,,,Fulfillment by seller,United States" for n in range(20)]  # fmt: skip
    (tmp_path / "t.csv").write_text("\n".join([header, *lines]) + "\n")
    found = measure([tmp_path / "t.csv"], as_of=AS_OF)
    assert (found.reads[0].accepted, found.reads[0].rejected) == (20, 0)
    assert {line.day.month for line in found.lines if line.metric == "sfcr"} <= {3}
    assert not any("means nothing here" in remark for remark in found.remarks)


def test_dates_that_could_be_read_either_way_for_thousands_of_rows_are_read_as_a_later_one_proves(tmp_path):
    mapping = tmp_path / "m.yaml"
    mapping.write_text("platform: amazon\nfacts: [orders]\ncolumns: {order: o, bought: d}\n")
    lines = [f"{n},{1 + n // 500:02d}/03/2026" for n in range(7000)]
    (tmp_path / "o.csv").write_text("o,d\n" + "\n".join(lines) + "\n")
    found = measure([tmp_path / "o.csv"], mapping=mapping, marketplace="US", as_of=AS_OF)
    assert (found.reads[0].accepted, found.reads[0].rejected) == (7000, 0)


SHOPEE = {
    "ID": ("No. Pesanan,Status Pesanan,Alasan Pembatalan,Pesanan Harus Dikirimkan Sebelum (Menghindari keterlambatan),Waktu Pengiriman Diatur,Waktu Pesanan Dibuat", "Selesai", "Batal", "Dibatalkan oleh Penjual. Alasan: Stok habis"),
    "MY": ("Order ID,Order Status,Cancel reason,Estimated Ship Out Date,Ship Time,Order Creation Date", "Completed", "Cancelled", "Cancelled automatically by Shopee's system. Reason: Failed delivery"),
    "BR": ("ID do pedido,Status do pedido,Cancelar Motivo,Data prevista de envio,Tempo de Envio,Data de criação do pedido", "Concluído", "Cancelado", ""),
    "VN": ("Mã đơn hàng,Trạng Thái Đơn Hàng,Lý do hủy,Ngày giao hàng dự kiến,Ngày gửi hàng,Ngày đặt hàng", "Hoàn thành", "Đã hủy", ""),
    "TH": ("หมายเลขคำสั่งซื้อ,สถานะการสั่งซื้อ,เหตุผลในการยกเลิกคำสั่งซื้อ,วันที่คาดว่าจะทำการจัดส่งสินค้า,เวลาส่งสินค้า,วันที่ทำการสั่งซื้อ", "สำเร็จแล้ว", "ยกเลิกแล้ว", ""),
    "TW": ("訂單編號,訂單狀態,不成立原因,最晚出貨日期,實際出貨時間,訂單成立日期", "已完成", "不成立", "賣家取消：缺貨"),
}  # fmt: skip


@pytest.mark.parametrize("place", SHOPEE)
def test_shopee_divides_by_what_was_shipped_and_counts_who_cancelled(tmp_path, place):
    header, done, cancelled, reason = SHOPEE[place]
    lines = [
        f"26{n},{done},,2026-03-05 09:00,2026-03-0{6 if n < 4 else 4} 09:00,2026-03-03 09:00"
        for n in range(16)
    ]
    lines += [f"26{n},{cancelled},{reason},2026-03-05 09:00,-,2026-03-03 09:00" for n in range(16, 20)]
    (tmp_path / "s.csv").write_text("\n".join([header, *lines]) + "\n", "utf-8")
    found = measure([tmp_path / "s.csv"], marketplace=place, as_of=date(2026, 3, 9))
    held = {line.metric: (line.num, line.den) for line in found.lines}
    assert held["lsr"] == (4, 16)
    assert held["nfr"] == ((4, 20) if reason else (0, 16))
    assert not any("means nothing here" in remark for remark in found.remarks)
    assert any("4 cancelled orders do not say who" in remark for remark in found.remarks) is not bool(reason)
    assert {one.metric.code for one in summaries(found)} == {"lsr", "nfr"}


def test_temus_chinese_console_is_read(tmp_path):
    header = "订单号,站点,订单状态,子订单号,应履约件数,运单号,物流商,订单创建时间,要求最晚发货时间,实际发货时间,预计送达时间,实际签收时间"
    lines = [f"PO-{n},美国站,已收货,{n},1,94{n},USPS,2026-03-01 09:00:00,2026-03-03 09:00:00,2026-03-0{4 if n < 2 else 2} 09:00:00,2026-03-09 09:00:00,{'2026-03-10 09:00:00' if n == 9 else '2026-03-08 09:00:00'}" for n in range(10)]  # fmt: skip
    (tmp_path / "t.csv").write_bytes("\n".join([header, *lines]).encode("gb18030"))
    found = measure([tmp_path / "t.csv"], as_of=AS_OF)
    held = {line.metric: (line.num, line.den) for line in found.lines}
    assert (held["lsr"], held["otdr"], found.reads[0].verified) == ((2, 10), (9, 10), False)


def test_no_rate_is_made_of_promises_alone(tmp_path):
    """An export that tells no moment of shipping would show that nothing was ever late."""
    header = "order id,order item id,order status,purchase date,latest shipping time,latest delivery time,ship country"
    lines = [
        f"PO-{n},{n},Shipped,2026-03-01 10:00,2026-03-03 20:00,2026-03-09 20:00,United States"
        for n in range(10)
    ]
    (tmp_path / "t.csv").write_text("\n".join([header, *lines]) + "\n", "utf-8")
    found = measure([tmp_path / "t.csv"], as_of=AS_OF)
    assert not found.lines
    assert sum("No parcel says when that was" in remark for remark in found.remarks) == 2


def test_a_marketplace_for_which_no_rule_is_known_is_told(tmp_path):
    mapping = tmp_path / "m.yaml"
    mapping.write_text(
        "platform: walmart\nfacts: [orders]\ncolumns: {order: PO#, bought: Order Date, marketplace: C}\n"
    )
    (tmp_path / "w.csv").write_text("PO#,Order Date,C\n9001,2026-03-01,Mexico\n")
    found = measure([tmp_path / "w.csv"], mapping=mapping)
    assert any("No rule is known for the 1 orders of MX" in remark for remark in found.remarks)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("46082.8333333333", "2026-03-01T19:59:59Z"),
        ("46082", "2026-03-01"),
        ("20260301", "2026-03-01"),
        ("2026-03-01 08:00 PM", "2026-03-01T20:00:00Z"),
        ("2026-03-01 12:00 AM", "2026-03-01T00:00:00Z"),
        ("2026/3/1 上午12:05", "2026-03-01T00:05:00Z"),
        ("01.03.2026 20:00:00 GMT+1", "2026-03-01T19:00:00Z"),
        ("Mar 1, 2026, 9:00 AM PDT(UTC-7)", "2026-03-01T16:00:00Z"),
        ("99999", None),
        ("20261301", None),
    ],
)
def test_more_ways_to_write_a_time(words, expected):
    assert (moment(words, "UTC", "dmy") or "")[:16] == (expected or "").replace("19:59:59", "20:00:00")[:16]


def test_an_order_of_the_api_that_leaves_out_its_day_is_told_and_not_passed_over(tmp_path):
    orders = [
        {"AmazonOrderId": "111-1", "PurchaseDate": "2026-03-01T00:00:00Z", "OrderStatus": "Shipped"},
        {"AmazonOrderId": "111-2", "OrderStatus": "Shipped"},
        {"AmazonOrderId": "111-3", "PurchaseDate": None, "OrderStatus": "Shipped"},
        {"AmazonOrderId": "111-4", "BuyerEmail": "x"},
    ]
    (tmp_path / "o.json").write_text(json.dumps({"payload": {"Orders": orders}}))
    read = measure([tmp_path / "o.json"], marketplace="US", as_of=AS_OF).reads[0]
    assert (read.rows, read.accepted, read.rejected) == (3, 1, 2)
    assert read.faults[0].place == "o.json payload.Orders[1]"
    assert "The column PurchaseDate is empty" in read.faults[0].what


def test_a_block_of_a_report_that_is_empty_costs_no_other(tmp_path):
    report = {
        "marketplaceId": "ATVPDKIKX0DER",
        "orderDefectRate": {"mfn": None},
        "validTrackingRate": None,
        "lateShipmentRate": {"rate": "--", "lateShipmentCount": 3, "orderCount": "100"},
    }
    (tmp_path / "p.json").write_text(json.dumps([report]))
    found = measure([tmp_path / "p.json"], as_of=AS_OF)
    assert [(one.metric, one.num, one.den, one.rate) for one in found.figures] == [("lsr", 3, 100, None)]
    assert not found.reads[0].rejected


MESSAGES = "会话,订单编号,发送方,发送时间,自动回复,类别"


def test_messages_and_claims_are_known_by_their_chinese_headers(tmp_path):
    told = [f"T{n},111-{n},买家,2026-03-01 09:00,,咨询\nT{n},111-{n},{'卖家' if n else '自动回复'},2026-03-01 12:00,,\n" for n in range(4)]  # fmt: skip
    (tmp_path / "m.csv").write_bytes(f"{MESSAGES}\n{''.join(told)}".encode("gb18030"))
    (tmp_path / "c.csv").write_bytes("订单编号,索赔日期,类型,原因,状态\n111-0,2026/3/10,A-to-Z索赔,未收到,成立\n".encode("gb18030"))  # fmt: skip
    orders = written(tmp_path / "o.txt", cells(), "\t")
    found = measure([orders, tmp_path / "m.csv", tmp_path / "c.csv"], marketplace="US", as_of=AS_OF)
    held = [(line.num, line.den) for line in found.lines if line.metric == "response_time"]
    assert (held, defects(found)) == ([(3, 4)], (1, 20))


def test_unusual_spellings_in_a_large_export_mean_the_same_and_an_unknown_word_is_told_once(tmp_path, claims):
    """A large export is read whole, with words as they are usually spelled; only where one is not, all are folded."""
    more = [[f"222-{n}", *ROWS[n % 20].split("\t")[1:]] for n in range(1000)]
    usual, other = cells(), [[*line[:2], " sHiPPed ", "MERCHANT", "amazon.COM "] for line in cells()]
    expected = of(written(tmp_path / "o.txt", [*usual, *more], "\t"), claims)
    held = of(written(tmp_path / "o.txt", [*other, *more], "\t"), claims)
    assert (held.lines, held.reads) == (expected.lines, expected.reads)
    more[7][2] = "Teleported"
    told = [
        one
        for one in of(written(tmp_path / "p.txt", [*other, *more], "\t"), claims).remarks
        if "teleported" in one
    ]
    assert len(told) == 1
    assert "1 rows of orders say “teleported” as status" in told[0]
