"""What the records of a late or cancelled order say (原因记录): quoted before anybody has written a plan on them.

They explain and take nothing out of a count. Once a plan is written, its causes cite them and nothing is quoted twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from appealdesk.core.citing import cite
from appealdesk.core.ground import Ground, GroundClass
from appealdesk.core.grounds.basis import Basis
from appealdesk.core.phrase import enumerated, fill, in_marks
from appealdesk.core.place import Words
from appealdesk.core.telling import ASIAN, lines_of, reads_asian
from appealdesk.core.wording import Wording

ISSUES = (
    "lsr",
    "ldr",
    "otdr",
    "sfp",
    "cr",
    "sfcr",
    "nfr",
    "vtr",
    "odr",
    "fake_shipping",
    "response_time",
    "penalty_points",
    "account_health",
    "seller_standards",
)
LINE_AT_MOST, LINES_AT_MOST = 150, 3
SAYS = {
    "carrier_exception_notice": Wording.of(
        en="The carrier's announcement reads: {lines}.",
        zh="承运商公告载明:{lines}。",
        de="In der Mitteilung des Paketdienstes steht: {lines}.",
        ja="配送業者のお知らせには次の記載があります：{lines}。",
        fr="L'annonce du transporteur porte les mentions suivantes : {lines}.",
        es="El aviso del transportista recoge lo siguiente: {lines}.",
        it="L'avviso del corriere riporta quanto segue: {lines}.",
        zh_TW="物流業者公告載明：{lines}。",
    ),
    "force_majeure_proof": Wording.of(
        en="The document of the authority or utility reads: {lines}.",
        zh="主管部门或公用事业单位文件载明:{lines}。",
        de="Im Dokument der Behörde oder des Versorgers steht: {lines}.",
        ja="公的機関または事業者の文書には次の記載があります：{lines}。",
        fr="Le document de l'autorité ou du fournisseur porte les mentions suivantes : {lines}.",
        es="El documento de la autoridad o del suministrador recoge lo siguiente: {lines}.",
        it="Il documento dell'autorità o del gestore riporta quanto segue: {lines}.",
        zh_TW="主管機關或公用事業文件載明：{lines}。",
    ),
    "erp_log": Wording.of(
        en="The system log reads: {lines}.",
        zh="系统日志载明:{lines}。",
        de="Im Systemprotokoll steht: {lines}.",
        ja="システムのログには次の記載があります：{lines}。",
        fr="Le journal du système porte les mentions suivantes : {lines}.",
        es="El registro del sistema recoge lo siguiente: {lines}.",
        it="Il registro del sistema riporta quanto segue: {lines}.",
        zh_TW="系統紀錄載明：{lines}。",
    ),
    "metric_report": Wording.of(
        en="The metric report reads: {lines}.",
        zh="指标报表载明:{lines}。",
        de="Im Kennzahlenbericht steht: {lines}.",
        ja="指標レポートには次の記載があります：{lines}。",
        fr="Le rapport d'indicateurs porte les mentions suivantes : {lines}.",
        es="El informe de métricas recoge lo siguiente: {lines}.",
        it="Il report delle metriche riporta quanto segue: {lines}.",
        zh_TW="績效指標報表載明：{lines}。",
    ),
}
_FACT = re.compile(r"\d")


def records_read(basis: Basis) -> Iterator[Ground]:
    """One ground for each kind of record whose lines can be quoted in the reader's script."""
    if basis.material.case.plan is not None or not basis.material.about(*ISSUES):
        return
    for kind, says in SAYS.items():
        told = tuple(_lines(basis, kind))[:LINES_AT_MOST]
        cited = cite(basis.material.case, *(line.place for line in told))
        if cited:
            lines = enumerated(in_marks(line.text.rstrip(".。")) for line in told)
            yield Ground(f"{kind}_reads", fill(says, lines=lines), cited, GroundClass.EXPLAINS_ONLY)


def _lines(basis: Basis, kind: str) -> Iterator[Words]:
    """Yield the lines that state something: with a number in them, and no table's row or header."""
    case = basis.material.case
    files = {exhibit.file for exhibit in case.exhibits_of(kind)}
    asian = reads_asian(basis.material.reading.letter_language)
    for sheet in case.sheets:
        if sheet.file in files and not sheet.doubtful and not sheet.text.lstrip().startswith(("{", "[")):
            for line in lines_of(sheet):
                row = max(line.text.count(mark) for mark in ",;\t|") > 3
                if (
                    _FACT.search(line.text)
                    and not row
                    and len(line.text) <= LINE_AT_MOST
                    and (asian or not ASIAN.search(line.text))
                ):
                    yield line
