"""Report, letter and reading copy on paper, beside docxtpl with LibreOffice and WeasyPrint: `python bench/press/run.py`.

One process. All engines are warmed with one case; then each round takes another case, so that nobody sets a text twice,
and lets the engines have it in turn. Every engine sets the same three papers; ours carry fonts, page heads and rules
besides. The last line is the whole road: reading, letter, three papers, DOCX and text, bound exhibits, sealed bundle.
"""

from __future__ import annotations

import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from shutil import copytree, rmtree

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(ROOT / "src"), str(HERE)]

import peer_docxtpl  # noqa: E402
import peer_weasyprint  # noqa: E402
from content import pieces  # noqa: E402

from appealdesk.core.paper import Block, Bullets, Paper, Paragraph, Table  # noqa: E402
from appealdesk.press.pdf import set_pdf  # noqa: E402
from appealdesk.road.prepare import prepare  # noqa: E402

SAMPLES = ROOT / "samples" / "cases"
WARMING = "product-misjudged-restricted"
ROUNDS = (
    "late-shipment-carrier-closure",
    "a-to-z-not-received",
    "valid-tracking-miscounted",
    "feedback-burst-own-batch",
    "linked-account-subsidiary",
)
PAPERS = ("report", "letter", "reading-copy")
NOW = datetime(2026, 11, 17, 2, tzinfo=UTC)


WHOLE = "the whole road in process, reading of folder and notice included"
MADE = "one case from its reading on: conclude, papers, DOCX, bound exhibits, sealed bundle"


@dataclass(frozen=True, slots=True)
class Taken:
    """Seconds by the wall and of CPU, those of child processes included."""

    wall: float
    cpu: float
    pages: int = 0

    @classmethod
    def now(cls) -> Taken:
        """Read the clocks."""
        used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
        return cls(time.perf_counter(), sum(one.ru_utime + one.ru_stime for one in used))

    def since(self, count: int = 0) -> Taken:
        """Return what has gone by since these clocks were read."""
        now = Taken.now()
        return Taken(now.wall - self.wall, now.cpu - self.cpu, count)


def pages(pdf: bytes) -> int:
    """Count the pages, so that nobody wins by leaving some out."""
    import pypdfium2

    held = pypdfium2.PdfDocument(pdf)
    try:
        return len(held)
    finally:
        held.close()


def _respelt(paper: Paper) -> Paper:
    """Turn the papers' own words a little: the typesetter keeps what it has just set on the road."""
    return replace(paper, blocks=tuple(map(_other, paper.blocks)))


def _other(block: Block) -> Block:
    match block:
        case Paragraph():
            return replace(block, text=f"{block.text} ·")
        case Bullets():
            return replace(block, items=tuple(f"{item} ·" for item in block.items))
        case Table():
            return replace(block, rows=tuple(tuple(f"{cell} ·" for cell in row) for row in block.rows))
    return block


def main() -> None:
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        peer_docxtpl.template(folder / "template.docx")
        measured(folder, WARMING)
        rounds = [measured(folder, name) for name in ROUNDS]
    told(rounds)


def measured(folder: Path, name: str) -> dict[str, Taken]:
    """Give one case to each engine in turn."""
    case = folder / name
    copytree(SAMPLES / name, case)
    marks: list[Taken] = []
    made = prepare(
        case, now=NOW, out=folder / "attempts", progress=lambda _zh, _en: marks.append(Taken.now())
    )
    # The third stage begins where the notice has been read.
    taken = {WHOLE: marks[0].since(), MADE: marks[2].since()}
    rmtree(folder / "attempts")
    papers = [_respelt(paper) for key, paper in made.work.papers if key in PAPERS]
    held = [pieces(paper) for paper in papers]
    jobs: dict[str, Callable[[], list[bytes]]] = {
        "appealdesk": lambda: [set_pdf(paper) for paper in papers],
        f"WeasyPrint {version('weasyprint')}": lambda: peer_weasyprint.set_papers(held),
    }
    if peer_docxtpl.OFFICE:
        jobs[f"docxtpl {version('docxtpl')} + LibreOffice"] = lambda: peer_docxtpl.set_papers(held, folder)
    for engine, job in jobs.items():
        began = Taken.now()
        pdfs = job()
        taken[engine] = began.since(sum(map(pages, pdfs)))
    return taken


def told(rounds: list[dict[str, Taken]]) -> None:
    """Print the table."""

    def middle(name: str, what: str) -> float:
        return statistics.median(getattr(one[name], what) for one in rounds)

    print(f"median of {len(rounds)} cases in turn, warm; ratio of wall times")
    for name in (name for name in rounds[0] if name not in {WHOLE, MADE}):
        ratio = middle(name, "wall") / middle("appealdesk", "wall")
        count = sum(one[name].pages for one in rounds)
        print(
            f"{middle(name, 'wall'):7.3f} s  {middle(name, 'cpu'):7.3f} s CPU  {count:3} pages {ratio:6.1f} x  {name}"
        )
    if not peer_docxtpl.OFFICE:
        print("docxtpl + LibreOffice: not measured, there is no soffice on this machine")
    for name in (MADE, WHOLE):
        print(f"{middle(name, 'wall'):7.3f} s  {middle(name, 'cpu'):7.3f} s CPU  {name}")


if __name__ == "__main__":
    main()
