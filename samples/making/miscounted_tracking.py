"""Valid tracking rate miscounted, Amazon DE: an interface cut the leading zeros off six DHL numbers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from making import paper, picture, tracking
from making.facts import Parcel, Scan, table, told

FOLDER = "valid-tracking-miscounted"
TOLD = told("miscounted_tracking")


@dataclass(frozen=True, slots=True)
class Shipped:
    """One order: when it was confirmed, when DHL took and delivered it, and what was sent to the platform."""

    order: str
    tracking: str
    confirmed: str
    collected: str
    delivered: str
    town: str
    zip: str
    value: str
    fate: str

    @property
    def sent(self) -> str:
        """What the platform got."""
        return str(TOLD["never_used"]) if self.fate == "relabelled" else self.tracking.lstrip("0")


SHIPPED = tuple(Shipped(*row) for row in TOLD["shipped"])
CENTRES = {
    "Köln": "Köln-West",
    "Bonn": "Köln-West",
    "Essen": "Dorsten",
    "Düsseldorf": "Krefeld",
    "Münster": "Greven",
}
REPORTED = tuple(item for item in SHIPPED if item.fate != "corrected")


def _later(at: str, **span: int) -> str:
    return (datetime.fromisoformat(at) + timedelta(**span)).isoformat()


def _parcel(item: Shipped) -> Parcel:
    van = datetime.fromisoformat(item.delivered).replace(hour=8, minute=12).isoformat()
    scans = (
        Scan(
            _later(item.confirmed, minutes=-9),
            "Die Sendung wurde elektronisch angekündigt.",
            "pre-transit",
            "Duisburg",
        ),
        Scan(item.collected, "Die Sendung wurde von DHL abgeholt.", "transit", "Duisburg", zip="47229"),
        Scan(
            _later(item.collected, hours=3, minutes=26),
            "Die Sendung wurde im Start-Paketzentrum bearbeitet.",
            "transit",
            "Krefeld",
        ),
        Scan(
            _later(van, hours=-4, minutes=-7),
            "Die Sendung ist im Ziel-Paketzentrum eingetroffen.",
            "transit",
            CENTRES.get(item.town, item.town),
        ),
        Scan(van, "Die Sendung wurde in das Zustellfahrzeug geladen.", "transit", item.town, zip=item.zip),
        Scan(
            item.delivered, "Die Sendung wurde erfolgreich zugestellt.", "delivered", item.town, zip=item.zip
        ),
    )
    return Parcel(item.order, item.tracking, "DHL Paket", item.town, "", item.zip, "DE", scans)


def _never_used() -> Parcel:
    item = SHIPPED[-1]
    scan = Scan(
        "2026-10-21T13:40:05+02:00", "Die Sendung wurde elektronisch angekündigt.", "pre-transit", "Duisburg"
    )
    return Parcel(item.order, item.sent, "DHL Paket", item.town, "", item.zip, "DE", (scan,))


ORDER_HEADER = (
    "amazon-order-id",
    "purchase-date",
    "latest-ship-date",
    "ship-confirm-date",
    "latest-delivery-date",
    "order-status",
    "fulfillment-channel",
    "sales-channel",
    "sku",
    "quantity",
    "currency",
    "item-price",
    "ship-city",
    "ship-postal-code",
    "ship-country",
    "carrier",
    "tracking-number-uploaded",
    "tracking-number-on-parcel",
    "delivered-date",
)
SKUS = {
    "39.95": "KK-REIBE-3",
    "54.50": "KK-WOK-28",
    "64.90": "KK-TOPF-24",
    "74.90": "KK-PFANNE-28",
    "89.90": "KK-SET-5",
    "112.00": "KK-BRAETER-6",
    "129.00": "KK-SET-8",
}


def _end_of_day(at: str, days: int) -> str:
    day = datetime.fromisoformat(at) + timedelta(days=days)
    return f"{day:%Y-%m-%d}T23:59:59{at[-6:]}"


def _order_row(item: Shipped) -> tuple[str, ...]:
    uploaded = item.tracking if item.fate == "corrected" else item.sent
    return (
        item.order,
        _later(item.confirmed, hours=-20),
        _end_of_day(item.confirmed, 0),
        item.confirmed,
        _end_of_day(item.confirmed, 5),
        "Shipped",
        "MFN",
        "Amazon.de",
        SKUS[item.value],
        "1",
        "EUR",
        item.value,
        item.town,
        item.zip,
        "DE",
        "DHL",
        uploaded,
        item.tracking,
        item.delivered,
    )


ERP_HEADER = ("logged_at", "module", "order_id", "event", "number_on_label", "number_sent", "detail")


def _erp() -> list[tuple[str, ...]]:
    sent = [
        (item.confirmed, "export", item.order, "SHIP_CONFIRM_SENT", item.tracking, item.sent, "interface 3.2")
        for item in SHIPPED
        if item.fate != "relabelled"
    ]
    return sorted([*map(tuple, TOLD["interface_log"]), *sent], key=lambda row: datetime.fromisoformat(row[0]))


DEFECT_HEADER = (
    "Order ID",
    "Tracking ID",
    "Has valid tracking",
    "Has tracking ID",
    "Package value",
    "Any physical scan from carrier",
    "Delivery scan or attempt",
    "Origin country",
)


def files() -> dict[str, bytes]:
    """Return the exhibits of the folder by name."""
    facts = {"cut": [[item.order, item.tracking, item.sent] for item in SHIPPED if item.fate == "cut"]}
    return {
        "order_detail.csv": table(ORDER_HEADER, [_order_row(item) for item in SHIPPED]),
        "carrier_tracking.json": tracking.dhl([*(_parcel(item) for item in SHIPPED), _never_used()]),
        "erp_log.csv": table(ERP_HEADER, _erp(), ";"),
        "vtr-defects.csv": table(
            DEFECT_HEADER,
            [(item.order, item.sent, "N", "Y", f"EUR {item.value}", "N", "N", "DE") for item in REPORTED],
        ),
        "metric_report.png": _metric_report(),
        "sop.pdf": paper.pdf("label-sop.typ", facts, "2026-11-20T16:00:00+01:00"),
        "buyer_messages.csv": table(("order_id", "sent_at", "sender", "text"), TOLD["messages"]),
    }


def _metric_report() -> bytes:
    menu = ["Leistung", "Bestellungen", "Lagerbestand", "Berichte", "Einstellungen"]
    screen = picture.console(
        1240,
        640,
        "Kirschkern Küche",
        menu,
        "Verkäuferleistung  >  Rate gültiger Sendungsverfolgungsnummern",
        "Deutschland",
    )
    screen.write(
        (24, 148),
        "Zugesagtes Lieferdatum 7.10.2026 - 5.11.2026    heruntergeladen 20.11.2026, 08:41 Uhr",
        14,
        picture.SOFT,
    )
    screen.box((24, 184, 592, 330))
    screen.write((46, 198), "Kategorie Küche, Haushalt & Wohnen", 15, picture.SOFT, bold=True)
    screen.write((46, 224), "90,3 %", 42, picture.RED, bold=True)
    screen.write((250, 236), "56 von 62 Paketen mit gültiger Nummer", 15)
    screen.write((250, 262), "Ziel: mindestens 95 %", 15, picture.SOFT)
    screen.box((616, 184, 1216, 330), fill=(255, 246, 240), outline=picture.AMBER)
    screen.write(
        (638, 198), "Angebote mit Versand durch Verkäufer in dieser Kategorie", 15, picture.SOFT, bold=True
    )
    screen.write((638, 230), "Deaktiviert seit 19.11.2026", 26, picture.RED, bold=True)
    screen.write((638, 286), "Einspruch einreichen bis 30.11.2026  >", 15, picture.TEAL, bold=True)
    screen.box((24, 350, 1216, 616))
    screen.write((46, 362), "Pakete ohne gültige Nummer (6)", 16, bold=True)
    columns = [
        (46, "Bestellnummer"),
        (260, "Sendungsnummer"),
        (500, "Versandbestätigung"),
        (690, "Warenwert"),
        (820, "Scan des Transporteurs"),
        (1030, "Gültig"),
    ]
    rows = [
        (
            item.order,
            item.sent,
            datetime.fromisoformat(item.confirmed).strftime("%d.%m.%Y %H:%M"),
            item.value.replace(".", ",") + " €",
            "keiner",
            "Nein!",
        )
        for item in sorted(REPORTED, key=lambda item: item.confirmed)
    ]
    screen.rows(392, columns, rows, right=1200, step=30, marked=5)
    return screen.png()
