"""WeasyPrint sets HTML with CSS for paper: the usual way for who comes from the web."""

from __future__ import annotations

from html import escape
from itertools import groupby

from content import Piece

STYLE = """@page { size: A4; margin: 20mm } body { font: 10pt sans-serif } h1, h2 { margin: 0 0 4pt }
table { border-collapse: collapse; width: 100% } td { border: 0.5pt solid #999; padding: 2pt; vertical-align: top }"""
TAGS = {"title": "h1", "heading": "h2", "text": "p"}


def set_papers(papers: list[list[Piece]]) -> list[bytes]:
    """Write each paper as HTML and set it."""
    from weasyprint import CSS, HTML

    style = CSS(string=STYLE)
    return [HTML(string=_html(held)).write_pdf(stylesheets=[style]) for held in papers]


def _html(held: list[Piece]) -> str:
    parts = []
    for kind, run in groupby(held, key=lambda piece: piece.kind):
        if kind == "point":
            parts.append(f"<ul>{''.join(f'<li>{escape(piece.text)}</li>' for piece in run)}</ul>")
        elif kind == "table":
            parts.extend(f"<table>{''.join(map(_row, piece.rows))}</table>" for piece in run)
        else:
            parts.extend(f"<{TAGS[kind]}>{escape(piece.text)}</{TAGS[kind]}>" for piece in run)
    return f"<!doctype html><meta charset=utf-8><body>{''.join(parts)}"


def _row(cells: tuple[str, ...]) -> str:
    return f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in cells)}</tr>"
