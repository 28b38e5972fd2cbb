"""Pictures among the exhibits (图片证据): copies that the typesetter can set, and smaller ones where a form limits the size.

A copy is only ever shown; the original stays in the bundle byte for byte.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

    from appealdesk.press.enclosed import Enclosed

# Room for list, heads and everything else of a volume beside one picture, and for the letter beside the volumes.
SHARE, TOGETHER = 0.7, 0.8
SIDES, LEAST, QUALITY = (2400, 1800, 1350, 1000), 60_000, 80


def with_room(
    one: Enclosed, others: Sequence[Enclosed], bytes_each: int | None, bytes_all: int | None
) -> Enclosed:
    """Return an exhibit with the bytes that a picture may take where one file, or all together, are limited."""
    if not one.exhibit.media.startswith("image/"):
        return one
    room = [int(bytes_each * SHARE)] if bytes_each is not None else []
    if bytes_all is not None and sum(other.exhibit.size for other in others) > bytes_all * TOGETHER:
        pictures = [other for other in others if other.exhibit.media.startswith("image/")]
        rest = sum(other.exhibit.size for other in others) - sum(picture.exhibit.size for picture in pictures)
        room.append(max(LEAST, int(bytes_all * TOGETHER - rest) // len(pictures)))
    return replace(one, at_most=min(room)) if room else one


def converted(path: Path, media: str, png: Path) -> bool:
    """Set a copy of a picture into `png`, upright as a phone shows it. False where it does not open."""
    picture = _opened(path, media)
    if picture is not None:
        picture.save(png)
    return picture is not None


def shrunk(path: Path, media: str, jpg: Path, at_most: int) -> bool:
    """Set a smaller copy of a picture into `jpg`, within `at_most` bytes. False where it does not open or become that small.

    Its longer side keeps at least 1000 dots: below that a screenshot cannot be read.
    """
    picture = _opened(path, media)
    if picture is None:
        return False
    for side in SIDES:
        copy = picture.copy()
        copy.thumbnail((side, side))
        told = io.BytesIO()
        copy.save(told, "JPEG", quality=QUALITY, optimize=True)
        if told.tell() <= at_most:
            jpg.write_bytes(told.getvalue())
            return True
    return False


def _opened(path: Path, media: str) -> Image | None:
    from PIL import Image, ImageOps, UnidentifiedImageError  # heavy, and needed only when such a file comes

    try:
        if media in {"image/heic", "image/heif"}:
            import pi_heif

            pi_heif.register_heif_opener()
        with Image.open(path) as picture:
            return ImageOps.exif_transpose(picture).convert("RGB")
    except (OSError, ValueError, SyntaxError, UnidentifiedImageError, Image.DecompressionBombError):
        return None
