"""Valid tracking rate miscounted, Amazon DE: an interface cut the leading zeros off eleven DHL numbers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from making import numbers, paper, picture, tracking
from making.facts import Parcel, Scan, table

FOLDER = "valid-tracking-miscounted"


@dataclass(frozen=True, slots=True)
class Shipped:
    """One order: when it was confirmed, when DHL took and delivered it, and what was sent to the platform."""

    order: str
    serial: str
    confirmed: str
    collected: str
    delivered: str
    town: str
    zip: str
    value: str
    fate: str = "cut"

    @property
    def tracking(self) -> str:
        """The number on the parcel."""
        return numbers.dhl_paket(self.serial)

    @property
    def sent(self) -> str:
        """What the platform got."""
        return numbers.dhl_paket("00008100731") if self.fate == "relabelled" else self.tracking.lstrip("0")


SHIPPED = (
    Shipped("302-5518093-7740612", "00008100417", "2026-10-26T15:02:11+01:00", "2026-10-26T17:31:00+01:00", "2026-10-27T11:48:00+01:00", "Köln", "50823", "64.90"),
    Shipped("305-2297410-8836154", "00008100424", "2026-10-26T15:06:40+01:00", "2026-10-26T17:31:00+01:00", "2026-10-27T13:22:00+01:00", "Bonn", "53123", "39.95"),
    Shipped("303-9041577-2260938", "00008100433", "2026-10-26T15:09:27+01:00", "2026-10-26T17:31:00+01:00", "2026-10-28T10:14:00+01:00", "Leipzig", "04229", "129.00"),
    Shipped("304-3386102-5917744", "00008100519", "2026-10-27T14:41:03+01:00", "2026-10-27T17:28:00+01:00", "2026-10-28T12:05:00+01:00", "Essen", "45130", "54.50"),
    Shipped("028-7714405-0093381", "00008100528", "2026-10-27T14:44:58+01:00", "2026-10-27T17:28:00+01:00", "2026-10-28T15:37:00+01:00", "Bremen", "28203", "89.90"),
    Shipped("306-1180562-4479205", "00008100535", "2026-10-27T14:52:20+01:00", "2026-10-27T17:28:00+01:00", "2026-10-29T09:41:00+01:00", "Dresden", "01127", "64.90"),
    Shipped("302-8830419-1167523", "00008100544", "2026-10-27T15:10:46+01:00", "2026-10-27T17:28:00+01:00", "2026-10-29T11:02:00+01:00", "München", "81371", "112.00"),
    Shipped("305-4402891-7735016", "00008100617", "2026-10-28T14:20:34+01:00", "2026-10-28T17:34:00+01:00", "2026-10-29T12:16:00+01:00", "Düsseldorf", "40223", "39.95"),
    Shipped("303-6657018-9920347", "00008100626", "2026-10-28T14:26:12+01:00", "2026-10-28T17:34:00+01:00", "2026-10-29T13:30:00+01:00", "Münster", "48143", "74.90"),
    Shipped("304-0923761-3348850", "00008100633", "2026-10-28T14:31:55+01:00", "2026-10-28T17:34:00+01:00", "2026-10-30T10:47:00+01:00", "Stuttgart", "70176", "89.90", "corrected"),
    Shipped("306-5509214-8861370", "00008100642", "2026-10-28T14:39:08+01:00", "2026-10-28T17:34:00+01:00", "2026-10-30T14:09:00+01:00", "Berlin", "12049", "54.50", "corrected"),
    Shipped("302-7046835-5512908", "00008100748", "2026-10-21T14:02:49+02:00", "2026-10-21T17:30:00+02:00", "2026-10-22T12:53:00+02:00", "Hannover", "30449", "64.90", "relabelled"),
)
CENTRES = {"Köln": "Köln-West", "Bonn": "Köln-West", "Essen": "Dorsten", "Düsseldorf": "Krefeld", "Münster": "Greven"}
REPORTED = tuple(item for item in SHIPPED if item.fate != "corrected")


def _later(at: str, **span: int) -> str:
    return (datetime.fromisoformat(at) + timedelta(**span)).isoformat()


def _parcel(item: Shipped) -> Parcel:
    van = datetime.fromisoformat(item.delivered).replace(hour=8, minute=12).isoformat()
    scans = (
        Scan(_later(item.confirmed, minutes=-9), "Die Sendung wurde elektronisch angekündigt.", "pre-transit", "Duisburg"),
        Scan(item.collected, "Die Sendung wurde von DHL abgeholt.", "transit", "Duisburg", zip="47229"),
        Scan(_later(item.collected, hours=3, minutes=26), "Die Sendung wurde im Start-Paketzentrum bearbeitet.", "transit", "Krefeld"),
        Scan(_later(van, hours=-4, minutes=-7), "Die Sendung ist im Ziel-Paketzentrum eingetroffen.", "transit", CENTRES.get(item.town, item.town)),
        Scan(van, "Die Sendung wurde in das Zustellfahrzeug geladen.", "transit", item.town, zip=item.zip),
        Scan(item.delivered, "Die Sendung wurde erfolgreich zugestellt.", "delivered", item.town, zip=item.zip),
    )
    return Parcel(item.order, item.tracking, "DHL Paket", item.town, "", item.zip, "DE", scans)


def _never_used() -> Parcel:
    item = SHIPPED[-1]
    scan = Scan("2026-10-21T13:40:05+02:00", "Die Sendung wurde elektronisch angekündigt.", "pre-transit", "Duisburg")
    return Parcel(item.order, item.sent, "DHL Paket", item.town, "", item.zip, "DE", (scan,))


ORDER_HEADER = (
    "amazon-order-id", "purchase-date", "latest-ship-date", "ship-confirm-date", "latest-delivery-date", "order-status", "fulfillment-channel", "sales-channel",
    "sku", "quantity", "currency", "item-price", "ship-city", "ship-postal-code", "ship-country", "carrier", "tracking-number-uploaded", "tracking-number-on-parcel", "delivered-date",
)
SKUS = {"39.95": "KK-REIBE-3", "54.50": "KK-WOK-28", "64.90": "KK-TOPF-24", "74.90": "KK-PFANNE-28", "89.90": "KK-SET-5", "112.00": "KK-BRAETER-6", "129.00": "KK-SET-8"}


def _end_of_day(at: str, days: int) -> str:
    day = datetime.fromisoformat(at) + timedelta(days=days)
    return f"{day:%Y-%m-%d}T23:59:59{at[-6:]}"


def _order_row(item: Shipped) -> tuple[str, ...]:
    uploaded = item.tracking if item.fate == "corrected" else item.sent
    return (
        item.order, _later(item.confirmed, hours=-20), _end_of_day(item.confirmed, 0), item.confirmed, _end_of_day(item.confirmed, 5), "Shipped", "MFN", "Amazon.de",
        SKUS[item.value], "1", "EUR", item.value, item.town, item.zip, "DE", "DHL", uploaded, item.tracking, item.delivered,
    )


ERP_HEADER = ("logged_at", "module", "order_id", "event", "number_on_label", "number_sent", "detail")


def _erp() -> list[tuple[str, ...]]:
    rows = [
        ("2026-10-21T13:40:05+02:00", "label", "302-7046835-5512908", "LABEL_PRINTED", SHIPPED[-1].sent, "", "bench 2"),
        ("2026-10-21T13:58:31+02:00", "label", "302-7046835-5512908", "LABEL_REPRINTED", SHIPPED[-1].tracking, "", "first label torn in printer 2; export row keeps first number"),
        ("2026-10-21T14:02:49+02:00", "export", "302-7046835-5512908", "SHIP_CONFIRM_SENT", SHIPPED[-1].tracking, SHIPPED[-1].sent, "interface 3.1"),
        ("2026-10-26T06:30:00+01:00", "interface", "", "RELEASE", "", "", "interface 3.2: field shipment_no changed from text to number"),
        ("2026-10-29T11:20:16+01:00", "service", "302-8830419-1167523", "BUYER_QUESTION", SHIPPED[6].tracking, SHIPPED[6].sent, "link in the shipping mail shows no shipment"),
        ("2026-10-29T14:10:02+01:00", "interface", "", "HOTFIX", "", "", "interface 3.2.1: field shipment_no is text again"),
        ("2026-10-29T14:25:40+01:00", "export", "304-0923761-3348850", "NUMBER_CORRECTED", SHIPPED[9].tracking, SHIPPED[9].tracking, "edited before delivery"),
        ("2026-10-29T14:31:12+01:00", "export", "306-5509214-8861370", "NUMBER_CORRECTED", SHIPPED[10].tracking, SHIPPED[10].tracking, "edited before delivery"),
        ("2026-10-29T14:46:55+01:00", "export", "", "CORRECTION_REFUSED", "", "", "9 orders: already delivered, tracking can no longer be edited"),
        ("2026-11-20T09:15:00+01:00", "interface", "", "RELEASE", "", "", "interface 3.3: export stops a number that is not 20 digits, does not begin with 00 or fails the check digit"),
        ("2026-11-20T09:48:21+01:00", "interface", "", "TEST", "", "", "12 numbers: 8 right ones sent, 4 wrong ones stopped (2 cut, 1 digit swapped, 1 first label)"),
        ("2026-11-20T10:30:07+01:00", "label", "", "RULE_ON", "", "", "reprint cancels the first label and overwrites the export row"),
    ]
    rows += [(item.confirmed, "export", item.order, "SHIP_CONFIRM_SENT", item.tracking, item.sent, "interface 3.2") for item in SHIPPED if item.fate != "relabelled"]
    return sorted(rows, key=lambda row: datetime.fromisoformat(row[0]))


DEFECT_HEADER = ("Order ID", "Tracking ID", "Has valid tracking", "Has tracking ID", "Package value", "Any physical scan from carrier", "Delivery scan or attempt", "Origin country")


def files() -> dict[str, bytes]:
    """Return the exhibits of the folder by name."""
    facts = {"cut": [[item.order, item.tracking, item.sent] for item in SHIPPED if item.fate == "cut"]}
    return {
        "order_detail.csv": table(ORDER_HEADER, [_order_row(item) for item in SHIPPED]),
        "carrier_tracking.json": tracking.dhl([*(_parcel(item) for item in SHIPPED), _never_used()]),
        "erp_log.csv": table(ERP_HEADER, _erp(), ";"),
        "vtr-defects.csv": table(DEFECT_HEADER, [(item.order, item.sent, "N", "Y", f"EUR {item.value}", "N", "N", "DE") for item in REPORTED]),
        "metric_report.png": _metric_report(),
        "sop.pdf": paper.pdf("label-sop.typ", facts, "2026-11-20T16:00:00+01:00"),
        "buyer_messages.csv": table(("order_id", "sent_at", "sender", "text"), MESSAGES),
    }


MESSAGES = [
    ("302-8830419-1167523", "2026-10-29T11:20:00+01:00", "buyer", "Guten Tag, der Link zur Sendungsverfolgung zeigt keine Sendung. Wann kommt mein Bräter?"),
    ("302-8830419-1167523", "2026-10-29T14:38:00+01:00", "seller", f"Guten Tag, in der Versandmail fehlen am Anfang der Nummer zwei Nullen, das war ein Fehler in unserem System. Die richtige Nummer lautet {SHIPPED[6].tracking}. DHL zeigt die Zustellung heute um 11:02 Uhr an. Bitte sagen Sie uns, falls das Paket nicht bei Ihnen ist."),
    ("302-8830419-1167523", "2026-10-29T18:02:00+01:00", "buyer", "Ist da, danke."),
]


def _metric_report() -> bytes:
    menu = ["Leistung", "Bestellungen", "Lagerbestand", "Berichte", "Einstellungen"]
    screen = picture.console(1240, 760, "Kirschkern Küche", menu, "Verkäuferleistung  >  Rate gültiger Sendungsverfolgungsnummern", "Deutschland")
    screen.write((24, 148), "Zugesagtes Lieferdatum 7.10.2026 - 5.11.2026    heruntergeladen 20.11.2026, 08:41 Uhr", 14, picture.SOFT)
    screen.box((24, 184, 592, 330))
    screen.write((46, 198), "Kategorie Küche, Haushalt & Wohnen", 15, picture.SOFT, bold=True)
    screen.write((46, 224), "90,4 %", 42, picture.RED, bold=True)
    screen.write((250, 236), "94 von 104 Paketen mit gültiger Nummer", 15)
    screen.write((250, 262), "Ziel: mindestens 95 %", 15, picture.SOFT)
    screen.box((616, 184, 1216, 330), fill=(255, 246, 240), outline=picture.AMBER)
    screen.write((638, 198), "Angebote mit Versand durch Verkäufer in dieser Kategorie", 15, picture.SOFT, bold=True)
    screen.write((638, 230), "Deaktiviert seit 19.11.2026", 26, picture.RED, bold=True)
    screen.write((638, 286), "Einspruch einreichen bis 30.11.2026  >", 15, picture.TEAL, bold=True)
    screen.box((24, 350, 1216, 736))
    screen.write((46, 362), "Pakete ohne gültige Nummer (10)", 16, bold=True)
    columns = [(46, "Bestellnummer"), (260, "Sendungsnummer"), (500, "Versandbestätigung"), (690, "Warenwert"), (820, "Scan des Transporteurs"), (1030, "Gültig")]
    rows = [
        (item.order, item.sent, datetime.fromisoformat(item.confirmed).strftime("%d.%m.%Y %H:%M"), item.value.replace(".", ",") + " €", "keiner", "Nein!")
        for item in sorted(REPORTED, key=lambda item: item.confirmed)
    ]
    screen.rows(392, columns, rows, right=1200, step=30, marked=5)
    return screen.png()
