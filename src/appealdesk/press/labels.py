"""The few words that the press adds to a paper (版面用语), per language; everything else is the composer's."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

from appealdesk.core.errors import NaiveTimeError
from appealdesk.core.paper import PaperKind
from appealdesk.core.wording import Wording

BRAND = Wording.of(zh="丝路猫", en="Silk Road Cat")

CHINA = timezone(timedelta(hours=8), "UTC+08:00")  # no summer time since 1991, so an offset says it all

KINDS = {
    PaperKind.LETTER: Wording.of(zh="申诉信", en="Appeal letter"),
    PaperKind.READING_COPY: Wording.of(zh="中文对照阅读稿", en="Reading copy"),
    PaperKind.REPORT: Wording.of(zh="申诉根因分析报告", en="Root-cause report"),
    PaperKind.REFUSAL: Wording.of(zh="不予承接说明", en="Notice of refusal"),
    PaperKind.QUESTIONS: Wording.of(zh="待补充问题清单", en="Open questions"),
    PaperKind.EXHIBITS: Wording.of(zh="证据材料", en="Exhibits", de="Anlagen", ja="証拠資料"),
}

# R1: a paper of our own says what it is not.
FOOTNOTE = Wording.of(
    zh="本文件由服务方编制，并非平台文件，不对申诉结果作任何承诺。",
    en="Prepared by the desk, not by the platform; it promises no outcome.",
)

BESIDE = Wording.of(zh="提交平台的正文", en="Text for the platform"), Wording.of(zh="中文对照", en="Reading")

EXHIBIT = Wording.of(
    zh="证据", en="Exhibit", de="Anlage", ja="証拠", fr="Pièce", it="Allegato", es="Anexo", nl="Bijlage",
    pl="Załącznik", sv="Bilaga",
)  # fmt: skip

CITATIONS = r"\[(?:" + "|".join(name for _, name in EXHIBIT.texts) + r")s? ?\d[^\[\]]{0,60}\]"

COLUMNS = (
    Wording.of(zh="编号", en="No.", de="Nr.", ja="番号"),
    Wording.of(zh="种类", en="Kind", de="Art", ja="種類"),
    Wording.of(zh="文件与摘要值", en="File and SHA-256", de="Datei und SHA-256", ja="ファイルと SHA-256"),
    Wording.of(zh="页数", en="Pages", de="Seiten", ja="頁数"),
    Wording.of(zh="起始页", en="At page", de="Ab Seite", ja="開始頁"),
)
EXPLAINS = Wording.of(
    zh="编号与申诉信中的引用一致；SHA-256 只列前 16 位。PDF 各页原样附后，图片与文本排在页面上，内容未作改动。",
    en="The numbers are those cited in the letter; of each SHA-256 the first 16 digits are shown. "
    "Pages of PDF files follow unaltered; pictures and texts are set on pages without any change to their content.",
    de="Die Nummern sind die im Schreiben genannten; vom SHA-256 sind die ersten 16 Stellen gezeigt. "
    "PDF-Seiten folgen unverändert; Bilder und Texte sind ohne inhaltliche Änderung auf Seiten gesetzt.",
    ja="番号は申立書の引用番号と同じです。SHA-256 は先頭 16 桁を示します。PDF の頁は原本のまま、画像と文書は内容を変えずに頁に収めています。",
)
FACTS = {
    "file": Wording.of(zh="文件", en="File", de="Datei", ja="ファイル"),
    "pages": Wording.of(zh="页数", en="Pages", de="Seiten", ja="頁数"),
    "note": Wording.of(zh="说明", en="Note", de="Hinweis", ja="備考"),
}
REMARKS = {
    "closed": Wording.of(
        zh="此文件无法打开，因此没有附页；原件逐字节保存在材料包中。",
        en="This file could not be opened, so no pages follow. The original is kept byte for byte.",
        de="Diese Datei ließ sich nicht öffnen; es folgen keine Seiten. Das Original ist Byte für Byte erhalten.",
        ja="このファイルは開けなかったため、頁は続きません。原本はそのまま保存されています。",
    ),
    "beside": Wording.of(
        zh="此类文件不能排成页面，以上摘要值可核对；原文件另附。",
        en="A file of this kind has no pages. It travels beside this document; the digest above identifies it.",
        de="Eine Datei dieser Art hat keine Seiten. Sie liegt bei; der Hashwert oben weist sie aus.",
        ja="この種類のファイルは頁にできません。別添とし、上の SHA-256 で照合できます。",
    ),
    "cut": Wording.of(
        zh="以下只排前 {count} 行，全文见原文件。",
        en="The first {count} lines follow; the whole file travels beside this document.",
        de="Es folgen die ersten {count} Zeilen; die ganze Datei liegt bei.",
        ja="先頭の {count} 行を示します。全文は別添のファイルにあります。",
    ),
}
PART = Wording.of(
    zh="第 {part} 册，共 {parts} 册",
    en="Part {part} of {parts}",
    de="Teil {part} von {parts}",
    ja="{parts} 分冊の {part}",
)


def moment(stamp: datetime, *, in_china: bool) -> str:
    """Say the stamp with its zone: `2026-11-20 17:00 中国时间` or `2026-11-20 09:00 UTC`."""
    if stamp.tzinfo is None:
        raise NaiveTimeError("stamp of a paper", stamp)
    if in_china:
        return f"{stamp.astimezone(CHINA):%Y-%m-%d %H:%M} 中国时间"
    offset = stamp.strftime("%z")
    zone = "UTC" if offset == "+0000" else f"UTC{offset[:3]}:{offset[3:5]}"
    return f"{stamp:%Y-%m-%d %H:%M} {zone}"
