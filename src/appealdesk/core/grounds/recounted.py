"""Grounds from the seller's own complete exports (复算结果的申诉理由): the rate counted again, cited from its table and chart."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from appealdesk.core.citing import cite
from appealdesk.core.ground import Ground, GroundClass
from appealdesk.core.grounds.basis import Basis
from appealdesk.core.metrics.count import Count
from appealdesk.core.phrase import LANGUAGES, fill
from appealdesk.core.place import Place
from appealdesk.core.recount import Recount
from appealdesk.core.wording import Wording

DECIMAL_COMMA = frozenset({"de", "es", "fr", "it"})
# The line of the table that holds the figures.
FIGURES_AT = 2
SAYS = {
    "recount_removable": Wording.of(
        en="Counted again from our complete order exports, {name} is {rate} % ({num} of {den}) from {first} to {last}; the rule itself "
        "leaves {out} of what counts against us out, and without it {name} is {rest} % ({left} of {rested}).",
        zh="依我方完整的订单导出文件复算,{first} 至 {last} 的 {name} 为 {rate} %({num} / {den});其中不利计数有 {out} 项按规则本身不应计入,"
        "剔除后 {name} 为 {rest} %({left} / {rested})。",
        de="Nach unseren vollständigen Bestellexporten neu gezählt beträgt {name} {rate} % ({num} von {den}) vom {first} bis {last}; {out} der "
        "gegen uns gezählten Fälle nimmt die Regel selbst aus, ohne sie beträgt {name} {rest} % ({left} von {rested}).",
        ja="弊社の完全な注文データから再計算した {first} から {last} までの {name} は {rate} %（{den} 件中 {num} 件）です。弊社に不利に数えられた"
        "もののうち {out} 件は規則自体が対象外としており、除くと {name} は {rest} %（{rested} 件中 {left} 件）です。",
        fr="Recalculé à partir de nos exports de commandes complets, {name} est de {rate} % ({num} sur {den}) du {first} au {last} ; la "
        "règle elle-même exclut {out} des cas comptés à notre charge, sans lesquels {name} est de {rest} % ({left} sur {rested}).",
        es="Recalculado a partir de nuestras exportaciones de pedidos completas, {name} es del {rate} % ({num} de {den}) del {first} al "
        "{last}; la propia norma excluye {out} de los casos contados en nuestra contra y, sin ellos, {name} es del {rest} % ({left} de {rested}).",
        it="Ricalcolato sulle nostre esportazioni complete degli ordini, {name} è pari al {rate}% ({num} su {den}) dal {first} al {last}; la "
        "regola stessa esclude {out} dei casi contati a nostro carico e senza di essi {name} è pari al {rest}% ({left} su {rested}).",
        zh_TW="依本賣場完整的訂單匯出檔重新計算，{first} 至 {last} 的 {name} 為 {rate} %（{num} / {den}）；其中不利計數有 {out} 筆依規範本身不應計入，"
        "剔除後 {name} 為 {rest} %（{left} / {rested}）。",
    ),
    "recount_kept": Wording.of(
        en="Counted again from our complete order exports, {name} is {rate} % ({num} of {den}) from {first} to {last}.",
        zh="依我方完整的订单导出文件复算,{first} 至 {last} 的 {name} 为 {rate} %({num} / {den})。",
        de="Nach unseren vollständigen Bestellexporten neu gezählt beträgt {name} {rate} % ({num} von {den}) vom {first} bis {last}.",
        ja="弊社の完全な注文データから再計算した {first} から {last} までの {name} は {rate} %（{den} 件中 {num} 件）です。",
        fr="Recalculé à partir de nos exports de commandes complets, {name} est de {rate} % ({num} sur {den}) du {first} au {last}.",
        es="Recalculado a partir de nuestras exportaciones de pedidos completas, {name} es del {rate} % ({num} de {den}) del {first} al {last}.",
        it="Ricalcolato sulle nostre esportazioni complete degli ordini, {name} è pari al {rate}% ({num} su {den}) dal {first} al {last}.",
        zh_TW="依本賣場完整的訂單匯出檔重新計算，{first} 至 {last} 的 {name} 為 {rate} %（{num} / {den}）。",
    ),
}


def recounted(basis: Basis) -> Iterator[Ground]:
    """Every metric of the case that was enclosed as an exhibit. What the rule leaves out may be asked for; a kept line explains."""
    for one in basis.recounts.metrics:
        if one.files:
            yield from _ground(basis, one)


def _ground(basis: Basis, one: Recount) -> Iterator[Ground]:
    cited = cite(basis.material.case, Place(one.files[0], line=FIGURES_AT), *map(Place, one.files[1:]))
    counted, without, span = one.counted, one.without, one.span
    if not cited or counted is None or without is None or span is None:
        return
    code = "recount_removable" if one.removable else "recount_kept"
    says = fill(
        SAYS[code],
        name=one.metric.upper(),
        rate=shown(counted),
        num=counted.num,
        den=counted.den,
        first=span[0],
        last=span[1],
        out=one.removable,
        rest=shown(without),
        left=without.num,
        rested=without.den,
    )
    yield Ground(code, says, cited, GroundClass.REMOVABLE if one.removable else GroundClass.EXPLAINS_ONLY)


def shown(count: Count) -> Wording:
    """Write a rate with two places, as each language writes decimals."""
    text = f"{count.rate or Decimal(0):.2f}"
    comma = text.replace(".", ",")
    return Wording.of({code: comma if code in DECIMAL_COMMA else text for code in LANGUAGES})
