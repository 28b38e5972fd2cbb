"""Charts of a metric (指标图表): the 90-day trend against its line, and the culprits by cause, as SVG and PNG.

Colours are told apart by the colour-blind (Okabe and Ito), every series has a shape or dash of its own as well.
"""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from appealdesk.core.metrics.culprit import Contest
from appealdesk.measure.judging import causes
from appealdesk.measure.summary import Summary

BLUE, ORANGE, GREEN, GREY = "#0072B2", "#D55E00", "#009E73", "#666666"
COLOURS = {Contest.REMOVABLE: GREEN, Contest.TO_VERIFY: ORANGE, Contest.EXPLAINS_ONLY: BLUE}
CLASS_NAMES = {
    Contest.REMOVABLE: "可移除 removable",
    Contest.TO_VERIFY: "待核实 to verify",
    Contest.EXPLAINS_ONLY: "仅作说明 explains only",
}
FONT = "Noto Sans CJK SC, Noto Sans CJK JP"
FEW_DAYS = 14
SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"


def svg(spec: dict[str, Any]) -> str:
    """Draw a chart as SVG."""
    drawn: str = _renderer().vegalite_to_svg(spec)
    return drawn


def png(drawing: str) -> bytes:
    """Turn a drawn SVG into PNG, twice the size on paper."""
    drawn: bytes = _renderer().svg_to_png(drawing, scale=2)
    return drawn


def trend(one: Summary, *, english: bool = False) -> dict[str, Any]:
    """Return the chart of the window's rate on each of the last 90 days, with the line it must keep.

    Its words are Chinese and English, or English alone.
    """
    values = [
        {"day": day.isoformat(), "rate": float(rate), "count": f"{count.num}/{count.den}"}
        for day, count in one.trend
        if (rate := count.rate) is not None
    ]
    line = {
        "data": {"values": values},
        # A line through one day is none.
        "mark": {"type": "line", "color": BLUE, "strokeWidth": 2, "point": len(values) <= FEW_DAYS},
        "encoding": {
            "x": {
                "field": "day",
                "type": "temporal",
                "scale": {"type": "utc"},  # a day is a day, wherever the machine stands
                "title": None,
                "axis": {"format": "%m-%d", "grid": False, **_ticks(len(values))},
            },
            "y": {"field": "rate", "type": "quantitative", "title": "% ", "scale": {"zero": False}},
        },
    }
    layers = [line, *_limit(one, values, "line" if english else "标准 line")]
    days = one.ruleset.window_days
    told = f"rolling {days} days" if english else f"{days} 日滚动 rolling"
    return _chart(_title(one, told, english=english), {"layer": layers, "height": 220})


def culprits(one: Summary) -> dict[str, Any]:
    """Return the chart of what counts against the seller, by cause, coloured by whether it can be contested."""
    values = [
        {"cause": f"{causes()[cause]['name']['zh']}", "weight": weight, "class": CLASS_NAMES[contest]}
        for cause, contest, weight in one.causes
    ]
    bars = {
        "data": {"values": values},
        "mark": {"type": "bar"},
        "encoding": {
            "y": {
                "field": "cause",
                "type": "nominal",
                "sort": "-x",
                "title": None,
                "axis": {"labelLimit": 320},
            },
            "x": {
                "field": "weight",
                "type": "quantitative",
                "title": "数量 count",
                "axis": {"tickMinStep": 1},
            },
            "color": {
                "field": "class",
                "type": "nominal",
                "title": None,
                "scale": {
                    "domain": list(CLASS_NAMES.values()),
                    "range": [COLOURS[key] for key in CLASS_NAMES],
                },
                "legend": {"orient": "bottom"},
            },
        },
    }
    return _chart(_title(one, f"{one.span[0]} – {one.span[1]}"), {**bars, "height": {"step": 26}})


def _ticks(days: int) -> dict[str, Any]:
    """Mark each of a few days once; left alone, the axis marks noons as well and names each day twice."""
    return {"tickCount": "day"} if days <= FEW_DAYS else {}


def _limit(one: Summary, values: list[dict[str, Any]], word: str) -> list[dict[str, Any]]:
    if one.ruleset.line is None or not values:
        return []
    at = float(one.ruleset.line)
    rule = {
        "data": {"values": [{"rate": at}]},
        "mark": {"type": "rule", "color": ORANGE, "strokeDash": [6, 4], "strokeWidth": 2},
        "encoding": {"y": {"field": "rate", "type": "quantitative"}},
    }
    label = {
        "data": {"values": [{"rate": at, "day": values[0]["day"], "text": f"{word} {one.ruleset.line} %"}]},
        "mark": {"type": "text", "align": "left", "dy": -8, "color": ORANGE},
        "encoding": {
            "x": {"field": "day", "type": "temporal"},
            "y": {"field": "rate", "type": "quantitative"},
            "text": {"field": "text"},
        },
    }
    return [rule, label]


def _title(one: Summary, subtitle: str, *, english: bool = False) -> dict[str, Any]:
    name = one.metric.name
    said = name.say("en") if english else f"{name.say('zh')} {name.say('en')}"
    segment = f" · {one.segment}" if one.segment else ""
    return {
        "text": f"{said} · {one.ruleset.marketplace}{segment}",
        "subtitle": f"{one.count}  ·  {subtitle}",
        "anchor": "start",
        "subtitleColor": GREY,
    }


def _chart(title: dict[str, Any], body: dict[str, Any]) -> dict[str, Any]:
    return {
        "$schema": SCHEMA,
        "title": title,
        "width": 640,
        "config": {
            "font": FONT,
            "background": "white",
            "view": {"stroke": None},
            "axis": {"labelFontSize": 12},
        },
        **body,
    }


@cache
def _renderer() -> Any:
    """Return the renderer, with the Chinese font that the papers are set in."""
    import vl_convert

    spec = find_spec("noto_cjk_sans_otc")
    if spec is not None and spec.origin is not None:
        vl_convert.register_font_directory(str(Path(spec.origin).parent))
    return vl_convert
