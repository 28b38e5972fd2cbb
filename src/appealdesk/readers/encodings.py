"""Text in any encoding (字符编码): byte order mark first, then UTF-8, then what a seller's machine may have written."""

from __future__ import annotations

import codecs
import re

from appealdesk.readers.files import UnreadableFileError

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# A label names the small old table, the writer used its superset: Outlook says gb2312 and sends GB18030.
SUPERSETS = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "big5": "cp950",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "x-sjis": "cp932",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "us-ascii": "utf-8",
    "unknown-8bit": "",
    "default": "",
}
# No text holds these; a file with them is a picture or a program under a wrong name.
BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
# Three letters with accents never follow each other; Han or Cyrillic read as Latin does little else.
ACCENTS = re.compile(r"[^\x00-\x7f]{3,}")
# The first bytes of each table's first level; rare characters stand behind it.
EVERYDAY = {
    "gb18030": ("gb2312", 0xB0, 0xD7),
    "cp950": ("big5", 0xA4, 0xC6),
    "cp932": ("cp932", 0x88, 0x98),
    "cp949": ("euc_kr", 0xB0, 0xC8),
}
STRAY_SHARE = 50
SAMPLE = 20_000


def text_of(data: bytes) -> str:
    """Decode a whole file, line ends as line feeds. Raises `UnreadableFileError` where no encoding makes text of it."""
    text = _marked(data) or _unicode(data)
    if text is None and not BINARY.search(data):
        text = _regional(data)
    elif text is None:
        raise _no_text()
    if text is None:
        raise UnreadableFileError(
            "The text is in an encoding that cannot be told.", "Save it again as UTF-8 and hand that in."
        )
    stray = CONTROL.findall(text)
    # A copied page may carry one or two; a text that is full of them is none.
    if len(stray) * STRAY_SHARE > len(text):
        raise _no_text()
    return unix_lines(CONTROL.sub("", text) if stray else text)


def labelled(data: bytes, label: str | None) -> str:
    """Decode a part of a mail by its label, and by its looks where the label lies. Never raises."""
    name = SUPERSETS.get((label or "").lower(), label or "")
    if name and data:
        try:
            return unix_lines(data.decode(name))
        except (LookupError, ValueError):
            pass
    return unix_lines(_marked(data) or _unicode(data) or _regional(data) or data.decode("utf-8", "replace"))


def unix_lines(text: str) -> str:
    """Return the text with line feeds only and without a byte order mark."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _no_text() -> UnreadableFileError:
    return UnreadableFileError(
        "The file holds bytes that are no text.",
        "Save it as plain text, or give it the ending of its kind.",
    )


def _marked(data: bytes) -> str | None:
    for mark, name in MARKS:
        if data.startswith(mark):
            return _decoded(data, name)
    return None


def _unicode(data: bytes) -> str | None:
    text = _decoded(data, "utf-8")
    if text is not None and "\0" not in text:
        return text
    # Windows writes UTF-16 without a mark now and then: every second byte of Latin text is then zero.
    for name, zeros in (("utf-16-le", data[1::2]), ("utf-16-be", data[::2])):
        if len(zeros) > 1 and zeros.count(0) * 3 > len(zeros):
            return _decoded(data, name)
    return text


def regional(data: bytes) -> str:
    """Name the encoding of text that is no Unicode; empty where no table of our regions fits."""
    best: tuple[float, str] | None = None
    for name in ("gb18030", "cp950", "cp932", "cp949", "cp1252"):
        text = _decoded(data, name)
        if text is None:
            continue
        score = _usual(text[:SAMPLE], name)
        if best is None or score > best[0]:
            best = (score, name)
    return best[1] if best and best[0] > 0 else ""


def _regional(data: bytes) -> str | None:
    """Choose among the encodings of the regions our sellers write from, by how usual the characters are."""
    name = regional(data)
    return _decoded(data, name) if name else None


def _usual(text: str, name: str) -> float:
    """Return the share of usual characters among the foreign ones, from -1 to 1."""
    foreign = [character for character in text if ord(character) > 0x7F]
    if not foreign:
        return 0.5
    if name == "cp1252" and sum(map(len, ACCENTS.findall(text))) * 2 > len(foreign):
        return -1.0
    enough = len(foreign) >= 8
    return sum(_weight(character, name, enough=enough) for character in foreign) / len(foreign)


def _weight(character: str, name: str, *, enough: bool) -> float:
    code = ord(character)
    if name == "cp1252":
        return 0.6 if character.isalpha() or character in "€£§°«»–—‘’“”•…©®¡¿" else -0.5
    if 0x3040 <= code <= 0x30FF:
        return 1.0 if name == "cp932" else 0.2
    if 0xAC00 <= code <= 0xD7A3:
        # Half of the everyday Chinese characters are Korean syllables in other bytes, but never eight in a row.
        return 1.05 if name == "cp949" and enough and _common(character, name) else -0.5
    if 0x4E00 <= code <= 0x9FFF:
        return 1.0 if _common(character, name) else -0.2
    if 0x3000 <= code <= 0x303F or 0xFF00 <= code <= 0xFF5E:
        return 0.8
    return -0.5


def _common(character: str, name: str) -> bool:
    """Whether the character stands in the everyday part of its national table."""
    table, first, last = EVERYDAY[name]
    try:
        return first <= character.encode(table)[0] <= last
    except UnicodeEncodeError:
        return False


def _decoded(data: bytes, name: str) -> str | None:
    try:
        return data.decode(name)
    except (UnicodeDecodeError, ValueError):
        return None
