"""Sentences made from facts (措辞): one template in several languages, filled with the same values in each.

Modules keep their templates as data, so another language is another key and no other code.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from appealdesk.core.local_time import LOCAL, is_day, is_local
from appealdesk.core.wording import Wording

SENTENCE_LIMIT = 160
# In which sentences about facts are said.
LANGUAGES = ("en", "zh", "de", "ja", "fr", "es", "it", "zh-TW")
BETWEEN = {"zh": "、", "ja": "、", "zh-TW": "、"}
# Between days and hours; others set a space.
THEN = {"ja": "", "fr": " et ", "es": " y ", "it": " e "}
# One and many of each unit. German says the dative that stands behind `nach`.
UNITS = {
    "min": {
        "de": ("Minute", "Minuten"),
        "fr": ("minute", "minutes"),
        "es": ("minuto", "minutos"),
        "it": ("minuto", "minuti"),
        "zh": ("分钟", "分钟"),
        "zh-TW": ("分鐘", "分鐘"),
        "ja": ("分", "分"),
    },
    "h": {
        "de": ("Stunde", "Stunden"),
        "fr": ("heure", "heures"),
        "es": ("hora", "horas"),
        "it": ("ora", "ore"),
        "zh": ("小时", "小时"),
        "zh-TW": ("小時", "小時"),
        "ja": ("時間", "時間"),
    },
    "d": {
        "de": ("Tag", "Tagen"),
        "fr": ("jour", "jours"),
        "es": ("día", "días"),
        "it": ("giorno", "giorni"),
        "zh": ("天", "天"),
        "zh-TW": ("天", "天"),
        "ja": ("日", "日"),
    },
}
# Between two Chinese or Japanese characters a line break stands for nothing.
_BROKEN = re.compile(r"(?<=[一-鿿぀-ヿ])[ \t]*\n[ \t]*(?=[一-鿿぀-ヿ])")


def fill(template: Wording, **values: object) -> Wording:
    """Put values into every language of a template; a value that is itself a `Wording` speaks each language."""
    return Wording.of(
        {
            language: text.format(**{name: _spoken(value, language) for name, value in values.items()})
            for language, text in template.texts
        }
    )


def moment(at: datetime) -> str:
    """Write a moment with the offset it was recorded in, so that it can be found again in the paper.

    >>> moment(datetime(2026, 11, 13, 17, 5, tzinfo=UTC))
    '2026-11-13 17:05 UTC'
    """
    if is_day(at):
        return f"{at:%Y-%m-%d}"
    if is_local(at):
        return f"{at:%Y-%m-%d %H:%M} {LOCAL}"
    offset = at.utcoffset() or timedelta(0)
    sign = "-" if offset < timedelta(0) else "+"
    minutes = abs(offset) // timedelta(minutes=1)
    zone = f"UTC{sign}{minutes // 60:02}:{minutes % 60:02}" if minutes else "UTC"
    return f"{at:%Y-%m-%d %H:%M} {zone}"


def listed(items: Iterable[str]) -> Wording:
    """Name several ids in a row, as each language separates them."""
    held = tuple(items)
    return Wording.of({code: BETWEEN.get(code, ", ").join(held) for code in LANGUAGES})


def enumerated(items: Iterable[Wording]) -> Wording:
    """Name several things in a row, each in the language of the sentence."""
    held = tuple(items)
    languages = dict.fromkeys(language for item in held for language in item.languages)
    return Wording.of(
        {language: BETWEEN.get(language, ", ").join(w.say(language) for w in held) for language in languages}
    )


def span(length: timedelta) -> Wording:
    """Say how long something took, in days and hours, or in minutes where it was less than an hour."""
    minutes = abs(length) // timedelta(minutes=1)
    days, hours = minutes // 1440, minutes % 1440 // 60
    if minutes < 60:
        return _counted(minutes, "min")
    parts = [_counted(count, unit) for count, unit in ((days, "d"), (hours, "h")) if count]
    return Wording.of(
        {code: THEN.get(code, " ").join(p.say(code) for p in parts) for code in parts[0].languages}
    )


def _counted(count: int, unit: str) -> Wording:
    """Count minutes, hours or days in every language."""
    said = {code: words[count != 1] for code, words in UNITS[unit].items()}
    told = {code: f"{count}{'' if code == 'ja' else ' '}{word}" for code, word in said.items()}
    return Wording.of(told, en=f"{count} {unit}")


def quoted(text: str) -> str:
    """Fold somebody's words into one line and shorten them at a word, with a mark where they were cut."""
    line = " ".join(_BROKEN.sub("", text).split())
    if len(line) <= SENTENCE_LIMIT:
        return line
    cut = line[:SENTENCE_LIMIT]
    return cut[: cut.rfind(" ") if cut.rfind(" ") > SENTENCE_LIMIT // 2 else None].rstrip() + " […]"


_MARKS = Wording.of(
    en="“{words}”",
    zh="“{words}”",
    de="„{words}“",
    ja="「{words}」",
    fr="« {words} »",
    es="«{words}»",
    it="«{words}»",
    zh_TW="「{words}」",
)


def in_marks(text: str) -> Wording:
    """Quote somebody's words, folded and shortened, in the marks of each language."""
    return fill(_MARKS, words=quoted(text))


def utc(at: datetime) -> datetime:
    """The same moment in UTC, for counting: Python adds wall-clock hours to a zoned time."""
    return at.astimezone(UTC)


def _spoken(value: object, language: str) -> object:
    return value.say(language) if isinstance(value, Wording) else value
