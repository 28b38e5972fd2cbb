"""The pictures of README, made from the sample that `make demo` runs: `python docs/pictures/make.py`.

The first page of the letter and of the report, on white, in few colours so that they stay small.
"""

from __future__ import annotations

import shutil
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdfium2
from PIL import Image

from appealdesk.cli.demo import CASE, sample
from appealdesk.road.prepare import prepare

HERE = Path(__file__).resolve().parent
WIDTH = 1000  # pixels
COLOURS = 64
LARGEST = 250_000  # bytes


def main() -> None:
    """Prepare the sample in a scratch folder and draw the two pages."""
    with TemporaryDirectory() as scratch:
        case = Path(shutil.copytree(sample(), Path(scratch) / CASE))
        # case.yaml states its own moment, so that the pictures come out alike on any day.
        made = prepare(case, now=datetime.now(UTC), out=Path(scratch) / "attempts")
        for name in ("letter", "report"):
            draw(made.written.bag / "data" / f"{name}.pdf", HERE / f"{name}.png")


def draw(pdf: Path, png: Path) -> None:
    """Draw the first page of a PDF `WIDTH` pixels wide."""
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        page = document[0]
        picture = page.render(scale=WIDTH / page.get_width()).to_pil().convert("RGB")
    picture.quantize(COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(png, optimize=True)
    size = png.stat().st_size
    if size > LARGEST:
        raise SystemExit(f"{png.name} has {size} bytes; at most {LARGEST} are wanted.")


if __name__ == "__main__":
    main()
