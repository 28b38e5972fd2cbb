"""Papers as DOCX (可编辑文稿), for a person who wants to change the wording before it is sent.

Written as WordprocessingML by hand: a paper needs six small parts, and the same paper must give the same bytes.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import UTC

from appealdesk.core.paper import (
    Beside,
    Block,
    Bullets,
    Callout,
    Facts,
    Heading,
    Paper,
    Paragraph,
    Quote,
    Table,
)
from appealdesk.press import columns
from appealdesk.press.labels import BRAND, moment

SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
WIDTH = 9071  # of the text on an A4 page, in twentieths of a point
FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # not allowed in XML at all
EASTERN = {
    "zh": ("Microsoft YaHei", "zh-CN"),
    "zh-TW": ("Microsoft JhengHei", "zh-TW"),
    "ja": ("Yu Gothic", "ja-JP"),
    "ko": ("Malgun Gothic", "ko-KR"),
}
WESTERN = {
    "en": "en-US",
    "de": "de-DE",
    "fr": "fr-FR",
    "it": "it-IT",
    "es": "es-ES",
    "ja": "en-US",
    "zh": "en-US",
}


def set_docx(paper: Paper) -> bytes:
    """Return the paper as an editable document. The same paper gives the same bytes. Raises `NaiveTimeError`."""
    head = moment(paper.stamp, in_china=False)
    if not paper.kind.goes_out:
        head = f"{BRAND.say(paper.language)} · {head}"
    parts = {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": PACKAGE_RELATIONS,
        "docProps/core.xml": _properties(paper),
        "word/_rels/document.xml.rels": DOCUMENT_RELATIONS,
        "word/document.xml": _document(paper),
        "word/footer1.xml": FOOTER,
        "word/header1.xml": _header(paper.case_code, head),
        "word/numbering.xml": _numbering(paper),
        "word/styles.xml": _styles(paper.language),
    }
    return _zipped(parts)


def _zipped(parts: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))  # a zip cannot say an earlier day
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(
                entry, ('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' + text).encode()
            )
    return out.getvalue()


def _document(paper: Paper) -> str:
    lists = iter(range(2, 2 + len(paper.blocks)))  # each numbered list counts from 1 again
    title = _paragraph(paper.title, "Title") + (
        _paragraph(paper.subtitle, "Subtitle") if paper.subtitle else ""
    )
    body = "".join(_block(block, lists) for block in paper.blocks)
    page = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId3"/><w:footerReference w:type="default" r:id="rId4"/>'
        '<w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1531" w:right="1417" w:bottom="1304" w:left="1418" w:header="709" w:footer="624" w:gutter="0"/></w:sectPr>'
    )
    return f"<w:document {SPACE}><w:body>{title}{body}{page}</w:body></w:document>"


def _block(block: Block, lists: Iterator[int]) -> str:
    match block:
        case Heading(text, level):
            return _paragraph(text, f"Heading{min(max(level, 1), 3)}")
        case Paragraph(text, apart):
            return _paragraph(text, "Signature" if apart else "")
        case Bullets(items, numbered):
            number = next(lists) if numbered else 1
            return "".join(_paragraph(item, "ListParagraph", number) for item in items)
        case Facts(pairs):
            return _table([[label, value] for label, value in pairs], (1.0, 2.6))
        case Table(header, rows, widths):
            cells = columns.squared(header, rows)
            given = widths if len(widths) == len(cells[0]) else ()
            laid = columns.lay_out(cells, given=given)
            return _table(cells, tuple(laid.shares), header=True, dense=laid.size == columns.DENSE)
        case Callout(title, text):
            return (_paragraph(title, "CalloutTitle") if title else "") + _paragraph(text, "Callout")
        case Quote(text, source):
            return _paragraph(f"{text}\n— {source}" if source else text, "Quote")
        case Beside(left, right):
            return _table([[left, right]], (1.0, 1.0))


def _paragraph(text: str, style: str = "", number: int = 0) -> str:
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    listed = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>' if number else ""
    about = f"<w:pPr>{named}{listed}</w:pPr>" if named or listed else ""
    lines = "<w:br/>".join(f'<w:t xml:space="preserve">{_xml(line)}</w:t>' for line in text.split("\n"))
    return f"<w:p>{about}<w:r>{lines}</w:r></w:p>"


def _table(
    rows: list[list[str]], shares: tuple[float, ...], *, header: bool = False, dense: bool = False
) -> str:
    widths = [round(WIDTH * share / sum(shares)) for share in shares]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    size = "Dense" if dense else ""
    styles = [f"CellHead{size}" if header and at == 0 else f"Cell{size}" for at in range(len(rows))]
    body = "".join(_row(row, widths, style) for row, style in zip(rows, styles, strict=True))
    about = f'<w:tblPr><w:tblStyle w:val="Lines"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>'
    # Word joins tables that touch each other, hence the empty line after each.
    return f'<w:tbl>{about}<w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl><w:p><w:pPr><w:pStyle w:val="Gap"/></w:pPr></w:p>'


def _row(cells: list[str], widths: list[int], style: str) -> str:
    head = "<w:tblHeader/>" if style.startswith("CellHead") else ""
    about = f"<w:trPr><w:cantSplit/>{head}</w:trPr>"
    filled = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{_paragraph(cell, style)}</w:tc>'
        for cell, width in zip(cells, widths, strict=True)
    )
    return f"<w:tr>{about}{filled}</w:tr>"


def _xml(text: str) -> str:
    # Not by the library's `escape`: importing it costs more than the whole document.
    return FORBIDDEN.sub("\ufffd", text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _header(left: str, right: str) -> str:
    words = (
        f'<w:t xml:space="preserve">{_xml(left)}</w:t><w:tab/><w:t xml:space="preserve">{_xml(right)}</w:t>'
    )
    return f'<w:hdr {SPACE}><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr><w:r>{words}</w:r></w:p></w:hdr>'


def _field(name: str) -> str:
    return f'<w:fldSimple w:instr=" {name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'


FOOTER = (
    f'<w:ftr {SPACE}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>{_field("PAGE")}'
    f'<w:r><w:t xml:space="preserve"> / </w:t></w:r>{_field("NUMPAGES")}</w:p></w:ftr>'
)


def _properties(paper: Paper) -> str:
    at = f"{paper.stamp.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
    dates = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{at}</dcterms:{name}>' for name in ("created", "modified")
    )
    spaces = (
        'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    )
    return (
        f"<cp:coreProperties {spaces}><dc:title>{_xml(paper.title)}</dc:title>"
        f"<cp:keywords>{_xml(paper.case_code)}</cp:keywords>{dates}</cp:coreProperties>"
    )


def _numbering(paper: Paper) -> str:
    ordered = sum(isinstance(block, Bullets) and block.numbered for block in paper.blocks)
    kinds = _kind_of_list(0, "bullet", "•") + _kind_of_list(1, "decimal", "%1.")
    restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    uses = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>' + "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="1"/>{restart}</w:num>'
        for number in range(2, 2 + ordered)
    )
    return f"<w:numbering {SPACE}>{kinds}{uses}</w:numbering>"


def _kind_of_list(number: int, kind: str, sign: str) -> str:
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        f'<w:numFmt w:val="{kind}"/><w:lvlText w:val="{sign}"/><w:lvlJc w:val="left"/>'
        '<w:pPr><w:ind w:left="425" w:hanging="340"/></w:pPr></w:lvl></w:abstractNum>'
    )


def _styles(language: str) -> str:
    eastern, tongue = EASTERN.get(language) or EASTERN.get(language[:2], EASTERN["zh"])
    fonts = f'<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="{eastern}" w:cs="Calibri"/>'
    said = f'<w:lang w:val="{WESTERN.get(language[:2], language)}" w:eastAsia="{tongue}"/>'
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr>{fonts}<w:sz w:val="21"/><w:szCs w:val="21"/>{said}</w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:after="140" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
    )
    return f"<w:styles {SPACE}>{defaults}{''.join(_style(*style) for style in STYLES)}{LINES}</w:styles>"


def _style(code: str, name: str, about: str, run: str) -> str:
    default = ' w:default="1"' if code == "Normal" else ""
    based = "" if code == "Normal" else '<w:basedOn w:val="Normal"/>'
    return (
        f'<w:style w:type="paragraph"{default} w:styleId="{code}"><w:name w:val="{name}"/>{based}<w:qFormat/>'
        f"<w:pPr>{about}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


NAVY, GREY = '<w:color w:val="14385A"/>', '<w:color w:val="5F6B77"/>'
CELL = '<w:spacing w:before="40" w:after="40" w:line="240" w:lineRule="auto"/>'
BAR = '<w:pBdr><w:left w:val="single" w:sz="18" w:space="8" w:color="2C5D87"/></w:pBdr>'
STYLES = (
    ("Normal", "Normal", "", ""),
    ("Title", "Title", '<w:keepNext/><w:spacing w:before="0" w:after="200"/>', f'<w:b/>{NAVY}<w:sz w:val="32"/>'),
    ("Subtitle", "Subtitle", '<w:spacing w:after="240"/>', GREY),
    ("Heading1", "heading 1", '<w:keepNext/><w:spacing w:before="360" w:after="140"/><w:outlineLvl w:val="0"/>', f'<w:b/>{NAVY}<w:sz w:val="26"/>'),
    ("Heading2", "heading 2", '<w:keepNext/><w:spacing w:before="280" w:after="100"/><w:outlineLvl w:val="1"/>', f'<w:b/>{NAVY}<w:sz w:val="23"/>'),
    ("Heading3", "heading 3", '<w:keepNext/><w:spacing w:before="220" w:after="80"/><w:outlineLvl w:val="2"/>', f"<w:b/>{GREY}"),
    ("ListParagraph", "List Paragraph", '<w:spacing w:after="80"/>', ""),
    ("Signature", "Signature", '<w:keepLines/><w:spacing w:before="480"/>', ""),
    ("Quote", "Quote", f'{BAR}<w:ind w:left="284"/>', GREY),
    ("CalloutTitle", "Callout Title", f'<w:keepNext/>{BAR}<w:spacing w:before="160" w:after="40"/><w:ind w:left="284"/>', f"<w:b/>{NAVY}"),
    ("Callout", "Callout", f'{BAR}<w:ind w:left="284"/>', ""),
    ("Cell", "Cell", CELL, '<w:sz w:val="18"/>'),
    ("CellHead", "Cell Head", f"<w:keepNext/>{CELL}", f'<w:b/>{NAVY}<w:sz w:val="18"/>'),
    ("CellDense", "Cell Dense", CELL, '<w:sz w:val="14"/>'),
    ("CellHeadDense", "Cell Head Dense", f"<w:keepNext/>{CELL}", f'<w:b/>{NAVY}<w:sz w:val="14"/>'),
    ("Gap", "Gap", '<w:spacing w:after="0" w:line="200" w:lineRule="exact"/>', ""),
    ("Header", "header", f'<w:tabs><w:tab w:val="right" w:pos="{WIDTH}"/></w:tabs>', f'{GREY}<w:sz w:val="16"/>'),
    ("Footer", "footer", '<w:jc w:val="right"/>', f'{GREY}<w:sz w:val="16"/>'),
)  # fmt: skip
LINES = (
    '<w:style w:type="table" w:default="1" w:styleId="Lines"><w:name w:val="Lines"/><w:tblPr><w:tblBorders>'
    + "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="D3DAE0"/>'
        for side in ("top", "bottom", "insideH")
    )
    + '</w:tblBorders><w:tblCellMar><w:left w:w="70" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
)
KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"
CONTENT_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{KIND}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{KIND}.styles+xml"/>'
    f'<Override PartName="/word/numbering.xml" ContentType="{KIND}.numbering+xml"/>'
    f'<Override PartName="/word/header1.xml" ContentType="{KIND}.header+xml"/>'
    f'<Override PartName="/word/footer1.xml" ContentType="{KIND}.footer+xml"/>'
    '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATED = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
PACKAGE_RELATIONS = (
    f'{RELATED}<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
    '<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" '
    'Target="docProps/core.xml"/></Relationships>'
)
DOCUMENT_RELATIONS = (
    RELATED
    + "".join(
        f'<Relationship Id="rId{number}" Type="{OFFICE}/{kind}" Target="{kind}{suffix}.xml"/>'
        for number, (kind, suffix) in enumerate(
            (("styles", ""), ("numbering", ""), ("header", "1"), ("footer", "1")), 1
        )
    )
    + "</Relationships>"
)
