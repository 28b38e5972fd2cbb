"""Contradictions between papers (文件间矛盾): the notice against itself, the case file and the exhibits' own text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from appealdesk.core.case import Case
from appealdesk.core.evidence import Exhibit
from appealdesk.core.order_numbers import like
from appealdesk.core.phrase import fill, listed
from appealdesk.core.place import Place
from appealdesk.core.reading import Figure, Reading
from appealdesk.core.timeline.event import Conflict
from appealdesk.core.wording import Wording

LOWER_IS_BETTER = ("odr", "lsr", "ldr", "cr", "sfcr", "nfr", "idr", "inr_rate", "inad_rate", "return_rate")
HIGHER_IS_BETTER = ("vtr", "otdr", "response_time")
COUNTS = {
    "orders_affected": Wording.of(en="orders affected", zh="涉及订单数"),
    "defects": Wording.of(en="defects", zh="缺陷数"),
}

SAYS = {
    "order_not_in_notice": Wording.of(
        en="Order {order} is in the case file, but the notice, which lists orders, does not name it.",
        zh="案件资料中有订单 {order},但列明了订单的通知并未提及该订单。",
    ),
    "order_not_in_case": Wording.of(
        en="{file} names {orders}, unknown to the notice and to the case file.",
        zh="{file} 提到订单 {orders},而通知与案件资料中均无此订单。",
    ),
    "count_differs": Wording.of(
        en="The notice counts {stated} ({name}); orders that it names: {listed}.",
        zh="通知所载{name}为 {stated},而点名的订单为 {listed} 个。",
    ),
    "figure_meets_threshold": Wording.of(
        en="The notice gives {name} as {value} {unit} against a threshold of {threshold} {unit}: "
        "this figure keeps the threshold that the notice itself names.",
        zh="通知所载 {name} 为 {value} {unit},标准为 {threshold} {unit}:该数值并未超出通知自身载明的标准。",
        de="Die Mitteilung nennt für {name} {value} {unit} bei einem Schwellenwert von {threshold} {unit}: "
        "Dieser Wert hält den Schwellenwert ein, den die Mitteilung selbst nennt.",
        ja="通知に記載の {name} は {value} {unit}、基準値は {threshold} {unit} です。この数値は通知自身が示す基準を満たしています。",
        fr="La notification indique pour {name} la valeur {value} {unit}, pour un seuil de {threshold} {unit} : cette valeur respecte le seuil que la notification énonce elle-même.",
        es="La notificación indica para {name} un valor de {value} {unit}, con un umbral de {threshold} {unit}: este valor respeta el umbral que la propia notificación señala.",
        it="La notifica indica per {name} il valore {value} {unit}, con una soglia di {threshold} {unit}: questo valore rispetta la soglia indicata dalla notifica stessa.",
        zh_TW="通知所載 {name} 為 {value} {unit}，標準為 {threshold} {unit}：該數值並未逾越通知自身載明的標準。",
    ),
    "asin_elsewhere": Wording.of(
        en="{file} names {found}, but none of the items of the notice ({items}).",
        zh="{file} 写的是 {found},未见通知所涉商品({items})。",
    ),
    "company_elsewhere": Wording.of(
        en="{file} does not carry the company name “{company}” that the case file gives.",
        zh="{file} 上没有案件资料所填的公司名称“{company}”。",
    ),
    "file_twice": Wording.of(
        en="These exhibits are the same file, byte for byte: {files}.",
        zh="以下证据件为逐字节相同的同一文件:{files}。",
    ),
}
_ASIN = re.compile(r"(?<![A-Z0-9])B0[0-9A-Z]{8}(?![A-Z0-9])")
_A_LIST = 3  # strange orders beside ours make a page a list
_HANDED_OVER = re.compile(
    r"hand-?over|hand-?off|manifest|pick-?up|scan form|drop-?off|collect(?:ion|ed)|dispatch list|load(?:ing)? list"
    r"|交接|揽收|提货|装车|出库|清单|引渡|集荷|übergabe|abhol|ladeliste|bordereau|remise|enlèvement|recogida|albarán|ritiro|distinta",
    re.IGNORECASE,
)
_ABOUT_ITEMS = frozenset({"compliance_certificate", "lab_confirmation", "cpnp_or_registration", "invoice"})
_ABOUT_AN_ORDER = frozenset(
    [
        "order_detail",
        "delivery_proof",
        "buy_shipping_label",
        "payment_auth_record",
        "return_tracking",
        "weight_record",
    ]
)
_ABOUT_THE_COMPANY = frozenset({"business_license", "utility_bill", "bank_statement"})


def contradictions(case: Case, reading: Reading) -> Iterator[Conflict]:
    """Compare the ids, counts, figures and names that the papers give."""
    in_notice = _named_in_notice(case, reading)
    yield from _orders(case, in_notice)
    yield from _orders_in_exhibits(case, reading)
    yield from _figures(case, reading, in_notice)
    yield from _items(case, reading)
    yield from _company(case)
    yield from _twice(case)


def _named_in_notice(case: Case, reading: Reading) -> tuple[str, ...]:
    known = dict.fromkeys((*reading.order_ids, *(order.id for order in case.orders)))
    return tuple(id_ for id_ in known if any(id_ in notice.text for notice in case.notices))


def _orders(case: Case, in_notice: tuple[str, ...]) -> Iterator[Conflict]:
    for order in case.orders:
        if in_notice and order.id not in in_notice:
            places = (dict(order.places).get("ship_by", Place("case.yaml")), Place(case.notices[0].file))
            yield _found("order_not_in_notice", places, 0.3, (order.id,), order=order.id)


def _orders_in_exhibits(case: Case, reading: Reading) -> Iterator[Conflict]:
    """An order that only an exhibit names is a page too many, or the one order that was forgotten."""
    known = {*reading.order_ids, *(order.id for order in case.orders)}
    known |= {package.order_id for package in case.shipments if package.order_id}
    if not known:
        return
    for sheet in case.sheets:
        exhibit = case.exhibit_for(sheet.file)
        # A report, an export or a manifest lists the whole shop, so a strange order is no surprise there.
        if exhibit is None or exhibit.kind not in _ABOUT_AN_ORDER:
            continue
        strange = {match[0]: match for match in like(known, sheet.text) if match[0] not in known}
        if strange and not _shared(sheet.text, known, len(strange)):
            places = tuple(sheet.words(*match.span()).place for match in strange.values())
            held = {"file": sheet.file, "orders": listed(strange)}
            yield _found("order_not_in_case", places, 0.5, tuple(strange), **held)


def _shared(text: str, known: set[str], strange: int) -> bool:
    """Whether a page is one of many buyers: the driver signs for all parcels of the day on one sheet."""
    ours = any(id_ in text for id_ in known)
    return ours and (strange >= _A_LIST or _HANDED_OVER.search(text) is not None)


def _figures(case: Case, reading: Reading, in_notice: tuple[str, ...]) -> Iterator[Conflict]:
    spans = dict(reading.spans)
    for name, figure in reading.figures:
        words = spans.get(f"figures.{name}") or spans.get(name) or ()
        place = words[0].place if words else Place(case.notices[0].file if case.notices else "case.yaml")
        if name in COUNTS and in_notice and figure.value != len(in_notice):
            stated, listed = _plain(figure.value), len(in_notice)
            yield _found(
                "count_differs", (place,), 0.4, in_notice, name=COUNTS[name], stated=stated, listed=listed
            )
        elif _keeps(name, figure) and figure.threshold is not None:
            held = {
                "name": name.upper(),
                "value": _plain(figure.value),
                "threshold": _plain(figure.threshold),
            }
            unit = "%" if figure.unit == "pct" else figure.unit
            yield _found("figure_meets_threshold", (place,), 0.6, (), **held, unit=unit)


def _keeps(name: str, figure: Figure) -> bool:
    metric = re.sub(r"_\d+d$", "", name)
    if figure.threshold is None:
        return False
    return (metric in LOWER_IS_BETTER and figure.value < figure.threshold) or (
        metric in HIGHER_IS_BETTER and figure.value > figure.threshold
    )


def _items(case: Case, reading: Reading) -> Iterator[Conflict]:
    """A certificate or an invoice that names other items only speaks about something else."""
    items = (*reading.asins, *reading.item_ids)
    for exhibit in case.exhibits if items else ():
        sheets = [sheet for sheet in case.sheets if sheet.file == exhibit.file]
        if exhibit.kind not in _ABOUT_ITEMS or any(sheet.find(item) for sheet in sheets for item in items):
            continue
        others = [(sheet, match) for sheet in sheets for match in _ASIN.finditer(sheet.text)]
        if others:
            sheet, match = others[0]
            found = listed(dict.fromkeys(match[0] for _, match in others))
            place = sheet.words(*match.span()).place
            yield _found(
                "asin_elsewhere", (place,), 0.8, (), file=exhibit.file, found=found, items=listed(items)
            )


def _company(case: Case) -> Iterator[Conflict]:
    company = case.seller.company.strip()
    for exhibit in case.exhibits if company else ():
        sheets = [s for s in case.sheets if s.file == exhibit.file and s.text.strip() and not s.doubtful]
        if exhibit.kind in _ABOUT_THE_COMPANY and sheets and not any(_bears(s.text, company) for s in sheets):
            yield _found(
                "company_elsewhere", (Place(exhibit.file),), 0.7, (), file=exhibit.file, company=company
            )


def _twice(case: Case) -> Iterator[Conflict]:
    """One file handed in as two kinds of proof is one proof. The notice and the statement may well stand twice."""
    by_digest: dict[str, list[Exhibit]] = {}
    for exhibit in case.exhibits:
        if exhibit.sha256 and exhibit.kind not in {"notice", "seller_statement"}:
            by_digest.setdefault(exhibit.sha256, []).append(exhibit)
    for same in by_digest.values():
        if len({exhibit.kind for exhibit in same}) > 1:
            names = listed(f"{exhibit.file} ({exhibit.kind})" for exhibit in same)
            yield _found("file_twice", tuple(Place(exhibit.file) for exhibit in same), 0.5, (), files=names)


def _bears(text: str, company: str) -> bool:
    """Compare without spaces, dots and case: `Co., Ltd.` is set in many ways."""
    bare = re.compile(r"[\W_]+")
    return bare.sub("", company.casefold()) in bare.sub("", text.casefold())


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"


def _found(
    kind: str, places: tuple[Place, ...], weight: float, orders: tuple[str, ...], /, **values: object
) -> Conflict:
    return Conflict(kind, fill(SAYS[kind], **values), tuple(dict.fromkeys(places)), orders, weight)
