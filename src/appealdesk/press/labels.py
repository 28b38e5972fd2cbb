"""The few words that the press adds to a paper (版面用语), per language; everything else is the composer's."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

from appealdesk.core.errors import NaiveTimeError
from appealdesk.core.paper import PaperKind
from appealdesk.core.wording import Wording

BRAND = Wording.of(zh="丝路猫", en="Silk Road Cat")

CHINA = timezone(timedelta(hours=8), "UTC+08:00")  # no summer time since 1991, so an offset says it all

KINDS = {
    PaperKind.LETTER: Wording.of(zh="申诉信", en="Appeal letter", zh_TW="申訴信"),
    PaperKind.READING_COPY: Wording.of(zh="中文对照阅读稿", en="Reading copy"),
    PaperKind.REPORT: Wording.of(zh="申诉根因分析报告", en="Root-cause report"),
    PaperKind.REFUSAL: Wording.of(zh="不予受理说明", en="Notice of refusal"),
    PaperKind.QUESTIONS: Wording.of(zh="待补充的问题", en="Open questions"),
    PaperKind.EXHIBITS: Wording.of(
        zh="证据材料",
        en="Exhibits",
        de="Anlagen",
        ja="証拠資料",
        zh_TW="佐證資料",
        fr="Pièces",
        it="Allegati",
        es="Anexos",
    ),
    PaperKind.PREVENTION: Wording.of(zh="同类风险预防清单", en="Prevention checklist"),
    PaperKind.COMPLIANCE: Wording.of(zh="合规声明函", en="Statement of compliance"),
    PaperKind.REFUSAL_READING: Wording.of(zh="驳回信解读", en="Reading of a refusal"),
}

# R1: a paper of our own says what it is not.
FOOTNOTE = Wording.of(
    zh="本文件由服务方编制，并非平台文件，不对申诉结果作任何承诺。",
    en="Prepared by the desk, not by the platform; it promises no outcome.",
)

BESIDE = Wording.of(zh="提交平台的正文", en="Text for the platform"), Wording.of(zh="中文对照", en="Reading")

EXHIBIT = Wording.of(
    zh="证据", en="Exhibit", de="Anlage", ja="証拠", zh_TW="附件", fr="Pièce", it="Allegato", es="Anexo"
)  # fmt: skip

CITATIONS = r"\[(?:" + "|".join(name for _, name in EXHIBIT.texts) + r")s? ?\d[^\[\]]{0,60}\]"

# What stands on the sheets between the exhibits; a language has all of these or none, so that no sheet speaks two.
COLUMNS = (
    Wording.of(zh="编号", en="No.", de="Nr.", ja="番号", zh_TW="編號", fr="N°", it="N.", es="N.º"),
    Wording.of(zh="种类", en="Kind", de="Art", ja="種類", zh_TW="種類", fr="Nature", it="Tipo", es="Tipo"),
    Wording.of(
        zh="文件与摘要值",
        en="File and SHA-256",
        de="Datei und SHA-256",
        ja="ファイルと SHA-256",
        zh_TW="檔案與 SHA-256",
        fr="Fichier et SHA-256",
        it="File e SHA-256",
        es="Archivo y SHA-256",
    ),
    Wording.of(
        zh="页数", en="Pages", de="Seiten", ja="頁数", zh_TW="頁數", fr="Pages", it="Pagine", es="Páginas"
    ),
    Wording.of(
        zh="起始页",
        en="At page",
        de="Ab Seite",
        ja="開始頁",
        zh_TW="起始頁",
        fr="À la page",
        it="Da pagina",
        es="Desde la página",
    ),
)
EXPLAINS = Wording.of(
    zh="编号与申诉信中的引用一致，引用到的行加有底色；SHA-256 只列前 16 位。"
    "PDF 各页原样附后，图片与文本排在页面上，内容未作改动；承运商的数据文件排成表格。",
    en="The numbers are those cited in the letter, and the lines it cites are shaded; of each SHA-256 the first 16 digits are shown. "
    "Pages of PDF files follow unaltered; pictures and texts are set on pages without any change to their content; "
    "data files of carriers are set as tables.",
    de="Die Nummern sind die im Schreiben genannten, die dort genannten Zeilen sind getönt; vom SHA-256 sind die ersten 16 Stellen gezeigt. "
    "PDF-Seiten folgen unverändert; Bilder und Texte sind ohne inhaltliche Änderung auf Seiten gesetzt; "
    "Datendateien der Paketdienste sind als Tabellen gesetzt.",
    ja="番号は申立書の引用番号と同じで、引用した行には色を付けています。SHA-256 は先頭 16 桁を示します。"
    "PDF の頁は原本のまま、画像と文書は内容を変えずに頁に収め、運送会社のデータは表にしています。",
    zh_TW="編號與申訴信中的引用一致，引用到的行以底色標示；SHA-256 僅列前 16 碼。PDF 各頁原樣附後，圖片與文字排入頁面，內容未經更動；物流業者的資料檔排成表格。",
    fr="Les numéros sont ceux cités dans la lettre et les lignes citées sont ombrées ; de chaque SHA-256 figurent les 16 premiers caractères. "
    "Les pages PDF suivent sans modification ; images et textes sont mis en page sans changement de contenu ; "
    "les données des transporteurs sont présentées en tableaux.",
    it="I numeri sono quelli citati nella lettera e le righe citate sono ombreggiate; di ogni SHA-256 sono riportate le prime 16 cifre. "
    "Le pagine PDF seguono inalterate; immagini e testi sono impaginati senza modifiche al contenuto; "
    "i dati dei corrieri sono disposti in tabelle.",
    es="Los números son los citados en la carta y las líneas citadas van sombreadas; de cada SHA-256 se muestran los 16 primeros dígitos. "
    "Las páginas PDF siguen sin cambios; las imágenes y los textos se han maquetado sin alterar su contenido; "
    "los datos de los transportistas se presentan en tablas.",
)
FACTS = {
    "file": Wording.of(
        zh="文件", en="File", de="Datei", ja="ファイル", zh_TW="檔案", fr="Fichier", it="File", es="Archivo"
    ),
    "pages": Wording.of(
        zh="页数", en="Pages", de="Seiten", ja="頁数", zh_TW="頁數", fr="Pages", it="Pagine", es="Páginas"
    ),
    "note": Wording.of(
        zh="说明", en="Note", de="Hinweis", ja="備考", zh_TW="說明", fr="Remarque", it="Nota", es="Nota"
    ),
    "cited": Wording.of(
        zh="申诉信引用",
        en="Cited for",
        de="Zitiert für",
        ja="引用箇所",
        zh_TW="申訴信引用",
        fr="Cité pour",
        it="Citato per",
        es="Citado para",
    ),
}
# Where the pages of a PDF stand, for one page and for several; filled where the pages are counted, in the template.
INSERTED = (
    Wording.of(
        zh="{count}（即本册第 {first} 页）",
        en="{count} (page {first} of this document)",
        de="{count} (Seite {first} dieses Dokuments)",
        ja="{count}（本書の {first} 頁）",
        zh_TW="{count}（即本冊第 {first} 頁）",
        fr="{count} (page {first} du présent document)",
        it="{count} (pagina {first} di questo documento)",
        es="{count} (página {first} de este documento)",
    ),
    Wording.of(
        zh="{count}（即本册第 {first}–{last} 页）",
        en="{count} (pages {first}–{last} of this document)",
        de="{count} (Seiten {first}–{last} dieses Dokuments)",
        ja="{count}（本書の {first}–{last} 頁）",
        zh_TW="{count}（即本冊第 {first}–{last} 頁）",
        fr="{count} (pages {first} à {last} du présent document)",
        it="{count} (pagine {first}–{last} di questo documento)",
        es="{count} (páginas {first}–{last} de este documento)",
    ),
)
# Where in an exhibit: one number, then several.
PLACES = {
    "page": (
        Wording.of(
            zh="第 {n} 页", en="page {n}", de="Seite {n}", ja="{n} 頁", zh_TW="第 {n} 頁", fr="page {n}", it="pagina {n}", es="página {n}"
        ),
        Wording.of(
            zh="第 {n} 页", en="pages {n}", de="Seiten {n}", ja="{n} 頁", zh_TW="第 {n} 頁", fr="pages {n}", it="pagine {n}", es="páginas {n}"
        ),
    ),
    "line": (
        Wording.of(
            zh="第 {n} 行", en="line {n}", de="Zeile {n}", ja="{n} 行", zh_TW="第 {n} 行", fr="ligne {n}", it="riga {n}", es="línea {n}"
        ),
        Wording.of(
            zh="第 {n} 行", en="lines {n}", de="Zeilen {n}", ja="{n} 行", zh_TW="第 {n} 行", fr="lignes {n}", it="righe {n}", es="líneas {n}"
        ),
    ),
    "entry": (
        Wording.of(
            zh="第 {n} 条", en="entry {n}", de="Eintrag {n}", ja="{n} 件目", zh_TW="第 {n} 筆", fr="entrée {n}", it="voce {n}", es="entrada {n}"
        ),
        Wording.of(
            zh="第 {n} 条", en="entries {n}", de="Einträge {n}", ja="{n} 件目", zh_TW="第 {n} 筆", fr="entrées {n}", it="voci {n}", es="entradas {n}"
        ),
    ),
}  # fmt: skip
# Heads of the printed files.
HEADS = {
    "line": Wording.of(zh="行", en="Line", de="Zeile", ja="行", zh_TW="行", fr="Ligne", it="Riga", es="Línea"),
    "entry": Wording.of(zh="条", en="Entry", de="Eintrag", ja="番号", zh_TW="筆", fr="Entrée", it="Voce", es="Entrada"),
    "time": Wording.of(zh="时间", en="Time", de="Zeit", ja="日時", zh_TW="時間", fr="Date et heure", it="Data e ora", es="Fecha y hora"),
    "event": Wording.of(zh="事件", en="Event", de="Ereignis", ja="内容", zh_TW="事件", fr="Événement", it="Evento", es="Evento"),
    "where": Wording.of(zh="地点", en="Place", de="Ort", ja="場所", zh_TW="地點", fr="Lieu", it="Luogo", es="Lugar"),
    "further": Wording.of(
        zh="申诉信引用的其他行",
        en="Other lines of the file that the letter cites",
        de="Weitere Zeilen der Datei, die das Schreiben nennt",
        ja="申立書が引用するその他の行", zh_TW="申訴信引用的其他行",
        fr="Autres lignes du fichier citées dans la lettre",
        it="Altre righe del file citate nella lettera",
        es="Otras líneas del archivo citadas en la carta",
    ),
}  # fmt: skip
REMARKS = {
    "closed": Wording.of(
        zh="此文件无法打开，因此没有附页；原件逐字节保存在材料包中。",
        en="This file could not be opened, so no pages follow. The original is kept byte for byte.",
        de="Diese Datei ließ sich nicht öffnen; es folgen keine Seiten. Das Original ist Byte für Byte erhalten.",
        ja="このファイルは開けなかったため、頁は続きません。原本はそのまま保存されています。",
        zh_TW="此檔案無法開啟，因此沒有附頁；原檔逐位元組保存。",
        fr="Ce fichier n'a pas pu être ouvert ; aucune page ne suit. L'original est conservé octet par octet.",
        it="Questo file non si è potuto aprire: non seguono pagine. L'originale è conservato byte per byte.",
        es="Este archivo no se pudo abrir, por lo que no siguen páginas. El original se conserva byte a byte.",
    ),
    "shrunk": Wording.of(
        zh="因入口限制文件大小，此处为缩小的副本；原件（{size} MB）逐字节保存，可用上列 SHA-256 核对。",
        en="A smaller copy, since the form limits the size of files. The original ({size} MB) is kept byte for byte and "
        "identified by the SHA-256 above.",
        de="Verkleinerte Kopie, da das Formular die Dateigröße begrenzt. Das Original ({size} MB) ist Byte für Byte "
        "erhalten und durch den Hashwert oben ausgewiesen.",
        ja="提出先の容量制限のため縮小した写しです。原本（{size} MB）はそのまま保存され、上の SHA-256 で照合できます。",
        zh_TW="因上傳入口限制檔案大小，此處為縮小的副本；原檔（{size} MB）逐位元組保存，可依上列 SHA-256 核對。",
        fr="Copie réduite, car le formulaire limite la taille des fichiers. L'original ({size} Mo) est conservé octet par "
        "octet et identifié par l'empreinte ci-dessus.",
        it="Copia ridotta, perché il modulo limita la dimensione dei file. L'originale ({size} MB) è conservato byte per "
        "byte e identificato dall'impronta qui sopra.",
        es="Copia reducida, porque el formulario limita el tamaño de los archivos. El original ({size} MB) se conserva "
        "byte a byte y lo identifica la huella de arriba.",
    ),
    "beside": Wording.of(
        zh="此类文件不能排成页面，以上摘要值可核对；原文件另附。",
        en="A file of this kind has no pages. It travels beside this document; the digest above identifies it.",
        de="Eine Datei dieser Art hat keine Seiten. Sie liegt bei; der Hashwert oben weist sie aus.",
        ja="この種類のファイルは頁にできません。別添とし、上の SHA-256 で照合できます。",
        zh_TW="此類檔案無法排成頁面，可依上列 SHA-256 核對；原檔另附。",
        fr="Un fichier de ce type n'a pas de pages. Il est joint à part ; l'empreinte ci-dessus l'identifie.",
        it="Un file di questo tipo non ha pagine. È allegato a parte; l'impronta qui sopra lo identifica.",
        es="Un archivo de este tipo no tiene páginas. Se adjunta aparte; la huella de arriba lo identifica.",
    ),
    "scans": Wording.of(
        zh="承运商数据文件，以下排成表格；表中编号即事件在文件中的位置。文件原件逐字节保存，可用上列 SHA-256 核对。",
        en="A data file of the carrier, set as tables below; each number is the place of the event in the file. "
        "The file itself is kept byte for byte and identified by the SHA-256 above.",
        de="Datendatei des Paketdienstes, unten als Tabellen gesetzt; jede Nummer ist die Stelle des Ereignisses in der Datei. "
        "Die Datei selbst ist Byte für Byte erhalten und durch den SHA-256 oben ausgewiesen.",
        ja="運送会社のデータファイルを以下の表にしたものです。番号はファイル内の位置です。原本はそのまま保存され、上の SHA-256 で照合できます。",
        zh_TW="物流業者的資料檔，以下排成表格；表中編號即事件在檔案中的位置。原檔逐位元組保存，可依上列 SHA-256 核對。",
        fr="Fichier de données du transporteur, présenté ci-dessous en tableaux ; chaque numéro est la place de l'événement dans le fichier. "
        "Le fichier est conservé octet par octet et identifié par le SHA-256 ci-dessus.",
        it="File di dati del corriere, disposto qui sotto in tabelle; ogni numero è la posizione dell'evento nel file. "
        "Il file è conservato byte per byte e identificato dallo SHA-256 qui sopra.",
        es="Archivo de datos del transportista, presentado abajo en tablas; cada número es el lugar del evento en el archivo. "
        "El archivo se conserva byte a byte y lo identifica el SHA-256 de arriba.",
    ),
    "cut": Wording.of(
        zh="以下只排前 {count} 行，全文见另附的原文件。",
        en="The first {count} lines follow; the whole file travels beside this document.",
        de="Es folgen die ersten {count} Zeilen; die ganze Datei liegt bei.",
        ja="先頭の {count} 行を示します。全文は別添のファイルにあります。",
        zh_TW="以下只列前 {count} 行，全文見另附的原檔。",
        fr="Les {count} premières lignes suivent ; le fichier entier est joint à part.",
        it="Seguono le prime {count} righe; il file intero è allegato a parte.",
        es="Siguen las primeras {count} líneas; el archivo completo se adjunta aparte.",
    ),
}
PART = Wording.of(
    zh="第 {part} 册，共 {parts} 册",
    en="Part {part} of {parts}",
    de="Teil {part} von {parts}",
    ja="{parts} 分冊の {part}",
    zh_TW="第 {part} 冊，共 {parts} 冊",
    fr="Partie {part} sur {parts}",
    it="Parte {part} di {parts}",
    es="Parte {part} de {parts}",
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
