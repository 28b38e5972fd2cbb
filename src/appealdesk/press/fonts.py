"""The fonts (字体) that come with the font wheels: nothing is taken from the machine, so every machine sets alike."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

WHEELS = (
    ("fontpkg_noto_sans", "files"),
    ("noto_cjk_sans_otc", ""),
    ("noto_cjk_sans_jp_bold", ""),
    ("pylopdf_fonts_th", ""),
)
# The faces that the templates name; a collection repeats the same characters in its other faces.
FACES = ("NotoSans[wdth,wght].ttf", "NotoSansCJK-Regular.ttc", "NotoSansThai-Variable.ttf")


@cache
def font_folders() -> tuple[Path, ...]:
    """Return the folders of the font wheels, without importing them."""
    return tuple(_folder(module) / inside for module, inside in WHEELS)


def _folder(module: str) -> Path:
    spec = find_spec(module)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(f"The font wheel {module} is not installed.", name=module)
    return Path(spec.origin).parent


@cache
def covered() -> frozenset[int]:
    """Return every character that our fonts can draw. Costs about a tenth of a second, so ask only when needed."""
    files = (folder / face for folder in font_folders() for face in FACES if (folder / face).exists())
    return frozenset(point for file in files for point in _characters(file.read_bytes()))


def _characters(font: bytes) -> Iterator[int]:
    start = struct.unpack_from(">I", font, 12)[0] if font[:4] == b"ttcf" else 0
    cmap = _table(font, start, b"cmap")
    for number in range(struct.unpack_from(">H", font, cmap + 2)[0]):
        offset = cmap + struct.unpack_from(">I", font, cmap + 8 + 8 * number)[0]
        kind = struct.unpack_from(">H", font, offset)[0]
        if kind == 12:
            yield from _groups(font, offset)
        elif kind == 4:
            yield from _segments(font, offset)


def _table(font: bytes, start: int, tag: bytes) -> int:
    for number in range(struct.unpack_from(">H", font, start + 4)[0]):
        name, _, offset, _ = struct.unpack_from(">4sIII", font, start + 12 + 16 * number)
        if name == tag:
            return int(offset)
    raise ValueError(f"a font without a {tag.decode()} table")


def _groups(font: bytes, offset: int) -> Iterator[int]:
    for number in range(struct.unpack_from(">I", font, offset + 12)[0]):
        first, last, _ = struct.unpack_from(">III", font, offset + 16 + 12 * number)
        yield from range(first, last + 1)


def _segments(font: bytes, offset: int) -> Iterator[int]:
    """The older table: ranges up to U+FFFF. A range that looks glyphs up may have holes, so only glyphs count."""
    count = struct.unpack_from(">H", font, offset + 6)[0] // 2
    ends, starts, deltas, ranges = (
        offset + at + 2 * count * part for part, at in enumerate((14, 16, 16, 16))
    )
    for number in range(count):
        last, first, delta, start = (
            struct.unpack_from(">H", font, column + 2 * number)[0]
            for column in (ends, starts, deltas, ranges)
        )
        for point in range(first, min(last, 0xFFFE) + 1):
            at = ranges + 2 * number + start + 2 * (point - first)
            glyph = struct.unpack_from(">H", font, at)[0] if start else (point + delta) & 0xFFFF
            if glyph:
                yield point
