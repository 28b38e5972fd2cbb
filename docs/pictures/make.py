"""The pictures of README, made from the samples: `python docs/pictures/make.py`.

The first page of the letter and of the report, and five pages of the desk as `make demo` serves it, in few colours so
that they stay small.
"""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pypdfium2
from PIL import Image
from playwright.sync_api import Page, sync_playwright

from appealdesk.cli.demo import CASE
from appealdesk.road.prepare import prepare
from appealdesk.road.samples import samples

HERE = Path(__file__).resolve().parent
WIDTH = 1000  # pixels
COLOURS = 64
LARGEST = 250_000  # bytes
WIDE = {"width": 1280, "height": 800}
PHONE = {"width": 390, "height": 844}
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
]


def main() -> None:
    """Draw the papers, then the pages."""
    papers()
    with demonstration() as links, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        for name, door, size, steps in PAGES:
            page = browser.new_page(viewport=size, locale="zh-CN")
            page.goto(links[door])
            for step in steps:
                step(page)
            page.wait_for_load_state("networkidle")
            keep(Image.open(BytesIO(page.screenshot())), HERE / f"{name}.png")
        browser.close()


def papers() -> None:
    """Prepare the sample in a scratch folder and draw the first pages of letter and report."""
    with TemporaryDirectory() as scratch:
        case = Path(shutil.copytree(samples() / CASE, Path(scratch) / CASE))
        # case.yaml states its own moment, so that the pictures come out alike on any day.
        made = prepare(case, now=datetime.now(UTC), out=Path(scratch) / "attempts")
        for name in ("letter", "report"):
            draw(made.written.bag / "data" / f"{name}.pdf", HERE / f"{name}.png")


def draw(pdf: Path, png: Path) -> None:
    """Draw the first page of a PDF `WIDTH` pixels wide."""
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        page = document[0]
        keep(page.render(scale=WIDTH / page.get_width()).to_pil(), png)


def keep(picture: Image.Image, png: Path) -> None:
    """Save a picture in few colours."""
    few = picture.convert("RGB").quantize(COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    few.save(png, optimize=True)
    size = png.stat().st_size
    if size > LARGEST:
        raise SystemExit(f"{png.name} has {size} bytes; at most {LARGEST} are wanted.")


@contextmanager
def demonstration() -> Iterator[dict[str, str]]:
    """Serve the demonstration on a free port from a scratch folder; give the printed address of each door."""
    with TemporaryDirectory() as scratch, socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
        free.close()
        command = [
            sys.executable,
            "-m",
            "appealdesk",
            "desk",
            "demo",
            "--data",
            f"{scratch}/data",
            "--port",
            port,
        ]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)  # noqa: S603  # our own words
        assert process.stdout is not None
        links: dict[str, str] = {}
        try:
            for line in process.stdout:
                if found := re.search(r"(intake|specialist|reviewer|seller \d) +(http\S+)", line):
                    links[found[1]] = found[2]
                if "Ctrl-C" in line:
                    break
            yield links
        finally:
            process.terminate()
            process.wait()


def chromium() -> str:
    """Return the Chromium of this machine."""
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if found is None:
        raise SystemExit("No Chromium was found. Install one: apt-get install chromium.")
    return found


def pasted(page: Page) -> None:
    """Paste the notice of a sample and wait until it is answered."""
    notice = samples() / "feedback-burst-own-batch" / "notice.txt"
    page.locator("#notice").fill(notice.read_text("utf-8"))
    page.locator("#told .clock").wait_for()
    page.evaluate("document.activeElement.blur(); document.querySelector('#notice').scrollTop = 0")


def opened(tab: str = "") -> Any:
    """Return the step that opens a tab of the case in work."""

    def step(page: Page) -> None:
        page.locator("#rows tr", has_text="Brisa Pour").get_by_role("link").first.click()
        if tab:
            page.get_by_role("link", name=tab, exact=True).click()
            page.locator("#preview .letter").wait_for()
            page.locator("details.group > summary").first.click()

    return step


PAGES: tuple[tuple[str, str, dict[str, int], tuple[Any, ...]], ...] = (
    ("intake", "intake", WIDE, (pasted,)),
    ("board", "specialist", WIDE, ()),
    ("case", "specialist", WIDE, (opened(),)),
    ("studio", "specialist", WIDE, (opened("文稿"),)),
    ("seller", "seller 1", PHONE, ()),
)

if __name__ == "__main__":
    main()
