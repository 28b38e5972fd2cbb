"""The sentence in which a paper says the thing (文件原句): found by its words, quoted whole, never paraphrased."""

from __future__ import annotations

import re
from collections.abc import Iterator

from appealdesk.core.place import Words
from appealdesk.core.sheet import Sheet

LONGEST = 240
_HEADING = re.compile(
    r"\s*(?:[^\n。]{0,60}(?:[:：][^\n。]{0,60}|\d{4}\s?[年/-][^\n。]{0,20}|公司|株式会社|[書书报告證证]))[ \t]*\n(?=\s*\S)"
)
_END = re.compile(r"[.!?](?=\s|$)|[。!?]|\n\s*\n")
ASIAN = re.compile(r"[一-鿿぀-ヿ가-힯]")
# What each kind of paper is wanted for, in the languages in which such papers come.
TELLING = {
    "compliance_certificate": re.compile(
        r"compl(?:y|ies|iant)\b|conforms?\b|not detected|\bpass(?:ed)?\b|meets the|erfüllt|entspricht|nicht nachgewiesen"
        r"|\bconformes?\b|non détecté|\bcumplen?\b|no (?:se )?detectad|non rilevat|soddisfa|does not (?:fall|apply)|not (?:subject to|covered by|regulated)|\bexempt|fällt nicht|nicht unter|n'est pas soumis|ne relève pas|no está sujet|no le es aplicable|non rientra|non è soggett|該当しない|該当しません|対象外|不属于|不適用|不适用|不屬於|適合|検出され(?:ず|ない|なかった)|できなかった|符合|未检出|未檢出|合格",
        re.IGNORECASE,
    ),
    "lab_confirmation": re.compile(r"confirm|conferm|bestätig|確認|证实|确认|證實", re.IGNORECASE),
    "related_account_reinstatement": re.compile(
        r"re(?:activated|instated)|freigeschaltet|wieder aktiviert|réactivé|reactivad|riattivat|再開|恢复|恢復",
        re.IGNORECASE,
    ),
}


def reads_asian(language: str | None) -> bool:
    """Whether the reader of a letter in this language reads Chinese or Japanese characters."""
    return language in {"ja", "zh", "zh-TW"}


def telling(sheets: tuple[Sheet, ...], kind: str, *, asian: bool) -> Words | None:
    """Return the plainest whole sentence that says what the kind is wanted for, the first of equals.

    A sentence in Chinese or Japanese characters is taken only where `asian` says that the letter's reader reads them.
    """
    pattern = TELLING.get(kind)
    if pattern is None:
        return None
    found = [
        words
        for sheet in sheets
        for words in _sentences(sheet)
        # Chinese and Japanese break a line inside a word.
        if pattern.search(words.text) or pattern.search(re.sub(r"\s", "", words.text))
    ]
    readable = [words for words in found if asian or not ASIAN.search(words.text)]
    return max(readable, key=_plainness, default=None)


# Papers of which a reader checks particulars: number, day, parties, quantities, how to reach the supplier.
PARTICULARS = {
    "invoice": (
        r"(?:invoice|rechnung|facture|factura|fattura|发票|發票|請求書|納品書).*\d",
        r"^(?:supplier|seller|from|vendor|lieferant|fournisseur|proveedor|fornitore|供应商|销售方|仕入先)\b|供应商|销售方|仕入先",
        r"^(?:sold to|bill(?:ed)? to|buyer|customer|käufer|kunde|购买方|买方|購入者|宛先)|购买方|买方",
    ),
    "listing_history": (
        r"\btitle\b|商品名|标题|標題|\btitre\b|\btitel\b|\btítulo|\btitolo",
        r"\d.*(?:title|商品名|标题|標題|titre|titel|título|titolo).*|(?:以降|since|seit|depuis|desde|dal|起|改)",
        r"spec|仕様|规格|規格|merkmale|caractéristiques|características|caratteristiche",
    ),
    "product_photos": (r"(?:photo|picture|image|写真|图|圖|foto)\w*\s?\d+\s?[:：]",),
    "account_separation_proof": (
        r"sharehold|\bowner|\bholder\b.*%|股东|股東|持股",
        r"\bno (?:entry|link|relation|share|common)|\bnot (?:listed|related|a shareholder)|无关联|無關聯|独立",
        r"bank account|account holder|开户|银行账户",
        r"\bIP\b|\bdevice|network|\baddress\b|地址|网络",
    ),
    "staff_exit_record": (
        r"last working day|employment (?:ended|terminated)|\bleft\b|resign|离职|最后工作日",
        r"(?:access|user|login|account)\b.*(?:removed|revoked|disabled|deleted)|权限.*(?:删除|关闭|停用)",
    ),
    "supplier_contact": (
        r"co\., ?ltd|gmbh|\binc\b|limited|s\.?r\.?l|有限公司|株式会社",
        r"\+\d[\d ()-]{6,}|@",
        r"\b(?:road|street|district|no\.|straße|strasse|rue|via|calle)\b|路|号|区",
        r"confirm|bestätig|确认|可配合|確認",
    ),
}
LINE_AT_MOST, LINES_AT_MOST = 130, 6
# Of these a table's bare row tells a reader nothing.
PLAIN_ONLY = frozenset({"listing_history", "product_photos"})


def reading_lines(
    sheets: tuple[Sheet, ...], kind: str, items: tuple[str, ...], *, asian: bool
) -> tuple[Words, ...]:
    """Return the lines of a paper that a reader checks: its particulars, then those that name the items."""
    lines = [
        words
        for sheet in sheets
        for words in lines_of(sheet)
        if len(words.text) <= LINE_AT_MOST
        and (asian or not ASIAN.search(words.text))
        and not (kind in PLAIN_ONLY and sheet.file.endswith((".csv", ".tsv")))
    ]
    patterns = [re.compile(pattern, re.IGNORECASE) for pattern in PARTICULARS.get(kind, ())]
    chosen = [line for pattern in patterns for line in [w for w in lines if pattern.search(w.text)][:1]]
    if patterns:
        chosen += [line for item in items for line in lines if item in line.text]
    found = dict.fromkeys(chosen)
    return tuple(line for line in lines if line in found)[:LINES_AT_MOST]


def lines_of(sheet: Sheet) -> Iterator[Words]:
    """Yield the lines of a page that hold anything, without the blanks around them."""
    start = 0
    for line in sheet.text.split("\n"):
        left = start + len(line) - len(line.lstrip())
        if line.strip():
            yield sheet.words(left, start + len(line.rstrip()))
        start += len(line) + 1


def _plainness(words: Words) -> tuple[bool, bool]:
    """A closed sentence says more than a heading, and one with a number or a day more than one without."""
    return bool(_END.search(words.text[-1:] + " ")), any(char.isdigit() for char in words.text)


def _sentences(sheet: Sheet) -> Iterator[Words]:
    start = 0
    for end in [*(match.end() for match in _END.finditer(sheet.text)), len(sheet.text)]:
        text = sheet.text[start:end]
        # Chinese and Japanese close no heading with a stop, so what stands above the sentence is left out.
        while (head := _HEADING.match(text)) and ASIAN.search(text):
            start, text = start + head.end(), text[head.end() :]
        left = start + len(text) - len(text.lstrip())
        if 0 < len(text.strip()) <= LONGEST:
            yield sheet.words(left, start + len(text.rstrip()))
        start = end
