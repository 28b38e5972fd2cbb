"""The fonts (字体) that come with the font wheels: nothing is taken from the machine, so every machine sets alike."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator
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
    """Return every character that our fonts can draw."""
    files = (folder / face for folder in font_folders() for face in FACES if (folder / face).exists())
    return frozenset(point for file in files for points in _characters(file) for point in points)


def _characters(file: Path) -> Iterator[Iterable[int]]:
    cmap = _table(file, b"cmap")
    for number in range(struct.unpack_from(">H", cmap, 2)[0]):
        offset = struct.unpack_from(">I", cmap, 8 + 8 * number)[0]
        kind = struct.unpack_from(">H", cmap, offset)[0]
        if kind == 12:
            count = struct.unpack_from(">I", cmap, offset + 12)[0]
            groups = struct.iter_unpack(">III", cmap[offset + 16 : offset + 16 + 12 * count])
            yield from (range(first, last + 1) for first, last, _ in groups)
        elif kind == 4:
            yield _segments(cmap, offset)


def _table(file: Path, tag: bytes) -> bytes:
    """Read one table of a font, or of the first font of a collection, without the other twenty megabytes."""
    with file.open("rb") as font:
        head = font.read(16)
        start = struct.unpack_from(">I", head, 12)[0] if head[:4] == b"ttcf" else 0
        font.seek(start)
        count = struct.unpack_from(">H", font.read(12), 4)[0]
        for name, _, offset, length in struct.iter_unpack(">4sIII", font.read(16 * count)):
            if name == tag:
                font.seek(offset)
                return font.read(length)
    raise ValueError(f"{file.name} has no {tag.decode()} table")


def _segments(cmap: bytes, offset: int) -> Iterator[int]:
    """The older table: ranges up to U+FFFF. A range that looks glyphs up may have holes, so only glyphs count."""
    count = struct.unpack_from(">H", cmap, offset + 6)[0] // 2
    ends, starts, deltas, ranges = (
        offset + at + 2 * count * part for part, at in enumerate((14, 16, 16, 16))
    )
    for number in range(count):
        last, first, delta, start = (
            struct.unpack_from(">H", cmap, column + 2 * number)[0]
            for column in (ends, starts, deltas, ranges)
        )
        for point in range(first, min(last, 0xFFFE) + 1):
            at = ranges + 2 * number + start + 2 * (point - first)
            glyph = struct.unpack_from(">H", cmap, at)[0] if start else (point + delta) & 0xFFFF
            if glyph:
                yield point
