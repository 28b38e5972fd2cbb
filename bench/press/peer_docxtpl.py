"""docxtpl fills a Word template, LibreOffice turns it into PDF: the usual way from data to paper."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from shutil import which

from content import Piece

OFFICE = which("soffice")


def template(path: Path) -> None:
    """Write the template once: a loop over the pieces, tables with as many columns as their rows have."""
    from docx import Document

    paper = Document()
    for line in (
        "{%p for piece in pieces %}",
        "{%p if piece.kind == 'table' %}",
    ):
        paper.add_paragraph(line)
    grid = paper.add_table(rows=3, cols=3)
    grid.style = "Table Grid"
    grid.cell(0, 0).text = "{%tr for row in piece.rows %}"
    for column, text in enumerate(("{%tc for cell in row %}", "{{ cell }}", "{%tc endfor %}")):
        grid.cell(1, column).text = text
    grid.cell(2, 0).text = "{%tr endfor %}"
    for line in ("{%p elif piece.kind == 'heading' or piece.kind == 'title' %}",):
        paper.add_paragraph(line)
    paper.add_paragraph("{{ piece.text }}", style="Heading 2")
    paper.add_paragraph("{%p elif piece.kind == 'point' %}")
    paper.add_paragraph("{{ piece.text }}", style="List Bullet")
    paper.add_paragraph("{%p else %}")
    paper.add_paragraph("{{ piece.text }}")
    for line in ("{%p endif %}", "{%p endfor %}"):
        paper.add_paragraph(line)
    paper.save(str(path))


def set_papers(papers: list[list[Piece]], folder: Path) -> list[bytes]:
    """Fill the template for each paper, and convert all of them in one run of the office."""
    from docxtpl import DocxTemplate

    if OFFICE is None:
        sys.exit("soffice is not installed")
    names = []
    for number, held in enumerate(papers):
        filled = DocxTemplate(str(folder / "template.docx"))
        filled.render({"pieces": held}, autoescape=True)
        names.append(folder / f"paper-{number}.docx")
        filled.save(str(names[-1]))
    command = [OFFICE, "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", "pdf"]
    subprocess.run([*command, "--outdir", str(folder), *map(str, names)], check=True, capture_output=True)
    return [name.with_suffix(".pdf").read_bytes() for name in names]
