"""Filters for pages about cases (案件过滤器): codes by their names, moments in the marketplace's time, sizes, what blocks."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from django import template
from django.utils.translation import gettext

from appealdesk.core.wording import Wording
from appealdesk.desk.cases import blocking, clocks, frame, naming, rows
from appealdesk.readers import packs

register = template.Library()

register.filter("blocks", blocking.blocks)
register.filter("presses", frame.presses)
register.filter("window_runs", clocks.runs)
register.filter("drawn", rows.drawn)


@register.filter
def named(code: str, table: str) -> Wording | str:
    """Name a code of the vocabulary; say it with `|say`."""
    return naming.named(table, str(code)) if code else ""


@register.filter
def metric_name(code: str) -> Wording:
    """Name a metric; a notice may give figures by its issue, too."""
    table = "metrics" if code in packs.vocabulary().codes("metrics") else "issue_types"
    return naming.named(table, code)


@register.filter
def zoned(moment: datetime | None, zone: str) -> str:
    """Write a moment in a time zone to the minute, with the zone's own letters."""
    return f"{moment.astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M %Z}" if moment and zone else ""


@register.filter
def moment(text: str | None) -> datetime | None:
    """Read a moment that was kept as text."""
    return datetime.fromisoformat(text) if text else None


@register.filter
def standing(code: str) -> str:
    """Say how far a rule was verified."""
    said = {"verified": gettext("已核实"), "unverified": gettext("未核实"), "disputed": gettext("来源不一")}
    return said.get(code, code)


@register.filter
def field_name(code: str) -> str:
    """Name a field of the reading."""
    said = {
        "deadline": gettext("时限"),
        "figures": gettext("数值"),
        "ids": gettext("编号"),
        "issue_type": gettext("问题类型"),
        "prior": gettext("既往记录"),
        "marketplace": gettext("站点"),
        "platform": gettext("平台"),
        "scenario": gettext("场景"),
        "screening": gettext("准入"),
    }
    return said.get(code, code)


@register.filter
def role_name(code: str) -> str:
    """Name the part that a file plays."""
    said = {
        "notice": gettext("通知"),
        "story": gettext("卖家自述"),
        "exhibit": gettext("证据件"),
        "export": gettext("完整导出"),
    }
    return said.get(code, code)
