"""The value of a rule in words (规则说明): one line in English and Chinese, for whatever shows a rule to a person."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from appealdesk.core.calculation import UNITS
from appealdesk.core.channel import Channel
from appealdesk.core.checklist import Checklist
from appealdesk.core.policy import Limit, Measure, Parcels, Scale, Threshold, Window
from appealdesk.core.vocabulary import Vocabulary
from appealdesk.core.wording import Wording

SIGNS = {"lt": "<", "lte": "≤", "gt": ">", "gte": "≥"}
MEASURES = {"pct": " %", "score": "", "count": ""}

Said = tuple[str, str]


def value_words(value: Any, vocabulary: Vocabulary | None = None) -> Wording:
    """Return the value of a rule in one line, in English and Chinese; the `vocabulary` names the event that starts a window."""
    if isinstance(value, Window) and vocabulary and value.starts in vocabulary.codes("events"):
        name = vocabulary.name("events", value.starts)
        english, chinese = _window(value, (name.say("en"), name.say("zh")))
    else:
        english, chinese = SAYINGS[type(value)](value)
    return Wording.of(en=english, zh=chinese)


def _window(window: Window, event: Said | None = None) -> Said:
    english_event, chinese_event = event or (window.starts.replace("_", " "), f" {window.starts} ")
    start_en, start_zh = f"from {english_event}", f"自{chinese_event}起"
    if window.amount is None:
        return f"length not documented, {start_en}", f"时长无官方说明，{start_zh}"
    english, chinese = UNITS[window.unit]
    again = f", {window.attempts} attempts" if window.attempts else ""
    return (
        f"{window.amount} {english} {start_en}{again}",
        f"{start_zh} {window.amount} {chinese}" + (f"，共 {window.attempts} 次" if window.attempts else ""),
    )


def _threshold(threshold: Threshold) -> Said:
    unit = MEASURES.get(threshold.unit, f" {threshold.unit}")
    if threshold.value is None:
        english, chinese = "no number documented", "无公开数值"
    else:
        line = f"{SIGNS.get(threshold.op, '=')} {threshold.value}{unit}"
        english, chinese = line, line
    if threshold.enforce is not None:
        english += f", enforced at {threshold.enforce}{unit}"
        chinese += f"，{threshold.enforce}{unit} 起处罚"
    if threshold.advised is not None:
        english += f", {threshold.advised}{unit} advised"
        chinese += f"，建议 {threshold.advised}{unit}"
    for name, chinese_name, moment in (
        ("warned of", "开始警告", threshold.warned_from),
        ("enforced", "开始执行", threshold.enforced_from),
    ):
        if moment is not None:
            english += f", {name} from {moment}"
            chinese += f"，{moment} {chinese_name}"
    return english, chinese


def _measure(measure: Measure) -> Said:
    days = " / ".join(str(days) for days in measure.window_days)
    english = f"{measure.counted.say('en')} ÷ {measure.out_of.say('en')}"
    chinese = f"{measure.counted.say('zh')} ÷ {measure.out_of.say('zh')}"
    if days:
        english, chinese = f"{english}; {days} days", f"{chinese}；{days} 天"
    if measure.lag_days is not None:
        english, chinese = (
            f"{english}, ending {measure.lag_days} days before today",
            f"{chinese}，截至 {measure.lag_days} 天前",
        )
    if measure.dated_by:
        english, chinese = (
            f"{english}, by {measure.dated_by.replace('_', ' ')}",
            f"{chinese}，按 {measure.dated_by}",
        )
    return english, chinese


def _scale(scale: Scale) -> Said:
    def bounds(at_least: Any, below: Any) -> str:
        parts = [f"≥ {at_least}"] if at_least is not None else []
        parts += [f"< {below}"] if below is not None else []
        return f" ({', '.join(parts)})" if parts else ""

    return (
        "; ".join(f"{band.name.say('en')}{bounds(band.at_least, band.below)}" for band in scale.bands),
        "；".join(f"{band.name.say('zh')}{bounds(band.at_least, band.below)}" for band in scale.bands),
    )


def _parcels(parcels: Parcels) -> Said:
    english, chinese = [], []
    for rule in parcels.rules:
        bounds = "".join(
            f" {sign} {amount} {rule.currency}"
            for sign, amount in (("≥", rule.at_least), ("<", rule.below))
            if amount is not None
        )
        scans = f", {rule.scans} scans" if rule.scans is not None else ""
        origins = "/".join(rule.origins)
        english.append(f"{origins}{bounds}: {'counts' if rule.counts else 'does not count'}{scans}")
        chinese.append(
            f"{origins}{bounds}：{'计入' if rule.counts else '不计入'}"
            + (f"，需 {rule.scans} 次扫描" if rule.scans is not None else "")
        )
    return "; ".join(english), "；".join(chinese)


def _limit(limit: Limit) -> Said:
    return (
        f"{limit.count} within {limit.days} days: {limit.what.say('en')}. {limit.effect.say('en')}",
        f"{limit.days} 天内 {limit.count} 次：{limit.what.say('zh')}。{limit.effect.say('zh')}",
    )


def _checklist(checklist: Checklist) -> Said:
    needed = ", ".join(item.word for item in checklist.items if item.mandatory)
    useful = ", ".join(item.word for item in checklist.items if not item.mandatory)
    return (
        f"needed: {needed}" + (f"; useful: {useful}" if useful else ""),
        f"必备：{needed}" + (f"；有用：{useful}" if useful else ""),
    )


def _channel(channel: Channel) -> Said:
    files = {None: ("not checked", "未核实"), True: ("yes", "可上传"), False: ("no", "不可上传")}[
        channel.attaches
    ]
    characters = ("not checked", "未核实") if channel.characters is None else (str(channel.characters),) * 2
    return (
        f"{channel.entry}; files: {files[0]}; characters: {characters[0]}",
        f"{channel.entry}；附件：{files[1]}；字数限制：{characters[1]}",
    )


SAYINGS: Mapping[type, Callable[[Any], Said]] = {
    Window: _window,
    Threshold: _threshold,
    Measure: _measure,
    Scale: _scale,
    Parcels: _parcels,
    Limit: _limit,
    Checklist: _checklist,
    Channel: _channel,
}
