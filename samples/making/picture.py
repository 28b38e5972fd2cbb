"""Screenshots (截图) of a seller console and of papers, drawn with Pillow; the same pixels each time."""

from __future__ import annotations

import functools
import io
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from making.paper import font_folders

INK = (15, 17, 17)
SOFT = (86, 89, 89)
LINE = (213, 217, 217)
BAR = (35, 47, 62)
TEAL = (0, 113, 133)
RED = (177, 39, 4)
GREEN = (0, 118, 0)
AMBER = (196, 89, 17)
PALE = (247, 250, 250)


@functools.cache
def face(size: int, *, bold: bool = False) -> ImageFont.FreeTypeFont:
    """Return Noto Sans CJK, which draws Latin, Chinese and Japanese alike."""
    regular, heavy, _ = font_folders()
    path = Path(heavy) / "NotoSansCJKjp-Bold.otf" if bold else Path(regular) / "NotoSansCJK-Regular.ttc"
    return ImageFont.truetype(str(path), size)


@dataclass(slots=True)
class Screen:
    """A page that is drawn from top to bottom."""

    width: int
    height: int
    image: Image.Image
    pen: ImageDraw.ImageDraw

    def write(
        self,
        at: tuple[int, int],
        words: str,
        size: int = 15,
        ink: tuple[int, int, int] = INK,
        *,
        bold: bool = False,
        anchor: str = "la",
    ) -> None:
        """Write words; `anchor` as Pillow names it."""
        self.pen.text(at, words, font=face(size, bold=bold), fill=ink, anchor=anchor)

    def box(
        self,
        corners: tuple[int, int, int, int],
        *,
        fill: tuple[int, int, int] | None = (255, 255, 255),
        outline: tuple[int, int, int] | None = LINE,
        radius: int = 6,
    ) -> None:
        """Draw a rounded box."""
        self.pen.rounded_rectangle(corners, radius=radius, fill=fill, outline=outline)

    def rule(self, y: int, left: int, right: int) -> None:
        """Draw a thin line."""
        self.pen.line((left, y, right, y), fill=LINE)

    def rows(
        self,
        top: int,
        columns: list[tuple[int, str]],
        rows: list[tuple[str, ...]],
        *,
        right: int,
        step: int = 34,
        marked: int | None = None,
    ) -> int:
        """Draw a table and return the y below it; the column `marked` is red where its cell ends with `!`."""
        left = columns[0][0]
        self.pen.rectangle((left - 12, top, right, top + step), fill=(240, 242, 242))
        for x, words in columns:
            self.write((x, top + 9), words, 13, SOFT, bold=True)
        for number, row in enumerate(rows, start=1):
            y = top + number * step
            self.rule(y, left - 12, right)
            for place, ((x, _), cell) in enumerate(zip(columns, row, strict=True)):
                loud = place == marked and cell.endswith("!")
                self.write((x, y + 8), cell.removesuffix("!"), 14, RED if loud else INK, bold=loud)
        bottom = top + (len(rows) + 1) * step
        self.rule(bottom, left - 12, right)
        return bottom

    def png(self, colours: int = 64) -> bytes:
        """Return the PNG, reduced to a palette so that a folder stays small."""
        out = io.BytesIO()
        small = self.image.quantize(colours, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        small.save(out, "PNG", optimize=True)
        return out.getvalue()


def blank(width: int, height: int, ground: tuple[int, int, int] = (255, 255, 255)) -> Screen:
    """Return an empty picture."""
    return on(Image.new("RGB", (width, height), ground))


def on(image: Image.Image) -> Screen:
    """Return a page to draw on, over a picture."""
    return Screen(image.width, image.height, image, ImageDraw.Draw(image))


def console(width: int, height: int, store: str, menu: list[str], here: str, marketplace: str) -> Screen:
    """Return the frame of a seller console: bar, store, menu, page title."""
    screen = blank(width, height, (242, 244, 245))
    screen.pen.rectangle((0, 0, width, 56), fill=BAR)
    screen.write((24, 16), "seller console", 19, (255, 255, 255), bold=True)
    screen.write((width - 24, 18), f"{store}  |  {marketplace}", 15, (230, 230, 230), anchor="ra")
    screen.pen.rectangle((0, 56, width, 96), fill=(255, 255, 255))
    x = 24
    for entry in menu:
        screen.write((x, 67), entry, 15, INK if entry == menu[0] else SOFT, bold=entry == menu[0])
        x += int(face(15, bold=True).getlength(entry)) + 34
    screen.rule(96, 0, width)
    screen.write((24, 112), here, 24, INK, bold=True)
    return screen
