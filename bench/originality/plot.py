"""Draws the growth from what `run.py` printed: `python bench/originality/plot.py PRINTED OUT.svg`."""

from __future__ import annotations

import math
import re
import sys
from pathlib import Path

WIDTH, HEIGHT, LEFT, TOP, BOTTOM = 640, 330, 60, 20, 40
COLOURS = {
    "appealdesk": "#1b6ca8",
    "appealdesk, mapped": "#59a14f",
    "rensa 32x4": "#e15759",
    "datasketch 32x4": "#b07aa1",
    "appealdesk, one paragraph": "#9bbfd9",
}

NUDGES = {
    "appealdesk": -2,
    "appealdesk, mapped": 12,
    "datasketch 32x4": -8,
}  # so that no label covers another


def draw(figures: dict[str, dict[str, float]]) -> str:
    """Return an SVG: paragraphs across, milliseconds up, both in powers of ten."""
    sizes = sorted(map(int, figures))
    low, high = 0.1, 10.0

    def x(size: float) -> float:
        return LEFT + (math.log10(size) - 4) / 2 * (WIDTH - LEFT - 190)

    def y(value: float) -> float:
        return TOP + (math.log10(high) - math.log10(value)) / math.log10(high / low) * (HEIGHT - TOP - BOTTOM)

    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" font-size="12">'
    ]
    out.append(f'<rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>')
    out += [
        f'<path d="M{LEFT} {y(value):.1f}H{x(10**6):.1f}" stroke="#ddd"/>'
        f'<text x="{LEFT - 8}" y="{y(value) + 4:.1f}" text-anchor="end">{value:g} ms</text>'
        for value in (0.1, 0.3, 1, 3, 10)
    ]
    out += [
        f'<path d="M{x(size):.1f} {TOP}V{HEIGHT - BOTTOM}" stroke="#ddd"/>'
        f'<text x="{x(size):.1f}" y="{HEIGHT - BOTTOM + 18}" text-anchor="middle">{name}</text>'
        for size, name in ((10**4, "10,000"), (10**5, "100,000"), (10**6, "1,000,000 paragraphs"))
    ]
    for name, colour in COLOURS.items():
        points = [(x(size), y(figures[str(size)][name])) for size in sizes if name in figures[str(size)]]
        if points:
            line = " ".join(f"{px:.1f},{py:.1f}" for px, py in points)
            out.append(f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="2"/>')
            out += [f'<circle cx="{px:.1f}" cy="{py:.1f}" r="3" fill="{colour}"/>' for px, py in points]
            out.append(
                f'<text x="{points[-1][0] + 8:.1f}" y="{points[-1][1] + NUDGES.get(name, 4):.1f}" fill="{colour}">{name}</text>'
            )
    return "\n".join([*out, "</svg>"]) + "\n"


def figures_of(printed: str) -> dict[str, dict[str, float]]:
    """Read the p50 of each engine, and of one paragraph, from what the benchmark printed; by number of paragraphs."""
    out: dict[str, dict[str, float]] = {}
    for part in printed.split("\n# ")[1:]:
        size = part.partition(" ")[0].replace(",", "")
        if size.isdigit():
            table = part.partition("Text to J >= .5 answer")[2].partition("Ratios")[0]
            found = {
                name: float(value)
                for name, value in re.findall(r"^\| (\w[^|]*?) \| ([\d.]+) \|", table, re.MULTILINE)
            }
            one = re.search(r"^appealdesk, one edited paragraph.*?p50 ([\d.]+) ms", part, re.MULTILINE)
            out[size] = found | ({"appealdesk, one paragraph": float(one[1])} if one else {})
    return out


if __name__ == "__main__":
    Path(sys.argv[2]).write_text(draw(figures_of(Path(sys.argv[1]).read_text("utf-8"))), "utf-8")
