"""Screenshots drawn for the tests, in the fonts that the papers use."""

from __future__ import annotations

from pathlib import Path

import noto_cjk_sans_otc
from PIL import Image, ImageDraw, ImageFont

FONT = next(Path(noto_cjk_sans_otc.__file__).parent.rglob("NotoSansCJK-Regular.ttc"))


def screenshot(lines: list[str], size: int = 24, width: int = 1000) -> Image.Image:
    """Draw one line of words below the other; an empty line leaves its space."""
    step = round(size * 1.7)
    image = Image.new("RGB", (width, 60 + step * len(lines)), "white")
    pen, font = ImageDraw.Draw(image), ImageFont.truetype(str(FONT), size)
    for number, line in enumerate(lines):
        pen.text((40, 30 + number * step), line, font=font, fill=(40, 40, 40))
    return image
