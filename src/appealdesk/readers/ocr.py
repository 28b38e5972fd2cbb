"""Words in pictures (截图识别): one engine a process, long screenshots in pieces, unsure words named for a person."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from appealdesk.readers.images import PictureError, opened, screens, upright

if TYPE_CHECKING:
    from PIL.Image import Image

SURE = 0.90
SCREEN = 1600
OVERLAP = 160
PAGES_LIMIT = 10
PAGE_SCALE = 2.0
WIDTH_LIMIT = 2000
HEIGHT_LIMIT = 50_000
# Names in which a zero can only be the letter. Ids and amounts are never touched: a zero there is a zero.
METRIC = re.compile(r"(?<![A-Za-z0-9-])(?:[O0]DR|[O0]TDR|P[O0]A)(?![A-Za-z0-9-])")


@dataclass(frozen=True, slots=True)
class Piece:
    """One line of words that the engine found: where it stands, in points, and how sure it is."""

    text: str
    score: float
    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> float:
        """The height at which the line stands."""
        return (self.top + self.bottom) / 2

    @property
    def height(self) -> float:
        """How tall the line is."""
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Seen:
    """The text in reading order, and the words a person should check."""

    text: str
    doubtful: tuple[str, ...] = ()


def read_picture(path: Path) -> Seen:
    """Read a screenshot or photo. Raises as `images.opened` does."""
    with opened(path) as image:
        picture = upright(image)
    return seen_in(found_in(picture))


def read_pages(path: Path) -> Seen:
    """Read the pages of a scanned PDF, the first ten."""
    from appealdesk.readers.pdf_text import page_pictures

    pages = [seen_in(found_in(page.convert("RGB"))) for page in page_pictures(path, PAGES_LIMIT, PAGE_SCALE)]
    return Seen(
        "\n".join(page.text for page in pages), tuple(word for page in pages for word in page.doubtful)
    )


def found_in(image: Image) -> list[Piece]:
    """Return the lines of a picture, top to bottom, each once."""
    if image.width > WIDTH_LIMIT:
        image = image.resize((WIDTH_LIMIT, round(image.height * WIDTH_LIMIT / image.width)))
    if image.height > HEIGHT_LIMIT:
        raise PictureError(
            "The screenshot is too long to be read.", "Cut it into several: notice-1.png, notice-2.png."
        )
    pieces: list[Piece] = []
    for top, bottom in screens(image.height, SCREEN, OVERLAP):
        pieces = joined(
            pieces, _recognised(image.crop((0, top, image.width, bottom)), top), top + OVERLAP / 2
        )
    return pieces


def joined(above: list[Piece], below: list[Piece], seam: float) -> list[Piece]:
    """Join two pieces of a long screenshot: each line comes from the piece in which it is not cut.

    The seam runs through the middle of the overlap. A line that the seam itself cuts is met by both pieces
    whole; it is taken once, from the piece above.
    """
    if not above:
        return below
    kept = [piece for piece in above if piece.middle < seam]
    for piece in below:
        twin = any(
            abs(piece.middle - other.middle) < other.height / 2 and _meet(piece, other) for other in kept
        )
        if piece.middle >= seam and not twin:
            kept.append(piece)
    return kept


def seen_in(pieces: list[Piece]) -> Seen:
    """Put pieces into reading order, repair what can only be one word, and name the unsure ones."""
    lines = in_lines(pieces)
    text = "\n".join(_written(line, before) for line, before in zip(lines, [[], *lines], strict=False))
    unsure = (repaired(piece.text) for line in lines for piece in line if piece.score < SURE)
    return Seen(text, tuple(dict.fromkeys(unsure)))


def _written(line: list[Piece], before: list[Piece]) -> str:
    """Return a line, after an empty one where the picture leaves the space of one: a new paragraph."""
    text = "  ".join(repaired(piece.text) for piece in line)
    gap = min(piece.top for piece in line) - max((piece.bottom for piece in before), default=line[0].top)
    return f"\n{text}" if gap > line[0].height else text


def in_lines(pieces: list[Piece]) -> list[list[Piece]]:
    """Group pieces that stand at one height into lines, top to bottom, each from left to right."""
    lines: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: piece.middle):
        first = lines[-1][0] if lines else None
        if first and abs(piece.middle - first.middle) < min(piece.height, first.height) / 2:
            lines[-1].append(piece)
        else:
            lines.append([piece])
    return [sorted(line, key=lambda piece: piece.left) for line in lines]


def repaired(text: str) -> str:
    """Put the letter back where a zero was read inside a known metric name: `0DR` is ODR."""
    return METRIC.sub(lambda found: found[0].replace("0", "O"), text)


def _meet(one: Piece, other: Piece) -> bool:
    return one.left < other.right and other.left < one.right


def _recognised(image: Image, top: float) -> list[Piece]:
    import numpy as np

    # The engine takes blue, green, red, as OpenCV does.
    result = _engine()(np.asarray(image)[:, :, ::-1])
    if result.txts is None or result.boxes is None:
        return []
    return [
        _piece(text, score, box, top)
        for text, score, box in zip(result.txts, result.scores, result.boxes, strict=True)
    ]


def _piece(text: str, score: float, box: Any, top: float) -> Piece:
    across = [float(point[0]) for point in box]
    down = [float(point[1]) + top for point in box]
    return Piece(text, float(score), min(across), min(down), max(across), max(down))


@cache
def _engine() -> Any:
    """Build the engine once: that takes a second or two, and half a gigabyte."""
    from rapidocr import RapidOCR

    return RapidOCR(
        params={
            "Global.log_level": "error",
            "Global.use_cls": False,
            "Rec.rec_batch_num": 1,
            "EngineConfig.onnxruntime.intra_op_num_threads": 2,
        }
    )
