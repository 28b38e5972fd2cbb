"""Days as a hand writes them (日期写法): `04/11/2026` is the fourth of November, save where months come first; `1:27 pm` is 13:27."""

from __future__ import annotations

import re

MONTH_FIRST = frozenset({"US", "PH"})
_SLASHED = re.compile(r"(?<![\d/.])(\d{1,2})([/.-])(\d{1,2})\2(20\d{2})(?![\d/])")
_HALF_DAY = re.compile(r"(?<![\d:])(\d{1,2})(?::(\d{2}))?\s?([ap])\.?m\b\.?", re.IGNORECASE)
NOON = 12


def days_read(text: str, language: str, marketplace: str) -> str:
    """Write days with slashes and times of the half day in the one way in which tokens are read.

    >>> days_read("04/11/2026 1:27 pm", "es", "ES")
    '2026-11-04 13:27'
    """
    first = language == "en" and marketplace in MONTH_FIRST

    def day(match: re.Match[str]) -> str:
        one, other = int(match[1]), int(match[3])
        number, month = (other, one) if (first and one <= NOON) or other > NOON else (one, other)
        return f"{match[4]}-{month:02d}-{number:02d}" if month <= NOON else match[0]

    return _HALF_DAY.sub(_clock, _SLASHED.sub(day, text))


def _clock(match: re.Match[str]) -> str:
    hour = int(match[1]) % NOON + (NOON if match[3].lower() == "p" else 0)
    return f"{hour:02d}:{match[2] or '00'}"
