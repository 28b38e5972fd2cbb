"""Pictures (图片): opened within bounds, turned the right way up, cut into screens."""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from appealdesk.core.errors import AppealDeskError
from appealdesk.readers.files import UnreadableFileError, reason

if TYPE_CHECKING:
    from PIL.Image import Image

PIXEL_LIMIT = 80_000_000
FORMATS = ("PNG", "JPEG", "GIF", "WEBP", "HEIF")


class PictureError(AppealDeskError):
    """A picture that is not opened, because unfolding it would take the machine down."""

    code = "picture"


@contextmanager
def opened(path: Path) -> Iterator[Image]:
    """Open a picture lazily. Raises `PictureError` for a pixel bomb, `UnreadableFileError` for a broken file."""
    from PIL import Image

    try:
        with _no_warnings(), _image(path) as image:
            _bounded(image)
            yield image
    except AppealDeskError:
        raise
    except Image.DecompressionBombError as error:
        raise _bomb() from error
    # Foreign decoders: a damaged file breaks them in as many ways as it has bytes.
    except Exception as error:
        what = f"The picture is damaged ({reason(error)})."
        raise UnreadableFileError(what, "Save or send it again.") from error


def _bounded(image: Image) -> None:
    if image.width * image.height > PIXEL_LIMIT:
        raise _bomb()


def _bomb() -> PictureError:
    return PictureError(
        f"The picture unfolds to more than {PIXEL_LIMIT // 10**6} million points.",
        "Save it smaller, or cut out the part that matters.",
    )


def check(path: Path) -> str:
    """Return why a picture does not open, empty where it does. Raises `PictureError` for a pixel bomb."""
    try:
        with opened(path) as image:
            if image.format == "PNG":
                image.verify()  # reads every block and its checksum, without unfolding the picture
            elif image.format != "HEIF" and not _ends_as_jpeg(path):
                # An eighth of the size is enough to meet every byte of a cut-off JPEG.
                image.draft("L", (max(1, image.width // 8), max(1, image.height // 8)))
                image.load()
    except UnreadableFileError as error:
        return error.what
    return ""


def _ends_as_jpeg(path: Path) -> bool:
    with path.open("rb") as stream:
        begins = stream.read(2) == b"\xff\xd8"
        stream.seek(-2, os.SEEK_END)
        return begins and stream.read(2) == b"\xff\xd9"


def upright(image: Image) -> Image:
    """Return the picture in colour, turned as the phone was held, on white where it was transparent."""
    from PIL import Image as Pillow
    from PIL import ImageOps

    turned = ImageOps.exif_transpose(image)
    if "A" not in turned.getbands() and "transparency" not in turned.info:
        return turned.convert("RGB")
    paper = Pillow.new("RGBA", turned.size, "white")
    return Pillow.alpha_composite(paper, turned.convert("RGBA")).convert("RGB")


def screens(height: int, screen: int, overlap: int) -> Iterator[tuple[int, int]]:
    """Cut a long screenshot: yield top and bottom of each piece, each overlapping the one before."""
    top = 0
    while True:
        bottom = min(top + screen, height)
        yield top, bottom
        if bottom == height:
            return
        top = bottom - overlap


def _image(path: Path) -> Image:
    from PIL import Image

    with path.open("rb") as stream:
        phone = stream.read(12)[4:8] == b"ftyp"
    if phone:
        import pi_heif

        pi_heif.register_heif_opener()
    return Image.open(path, formats=FORMATS)


@contextmanager
def _no_warnings() -> Iterator[None]:
    # Pillow warns on standard error about odd metadata; a person who prepares an appeal can do nothing with it.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield
